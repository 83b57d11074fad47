"""How sure the list is, doubt by doubt, as sheets: effects, chances of places, views, judges."""

from collections.abc import Callable, Iterator, Sequence

from prioritize.robustness_findings import CentralView
from reports.sheets.parts import Cell, Look, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.doubts import METHOD, not_doubted_sentence


def doubt_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay out what was put in doubt and what came of it."""
    return (
        _doubts(story),
        _chances(story),
        _rank_shares(story),
        _before(story),
        _views(story),
        _single_judges(story),
    )


def _doubts(story: Story) -> Sheet:
    robustness = story.findings.robustness
    columns = [
        column(story, "doubt", "text"),
        column(story, "lists", "count"),
        column(story, "in_change", "share"),
        column(story, "pair_change", "share"),
        column(story, "opened", "text"),
        column(story, "headline", "text"),
        column(story, "in_words", "text"),
    ]
    tried = story.words.listed(
        story.words.word("method", name, name) for name in robustness.methods
    )
    rows: list[list[Cell]] = [
        [
            story.words.word("doubt", one.doubt),
            one.lists,
            one.in_change,
            one.pair_change,
            story.items(one.items),
            story.say("sheets.yes") if one.doubt == robustness.headline else "",
            tried if one.doubt == METHOD else "",
        ]
        for one in robustness.effects
    ]
    rows += [
        [story.words.word("doubt", one.doubt), None, None, None, "", "",
         not_doubted_sentence(story, one)]
        for one in robustness.not_doubted
    ]  # fmt: skip
    return make_sheet(story, "doubts", columns, rows)


def _chances(story: Story) -> Sheet:
    robustness = story.findings.robustness
    columns = [
        column(story, "joint_rank", "rank"),
        column(story, "item", "text"),
        column(story, "in_share", "share"),
        column(story, "in_error", "share"),
        column(story, "funded_share", "share"),
        column(story, "funded_lists", "count"),
        column(story, "ties", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            one.rank,
            story.names.item(one.item),
            robustness.in_share.get(one.item),
            robustness.in_error.get(one.item),
            robustness.funded_share.get(one.item),
            robustness.funded_lists if one.item in robustness.funded_share else None,
            story.items(_tied(robustness.ties, one.item)),
        ]
        for one in story.findings.joint
        if one.item in robustness.in_share
    ]
    return make_sheet(story, "chances", columns, rows)


def _tied(ties: Sequence[Sequence[str]], item: str) -> list[str]:
    """The others of all groups that an item is in, each once."""
    together = dict.fromkeys(other for group in ties if item in group for other in group)
    return [other for other in together if other != item]


def _rank_shares(story: Story) -> Sheet:
    places = len(story.findings.joint)
    shares: list[tuple[str, Look]] = [(str(place), "share") for place in range(1, places + 1)]
    columns = [column(story, "doubt", "text"), column(story, "item", "text"), *shares]
    rows: list[list[Cell]] = [
        [story.words.word("doubt", doubt), story.names.item(one.item), *_padded(told, places)]
        for doubt, items in story.findings.robustness.acceptability.items()
        for one in story.findings.joint
        if (told := items.get(one.item))
    ]
    return make_sheet(story, "rank_shares", columns, rows)


def _padded(told: Sequence[float], places: int) -> list[Cell]:
    return [*told[:places], *[None] * (places - len(told))]


def _before(story: Story) -> Sheet:
    columns = [
        column(story, "upper", "text"),
        column(story, "lower", "text"),
        column(story, "before_share", "share"),
    ]
    rows: list[list[Cell]] = [
        [story.names.item(item), story.names.item(other), share]
        for item, others in story.findings.robustness.before.items()
        for other, share in others.items()
    ]
    return make_sheet(story, "before", columns, rows)


def _views(story: Story) -> Sheet:
    robustness, names = story.findings.robustness, story.names
    columns = [
        column(story, "item", "text"),
        column(story, "view_over", "text"),
        column(story, "first_share", "share"),
        column(story, "view_part", "text"),
        column(story, "view_share", "share"),
    ]
    rows = [
        *_parts(story, robustness.central_powers, story.say("sheets.powers"), names.party),
        *_parts(story, robustness.central_weights, story.say("sheets.weights"), names.criterion),
    ]
    return make_sheet(story, "views", columns, rows)


def _parts(
    story: Story, views: Sequence[CentralView], over: str, named: Callable[[str], str]
) -> Iterator[list[Cell]]:
    """A row per part of a view; one row for an item that is never first."""
    for one in views:
        item = story.names.item(one.item)
        if one.view is None:
            yield [item, over, one.first, "", None]
            continue
        for part, share in one.view.items():
            yield [item, over, one.first, named(part), share]


def _single_judges(story: Story) -> Sheet:
    joint = {one.item: one.rank for one in story.findings.joint}
    columns = [
        column(story, "party", "text"),
        column(story, "item", "text"),
        column(story, "joint_rank", "rank"),
        column(story, "rank_low", "rank"),
        column(story, "rank_high", "rank"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(one.perspective),
            story.names.item(one.item),
            joint.get(one.item),
            one.low,
            one.high,
        ]
        for one in story.findings.robustness.leave_one_out
    ]
    return make_sheet(story, "single_judges", columns, rows)
