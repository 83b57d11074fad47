"""Columns of figures: which are ages or floors that bands make into groups."""

import re

import numpy as np
import pandas as pd

from surveys.asked import Asked
from surveys.bands import (
    AGE_BANDS,
    FLOOR_BANDS,
    HIGHEST_FLOOR,
    LOWEST_FLOOR,
    OLDEST,
    age_asked,
    floor_asked,
)
from surveys.births import is_year, year_of_birth
from surveys.codebook import Question
from surveys.floors import floor_in_figures
from surveys.hints import without_age_of_house
from surveys.numbers_in_words import read_number
from surveys.privacy import tells_person
from surveys.reasons import Reason

MOSTLY = 0.8
MOST_SHOWN = 3
GROWN = 18
"""Where half of those asked are younger, the figures are the numbers of options, not ages."""

FEWEST_FLOORS = 4
"""Fewer different floors are levels of their own."""

_ODD_NUMBER = re.compile(r"[\W_]*\d{1,3}(?:[\W_]+\d{1,3})?[\W_]*(?:周?岁|years?)?[\W_]*")
"""A misspelt figure: no words of anybody's own."""


def banded_question(asked: Asked, counts: pd.Series, words: str) -> Question | None:
    """Draft a question whose answers are ages, years of birth or floors in figures.

    Parameters
    ----------
    asked : Asked
        One column.
    counts : Series of int
        How often each text was answered.
    words : str
        The question.

    Returns
    -------
    Question or None
        With bands; None if it asks something else, or was answered by ticking.
    """
    column = asked.columns[0]
    if floor_asked(words):
        counts = counts.rename(floor_in_figures).groupby(level=0, sort=False).sum()
    if column.told == "one" or asked.code_list():
        return None
    person = without_age_of_house(words)
    if age_asked(person) and _are_births(counts):
        # What is left of a date may tell a person: only misspelt years are named.
        alone = counts[~counts.index.astype(str).str.contains(r"\d\D+\d")]
        return _question(asked, AGE_BANDS, about_numbers(alone, Reason("births")), 0.7)
    if not are_numbers(counts):
        return None
    values = np.array([read_number(str(text)) for text in counts.index], dtype=float)
    told = np.isfinite(values)
    median = float(np.median(np.repeat(values[told], counts.to_numpy(dtype=int)[told])))
    if age_asked(person) and GROWN <= median <= OLDEST:
        return _question(asked, AGE_BANDS, about_numbers(counts, Reason("ages")), 0.8)
    floors = values[told][(values[told] >= LOWEST_FLOOR) & (values[told] <= HIGHEST_FLOOR)]
    several = (
        column.form != "code"
        and len(np.unique(floors)) >= FEWEST_FLOORS
        and floors.max() >= FLOOR_BANDS[-1]
    )
    if floor_asked(words) and several and median <= HIGHEST_FLOOR:
        return _question(asked, FLOOR_BANDS, about_numbers(counts, Reason("floors")), 0.6)
    return None


def _question(asked: Asked, bands: tuple[int, ...], why: Reason, confidence: float) -> Question:
    return Question(asked.name, role="group", bands=bands, confidence=confidence, comment=why)


def _are_births(counts: pd.Series) -> bool:
    """Tell whether most answers are a year of birth or a date, and the middle one can be."""
    years = np.array([year_of_birth(str(text)) for text in counts.index], dtype=float)
    times = counts.to_numpy(dtype=int)
    told = np.isfinite(years)
    if times[told].sum() <= MOSTLY * times.sum():
        return False
    return is_year(float(np.median(np.repeat(years[told], times[told]))))


def are_numbers(counts: pd.Series) -> bool:
    """Tell whether most answers are a number, also one with its unit such as "45岁"."""
    numbers = np.isfinite([read_number(text) for text in counts.index])
    return bool(counts[numbers].sum() > MOSTLY * counts.sum())


def about_numbers(counts: pd.Series, why: Reason) -> Reason:
    """Name the answers among numbers that are none, as far as they hold figures and signs only."""
    odd = [text for text in counts.index if not np.isfinite(read_number(text))]
    shown = [text for text in odd if _ODD_NUMBER.fullmatch(text) and not tells_person(text)]
    if not shown:
        return why
    texts = " | ".join(shown[:MOST_SHOWN])
    return why.also("odd_numbers", count=len(odd), texts=texts)
