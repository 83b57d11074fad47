"""Columns of figures read into bands: who belongs to which, and what could not be counted."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import SurveyTable
from surveys.bands import NOWHERE, Bands, Floats, Integers, age_asked, birth_asked
from surveys.births import BIRTH_YEARS, year_of_birth
from surveys.codebook import Codebook
from surveys.floors import ground_floor
from surveys.matching import Unit, options_of
from surveys.people import levels
from surveys.privacy import tells_person
from surveys.roles import GROUP_ROLES, group_columns

Places = Sequence[tuple[int, ...]]
WITHHELD = "…"
"""Stands for words that may be somebody's own."""

MOSTLY = 0.5
_ONE = re.compile(r"[-−~约]?\d{1,4}(?:\.\d+)?[\W_]*(?:周?岁|years?|yrs?|r)?[\W_]*")
_TWO = re.compile(r"(\d{1,3})\D{0,4}?(?:[\W_]|和|与|及|或|and|or)\D{0,4}?(\d{1,3})\D{0,3}")
_WORDS = re.compile(r"(?:\d|[\W_]|周?岁|和|与|及|或|and|or|years?|yrs?)*")
_HIGHEST = 120


@dataclass(frozen=True, eq=False)
class Banded:
    """One column of figures in bands.

    Attributes
    ----------
    column : str
        Of `Responses.groups`.
    bands : Bands
    ages : bool
        Whether the figures are ages.
    born : int
        Respondents who told their year of birth and count by their age.
    unread : dict of int to str
        Rows, by their place, whose answer is no number, and what stands there as far as it may
        be told; they count in no band.
    impossible : dict of int to str
        The same of figures that cannot be true.
    undated : ndarray of int
        Places of rows with a year of birth and no date to count an age at.
    """

    column: str
    bands: Bands
    ages: bool = False
    born: int = 0
    unread: dict[int, str] = field(default_factory=dict)
    impossible: dict[int, str] = field(default_factory=dict)
    undated: Integers = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    def __repr__(self) -> str:
        return f"Banded({self.column!r}, {' '.join(self.bands.labels)})"

    @property
    def uncounted(self) -> Integers:
        """Places of all rows that answered and count in no band."""
        told = [*self.unread, *self.impossible, *self.undated.tolist()]
        return np.array(sorted(told), dtype=np.int64)


@dataclass(frozen=True, eq=False)
class _Figures:
    """A column on the way: its exports' columns, and what was read of them so far."""

    name: str
    unit: Unit
    places: Places
    bands: Bands
    ages: bool
    births: tuple[bool, ...]
    values: list[Floats] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)


class BandReader:
    """Reads columns of figures piece by piece and bands them when the dates are known.

    Parameters
    ----------
    exports : sequence of SurveyTable
        Of their cells only the figures are looked at, to tell ages from years of birth.
    codebook : Codebook
        Questions with `bands` and the role group.
    units : sequence of Unit
    """

    def __init__(
        self, exports: Sequence[SurveyTable], codebook: Codebook, units: Sequence[Unit]
    ) -> None:
        self._exports, self._codebook = exports, codebook
        self._rows = 0
        self._files: list[npt.NDArray[np.int64]] = []
        self._columns = [
            _figures(name, unit, places, exports)
            for unit in units
            if unit.question.bands and unit.question.role in GROUP_ROLES
            for name, places in group_columns(unit, exports)
        ]

    def read(self, number: int, piece: SurveyTable) -> None:
        """Read some rows of the export at this place."""
        rows = len(piece.text)
        for one in self._columns:
            here = one.places[number]
            if not here:
                one.values.append(np.full(rows, np.nan))
                continue
            options = options_of(self._codebook, one.unit.question, self._exports, one.unit)
            text = levels(piece, here, options)
            inverse, distinct = pd.factorize(text)
            read = year_of_birth if one.births[number] else one.bands.value
            known = [read(cell) for cell in distinct]
            values = np.array(known, dtype=float)[inverse] if known else np.full(rows, np.nan)
            one.values.append(values)
            least, most = BIRTH_YEARS if one.births[number] else (one.bands.least, one.bands.most)
            with np.errstate(invalid="ignore"):
                odd = (text != "") & ~((values >= least) & (values <= most))
            for at in np.flatnonzero(odd).tolist():
                one.texts[self._rows + at] = _fit_to_tell(
                    str(text[at]), ages=one.ages, births=one.births[number]
                )
        self._files.append(np.full(rows, number, dtype=np.int64))
        self._rows += rows

    def finish(self, groups: pd.DataFrame, times: pd.Series) -> tuple[Banded, ...]:
        """Put the band of every respondent in the groups.

        Parameters
        ----------
        groups : DataFrame, shape (n_rows, n_variables)
            Its columns of figures are replaced.
        times : Series of datetime64, shape (n_rows,)
            When each sheet was filled in; for a year of birth. Where it is not known, the
            latest moment of the same export counts.

        Returns
        -------
        tuple of Banded
            In the order of the codebook.
        """
        if not self._columns:
            return ()
        files = np.concatenate(self._files)
        years = _years(times, files)
        found = []
        for one in self._columns:
            values = np.concatenate(one.values)
            one.values.clear()
            told = np.isfinite(values)
            dated = np.array(one.births, dtype=bool)[files]
            born = dated & told & (values >= BIRTH_YEARS[0]) & (values <= BIRTH_YEARS[1])
            values = np.where(dated, np.where(born, years - values, np.nan), values)
            codes = one.bands.codes(values)
            names = np.array([*one.bands.labels, ""], dtype=object)
            groups[one.name] = pd.Series(
                names[codes], index=groups.index, dtype=groups[one.name].dtype
            )
            undated = np.flatnonzero(born & np.isnan(values))
            later = np.flatnonzero(born & ~np.isnan(values) & (codes == NOWHERE)).tolist()
            odd = {**one.texts, **dict.fromkeys(later, WITHHELD)}
            found.append(
                Banded(
                    column=one.name,
                    bands=one.bands,
                    ages=one.ages,
                    born=int((born & (codes != NOWHERE)).sum()),
                    unread={at: odd[at] for at in sorted(odd) if not told[at]},
                    impossible={at: odd[at] for at in sorted(odd) if told[at]},
                    undated=undated.astype(np.int64),
                )
            )
        return tuple(found)


