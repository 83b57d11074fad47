"""Who wants what: groups of residents, what each wants, and who is in them."""

from collections.abc import Iterator

from prioritize.segment_findings import ProfileFinding, SegmentFinding
from reports import figures
from reports.document import Alignment, Block, Chapter, Paragraph, Table
from reports.story.context import Story, table

WANTS_SHOWN = 3
PLACES_SHOWN = 5
"""First places of every list whose items are set beside each other."""


def chapter(story: Story) -> Chapter:
    """Show the groups, or say that there are none; nothing without a survey."""
    return Chapter("segments", story.say("segments.title"), tuple(_blocks(story)))


def segment_name(story: Story, segment: SegmentFinding) -> str:
    """What a group is called: its number and what it wants more than others."""
    number = segment.id.removeprefix("S")
    if not segment.label:
        return story.say("segments.name_only", number=number)
    return story.say("segments.name", number=number, label=segment.label)


def short_name(story: Story, segment: SegmentFinding) -> str:
    """A group by its number alone, for the head of a column."""
    return story.say("segments.name_only", number=segment.id.removeprefix("S"))


def answer_name(story: Story, one: ProfileFinding) -> str:
    """One answer to a question about people, as a row is headed."""
    level = story.words.listed(one.levels)
    if one.row == "rest":
        level = story.words.listed(story.say("segments.quoted", level=held) for held in one.levels)
        level = story.say("segments.rest_of", levels=level) if level else story.say("segments.rest")
    return story.say("segments.answer", question=question_name(story, one.variable), level=level)


def question_name(story: Story, variable: str) -> str:
    """The words of a question about people."""
    texts = story.findings.provenance.settings.get("question_texts") or {}
    return str(texts.get(variable, variable))


def _blocks(story: Story) -> Iterator[Block]:
    told = story.findings.survey.segments
    if not told.segments:
        if told.reason:
            reason = story.words.word("segments_none", told.reason)
            yield Paragraph(story.say("segments.none", reason=reason))
        return
    yield Paragraph(
        story.say(
            "segments.intro",
            silhouette=figures.score(told.silhouette),
            chance=figures.score(told.by_chance),
        )
    )
    yield _groups(story)
    if told.outside:
        yield Paragraph(story.say("segments.outside", count=told.outside))
    if all(one.ranking for one in told.segments):
        yield Paragraph(story.say("segments.ranks_intro"))
        yield _ranks(story)
    else:
        yield Paragraph(story.say("segments.no_ranks"))
    if any(one.profile for one in told.segments):
        yield _profile(story)
        yield Paragraph(story.say("segments.profile_note"))
    if told.untold:
        questions = story.words.listed(question_name(story, one) for one in told.untold)
        yield Paragraph(story.say("segments.untold", questions=questions))


def _groups(story: Story) -> Table:
    return table(
        story.say("segments.caption"),
        [
            (story.say("column.segment"), "left"),
            (story.say("column.share"), "right"),
            (story.say("column.n"), "right"),
            (story.say("column.stability"), "right"),
            (story.say("column.wants_more"), "left"),
        ],
        [
            [
                segment_name(story, one),
                figures.percent(one.share),
                figures.amount(one.size),
                figures.score(one.stability),
                story.words.listed(
                    story.say(
                        "segments.want",
                        item=story.names.item(want.item),
                        demand=figures.percent(want.demand),
                        overall=figures.percent(want.overall),
                    )
                    for want in one.wants[:WANTS_SHOWN]
                    if want.demand > want.overall
                ),
            ]
            for one in story.findings.survey.segments.segments
        ],
    )


def _ranks(story: Story) -> Table:
    segments = story.findings.survey.segments.segments
    joint = {one.item: one.rank for one in story.findings.joint}
    first = [one.item for one in story.findings.joint[:PLACES_SHOWN]]
    for segment in segments:
        first += [one.item for one in segment.ranking[:PLACES_SHOWN] if one.item in joint]
    places = [{one.item: one.rank for one in segment.ranking} for segment in segments]
    columns: list[tuple[str, Alignment]] = [
        (story.say("column.item"), "left"),
        (story.say("column.joint_rank"), "right"),
    ]
    columns += [(short_name(story, one), "right") for one in segments]
    return table(
        story.say("segments.ranks_caption"),
        columns,
        [
            [
                story.names.item(item),
                figures.rank(joint[item]),
                *(figures.rank(own[item]) if item in own else figures.DASH for own in places),
            ]
            for item in sorted(dict.fromkeys(first), key=lambda item: joint[item])
        ],
    )


def _profile(story: Story) -> Table:
    segments = story.findings.survey.segments.segments
    columns: list[tuple[str, Alignment]] = [(story.say("column.answer"), "left")]
    columns += [(short_name(story, one), "right") for one in segments]
    columns.append((story.say("segments.everybody"), "right"))
    return table(
        story.say("segments.profile_caption"),
        columns,
        [
            [
                answer_name(story, row[0]),
                *(figures.percent(one.share) for one in row),
                figures.percent(row[0].overall),
            ]
            for row in zip(*(one.profile for one in segments), strict=True)
        ],
    )
