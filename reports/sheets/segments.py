"""Groups of residents as sheets of the workbook."""

from reports.sheets.parts import Cell, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.segments import answer_name, segment_name


def segments(story: Story) -> Sheet:
    """A row per group."""
    columns = [
        column(story, "segment", "text"),
        column(story, "count", "count"),
        column(story, "share", "share"),
        column(story, "silhouette", "score"),
        column(story, "stability", "score"),
    ]
    rows: list[list[Cell]] = [
        [segment_name(story, one), one.size, one.share, one.silhouette, one.stability]
        for one in story.findings.survey.segments.segments
    ]
    return make_sheet(story, "segments", columns, rows, on_weights=False)


def segment_wants(story: Story) -> Sheet:
    """A row per group and item: what it asks for, and where the item would stand."""
    columns = [
        column(story, "segment", "text"),
        column(story, "item", "text"),
        column(story, "demand", "share"),
        column(story, "overall", "share"),
        column(story, "lift", "score"),
        column(story, "rank", "rank"),
        column(story, "joint_rank", "rank"),
    ]
    rows: list[list[Cell]] = []
    for one in story.findings.survey.segments.segments:
        places = {ranked.item: ranked for ranked in one.ranking}
        for want in one.wants:
            ranked = places.get(want.item)
            rows.append(
                [
                    segment_name(story, one),
                    story.names.item(want.item),
                    want.demand,
                    want.overall,
                    want.lift,
                    ranked.rank if ranked else None,
                    ranked.joint_rank if ranked else None,
                ]
            )
    return make_sheet(story, "segment_wants", columns, rows)


def segment_profile(story: Story) -> Sheet:
    """A row per group and answer about people."""
    columns = [
        column(story, "segment", "text"),
        column(story, "answer", "text"),
        column(story, "count", "count"),
        column(story, "share", "share"),
        column(story, "overall", "share"),
    ]
    rows: list[list[Cell]] = [
        [segment_name(story, segment), answer_name(story, one), one.count, one.share, one.overall]
        for segment in story.findings.survey.segments.segments
        for one in segment.profile
    ]
    return make_sheet(story, "segment_profile", columns, rows, on_weights=False)
