"""Which items the same residents ask for together."""

from collections.abc import Iterator

from prioritize.survey_findings import DemandFinding
from reports import charts, figures
from reports.document import Alignment, Block, Chapter, Heading, Paragraph, Table
from reports.story.context import Story, table

CLASSES = ("basic", "improvement", "enhancement", "governance", "")
"""Official classes in their official order; "" for items without one."""

FIRM = 0.6
"""Stability from which on a category is taken to be there whoever was asked."""


def chapter(story: Story) -> Chapter:
    """Show the need categories, or say that there are no clear ones."""
    title = story.say("needs.title")
    return Chapter("needs", title, (*_categories(story), *_minorities(story)))


def category_name(story: Story, category_id: str) -> str:
    """What a category is called; the words for items in none where `category_id` is empty."""
    if not category_id:
        return story.say("needs.no_category")
    labels = {one.id: one.label for one in story.findings.categories}
    return story.words.word("class", labels.get(category_id, "")) or category_id


def class_name(story: Story, class_: str) -> str:
    """What an official class is called, "" being none."""
    return story.words.word("class", class_) if class_ else story.say("needs.no_class")


def _categories(story: Story) -> Iterator[Block]:
    categories = story.findings.categories
    if not categories:
        asked, unasked = story.say("needs.none"), story.say("needs.no_survey")
        yield Paragraph(asked if story.findings.survey.exports else unasked)
        return
    official = all(one.label_from == "class" for one in categories)
    if official:
        yield Paragraph(story.say("needs.official"))
    else:
        short, whole = story.say("needs.intro_short"), story.say("needs.intro")
        yield Paragraph(short if story.is_notice else whole)
    if any(one.demand for one in categories):
        yield Paragraph(story.say("needs.mean"))
    yield _groups(story, official=official)
    yield from charts.need_bars(story, {one.id: category_name(story, one.id) for one in categories})
    shaky = [one.id for one in categories if one.stability is not None and one.stability < FIRM]
    if shaky:
        labels = story.words.listed(f"“{category_name(story, one)}”" for one in shaky)
        yield Paragraph(story.say("needs.shaky", labels=labels))
    yield Paragraph(_residual(story))
    if story.findings.survey.needs.by_class:
        yield from story.in_full(_by_class(story))


def _groups(story: Story, *, official: bool) -> Table:
    columns: list[tuple[str, Alignment]] = [
        (story.say("column.category"), "left"),
        (story.say("column.items"), "left"),
        (story.say("column.mean_demand_range"), "right"),
        (story.say("column.demand_share"), "right"),
    ]
    if not official:
        columns.append((story.say("column.stability"), "right"))
    if not official and not story.is_notice:
        columns.append((story.say("column.silhouette"), "right"))
    rows = [
        [
            category_name(story, one.id),
            story.items(one.items),
            _mean(story, one.demand),
            figures.percent(one.demand_share),
            story.score(one.stability),
            figures.score(one.silhouette),
        ][: len(columns)]
        for one in story.findings.categories
    ]
    return table(story.say("needs.caption"), columns, rows)


def _mean(story: Story, demand: DemandFinding | None) -> str:
    if demand is None:
        return figures.DASH
    if demand.low is None or demand.high is None:
        return figures.percent(demand.value)
    return story.say(
        "needs.mean_cell",
        demand=figures.percent(demand.value),
        range=figures.span(figures.percent(demand.low), figures.percent(demand.high)),
    )


def _residual(story: Story) -> str:
    needs = story.findings.survey.needs
    if not needs.residual:
        return story.say("needs.no_residual")
    facts = {"count": len(needs.residual), "items": story.items(needs.residual)}
    if needs.residual_share is None:
        return story.say("needs.residual_untold", **facts)
    return story.say("needs.residual", share=figures.percent(needs.residual_share), **facts)


def _by_class(story: Story) -> Table:
    cells = story.findings.survey.needs.by_class
    classes = [one for one in CLASSES if any(cell.class_ == one for cell in cells)]
    columns: list[tuple[str, Alignment]] = [(story.say("column.category"), "left")]
    columns += [(class_name(story, one), "right") for one in classes]
    told = {
        (cell.category, cell.class_): story.say(
            "needs.class_cell", items=cell.items, share=figures.percent(cell.demand_share)
        )
        for cell in cells
    }
    return table(
        story.say("needs.class_caption"),
        columns,
        [
            [
                category_name(story, category),
                *(told.get((category, one), figures.DASH) for one in classes),
            ]
            for category in dict.fromkeys(cell.category for cell in cells)
        ],
    )


def _minorities(story: Story) -> Iterator[Block]:
    needs = story.findings.survey.needs.minorities
    if not needs:
        return
    yield Heading(story.say("needs.minority_title"))
    yield Paragraph(story.say("needs.minority_intro"))
    yield table(
        story.say("needs.minority_caption"),
        [
            (story.say("column.item"), "left"),
            (story.say("column.guarded_group"), "left"),
            (story.say("column.rate"), "right"),
            (story.say("column.overall"), "right"),
            (story.say("column.n"), "right"),
        ],
        [
            [
                story.names.item(one.item),
                one.level,
                figures.percent(one.rate),
                figures.percent(one.overall),
                figures.amount(one.n),
            ]
            for one in needs
        ],
    )
