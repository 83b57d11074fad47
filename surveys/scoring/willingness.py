"""What people would pay: the share that pays anything, and what they pay at least on average."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import State
from surveys.marks import decode
from surveys.numbers_in_words import read_lower, read_number
from surveys.prices import Price
from surveys.scoring.kind import Cells, Encoded, Estimate, Floats, Kind, Side, States
from surveys.shares import share_of, weighted_median
from surveys.vocabulary import normalise, silence

_NOTHING = re.compile(
    r"(?:一分钱?(?:也|都)?)?不(?:愿意?|想|肯|会|打算)?(?:再?出资?|出钱|支付|承担|掏钱?|花钱|付钱?)"
    r"|不愿意?|没有?钱|0元?|nothing|not willing.*|no"
)
_BELOW = re.compile(
    r"(.*?)(?:元|块)?(?:以下|以内|及以下|之内)"
    r"|(?:under|below|less than|up to|at most|no more than|not more than|max(?:imum|\.)?"
    r"|最多|至多|不超过|不多于|低于|少于)\s*(.*)"
)
_ABOVE = re.compile(
    r"(.*?)(?:元|块)?(?:及以上|以上|起)|(?:over|above|more than|at least)\s*(.*)"
    r"|(.*?)\s*(?:or more|\+)"
)
_SPAN = re.compile(r"(.*?)\s*(?:元|块)?\s*(?:-|–|—|~|至|到|to)\s*(.*)")
_NEIGHBOURS = re.compile(r"([一二两三四五六七八])[二两三四五六七八九](?=[十百千万])")
"""Two figures before one unit: `两三千` is at least two thousand."""
_OTHERS = "government|council|state|municipality|city|developer|landlord|authorit(?:y|ies)"
_PROTEST = re.compile(
    r".*(?:应(?:当|该)?由?(?:政府|国家|开发商)|(?:政府|国家|开发商)(?:出|承担|全额|的(?:事|责任|义务))"
    rf"|(?:{_OTHERS})(?:['’]?s['’]?)? "
    r"(?:should|must|has to|ought|to pay|pays|duty|responsib\w+|job|task)"
    rf"|(?:duty|responsibility|job|task) of (?:the )?(?:{_OTHERS})).*"
)
_MYRIADS = re.compile(r"(?<=\d)\s*w(?![a-z])")
"""`1w` stands for 1万 wherever amounts are typed with Latin keys."""
_ROUGHLY = re.compile(r"(?:左右|上下|吧| or so| or thereabouts)$")
ANY_PRICE: Final = Price()
_STATES = {"none": State.NONE, "dont_know": State.DONT_KNOW, "refused": State.REFUSED}


def encode(cells: Cells) -> Encoded:
    """Read amounts; of a span, what the respondent pays at least.

    "500元以下" is more than nothing and less than 500: it counts with no amount to speak of
    (`SMALLEST` of it). Who says that others should pay has refused to say a price.

    Parameters
    ----------
    cells : Cells
        One column. Options of the codebook with an order state the amount themselves.

    Returns
    -------
    Encoded
        One part, the amount, >= 0; NaN where none was told.
    """
    column = cells.columns[0]
    text = decode(cells.text[:, 0], cells.codes) if column.form == "code" else cells.text[:, 0]
    inverse, distinct = pd.factorize(text)
    price = Price.asked(f"{cells.question.stem} {column.stem or column.header}", distinct)
    known = {normalise(option.option): option for option in reversed(cells.options)}
    amounts, said = [], []
    for word in distinct:
        option = known.get(normalise(word))
        if option is not None and option.order is not None:
            amounts.append(option.order)
        else:
            amounts.append(lowest_amount(word, price))
        refused = refuses_to_pay(word) or (option is not None and option.state == "refused")
        listed = _STATES.get(option.state) if option is not None else None
        told = State.REFUSED if refused else listed or silence(word)
        zero = told == State.NONE or amounts[-1] == 0
        said.append(State.ANSWERED if zero else told)
        amounts[-1] = 0.0 if zero else amounts[-1]
    states = cells.states[:, 0]
    answered = states == State.ANSWERED
    states = np.where(answered, np.array(said, dtype=np.uint8)[inverse], states).astype(np.uint8)
    values = np.where(states == State.ANSWERED, np.array(amounts, dtype=float)[inverse], np.nan)
    unread = (states == State.ANSWERED) & np.isnan(values)
    return Encoded(
        parts=(column.part or column.stem or column.header,),
        items=(cells.question.item,),
        part_states=("answer",),
        values=values[:, np.newaxis],
        states=states,
        unlisted=int(unread.sum()),
    )


SMALLEST = 1e-9
"""What "below an amount" counts as, in shares of it: more than nothing, below all that is named."""
LARGEST_BELOW = 1e6
"""Amounts below which an answer may lie; all that counts for less than one thousandth is such."""


def lowest_amount(word: str, price: Price = ANY_PRICE) -> float:
    """Read the least that an answer promises; NaN if it names no amount that can be read.

    An amount in another currency than the question's, or per month where it asks for one sum, is
    none that could stand beside the others; nothing is nothing in all of them.

    Parameters
    ----------
    word : str
    price : Price
        What the question asks an amount in.

    Examples
    --------
    >>> [lowest_amount(word) for word in ("0元", "500-1000元", "2000元以上", "300", "看情况")]
    [0.0, 500.0, 2000.0, 300.0, nan]
    >>> [lowest_amount(word) for word in ("1-2万", "3至5千元", "500-1千", "两三千")]
    [10000.0, 3000.0, 500.0, 2000.0]
    >>> [lowest_amount(word) for word in ("1w", "三千左右", "一分钱不出", "500元/月")]
    [10000.0, 3000.0, 0.0, nan]
    >>> lowest_amount("500元以下") > 0
    True
    """
    bare, fits = price.bare(word)
    amount = _amount(_ROUGHLY.sub("", _MYRIADS.sub("万", bare)))
    return amount if fits or amount == 0 else float("nan")


def _amount(plain: str) -> float:
    if _NOTHING.fullmatch(plain):
        return 0.0
    amount = read_number(plain)
    if not np.isnan(amount):
        return amount
    if match := _BELOW.fullmatch(plain):
        return SMALLEST * min(read_number(match[1] or match[2] or ""), LARGEST_BELOW)
    if match := _ABOVE.fullmatch(plain):
        return read_number(next((one for one in match.groups() if one), ""))
    if match := _SPAN.fullmatch(plain):
        return read_lower(match[1], match[2])
    return read_number(_NEIGHBOURS.sub(r"\1", plain))


def refuses_to_pay(word: str) -> bool:
    """Tell whether an answer says that others should pay.

    Examples
    --------
    >>> [refuses_to_pay(word) for word in ("It is the government’s duty", "应由政府出", "300")]
    [True, True, False]
    """
    return _PROTEST.fullmatch(normalise(word)) is not None


def demand(values: Floats, states: States, scale: tuple[float, float] | None) -> Floats:  # noqa: ARG001 - shared by all kinds
    """Count 1 for who would pay anything, 0 for who would pay nothing.

    Who refuses to name a price, or thinks that others should pay, is outside the base.

    Returns
    -------
    ndarray of float, shape (n_rows, n_parts)
    """
    return np.where(np.isfinite(values), (np.nan_to_num(values) > 0).astype(float), np.nan)


def turnbull(amounts: Floats, shares: Floats) -> float:
    """Give Turnbull's lower bound of the mean willingness to pay.

    Parameters
    ----------
    amounts : ndarray of float, shape (n,)
        Amounts asked, ascending, above 0.
    shares : ndarray of float, shape (n,)
        Share willing to pay at least that much, 0-1. Where it rises with the amount,
        neighbours are pooled until it does not (each with the same weight).

    Returns
    -------
    float
        ``sum t_k (F_{k+1} - F_k)`` with F the share not willing.

    References
    ----------
    Turnbull 1976; Haab and McConnell 1997, Journal of Environmental Economics and
    Management 32(2), 251-270.

    Examples
    --------
    >>> turnbull(np.array([100.0, 200.0]), np.array([0.6, 0.2]))
    80.0
    """
    pooled = list(shares.astype(float))
    blocks = [[share, 1] for share in pooled]
    merged: list[list[float]] = []
    for share, size in blocks:
        merged.append([share, size])
        while len(merged) > 1 and merged[-1][0] > merged[-2][0]:
            other, count = merged.pop()
            before, held = merged.pop()
            merged.append([(before * held + other * count) / (held + count), held + count])
    falling = np.concatenate([np.full(int(count), share) for share, count in merged])
    following = np.append(falling[1:], 0.0)
    return float(np.round(amounts @ (falling - following), 9))


def figures(sides: Sequence[Side], counted: npt.NDArray[np.bool_], weights: Floats) -> Estimate:
    """Give what is paid at least, the middle amount, and who pays nothing or refuses.

    Returns
    -------
    Estimate
        Figures: ``lower_bound_mean`` (Turnbull), ``median`` or, where that is more than nothing
        and below an amount, that amount as ``median_below``, ``pays_nothing`` (share of those who
        named a price), ``refused`` (share of those asked who named none on principle).
    """
    side = sides[0]
    base = counted & np.isfinite(side.values)
    paying = share_of(np.nan_to_num(side.wishes), base, weights)
    little = SMALLEST * LARGEST_BELOW
    amounts = np.unique(side.values[base & (np.nan_to_num(side.values) > little)])
    shares = np.array([share_of(side.values >= one, base, weights)[0] for one in amounts])
    asked = counted & (side.states != State.SKIPPED)
    middle = weighted_median(side.values[base], weights[base])
    told = {
        "lower_bound_mean": turnbull(amounts, shares) if len(amounts) else 0.0,
        **(
            {"median_below": float(np.round(middle / SMALLEST, 6))}
            if 0 < middle <= little
            else {"median": middle}
        ),
        "pays_nothing": share_of(side.values == 0, base, weights)[0],
        "refused": share_of(side.states == State.REFUSED, asked, weights)[0],
    }
    return Estimate(*paying, int((base & (weights > 0)).sum()), told)


KIND = Kind(
    name="willingness",
    title="willingness to pay",
    summary="share that would pay anything; beside it Turnbull's lower bound of the mean",
    source="Turnbull 1976; zero bids kept, protest bids apart",
    encode=encode,
    demand=demand,
    per_column=True,
    in_demand=False,
    figures=figures,
    shares=(("pays_nothing",), ("refused",)),
)
