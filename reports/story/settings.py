"""The settings of a run as a planner knows them: by name, without what was left empty."""

from collections.abc import Callable
from typing import Any

from reports.story.context import Story

_WORDS: dict[str, Callable[[Story, str], str]] = {
    "language": lambda story, code: story.words.word("language", code),
    "method": lambda story, code: story.words.word("method", code),
    "normalization": lambda story, code: story.words.word("normalization", code),
    "joint": lambda story, code: story.rule(code),
    "weighting": lambda story, code: story.words.word("weighting", code),
    "categories": lambda story, code: story.words.word("categories", code),
    "random_index": lambda story, code: story.words.word("random_index", code),
    "pooling": lambda story, code: story.words.word("pooling", code),
    "vote_rules": lambda story, code: story.words.word("vote_rules", code),
}
"""Settings whose value is a code, and what says the code in words."""

SHOWN = (
    "title",
    "community",
    "language",
    "households",
    "issued",
    "surveys",
    "method",
    "normalization",
    "joint",
    "budget",
    "money",
    "top",
    "categories",
    "guarded",
    "weighting",
    "consistency_limit",
    "random_index",
    "pooling",
    "draws",
    "minimum_cell",
    "vote_rules",
    "street_buildings",
    "years",
    "contact",
    "objections_by",
    "follow_up",
)
"""Settings that decide something; the random seed stands beside the version of the program."""


def readable_settings(story: Story) -> list[tuple[str, str | float]]:
    """Name the settings of the run and their values.

    Parameters
    ----------
    story : Story
        The run being told.

    Returns
    -------
    list of (name, value)
        Numbers as they are, codes in words, lists in one line; settings that were left empty
        are left out.
    """
    recorded = story.findings.provenance.settings
    values = {key: _value(story, key, recorded.get(key)) for key in SHOWN}
    return [
        (story.words.word("setting", key), value)
        for key, value in values.items()
        if value is not None and value != ""
    ]


def _value(story: Story, key: str, value: Any) -> str | float | None:
    if isinstance(value, list | tuple):
        return story.words.listed(map(str, value))
    if isinstance(value, str) and key in _WORDS:
        return _WORDS[key](story, value)
    return value if value is None or isinstance(value, int | float) else str(value)
