"""Figures such as ages or floors put into bands, so that groups of people can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from surveys.floors import floor_in_figures
from surveys.numbers_in_words import read_number
from surveys.vocabulary import normalise, spoken

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Range = tuple[float, float]
"""From (included) and to (not included)."""

AGE_BANDS = (0, 18, 35, 45, 60, 80)
FLOOR_BANDS = (1, 3, 5)
"""Floors that are reached on foot, with effort, and hardly without a lift."""

YOUNGEST, OLDEST = 0, 120
LOWEST_FLOOR, HIGHEST_FLOOR = -9, 130
NOWHERE = -1
_INF = float("inf")

_COUNTED = re.compile(
    r"人数|数量|几[位人个口名]|多少[位人个名]|\bhow many\b|\bnumber of\b"
    r"|房龄|楼龄|建成|\b(?:age|old) (?:of|is) (?:the|your) (?:building|house|flat|dwelling|home)"
)
_BIRTH = re.compile(
    r"出生年|出生的?年份|生于|哪一?年出生|出生(?:日期|时间|年)|^(?:您的?)?生日|何时出生|什么时候出生"
    r"|\bdate of birth|\bbirth ?da(?:te|y)\b|\bdob\b|\bwhen were you born"
    r"|\byear (?:of birth|(?:were )?(?:you )?born)|\bbirth ?year\b|\byob\b"
)
_AGE = re.compile(r"年龄|周岁|岁数|几岁|多少岁|(?<!\d)岁|\bages?\b|\bhow old\b")
_FLOOR = re.compile(
    r"楼层|几[层楼](?!栋)|第_*层|住在?.{0,6}[层楼](?!栋)"
    r"|\b(?:floor|storey)\b(?! (?:area|plan))"
)
_NO_FLOOR = re.compile(r"共有?几层|总层|层数|面积|\bhow many (?:floors|storeys)|\bnumber of")


def age_asked(words: str) -> bool:
    """Tell whether a question asks for an age, or a year of birth.

    Examples
    --------
    >>> [age_asked(one) for one in ("您的年龄（岁）", "resp_age", "60周岁以上老人人数", "楼层")]
    [True, True, False, False]
    """
    said = spoken(words)
    return bool(_AGE.search(said) or _BIRTH.search(said)) and not _COUNTED.search(said)


def birth_asked(words: str) -> bool:
    """Tell whether a question asks for the year of birth, or the date."""
    said = spoken(words)
    return bool(_BIRTH.search(said)) and not _COUNTED.search(said)


def floor_asked(words: str) -> bool:
    """Tell whether a question asks for the floor somebody lives on.

    Examples
    --------
    >>> [floor_asked(one) for one in ("您住几层？", "Which floor?", "floor area", "本楼共有几层")]
    [True, True, False, False]
    """
    said = spoken(words)
    return bool(_FLOOR.search(said)) and not _NO_FLOOR.search(said)


@dataclass(frozen=True)
class Bands:
    """Bands of whole numbers.

    Attributes
    ----------
    lower : tuple of int
        Where each band begins, rising.
    least, most : float
        Smallest and largest value that can be true; what lies outside belongs to no band.
    ground : int, optional
        What the ground floor counts as; None where no floors are asked for.
    """

    lower: tuple[int, ...]
    least: float = -_INF
    most: float = _INF
    ground: int | None = None

    @classmethod
    def about(cls, lower: tuple[int, ...], words: str, ground: int = 1) -> "Bands":
        """Take what can be true from the words of the question: ages and floors have limits."""
        if age_asked(words):
            return cls(lower, YOUNGEST, OLDEST)
        if floor_asked(words):
            return cls(lower, LOWEST_FLOOR, HIGHEST_FLOOR, ground)
        return cls(lower)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Name of every band, what lies below the first one included, without words.

        Examples
        --------
        >>> Bands((0, 18, 60), least=0).labels, Bands((1, 2, 5)).labels
        (('0–17', '18–59', '60+'), ('<1', '1', '2–4', '5+'))
        """
        named = [self._named(place) for place in range(len(self.lower) + 1)]
        return tuple(named[self._first :])

    @property
    def _first(self) -> int:
        """1 if nothing that can be true lies below the first bound."""
        return int(self.least >= self.lower[0])

    def _named(self, place: int) -> str:
        if not place:
            return f"<{self.lower[0]}"
        low = self.lower[place - 1]
        if place == len(self.lower):
            return f"{low}+"
        high = self.lower[place] - 1
        return str(low) if low == high else f"{low}–{high}"

    def codes(self, values: Floats) -> Integers:
        """Find the band of every value.

        Parameters
        ----------
        values : ndarray of float, shape (n,)

        Returns
        -------
        ndarray of int, shape (n,)
            Place in `labels`; -1 for NaN and for what cannot be true.
        """
        found = np.searchsorted(np.asarray(self.lower, dtype=float), values, side="right")
        with np.errstate(invalid="ignore"):
            true = (values >= self.least) & (values <= self.most)
        return np.where(true, found - self._first, NOWHERE).astype(np.int64)

    def covered(self, level: str) -> tuple[str, ...]:
        """Find the bands that a level named in words puts together, whatever its spelling.

        Parameters
        ----------
        level : str

        Returns
        -------
        tuple of str
            Some of `labels`; empty where the level begins or ends inside a band.

        Examples
        --------
        >>> ages = Bands((0, 18, 60, 80), least=0)
        >>> ages.covered("60岁及以上"), ages.covered("60-79"), ages.covered("under 18")
        (('60–79', '80+'), ('60–79',), ('0–17',))
        >>> ages.covered("50-79")
        ()
        """
        edges = [-_INF, *map(float, self.lower), _INF]
        for low, high in ranges(level):
            if low in edges and high in edges and low < high:
                start, end = edges.index(low), edges.index(high)
                first = self._first
                if max(start, first) < end:
                    return self.labels[max(start, first) - first : end - first]
        return ()

    def value(self, text: str) -> float:
        """Read an answer: a number, or a range that lies within one band (its lower end).

        Parameters
        ----------
        text : str

        Returns
        -------
        float
            NaN where it is neither.

        Examples
        --------
        >>> ages = Bands((0, 18, 60, 80), least=0)
        >>> [ages.value(text) for text in ("45岁", "79′′", "30-34", "16岁和6岁", "50-65")]
        [45.0, 79.0, 30.0, nan, nan]
        """
        text = text if self.ground is None else floor_in_figures(text, self.ground)
        number = read_number(text)
        if not np.isnan(number):
            return number
        for low, high in ranges(text):
            ends = np.array([low, high - 1])
            if np.isfinite(ends).all():
                codes = self.codes(ends)
                if codes[0] == codes[1] != NOWHERE:
                    return float(low)
            elif len(self.covered(text)) == 1:
                return float(low if np.isfinite(low) else high - 1)
        return float("nan")


