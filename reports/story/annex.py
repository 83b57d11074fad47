"""The evidence behind the report: method, demand, values, settings, files."""

from collections.abc import Iterator

from reports import figures
from reports.document import Block, Chapter, Heading, Paragraph
from reports.story.context import Story, table
from reports.story.rules import rule_sentence
from reports.story.settings import readable_settings


def chapter(story: Story) -> Chapter:
    """Gather what a reader needs to check the figures or to repeat the run."""
    heading = Heading(story.say("annex.method"))
    if story.is_notice:
        rule = story.rule(story.setting("joint") or "compromise")
        method = Paragraph(story.say("annex.notice_method", rule=rule))
        whole = Paragraph(story.say("annex.notice"))
        return Chapter("annex", story.say("annex.title"), (heading, method, whole))
    blocks: tuple[Block, ...] = (
        heading,
        *_method(story),
        Heading(story.say("annex.demand")),
        *_demand(story),
        Heading(story.say("annex.values")),
        *_values(story),
        Heading(story.say("annex.provenance")),
        *_provenance(story),
    )
    return Chapter("annex", story.say("annex.title"), blocks)


def _method(story: Story) -> Iterator[Block]:
    method = story.setting("method") or "topsis"
    normalization = story.setting("normalization") or "vector"
    if method == "topsis":
        yield Paragraph(story.words.word("convention", f"topsis_{normalization}"))
    else:
        yield Paragraph(story.say("annex.other_method", method=story.words.word("method", method)))
    yield Paragraph(story.say("annex.utility"))
    rule = story.setting("joint") or "compromise"
    yield Paragraph(rule_sentence(story, rule))
    random_index = story.setting("random_index") or "saaty"
    limit = story.findings.provenance.settings.get("consistency_limit")
    if isinstance(limit, int | float):
        yield Paragraph(
            story.say(
                "annex.consistency", table=random_index.capitalize(), limit=figures.amount(limit)
            )
        )


def _demand(story: Story) -> Iterator[Block]:
    asked = [item for item in story.findings.items if item.demand is not None]
    if not asked:
        yield Paragraph(story.say("annex.no_demand"))
        return
    yield Paragraph(story.say("annex.demand_intro"))
    yield table(
        story.say("annex.demand_caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.demand"), "right"),
            (story.say("column.interval"), "right"),
            (story.say("column.n"), "right"),
        ],
        [
            [
                story.names.item(item.id),
                figures.percent(item.demand.value),
                _interval(item.demand.low, item.demand.high),
                figures.amount(item.demand.n),
            ]
            for item in asked
            if item.demand is not None
        ],
    )


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return figures.DASH
    return figures.span(figures.percent(low), figures.percent(high))


def _values(story: Story) -> Iterator[Block]:
    items = story.findings.items
    criteria = tuple(dict.fromkeys(criterion for item in items for criterion in item.values))
    if not criteria:
        yield Paragraph(story.say("annex.no_values"))
        return
    yield table(
        story.say("annex.values_caption"),
        [
            (story.say("column.item"), "left"),
            *((story.names.criterion(criterion), "right") for criterion in criteria),
        ],
        [
            [
                story.names.item(item.id),
                *(figures.amount(item.values.get(criterion)) for criterion in criteria),
            ]
            for item in items
        ],
    )


def _provenance(story: Story) -> Iterator[Block]:
    provenance = story.findings.provenance
    yield Paragraph(
        story.say("annex.program", version=provenance.version, seed=str(provenance.seed))
    )
    if provenance.inputs:
        yield table(
            story.say("annex.files_caption"),
            [(story.say("column.file"), "left"), ("SHA-256", "left")],
            [[one.file, one.sha256] for one in provenance.inputs],
        )
    settings = readable_settings(story)
    if settings:
        yield table(
            story.say("annex.settings_caption"),
            [(story.say("column.setting"), "left"), (story.say("column.value"), "left")],
            [[name, _setting_text(value)] for name, value in settings],
        )


def _setting_text(value: str | float) -> str:
    return value if isinstance(value, str) else str(value).removesuffix(".0")
