"""What the figures of the items alone would say, as a neutral voice beside the parties."""

from collections.abc import Iterator, Sequence

from prioritize.weights_findings import ObjectiveFinding
from reports import figures
from reports.document import Block, Bullets, Heading, Paragraph
from reports.names import Names
from reports.story.context import table
from reports.wording import Wording

_FIRST = 3


def objective_blocks(
    objective: Sequence[ObjectiveFinding], words: Wording, names: Names
) -> Iterator[Block]:
    """Tell the weights of every method, the items it would put first, and what was refused.

    Parameters
    ----------
    objective : sequence of ObjectiveFinding
        One per method.
    words : Wording
        The language.
    names : Names
        Names of items and criteria.

    Yields
    ------
    Block
        Nothing without a method.
    """
    if not objective:
        return
    yield Heading(words.say("objective.title"))
    yield Paragraph(words.say("objective.intro"))
    weighed = [one for one in objective if one.weights]
    if weighed:
        yield table(
            words.say("objective.caption"),
            [
                (words.say("column.criterion"), "left"),
                *((words.word("objective_method", one.method), "right") for one in weighed),
            ],
            [
                [names.criterion(name), *(figures.score(one.weights.get(name)) for one in weighed)]
                for name in weighed[0].weights
            ],
        )
    sentences = tuple(_sentences(objective, words, names))
    if sentences:
        yield Bullets(sentences)


def _sentences(
    objective: Sequence[ObjectiveFinding], words: Wording, names: Names
) -> Iterator[str]:
    for one in objective:
        method = words.word("objective_method", one.method)
        if one.ranking:
            items = [names.item(item.item) for item in one.ranking[:_FIRST]]
            yield words.say("objective.first", method=method, items=words.listed(items))
        if one.refused:
            yield words.say(
                "objective.refused",
                method=method,
                reason=words.word("objective_refused", one.refused).format(
                    criteria=words.listed(names.criterion(name) for name in one.because)
                ),
            )
    dropped = objective[0].dropped
    if dropped:
        yield words.say(
            "objective.dropped",
            criteria=words.listed(names.criterion(name) for name in dropped),
        )
