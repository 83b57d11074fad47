"""Dates and times as exports write them; whether the day or the month stands first is decided."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

Texts = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]

DAY, MONTH = "day", "month"
LAST_MONTH: Final = 12
NOON: Final = 12
CENTURY: Final = 69
"""Years of two digits below this one are of this century."""

FIRST_SERIAL, LAST_SERIAL = 20_000.0, 73_050.0
"""Days since the end of 1899 that a spreadsheet counts from 1954 to 2099."""

_NAMES = {
    -8.0: "pst", -7.0: "pdt mst", -6.0: "mdt", -5.0: "cdt est", -4.0: "edt",
    0.0: "utc gmt wet cst ist bst", 1.0: "west cet", 2.0: "cest eet", 3.0: "eest msk",
    8.0: "hkt sgt", 9.0: "jst kst", 10.0: "aest", 11.0: "aedt", 12.0: "nzst", 13.0: "nzdt",
}  # fmt: skip
_AHEAD = {name: hours for hours, names in _NAMES.items() for name in names.split()}
"""Hours ahead of UTC; names that stand for several zones (cst, ist, bst) tell none."""
_ZONE = rf"(?:utc|gmt)\s*[+-]\d{{1,2}}(?::?\d{{2}})?|{'|'.join(sorted(_AHEAD, reverse=True))}"
_ZONE_BEHIND = rf"\s(?P<zone>{_ZONE})(?:\s*\([^)]*\))?$"
_OFFSET = r"^(?:utc|gmt)?\s*(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?$"
_HALF = r"上午|下午|中午|凌晨|晚上|早上|[ap]\.?m\.?"
_TIME = (
    rf"(?P<half>{_HALF})?\s*"
    r"(?P<hour>\d{1,2})\s*[:时点]\s*(?P<minute>\d{1,2})?\s*(?:[:分]\s*(?P<second_of_time>\d{1,2}(?:\.\d+)?)?)?"
    rf"\s*秒?\s*(?P<after>{_HALF})?\s*(?:[\[(]?(?P<zone>z|{_ZONE}|[+-]\d{2}:?\d{2})[\])]?)?"
)
_DATE = (
    r"(?P<a>\d{1,4})\s*(?P<sign>[./\-年])\s*(?P<b>\d{1,2})\s*[./\-月]\s*(?P<c>\d{1,4})\s*[日号]?"
)
_NUMERIC = rf"^{_DATE}(?:[\st,]+(?:星期.|周.)?\s*{_TIME})?$"
_YEAR_FIRST = re.compile(
    r"\d{4}[-/](?:0?[1-9]|1[0-2])[-/]\d{1,2}"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$"
)
_PACKED = r"^(?P<date>(?:19|20)\d{6})(?P<time>\d{4}(?:\d{2})?)?$"
_MONTH_NAME = r"[a-z]{3}"
_SERIAL = r"^\d{5}(?:\.\d+)?$"
_FORENOON = frozenset({"上午", "凌晨", "早上", "am", "a.m."})
_AFTERNOON = frozenset({"下午", "晚上", "pm", "p.m."})


@dataclass(frozen=True)
class DateOrder:
    """Whether the day or the month stands first in a file.

    Attributes
    ----------
    orders : dict of str to str
        ``day`` or ``month`` per form of writing (separator and digits of the year), where days
        above 12 tell it.
    default : str
        For every other form.
    certain : bool
        Whether any date of the file, or a person, tells the order.
    needed : bool
        Whether any date has its year at the end, so that the order matters.
    unclear : int
        Dates that could be read either way, for their form is written in both orders.
    """

    orders: dict[str, str]
    default: str
    certain: bool
    unclear: int = 0
    needed: bool = True


def date_order(columns: Sequence[Texts], told: str = "") -> DateOrder:
    """Decide from all dates of a file whether the day or the month stands first.

    A day above 12 tells it, form by form: ``7/13/15`` in one column says nothing of
    ``05.07.2015`` in another unless nothing else does. If no date tells, dates with dots have the
    day first; for others that order is taken in which they lie closer together, for a survey
    takes weeks and does not jump from month to month.

    Parameters
    ----------
    columns : sequence of ndarray of str, shape (n_rows,)
        All columns of dates.
    told : {"", "day", "month"}
        What a person says.

    Returns
    -------
    DateOrder
    """
    written = np.concatenate([*columns, np.array([], dtype=object)])
    inverse, words = pd.factorize(written)
    parts = _numeric_parts(words, ~_plainly_written(words))
    parts = parts[~parts["year_first"]]
    if told or not len(parts):
        return DateOrder({}, told or MONTH, certain=True, needed=len(parts) > 0)
    orders = _told_by_days(parts)
    known = set(orders.values()) - {""}
    if not orders:
        same = bool((parts["first"] == parts["second"]).all())
        return DateOrder({}, _closer_together(parts), certain=same)
    order = DateOrder(orders, known.pop() if len(known) == 1 else "", certain=True)
    times = np.bincount(inverse, minlength=len(words))[parts.index]
    return replace(order, unclear=int(times[_orders(parts, order) == ""].sum()))


def _told_by_days(parts: pd.DataFrame) -> dict[str, str]:
    """The order of each form of writing that has a day above 12; "" where both orders have."""
    days = (parts["first"] > LAST_MONTH).groupby(parts["form"]).any()
    months = (parts["second"] > LAST_MONTH).groupby(parts["form"]).any()
    return {
        str(form): "" if days[form] and months[form] else DAY if days[form] else MONTH
        for form in days.index
        if days[form] or months[form]
    }


def _closer_together(parts: pd.DataFrame) -> str:
    if parts["form"].str.startswith(".").all():
        return DAY
    spans = {order: np.ptp(_days(parts, order).astype("int64")) for order in (DAY, MONTH)}
    return DAY if spans[DAY] < spans[MONTH] else MONTH


def read_moments(text: Texts, order: DateOrder) -> tuple[pd.Series, int]:
    """Read a column of dates and times.

    Parameters
    ----------
    text : ndarray of str, shape (n_rows,)
        Year first (``2023/9/8 12:24``, ``2023年9月8日 下午3:05``, with or without a zone), day or
        month first with a year of two or four digits, months by their English names,
        ``20230908``, or a spreadsheet's count of days.
    order : DateOrder

    Returns
    -------
    moments : Series of datetime64 (UTC), shape (n_rows,)
        NaT where nothing stands or nothing can be read; times without a zone count as UTC.
    unread : int
        Filled cells that could not be read.

    Examples
    --------
    >>> order = DateOrder({}, "day", certain=True)
    >>> found, unread = read_moments(np.array(["8.9.2023 9:05", "2023年9月8日 12:24", "?"]), order)
    >>> found.dt.strftime("%Y-%m-%d %H:%M").tolist(), unread
    (['2023-09-08 09:05', '2023-09-08 12:24', nan], 1)
    """
    inverse, distinct = pd.factorize(np.asarray(text, dtype=object))
    read = _read_words(distinct, order)
    moments: pd.Series = pd.Series(read[inverse]).dt.tz_localize("UTC")
    unread = int(((np.asarray(text) != "") & np.isnat(read[inverse])).sum())
    return moments, unread


def _plainly_written(words: Texts) -> Mask:
    """Whether each word is a year, a month and a day in this order, as most of them are."""
    return np.fromiter(map(bool, map(_YEAR_FIRST.match, words)), dtype=bool, count=len(words))


def _folded(words: Texts, which: Mask) -> pd.Series:
    places = np.flatnonzero(which)
    plain = [unicodedata.normalize("NFKC", one).strip().casefold() for one in words[places]]
    return pd.Series(plain, index=places, dtype=str)


def _numeric_parts(words: Texts, which: Mask) -> pd.DataFrame:
    """Take dates in figures apart.

    Returns
    -------
    DataFrame, index the place in `words`
        `year`, `first`, `second` (int), `year_first` (bool), `form`, and the parts of the time.
    """
    found = _folded(words, which).str.extract(_NUMERIC)
    found = found[found["a"].notna()].copy()
    digits = {name: found[name].str.len() for name in ("a", "c")}
    leading = (digits["a"] > 2) | (found["sign"] == "年")  # noqa: PLR2004 - days and months have two digits
    trailing = ~leading & digits["c"].isin((2, 4))
    found = found[(leading & (digits["c"] <= 2)) | trailing]  # noqa: PLR2004 - as above
    numbers = found[["a", "b", "c"]].astype(np.int64)
    leading = leading.loc[found.index]
    year = numbers["a"].where(leading, numbers["c"])
    short = year < 100  # noqa: PLR2004 - two digits
    found["year"] = year + np.where(short, np.where(year < CENTURY, 2000, 1900), 0)
    found["first"] = numbers["b"].where(leading, numbers["a"])
    found["second"] = numbers["c"].where(leading, numbers["b"])
    found["year_first"] = leading
    found["form"] = found["sign"] + digits["c"].loc[found.index].astype(str)
    return found


def _days(parts: pd.DataFrame, order: str | npt.NDArray[np.str_]) -> pd.Series:
    """Midnight of each date; NaT where there is no such day."""
    day_first = (np.asarray(order) == DAY) & ~parts["year_first"].to_numpy(dtype=bool)
    first, second = parts["first"].to_numpy(), parts["second"].to_numpy()
    frame = pd.DataFrame(
        {
            "year": parts["year"].to_numpy(),
            "month": np.where(day_first, second, first),
            "day": np.where(day_first, first, second),
        },
        index=parts.index,
    )
    return pd.to_datetime(frame, errors="coerce")


def _read_words(words: Texts, order: DateOrder) -> npt.NDArray[np.datetime64]:
    """Read distinct words, each in the first of the ways of writing that fits; in UTC."""
    result = np.full(len(words), np.datetime64("NaT"), dtype="datetime64[ns]")
    plain = _plainly_written(words)
    if plain.any():
        result[plain] = _by_pandas(pd.Series(words[plain], dtype=str), "mixed")
    parts = _numeric_parts(words, ~plain)
    if len(parts):
        result[parts.index] = _moments(parts, _orders(parts, order)).to_numpy()
    rest = _folded(words, np.isnat(result) & ~plain)
    packed = rest.str.extract(_PACKED)
    packed = packed[packed["date"].notna()]
    if len(packed):
        written = packed["date"] + packed["time"].fillna("").str.pad(6, "right", "0")
        result[packed.index] = _by_pandas(written, "%Y%m%d%H%M%S")
    serial = pd.to_numeric(rest[rest.str.match(_SERIAL)])
    serial = serial[serial.between(FIRST_SERIAL, LAST_SERIAL)]
    if len(serial):
        days = pd.to_timedelta((serial * 86_400).round(), unit="s")
        result[serial.index] = (pd.Timestamp("1899-12-30") + days).to_numpy()
    named = rest[rest.str.contains(_MONTH_NAME) & np.isnat(result[rest.index])]
    if len(named):
        zones = named.str.extract(_ZONE_BEHIND)["zone"]
        ahead = pd.to_timedelta(_offsets(zones), unit="s").to_numpy()
        bare = named.str.replace(_ZONE_BEHIND, "", regex=True)
        result[named.index] = _by_pandas(bare, "mixed") - ahead
    return result


def _by_pandas(words: pd.Series, form: str) -> npt.NDArray[np.datetime64]:
    read = pd.to_datetime(words, format=form, errors="coerce", utc=True)
    moments: npt.NDArray[np.datetime64] = read.dt.tz_localize(None).to_numpy("datetime64[ns]")
    return moments


def _orders(parts: pd.DataFrame, order: DateOrder) -> npt.NDArray[np.str_]:
    """The order of each date: that of its form; where both are used, what its own days tell."""
    chosen = parts["form"].map(lambda form: order.orders.get(form, order.default)).to_numpy(str)
    first, second = parts["first"].to_numpy(), parts["second"].to_numpy()
    told = np.where(first > LAST_MONTH, DAY, np.where(second > LAST_MONTH, MONTH, chosen))
    return np.where((told == "") & (first == second), MONTH, told).astype(str)


def _moments(parts: pd.DataFrame, orders: npt.NDArray[np.str_]) -> pd.Series:
    days = _days(parts, orders)
    days = days.mask((orders == "") & ~parts["year_first"].to_numpy(dtype=bool))
    hour = pd.to_numeric(parts["hour"]).fillna(0.0).to_numpy()
    half = parts["after"].fillna(parts["half"]).fillna("")
    late, early = half.isin(_AFTERNOON).to_numpy(), half.isin(_FORENOON).to_numpy()
    hour = np.where(late & (hour < NOON), hour + NOON, np.where(early & (hour == NOON), 0, hour))
    seconds = hour * 3600.0 + pd.to_numeric(parts["minute"]).fillna(0.0).to_numpy() * 60
    seconds += pd.to_numeric(parts["second_of_time"]).fillna(0.0).to_numpy()
    moments: pd.Series = days + pd.to_timedelta(seconds - _offsets(parts["zone"]), unit="s")
    return moments


def _offsets(zones: pd.Series) -> npt.NDArray[np.float64]:
    """Seconds that a zone is ahead of UTC; none where it is not told."""
    found = zones.str.extract(_OFFSET)
    hours, minutes = (pd.to_numeric(found[name]).fillna(0) for name in ("hours", "minutes"))
    signs = np.where(found["sign"] == "-", -1.0, 1.0)
    ahead: npt.NDArray[np.float64] = (hours * 3600 + minutes * 60).to_numpy(dtype=float)
    named = zones.map(_AHEAD).fillna(0.0).to_numpy(dtype=float)
    return signs * ahead + named * 3600
