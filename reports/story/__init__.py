"""The report as a story, a chapter a file: what was asked, what came out, who gave up what."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from prioritize.findings import Findings
from reports.document import Callout, Chapter, Document
from reports.names import names_of
from reports.story import (
    annex,
    arguments,
    asked,
    comments,
    concessions,
    confidence,
    decision,
    fair,
    flips,
    guarded,
    guards,
    joint_list,
    needs,
    next_steps,
    options,
    parties,
    plan,
    readings,
    representation,
    risks,
    rules,
    segments,
    summary,
    unheard,
    visibility,
    votes,
)
from reports.story.context import Story
from reports.story.gaps import without_gaps
from reports.story.objections import objection_sentence
from reports.story.weights import example_callout
from reports.wording import wording

CHAPTERS: tuple[Callable[[Story], Chapter], ...] = (
    decision.chapter,
    summary.chapter,
    asked.chapter,
    representation.chapter,
    needs.chapter,
    comments.chapter,
    segments.chapter,
    readings.chapter,
    parties.chapter,
    joint_list.chapter,
    concessions.chapter,
    flips.chapter,
    arguments.chapter,
    unheard.chapter,
    confidence.chapter,
    guarded.chapter,
    fair.chapter,
    rules.chapter,
    guards.chapter,
    options.chapter,
    visibility.chapter,
    plan.chapter,
    votes.chapter,
    risks.chapter,
    next_steps.chapter,
    annex.chapter,
)
"""In the order a council reads them: what to decide, the answer in short, the case, the proof."""

IN_FULL_ONLY = frozenset(
    {"segments", "readings", "arguments", "fair", "rules", "guards"},
)
"""Chapters for who checks the figures; a notice, which everybody reads, does without."""

RESTING_ON_WEIGHTS = frozenset(
    {
        "decision",
        "joint",
        "concessions",
        "flips",
        "arguments",
        "unheard",
        "options",
        "visibility",
        "plan",
        "risks",
        "next-steps",
        "guarded",
        "segments",
        "rules",
        "fair",
        "confidence",
        "guards",
    }
)
"""Chapters, beside the banner and the weights themselves, that show what weights led to."""


def tell(findings: Findings, language: str, created: datetime | None = None) -> Document:
    """Tell what a run found.

    Parameters
    ----------
    findings : Findings
        One run, whole.
    language : str
        ``zh`` or ``en``.
    created : datetime or None
        Date to print on the report; None prints none.

    Returns
    -------
    Document
        Finished sentences and figures, for any format.

    Raises
    ------
    UnknownLanguageError
        If the reports do not speak the language.
    """
    words = wording(language)
    story = Story(findings, words, names_of(findings, words))
    return Document(
        language=language,
        title=_title(story),
        community=findings.study.community,
        banner=tuple(_banner(story)),
        chapters=tuple(
            _marked(without_gaps(told) if story.is_notice else told, story)
            for told in (tell_one(story) for tell_one in CHAPTERS)
            if told.blocks and not (story.is_notice and told.id in IN_FULL_ONLY)
        ),
        created=created,
    )


def _title(story: Story) -> str:
    title = story.findings.study.title or story.say("document.title")
    return story.say("document.notice_title", title=title) if story.is_notice else title


def _banner(story: Story) -> Iterator[Callout]:
    """What stands above everything: on a notice where to object, then what is only an example."""
    if story.is_notice:
        yield Callout("objection", objection_sentence(story))
    example = example_callout(story.findings.perspectives, story.words, story.names)
    if example:
        yield example


def _marked(chapter: Chapter, story: Story) -> Chapter:
    """Put the mark of example weights over a chapter whose figures rest on them."""
    examples = [party.id for party in story.findings.perspectives if party.example]
    if not examples or chapter.id not in RESTING_ON_WEIGHTS:
        return chapter
    parties = story.words.listed(story.names.party(party) for party in examples)
    mark = Callout("example", story.say("example.chapter", parties=parties))
    return replace(chapter, blocks=(mark, *chapter.blocks))
