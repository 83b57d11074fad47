"""The same people in several files, by text, by number or in another language: counted once."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State, SurveyTable
from surveys.errors import DifferentDownloadsError
from surveys.lists import split_column, without_other_text
from surveys.options import code_lists
from surveys.remarks import ReadingRemark
from surveys.respondents import cells_of_role, respondent_keys
from surveys.translations import is_coded, same_people

CONSISTENT: Final = 0.95
"""Share of answers whose option number is the usual one of their text, in one survey."""

VARIANTS: Final = ("text", "number", "score")
"""Which of several downloads of one survey is kept, best first."""

_TITLES = {"text": "by text", "number": "by option number", "score": "by score"}

Rows = npt.NDArray[np.intp]


def join_same_surveys(
    tables: Sequence[SurveyTable], preferred: Collection[str] = ()
) -> tuple[SurveyTable, ...]:
    """Make one table of all files that hold the same respondents.

    Files are the same survey when they have the same questions and respondents, and the same
    option number goes with the same text. The export by text is kept; the one by number gives
    its code lists. A file given twice is kept once, and so is one in another language.

    Parameters
    ----------
    tables : sequence of SurveyTable
    preferred : collection of str
        Files to be read rather than their copies in another language.

    Returns
    -------
    tuple of SurveyTable
        In the order given; a joined table stands where its first file stood.

    Raises
    ------
    DifferentDownloadsError
        If two files are the same survey but one has respondents that the other lacks.
    """
    kept: list[SurveyTable] = []
    for table in tables:
        for place, other in enumerate(kept):
            if joined := _join(other, table, preferred):
                kept[place] = joined
                break
        else:
            kept.append(table)
    return tuple(kept)


def _join(
    first: SurveyTable, second: SurveyTable, preferred: Collection[str]
) -> SurveyTable | None:
    if (whole := _containing(first, second)) is not None:
        part = second if whole is first else first
        note = ReadingRemark("contained", part=part.file, whole=whole.file)
        return _with_source(whole, part, note)
    if how := same_people(first, second):
        known = second.file in preferred and first.file not in preferred
        turned = is_coded(first) if how == "code" else known
        read, other = (second, first) if turned else (first, second)
        code = "by_code" if how == "code" else "translated_form" if known else "translated"
        note = ReadingRemark(code, read=read.file, other=other.file, rows=len(read.text))
        return _with_source(read, other, note)
    if first.platform != "wjx" or second.platform != "wjx" or first.variant == second.variant:
        return None
    host, guest = sorted((first, second), key=lambda table: VARIANTS.index(table.variant))
    order = _same_respondents(host, guest)
    if order is None:
        return None
    note = ReadingRemark(
        "same_respondents",
        host=host.file,
        host_variant=_TITLES[host.variant],
        guest=guest.file,
        guest_variant=_TITLES[guest.variant],
        rows=len(order),
    )
    if (host.variant, guest.variant) != ("text", "number"):
        return _with_source(host, guest, note)
    columns, codes, doubts = code_lists(host, guest, order)
    separator = host.separator or ("┋" if any(one.form == "list" for one in columns) else "")
    joined = replace(host, columns=columns, codes=codes, separator=separator)
    return _with_source(joined, guest, note, *doubts)


def _containing(first: SurveyTable, second: SurveyTable) -> SurveyTable | None:
    """Give the table that holds all rows of the other, id and time included; None if neither.

    Where there is no id, all cells must be the same, whatever the columns are called.
    """
    mine, theirs = (table.text.to_numpy(dtype=object) for table in (first, second))
    if np.array_equal(mine, theirs) and first.text.nunique().max() > 1:
        return first
    if [column.key for column in first.columns] != [column.key for column in second.columns]:
        return None
    if not any(column.role == "id" for column in first.columns):
        return None
    rows, others = (set(map("\x1f".join, cells)) for cells in (mine, theirs))
    if others <= rows:
        return first
    return second if rows <= others else None


def _with_source(table: SurveyTable, other: SurveyTable, *notes: ReadingRemark) -> SurveyTable:
    return replace(table, notes=(*table.notes, *notes), sources=(*table.sources, *other.sources))


def _same_respondents(host: SurveyTable, guest: SurveyTable) -> Rows | None:
    """Give the guest's row for each of the host's, or None if it is another survey."""
    if {column.number for column in host.columns} != {column.number for column in guest.columns}:
        return None
    mine, theirs = respondent_keys(host), respondent_keys(guest)
    if mine is None or theirs is None:
        return None
    order = theirs.get_indexer(mine)
    shared = np.flatnonzero(order >= 0)
    if not len(shared) or not _agree(host, guest, shared, order[shared]):
        return None
    missing = len(mine) + len(theirs) - 2 * len(shared)
    if missing:
        raise DifferentDownloadsError(host.file, guest.file, missing)
    return order


def _agree(host: SurveyTable, guest: SurveyTable, mine: Rows, theirs: Rows) -> bool:
    """Tell one survey from two rounds of it, whose rows are numbered alike."""
    for role in ("time", "duration"):
        left, right = cells_of_role(host, role), cells_of_role(guest, role)
        if left is not None and right is not None:
            a, b = left[mine], right[theirs]
            told = (a != "") & (b != "")
            if told.any() and 2 * (a == b)[told].sum() < told.sum():
                return False
    shares = [
        _consistency(host, guest, number, mine, theirs)
        for number in {column.number for column in host.columns if not column.role}
    ]
    known = [share for share in shares if share is not None]
    return not known or float(np.mean(known)) >= CONSISTENT


def _consistency(
    host: SurveyTable, guest: SurveyTable, number: str, mine: Rows, theirs: Rows
) -> float | None:
    """Share of answers to a question that go together; None if they cannot be compared."""
    left = [place for place, one in enumerate(host.columns) if one.number == number]
    right = [place for place, one in enumerate(guest.columns) if one.number == number]
    if len(left) == 1 and len(right) == 1:
        said = host.states[mine, left[0]] == State.ANSWERED
        said &= guest.states[theirs, right[0]] == State.ANSWERED
        labels = list(map(without_other_text, host.text.iloc[mine[said], left[0]]))
        pairs = pd.DataFrame(
            {"label": labels, "code": guest.text.iloc[theirs[said], right[0]].to_list()}
        )
        usual = pairs.value_counts().groupby("label").max().sum()
        return float(usual) / len(pairs) if len(pairs) else None
    if len(left) == 1 and all(guest.columns[place].form == "tick" for place in right):
        ticks = split_column(host.text.iloc[mine, left[0]], "┋")
        counts = np.bincount(ticks.rows, minlength=len(mine))
        given = (guest.text.iloc[theirs, right].to_numpy() == "1").sum(axis=1)
        return float((counts == given).mean())
    return None
