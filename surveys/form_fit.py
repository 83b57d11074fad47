"""Which columns of an export a form's questions stand in: by name, otherwise by their words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from surveys.answers import Column, SurveyTable
from surveys.blocks import ARROW, BAR
from surveys.forms.form import Form, FormOption, FormQuestion
from surveys.lists import hide_separator, show_separator
from surveys.vocabulary import normalise

CODES_APART = " "
"""What stands between the codes of several options in one cell."""

SEPARATORS = "/.-:"
"""What may stand between a group and the names in it."""


@dataclass(frozen=True, eq=False)
class Fit:
    """A form laid against an export.

    Attributes
    ----------
    form : Form
    places : dict of int to tuple of int
        Columns of each question, by its place in the form.
    language : int
        Place of the language, among those of the form, that the export itself uses; 0 if none.
    """

    form: Form
    places: dict[int, tuple[int, ...]]
    language: int

    @property
    def share(self) -> float:
        """Share of the form's questions that the export has, 0-1."""
        return len(self.places) / len(self.form.questions) if self.form.questions else 0.0


class Wording:
    """The options of a question by every way of writing them.

    Parameters
    ----------
    options : sequence of FormOption
    language : int
        Language of the words that are given.
    """

    def __init__(self, options: Sequence[FormOption], language: int) -> None:
        self._options, self._language = options, language

    @cached_property
    def _known(self) -> dict[str, FormOption]:
        by_label = {
            normalise(label): option
            for option in reversed(self._options)
            for label in option.labels
            if label
        }
        by_code = {normalise(option.code): option for option in reversed(self._options)}
        return by_label | by_code

    def option(self, text: str) -> FormOption | None:
        """Find an option by its code or its words in any language."""
        return self._known.get(normalise(text))

    def every_word(self) -> tuple[str, ...]:
        """Give every code and every way of writing an option."""
        labels = (label for option in self._options for label in option.labels if label)
        return (*(option.code for option in self._options), *labels)

    def words(self, option: FormOption) -> str:
        """Give an option's words; its code where it has none."""
        told = option.labels[self._language : self._language + 1] + option.labels
        return next(filter(None, told), option.code)

    def pieces(self, cell: str, separators: Sequence[str]) -> list[tuple[str, FormOption | None]]:
        """Part a cell of several options by the separator that finds most of them.

        Options that hold the separator themselves stay whole. A cell in which none is found is
        one piece.
        """
        if not cell:
            return []
        if whole := self.option(cell):
            return [(cell, whole)]
        best: list[tuple[str, FormOption | None]] = []
        for separator in separators:
            hidden = hide_separator(np.array([cell], dtype=object), separator, self.every_word())
            parts = (show_separator(one, separator).strip() for one in hidden[0].split(separator))
            found = [(piece, self.option(piece)) for piece in parts if piece]
            if _known(found) > _known(best):
                best = found
        return best or [(cell, None)]


def _known(pieces: Sequence[tuple[str, FormOption | None]]) -> float:
    """Options found, as far as they are not outweighed by pieces that are none."""
    found = sum(option is not None for _, option in pieces)
    return found - (len(pieces) - found) / 2 if found else 0.0


def separators_in(table: SurveyTable, form: str) -> tuple[str, ...]:
    """What may stand between the options of one cell, the surest first."""
    sign = ARROW if form == "order" else BAR
    own = sorted({column.separator for column in table.columns})
    known = (sign, table.separator, *own, CODES_APART, ", ", ",", ";")
    return tuple(filter(None, dict.fromkeys(known)))


def fit_form(form: Form, table: SurveyTable) -> Fit:
    """Find the columns of every question of a form.

    Columns are known by the question's name, with or without its groups; where names say
    nothing, by the question's words in one of the form's languages, if they stand for one
    question only.

    Parameters
    ----------
    form : Form
    table : SurveyTable

    Returns
    -------
    Fit
    """
    by_name = _Found(form, lambda one: [one.path.lower(), one.name.lower()])
    by_words = _Found(form, lambda one: [normalise(label) for label in one.labels])
    for place, column in enumerate(table.columns):
        by_name.add(place, column, _names(column))
        by_words.add(place, column, [normalise(column.stem)])
    taken: dict[int, tuple[int, ...]] = {}
    spoken: Counter[int] = Counter()
    for at in range(len(form.questions)):
        if found := by_name.columns(at)[0]:
            taken[at] = found
            continue
        found, language = by_words.columns(at)
        if found:
            taken[at] = found
            spoken[language] += 1
    return Fit(form, taken, max(spoken, key=lambda one: (spoken[one], -one), default=0))


class _Found:
    """Columns under each name that a question of the form may have."""

    def __init__(self, form: Form, keys: Callable[[FormQuestion], Sequence[str]]) -> None:
        self._keys = [list(keys(question)) for question in form.questions]
        self._columns: dict[str, dict[str, list[int]]] = {}
        self._questions: dict[str, list[int]] = {}
        for at, names in enumerate(self._keys):
            for name in dict.fromkeys(filter(None, names)):
                self._questions.setdefault(name, []).append(at)

    def add(self, place: int, column: Column, names: Iterable[str]) -> None:
        for name in names:
            if name in self._questions:
                blocks = self._columns.setdefault(name, {})
                blocks.setdefault(column.number or column.key, []).append(place)

    def columns(self, at: int) -> tuple[tuple[int, ...], int]:
        """The columns of a question, and under which of its names they were found.

        Questions of the same name are told apart by their order if the export has as many.
        """
        for language, name in enumerate(self._keys[at]):
            blocks = list(self._columns.get(name, {}).values())
            questions = self._questions.get(name, [])
            if blocks and len(blocks) == len(questions):
                return tuple(blocks[questions.index(at)]), language
        return (), 0


def _names(column: Column) -> Iterator[str]:
    """What a question may be called by a column of it: its number, without groups, in small."""
    name = (column.number or column.key).lower()
    plain = name
    for sign in SEPARATORS[1:]:
        plain = plain.replace(sign, "/")
    tails = {part.rpartition(sign)[2] for part in (name,) for sign in SEPARATORS if sign in part}
    yield from dict.fromkeys((name, plain, *sorted(tails)))
