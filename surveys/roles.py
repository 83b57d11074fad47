"""Columns that are no answers: who, when, how long, which home and which group."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import SurveyTable
from surveys.clock import Clock
from surveys.codebook import Codebook, Option, Question
from surveys.marks import decode
from surveys.matching import Unit, options_of
from surveys.people import (
    anonymous_marks,
    checks,
    consents,
    door,
    durations,
    expected_answers,
    finished,
    is_network,
    levels,
    running_numbers,
    validity,
)
from surveys.remarks import ReadingRemark

Texts = npt.NDArray[np.object_]
GROUP_ROLES = ("group", "building")
PERSONAL = ("household", "network")
"""Roles whose words tell who a person is: only told apart, never kept."""


class RoleReader:
    """Gathers what is known about each row beside its answers, piece by piece.

    Where the codebook is silent about a column, the platform's own word counts.

    Parameters
    ----------
    exports : sequence of SurveyTable
        One per file; of their cells, only dates are looked at, to know what stands first in them.
    codebook : Codebook
    units : sequence of Unit
        Every question of the codebook with its columns.
    """

    def __init__(
        self, exports: Sequence[SurveyTable], codebook: Codebook, units: Sequence[Unit]
    ) -> None:
        self._exports, self._codebook, self._units = exports, codebook, units
        self._frames: list[pd.DataFrame] = []
        self._unclear: dict[str, int] = {}
        self._clocks = [
            Clock(table, [place for place, _ in _columns_by_role(table, units, at).get("time", ())])
            for at, table in enumerate(exports)
        ]

    @property
    def remarks(self) -> tuple[ReadingRemark, ...]:
        """What is doubtful about dates."""
        return tuple(remark for clock in self._clocks for remark in clock.remarks())

    def read(self, number: int, piece: SurveyTable) -> None:
        """Read some rows of the export at this place."""
        columns = _columns_by_role(piece, self._units, number)
        frame, doubtful = _roles_of(piece, columns, self._codebook, self._exports)
        frame["time"] = self._clocks[number].moments(piece)
        for name in PERSONAL:
            frame[name] = anonymous_marks(frame[name].to_numpy(dtype=object))
        self._frames.append(frame)
        for column, rows in doubtful:
            self._unclear[column] = self._unclear.get(column, 0) + rows

    def joined(self) -> tuple[pd.DataFrame, tuple[tuple[str, int], ...]]:
        """Put the pieces under each other.

        Returns
        -------
        roles : DataFrame, shape (n_rows, 11)
            `id` (str), `time` (UTC, NaT unknown), `duration` (seconds, NaN unknown), `mode`
            (str), `building` (str), `household` and `network` (running numbers in place of
            door number and network address, -1 unknown), `consent`, `check`, `valid` (the
            platform's own word) and `finished` (sent in): 1 given/passed/yes, 0 not, NaN
            unknown.
        unclear : tuple of (str, int)
            Check questions that do not say which answer passes, and how many answered them.
        """
        roles = pd.concat(self._frames, ignore_index=True)
        for name in PERSONAL:
            roles[name] = running_numbers(roles[name].to_numpy(dtype=np.int64))
        return roles, tuple(self._unclear.items())


def _columns_by_role(
    table: SurveyTable, units: Sequence[Unit], number: int
) -> dict[str, list[tuple[int, Unit | None]]]:
    found: dict[str, list[tuple[int, Unit | None]]] = {}
    spoken_of = set()
    for unit in units:
        for place in unit.columns[number]:
            spoken_of.add(place)
            found.setdefault(unit.question.role, []).append((place, unit))
    for place, column in enumerate(table.columns):
        if place not in spoken_of and column.role:
            found.setdefault(column.role, []).append((place, None))
    return found


def _roles_of(
    table: SurveyTable,
    columns: dict[str, list[tuple[int, Unit | None]]],
    codebook: Codebook,
    tables: Sequence[SurveyTable],
) -> tuple[pd.DataFrame, list[tuple[str, int]]]:
    rows = len(table.text)
    nothing = np.full(rows, "", dtype=object)

    def texts(role: str) -> list[Texts]:
        return [_text(table, place) for place, _ in columns.get(role, ())]

    def first(role: str) -> Texts:
        return next((text for text in texts(role) if (text != "").any()), nothing)

    building = first("building")
    passed, unclear = _checks(table, columns.get("check", ()), codebook, tables)
    frame = pd.DataFrame(
        {
            "id": first("id"),
            "time": pd.NaT,
            "duration": _durations(table, columns, rows),
            "mode": table.mode or first("mode"),
            "building": building,
            "household": _homes(_whole_door(texts("household"), building), building),
            "network": _networks(table, columns, nothing),
            "consent": _consents(table, columns.get("consent", ()), codebook, tables),
            "check": passed,
            "valid": _lowest(
                [validity(text, coded=table.platform == "qualtrics") for text in texts("status")],
                rows,
            ),
            "finished": _lowest([finished(text) for text in texts("finished")], rows),
        }
    )
    return frame, unclear


def _text(table: SurveyTable, place: int) -> Texts:
    column = table.columns[place]
    text = table.text.iloc[:, place].to_numpy(dtype=object)
    return decode(text, table.codes.get(column.number, {})) if column.form == "code" else text


def _durations(
    table: SurveyTable, columns: dict[str, list[tuple[int, Unit | None]]], rows: int
) -> npt.NDArray[np.float64]:
    places = [place for place, _ in columns.get("duration", ())]
    read = [durations(_text(table, place), table.columns[place].header) for place in places]
    known = [values for values in read if np.isfinite(values).any()]
    return known[0] if known else np.full(rows, np.nan)


def _whole_door(parts: Sequence[Texts], building: Texts) -> Texts:
    """Join a door number that was asked for in several blanks: building, stairwell, room."""
    filled = [part for part in parts if (part != "").any()]
    if not filled:
        return np.full(len(building), "", dtype=object)
    if len(filled) == 1:
        return filled[0]
    whole = np.where(filled[-1] == "", "", building)
    for part in filled:
        link = np.where((whole != "") & (part != ""), "-", "").astype(object)
        whole = np.where(filled[-1] == "", "", whole + link + part).astype(object)
    return whole


def _homes(household: Texts, building: Texts) -> Texts:
    """Name each home in one spelling; a bare room number needs its building beside it."""
    keys = household + "\x1f" + building
    inverse, distinct = pd.factorize(keys)
    homes = []
    for key in distinct:
        room, house = key.split("\x1f", 1)
        name = door(room) if room else ""
        homes.append(f"{house}/{name}" if name and "-" not in name else name)
    result: Texts = np.array(homes, dtype=object)[inverse]
    return result


def _networks(
    table: SurveyTable, columns: dict[str, list[tuple[int, Unit | None]]], nothing: Texts
) -> Texts:
    places = [
        place for place, _ in columns.get("personal", ()) if is_network(table.columns[place].header)
    ]
    return _text(table, places[0]) if places else nothing


def _consents(
    table: SurveyTable,
    columns: Sequence[tuple[int, Unit | None]],
    codebook: Codebook,
    tables: Sequence[SurveyTable],
) -> npt.NDArray[np.float64]:
    """Read consent; where there are several questions, each must be given."""
    read = [
        consents(_text(table, place), table.states[:, place], _options(codebook, unit, tables))
        for place, unit in columns
    ]
    return _lowest(read, len(table.text))


def _checks(
    table: SurveyTable,
    columns: Sequence[tuple[int, Unit | None]],
    codebook: Codebook,
    tables: Sequence[SurveyTable],
) -> tuple[npt.NDArray[np.float64], list[tuple[str, int]]]:
    read, unclear = [], []
    for place, unit in columns:
        text, column = _text(table, place), table.columns[place]
        question = unit.question if unit else Question(column.key)
        stem = f"{column.stem} {column.header}"
        wanted = expected_answers(
            question, stem, list(pd.unique(text)), _options(codebook, unit, tables)
        )
        read.append(checks(text, table.states[:, place], wanted))
        if not wanted:
            unclear.append((question.column, int((text != "").sum())))
    return _lowest(read, len(table.text)), unclear


def _options(
    codebook: Codebook, unit: Unit | None, tables: Sequence[SurveyTable]
) -> tuple[Option, ...]:
    return options_of(codebook, unit.question, tables, unit) if unit else ()


def _lowest(read: Sequence[npt.NDArray[np.float64]], rows: int) -> npt.NDArray[np.float64]:
    """Give the smallest known value per row; NaN where none is known."""
    if not read:
        return np.full(rows, np.nan)
    values = np.column_stack(read)
    lowest = np.where(np.isnan(values), np.inf, values).min(axis=1)
    return np.where(np.isinf(lowest), np.nan, lowest)


def read_groups(
    number: int,
    piece: SurveyTable,
    codebook: Codebook,
    units: Sequence[Unit],
    exports: Sequence[SurveyTable],
) -> pd.DataFrame:
    """Gather the groups people belong to.

    Parameters
    ----------
    number : int
        Place of the piece's export in `exports`.
    piece : SurveyTable
        Some of its rows.

    Returns
    -------
    DataFrame of str, shape (n_rows, n_variables)
        "" where unknown or not asked, and in columns of figures: see `surveys.banded`.
    """
    frame: dict[str, Texts] = {}
    for unit in units:
        if unit.question.role not in GROUP_ROLES:
            continue
        options = options_of(codebook, unit.question, exports, unit)
        for name, places in group_columns(unit, exports):
            here = places[number]
            frame[name] = (
                levels(piece, here, options)
                if here and not unit.question.bands
                else np.full(len(piece.text), "", dtype=object)
            )
    return pd.DataFrame(frame, index=range(len(piece.text)), dtype=str)


def group_variables(exports: Sequence[SurveyTable], units: Sequence[Unit]) -> dict[str, str]:
    """Give every name a group is known by, and its column in the groups.

    Returns
    -------
    dict of str to str
    """
    variables: dict[str, str] = {}
    for unit in units:
        if unit.question.role not in GROUP_ROLES:
            continue
        for name, places in group_columns(unit, exports):
            for alias in _names(name, unit, exports, places):
                variables.setdefault(alias, name)
    return variables


def group_columns(
    unit: Unit, tables: Sequence[SurveyTable]
) -> Iterator[tuple[str, list[tuple[int, ...]]]]:
    """Give tick columns as one variable; of a matrix, each row is one.

    Yields
    ------
    (str, list of tuple of int)
        Name of the variable, and its columns in every export.
    """
    most = max(unit.columns, key=len)
    table = tables[unit.columns.index(most)]
    if len(most) == 1 or all(table.columns[place].form == "tick" for place in most):
        yield unit.question.column, list(unit.columns)
        return
    for place in most:
        key = table.columns[place].key
        yield (
            key,
            [
                tuple(here for here in places if other.columns[here].key == key)
                for other, places in zip(tables, unit.columns, strict=True)
            ],
        )


def _names(
    name: str, unit: Unit, tables: Sequence[SurveyTable], places: Sequence[tuple[int, ...]]
) -> Iterator[str]:
    yield name
    for table, here in zip(tables, places, strict=True):
        for place in here:
            column = table.columns[place]
            yield from (one for one in (column.key, column.header.strip(), column.number) if one)
            if len(unit.columns) and column.stem:
                yield column.stem.strip()