UNCOUNTED = ("figures_unread", "ages_impossible", "figures_impossible", "births_undated")
"""Why a figure counts in no band."""


def uncounted(banded: Sequence[Banded]) -> Iterator[tuple[int, str, str, str]]:
    """List every answer that counts in no band.

    Yields
    ------
    (int, str, str, str)
        Place of its row, one of `UNCOUNTED`, its column, and what stands there as far as it may
        be told.
    """
    for one in banded:
        impossible = "ages_impossible" if one.ages else "figures_impossible"
        for rule, listed in (("figures_unread", one.unread), (impossible, one.impossible)):
            yield from ((at, rule, one.column, text) for at, text in listed.items())
        undated = one.undated.tolist()
        yield from ((at, "births_undated", one.column, WITHHELD) for at in undated)


def _figures(name: str, unit: Unit, places: Places, exports: Sequence[SurveyTable]) -> _Figures:
    columns = [
        table.columns[place] for table, here in zip(exports, places, strict=True) for place in here
    ]
    words = " ".join(
        dict.fromkeys(text for one in columns for text in (one.stem, one.part, one.header) if text)
    )
    ages = age_asked(words)
    births = tuple(
        ages and bool(here) and (birth_asked(words) or _mostly_years(table, here))
        for table, here in zip(exports, places, strict=True)
    )
    told = {
        str(text)
        for table, here in zip(exports, places, strict=True)
        for place in here
        for text in table.text.iloc[:, place].unique()
    }
    bands = Bands.about(unit.question.bands, words, ground_floor(told))
    return _Figures(name, unit, places, bands, ages, births)


def _mostly_years(table: SurveyTable, places: Sequence[int]) -> bool:
    """Tell whether people answered a question for their age with the year of birth."""
    counts = table.text.iloc[:, places[0]].value_counts()
    values = np.array([year_of_birth(str(text)) for text in counts.index], dtype=float)
    given = counts.to_numpy(dtype=float)
    years = (values >= BIRTH_YEARS[0]) & (values <= BIRTH_YEARS[1])
    return bool(given[years].sum() > MOSTLY * given[np.isfinite(values)].sum())


def _years(times: pd.Series, files: npt.NDArray[np.int64]) -> Floats:
    """Year of every answer; of the export's latest one where its own is not known."""
    moments = pd.Series(pd.to_datetime(times, utc=True).to_numpy(), index=range(len(times)))
    latest = moments.groupby(files).transform("max")
    years: Floats = moments.fillna(latest).dt.year.to_numpy(dtype=float)
    return years


def _fit_to_tell(text: str, *, ages: bool, births: bool) -> str:
    """Keep a misspelt age; other words, parts of a date, door numbers and telephones go."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if not ages or tells_person(plain):
        return WITHHELD
    if _ONE.fullmatch(plain):
        return text
    two = None if births else _TWO.fullmatch(plain)
    if two and _WORDS.fullmatch(plain) and max(map(int, two.groups())) <= _HIGHEST:
        return text
    return WITHHELD
