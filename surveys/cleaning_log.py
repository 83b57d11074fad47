"""Every row set aside and every cell changed, in a form that can be applied again."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

import numpy as np

from surveys.banded import uncounted
from surveys.cleaning import PLANNER, Cleaning
from surveys.corrections import FORMULA_SIGNS, LOOK_AT, SET_ASIDE, Applied, unguarded
from surveys.privacy import tells_person
from surveys.responses import Responses
from surveys.rules import all_cleaning_rules
from surveys.rules.rule import Mask, Rule

COLUMNS = ("export", "row", "id", "question", "old", "new", "rule", "severity", "reason")
"""All but `rule` and `severity` are those of the `corrections` sheet."""

BETWEEN = "┋"
"""Stands between options that were chosen together."""

WITHHELD = "…"
"""Stands for somebody's own words, which no log holds."""


def cleaning_log(
    responses: Responses,
    cleaning: Cleaning,
    applied: Sequence[Applied] = (),
    *,
    reasons: Mapping[str, str] | None = None,
    verdicts: Mapping[int, str] | None = None,
    spoken: frozenset[str] = frozenset(),
) -> str:
    """Write the log as CSV.

    Parameters
    ----------
    responses : Responses
    cleaning : Cleaning
    applied : sequence of Applied
        Cells that corrections changed.
    reasons : mapping of str to str, optional
        Words for the rules, by name; their names unless told.
    verdicts : mapping of int to str, optional
        Why a person set rows aside, in that person's words, by the place of the row.
    spoken : frozenset of str
        Columns of free words and of personal data: what stands there is withheld.

    Returns
    -------
    str
        One line per row set aside (``set aside``), per row that breaks a rule of caution
        (``look at``, once for every rule and question), per figure that counts in no band, and
        per cell changed; in the order of the rows.
    """
    words = reasons or {}
    known = all_cleaning_rules()
    files = responses.rows["file"].to_numpy(dtype=object)
    rows = responses.rows["row"].to_numpy(dtype=np.int64)
    ids = responses.roles["id"].to_numpy(dtype=object)
    lines: list[tuple[int, str, tuple[object, ...]]] = []

    def note(at: int, sorting: str, *told: object) -> None:
        number = "" if tells_person(str(ids[at])) else ids[at]
        lines.append((at, sorting, (files[at], rows[at], number, *told)))

    for at in np.flatnonzero(~cleaning.used).tolist():
        rule = str(cleaning.reason[at])
        reason = words.get(rule, rule)
        if rule == PLANNER:
            reason = _fit_to_tell((verdicts or {}).get(at, reason))
        note(at, rule, "", "", SET_ASIDE, rule, "remove", reason)
    for rule, mask in cleaning.cautions.items():
        told = (LOOK_AT, rule, known[rule].severity, words.get(rule, rule))
        for at, column, old in _cells(known[rule], responses, mask):
            note(at, rule, column, old, *told)
    for at, rule, column, old in uncounted(responses.banded):
        note(at, f"\x7f{column}", column, old, LOOK_AT, rule, "", words.get(rule, rule))
    wanted = {(change.export, change.row) for change in applied}
    places = {
        (file, row): at
        for at, (file, row) in enumerate(zip(files, rows.tolist(), strict=True))
        if (file, row) in wanted
    }
    for change in applied:
        texts = (unguarded(change.correction.old), unguarded(change.correction.new))
        old, new = (_shown(text, change, spoken) for text in texts)
        at = places[change.export, change.row]
        reason = _fit_to_tell(change.correction.reason)
        note(at, f"\x7f{change.column}", change.column, old, new, PLANNER, "", reason)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for _, _, line in sorted(lines, key=lambda one: one[:2]):
        writer.writerow([_plain(cell) for cell in line])
    return stream.getvalue()


def _cells(rule: Rule, responses: Responses, mask: Mask) -> Iterator[tuple[int, str, str]]:
    """Give every row of a rule, and the questions in which it is broken, as far as they are known.

    Options that were chosen are told; what stands on a scale is not kept.
    """
    elsewhere = mask.copy()
    for answers, broken in rule.where(responses) if rule.where else ():
        here = np.flatnonzero(mask & broken)
        elsewhere[here] = False
        chosen = answers.named[here] & (not answers.kind.is_scale)
        for at, named in zip(here.tolist(), chosen, strict=True):
            old = BETWEEN.join(compress(answers.parts, named))
            yield at, answers.question.column, old
    yield from ((at, "", "") for at in np.flatnonzero(elsewhere).tolist())


def _fit_to_tell(reason: str) -> str:
    return WITHHELD if tells_person(reason) else reason


def _shown(text: str, change: Applied, spoken: frozenset[str]) -> str:
    return WITHHELD if text and (change.column in spoken or tells_person(text)) else text


def _plain(cell: object) -> str:
    """Keep a spreadsheet from taking text for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