_UNIT = (
    r"(?:周?岁(?:的?老?人|居民)?|[层楼年月人口元户次]|平方?米|㎡|m2|m²"
    r"|years?(?: old| of age)?|yrs?)?"
)
_DASH = r"(?:-|–|—|−|‐|‑|~|～|至|到|\bto\b|\bthrough\b)"
_TWO = re.compile(rf"(\d+){_UNIT} ?{_DASH} ?(\d+) ?{_UNIT}")
_FROM = re.compile(
    rf"(?:(\d+) ?{_UNIT} ?(?:\+|及?其?以上(?:的?老?人)?|(?:and|or) (?:over|above|older|more|up))"
    rf"|(?:≥|>=) ?(\d+) ?{_UNIT})"
)
_BELOW = re.compile(
    rf"(?:<|under|below|younger than|less than|不满|未满|小于|不到) ?(\d+) ?{_UNIT}"
)
_UP_TO = re.compile(rf"(?:(\d+) ?{_UNIT} ?(?:及其?以下|(?:and|or) (?:under|below|younger|less))"
                    rf"|(?:≤|<=) ?(\d+) ?{_UNIT})")  # fmt: skip
_DOWN = re.compile(rf"(\d+) ?{_UNIT} ?以下")
_ONE = re.compile(rf"(\d+) ?{_UNIT}")


def ranges(text: str) -> Iterator[Range]:
    """Read a level such as ``60岁及以上`` as whole numbers; where words are ambiguous, both.

    Yields
    ------
    tuple of float
        From, and up to but without; infinite where the level is open.

    Examples
    --------
    >>> list(ranges("18-34岁")), list(ranges("60+")), list(ranges("18岁以下"))
    ([(18.0, 35.0)], [(60.0, inf)], [(-inf, 18.0), (-inf, 19.0)])
    """
    words = normalise(text)
    if match := _TWO.fullmatch(words):
        yield float(match[1]), float(match[2]) + 1
    elif match := _FROM.fullmatch(words):
        yield float(match[1] or match[2]), _INF
    elif match := _BELOW.fullmatch(words):
        yield -_INF, float(match[1])
    elif match := _UP_TO.fullmatch(words):
        yield -_INF, float(match[1] or match[2]) + 1
    elif match := _DOWN.fullmatch(words):
        # 18岁以下 means younger than 18 to most people, and 18 as well to the law.
        yield -_INF, float(match[1])
        yield -_INF, float(match[1]) + 1
    elif match := _ONE.fullmatch(words):
        yield float(match[1]), float(match[1]) + 1


def lies_within(inner: str, outer: str) -> bool:
    """Tell whether one level holds all numbers of another, such as ``60+`` those of ``80岁以上``.

    Examples
    --------
    >>> lies_within("80岁以上", "60+"), lies_within("18–34", "60+"), lies_within("租户", "60+")
    (True, False, False)
    """
    return any(
        far <= low and high <= wide for low, high in ranges(inner) for far, wide in ranges(outer)
    )
