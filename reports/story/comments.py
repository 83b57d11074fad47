"""What residents wrote in their own words, and what they need that is on no list."""

from collections.abc import Iterator

from prioritize.survey_findings import CommentItem, CommentQuestion, HandFinding, NeedFinding
from reports import figures
from reports.document import Alignment, Block, Bullets, Chapter, Heading, Paragraph
from reports.story.context import Story, table

AT_ALL = 1
"""An item is listed once anybody says anything of it."""
FEWEST = 10
"""Comments that a figure of agreement needs, where the settings do not say."""


def chapter(story: Story) -> Chapter:
    """Show what free text asks for; nothing where no question asks for any."""
    comments = story.findings.survey.comments
    blocks = tuple(_blocks(story)) if comments.questions else ()
    return Chapter("comments", story.say("comments.title"), blocks)


def _blocks(story: Story) -> Iterator[Block]:
    comments = story.findings.survey.comments
    for question in comments.questions:
        yield Paragraph(question_sentence(story, question))
    spoken = [one for one in comments.items if one.mentioned + (one.against or 0) >= AT_ALL]
    if spoken:
        yield Paragraph(story.say("comments.intro"))
        yield _items(story, spoken)
    yield from _needs(story)
    for one in comments.by_hand:
        yield Heading(story.say("comments.by_hand"))
        yield from _agreement(story, one)


def _needs(story: Story) -> Iterator[Block]:
    """Needs that no item stands for; a notice counts those without a name."""
    comments = story.findings.survey.comments
    if not comments.needs and not comments.needs_unnamed:
        return
    yield Heading(story.say("comments.needs"))
    if comments.needs:
        whole, short = story.say("comments.needs_intro"), story.say("comments.needs_intro_public")
        told = [short if story.is_notice else whole]
        if any(one.examples for one in comments.needs):
            told.append(story.say("comments.needs_examples"))
        yield Paragraph(story.words.told(told))
        yield Bullets(tuple(_need(story, one) for one in comments.needs))
    if comments.needs_unnamed:
        yield Paragraph(story.say("comments.needs_unnamed", count=comments.needs_unnamed))


def question_sentence(story: Story, question: CommentQuestion) -> str:
    """Account for the answers to one question of free text."""
    texts = story.findings.provenance.settings.get("question_texts") or {}
    counts = {
        "question": texts.get(question.column, question.column),
        "asked": figures.amount(question.asked),
        "answered": figures.amount(question.answered),
    }
    if question.coded is None:
        return story.say("comments.question_public", **counts)
    parts = {
        "no_content": figures.amount(question.no_content),
        "coded": figures.amount(question.coded),
        "uncoded": figures.amount(question.uncoded),
    }
    told = [story.say("comments.question", **counts, **parts)]
    if question.unread:
        told.append(story.say("comments.unread", unread=figures.amount(question.unread)))
    return story.words.told(told)


def _items(story: Story, spoken: list[CommentItem]) -> Block:
    columns: list[tuple[str, Alignment]] = [
        (story.say("column.item"), "left"),
        (story.say("comments.mentioned"), "right"),
        (story.say("comments.share"), "right"),
        (story.say("column.interval"), "right"),
        (story.say("comments.against"), "right"),
        (story.say("comments.similar"), "right"),
    ]
    order = sorted(spoken, key=lambda one: (-one.mentioned, -(one.against or 0), one.item))
    return table(
        story.say("comments.caption"),
        columns,
        [
            [
                story.names.item(one.item),
                figures.amount(one.mentioned),
                figures.percent(one.demand.value),
                _interval(one),
                figures.amount(one.against),
                figures.amount(one.ways.get("similar")),
            ]
            for one in order
        ],
    )


def _interval(item: CommentItem) -> str:
    if item.demand.low is None or item.demand.high is None:
        return figures.DASH
    return figures.span(figures.percent(item.demand.low), figures.percent(item.demand.high))


def _need(story: Story, need: NeedFinding) -> str:
    facts = {"label": need.label, "people": figures.amount(need.people)}
    if story.is_notice:
        sheet = story.say("comments.need_sheet_notice", **facts)
        catalogue = story.say("comments.need_catalogue_notice", **facts)
    else:
        sheet = story.say("comments.need_sheet", **facts)
        catalogue = story.say("comments.need_catalogue", **facts)
    words = story.say("comments.need_comments", **facts)
    said = [{"sheet": sheet, "catalogue": catalogue, "comments": words}[need.source]]
    if need.examples:
        quotes = story.words.listed(story.say("comments.quote", text=one) for one in need.examples)
        said.append(story.say("comments.examples", quotes=quotes))
    return story.words.told(said)


def _agreement(story: Story, hand: HandFinding) -> Iterator[Block]:
    if hand.agreed is None:
        comments = figures.amount(hand.comments)
        few = hand.comments < int(story.setting("minimum_cell") or FEWEST)
        yield Paragraph(
            story.say("comments.few_by_hand", comments=comments)
            if few
            else story.say("comments.by_hand_untold", comments=comments)
        )
        return
    facts = {
        "comments": figures.amount(hand.comments),
        "agreed": figures.percent(hand.agreed),
        "kappa": figures.score(hand.kappa),
    }
    yield Paragraph(story.say("comments.kappa", **facts))
    if not hand.items:
        return
    columns: list[tuple[str, Alignment]] = [
        (story.say("column.item"), "left"),
        (story.say("comments.both"), "right"),
        (story.say("comments.hand_only"), "right"),
        (story.say("comments.machine_only"), "right"),
        (story.say("comments.item_kappa"), "right"),
    ]
    yield table(
        story.say("comments.kappa_caption"),
        columns,
        [
            [
                story.names.item(one.item),
                figures.amount(one.both),
                figures.amount(one.hand_only),
                figures.amount(one.machine_only),
                figures.score(one.kappa),
            ]
            for one in hand.items
        ],
    )
