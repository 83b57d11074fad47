"""Complaints that only follow from a row that could not be read: one mistake, one message."""

from collections.abc import Iterable, Mapping, Sequence

from prioritize.errors import Issue
from prioritize.spelling import nearest

RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "single_item": ("items",),
    "trench_alone": ("items",),
    "pool_unused": ("items", "pools"),
    "years_unused": ("pools",),
    "written_name_misspelt": ("items", "pools", "comments"),
    "written_name_unused": ("items", "pools", "comments"),
    "duties_over_pool": ("pools",),
    "pool_year_outside": ("pools",),
    "no_criterion": ("criteria",),
    "no_perspective": ("perspectives",),
    "powers_zero": ("perspectives",),
    "criterion_unjudged": ("judgements",),
    "heading_unjudged": ("judgements",),
    "party_unjudged": ("judgements",),
    "residents_apart": ("judgements", "questions"),
    "rating_missing": ("ratings",),
    "demand_missing": ("questions", "options"),
    "demand_silent": ("questions", "options"),
    "guarded_unknown": ("questions",),
    "level_unknown": ("options",),
    "level_misspelt": ("options",),
}
"""Sheets by code: what is said to be missing, alone or too little may stand on a row left out."""
POOL_CODES = ("pool_source_unknown", "pool_source_misspelt", "pool_source_marks")
ID_CODES = ("id_unknown", "id_misspelt")


def without_consequences(
    issues: Iterable[Issue], rejected: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> list[Issue]:
    """Leave out what may be true only because a row was left out.

    Parameters
    ----------
    issues : iterable of Issue
        What was found.
    rejected : mapping of str to sequence of str
        By English name of a sheet, what each row that made no record is called; "" where its
        name could not be read.
    titles : mapping of str to str
        The sheets' titles as the planner sees them, by English name.

    Returns
    -------
    list of Issue
        In their order. Names that a rejected row may bear are not called unknown.
    """
    sheets = {title: name for name, title in titles.items()}

    def follows(issue: Issue) -> bool:
        table = ""
        if issue.code in POOL_CODES:
            table = "pools"
        elif issue.code in ID_CODES:
            table = sheets.get(issue.facts["table"], issue.facts["table"])
        if table:
            return _may_be(str(issue.facts["value"]), rejected.get(table, ()))
        return any(rejected.get(sheet) for sheet in RESTS_ON.get(issue.code, ()))

    return [issue for issue in issues if not follows(issue)]


def _may_be(name: str, rows: Sequence[str]) -> bool:
    return "" in rows or bool(nearest(name, rows))
