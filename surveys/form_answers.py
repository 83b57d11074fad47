"""What a form knows, put into an export: words for codes, whole option lists, who was asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.answers import Column, SurveyTable
from surveys.blocks import BAR
from surveys.form_asked import asked_by_condition, cells_of, settle
from surveys.form_fit import Fit, Wording, fit_form, separators_in
from surveys.forms.form import Form, FormQuestion
from surveys.layout import in_brief
from surveys.lists import split_column
from surveys.marks import ORDER_SEPARATOR
from surveys.remarks import ReadingRemark

LEAST_FOUND: Final = 1
"""Questions of a form that an export must have for the form to be its own."""

CODED: Final = frozenset({"text", "code"})
LISTED: Final = frozenset({"text", "list", "order", "code"})
BOXES: Final = frozenset({"tick", "place"})
"""Forms of columns that hold one option, several, or stand for one."""

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class _Draft:
    """An export while a form is put into it."""

    columns: list[Column]
    text: dict[str, Texts]
    states: npt.NDArray[np.uint8]
    codes: dict[str, dict[str, str]]


def use_forms(tables: Sequence[SurveyTable], forms: Sequence[Form]) -> tuple[SurveyTable, ...]:
    """Put what forms know into the exports that they belong to.

    Parameters
    ----------
    tables : sequence of SurveyTable
    forms : sequence of Form

    Returns
    -------
    tuple of SurveyTable
        A form is used for every export that has at least one of its questions; one that fits
        none is named in a note of the first export.
    """
    result = list(tables)
    for form in forms:
        used = False
        for at, table in enumerate(result):
            fit = fit_form(form, table)
            if len(fit.places) >= LEAST_FOUND:
                result[at] = put_form(table, fit)
                used = True
        if not used and result:
            said = ReadingRemark("form_unused", form=form.file, title=form.title)
            result[0] = replace(result[0], notes=(*result[0].notes, said))
    return tuple(result)


def files_fitting(tables: Sequence[SurveyTable], forms: Sequence[Form]) -> frozenset[str]:
    """Give the files that have a question of one of the forms."""
    return frozenset(
        table.file
        for table in tables
        for form in forms
        if len(fit_form(form, table).places) >= LEAST_FOUND
    )


def put_form(table: SurveyTable, fit: Fit) -> SurveyTable:
    """Give an export the words, option lists and conditions of a form.

    Codes and words of any of the form's languages become the words of one language, the one
    that the export itself uses or else the form's first. Options are listed in the form's order,
    those that nobody chose included. A condition tells whether an empty answer was seen.

    Parameters
    ----------
    table : SurveyTable
    fit : Fit
        Of the form to this export.

    Returns
    -------
    SurveyTable
        Same rows and columns under the same keys; a note says what was taken from the form.
    """
    draft = _Draft(
        list(table.columns),
        {},
        table.states.copy(),
        dict(table.codes),
    )
    asked, unread = asked_by_condition(table, fit)
    unseen = 0
    for at, places in fit.places.items():
        question = fit.form.questions[at]
        if at in asked:
            unseen += settle(table, draft.states, draft.text, places, asked[at])
        _word(table, draft, question, places, fit.language)
    lists = any(column.form == "list" for column in draft.columns)
    text = table.text.copy()
    for key, cells in draft.text.items():
        text[key] = cells
    apart = {table.separator, *(column.separator for column in table.columns)}
    if lists and apart - {"", BAR}:
        _part_by_bars(table, draft, text)
    notes = [
        ReadingRemark(
            "form_used",
            form=fit.form.file,
            title=fit.form.title,
            questions=len(fit.places),
            of=len(fit.form.questions),
        )
    ]
    if unseen:
        notes.append(ReadingRemark("form_asked", form=fit.form.file, unseen=unseen))
    if unread:
        notes.append(
            ReadingRemark("form_conditions", form=fit.form.file, questions=in_brief(unread))
        )
    return replace(
        table,
        columns=tuple(replace(column, separator="") for column in draft.columns),
        text=text,
        states=draft.states,
        separator=BAR if lists else table.separator,
        codes=draft.codes,
        notes=(*table.notes, *notes),
    )


def _word(
    table: SurveyTable,
    draft: _Draft,
    question: FormQuestion,
    places: Sequence[int],
    language: int,
) -> None:
    """Write the words of one question into its columns."""
    told = question.labels[language : language + 1] + question.labels
    stem = next(filter(None, told), "")
    options = Wording(question.options, language)
    parts = Wording(question.parts or question.options, language)
    for place in places:
        column = draft.columns[place]
        if stem and not column.role:
            column = replace(column, stem=stem)
        if column.part and (option := parts.option(column.part)):
            column = replace(column, part=parts.words(option))
        if question.kind == "person" and not column.role:
            column = replace(column, role="personal")
        if question.kind in ("one", "matrix") and question.options and column.form in CODED:
            draft.text[column.key] = _worded(cells_of(table, place), options)
            column = replace(column, form="text")
        elif question.kind in ("several", "order") and column.form in LISTED and not column.role:
            alone = not any(table.columns[other].form in BOXES for other in places)
            if alone and not column.part:
                form = "order" if question.kind == "order" else "list"
                draft.text[column.key] = _parted(table, place, options, form)
                column = replace(column, form=form)
        draft.columns[place] = replace(column, told=question.kind or column.told)
    if question.options and question.kind in ("one", "several", "order", "matrix"):
        number = draft.columns[places[0]].number
        draft.codes[number] = {one.code: options.words(one) for one in question.options}


def _worded(cells: Texts, options: Wording) -> Texts:
    inverse, distinct = pd.factorize(cells)
    words = [
        options.words(option) if (option := options.option(cell)) else cell for cell in distinct
    ]
    told: Texts = np.array(words, dtype=object)[inverse]
    return told if words else cells


def _parted(table: SurveyTable, place: int, options: Wording, form: str) -> Texts:
    """Write a cell of several options with a sign between them that no option holds."""
    sign = ORDER_SEPARATOR if form == "order" else BAR
    inverse, distinct = pd.factorize(cells_of(table, place))
    separators = separators_in(table, form)
    words = [
        sign.join(options.words(option) if option else piece for piece, option in pieces)
        for pieces in (options.pieces(cell, separators) for cell in distinct)
    ]
    told: Texts = np.array(words, dtype=object)[inverse]
    return told if words else cells_of(table, place)


def _part_by_bars(table: SurveyTable, draft: _Draft, text: pd.DataFrame) -> None:
    """Give lists that the form does not know the same separator as those it knows."""
    for place, column in enumerate(draft.columns):
        if column.form == "list" and column.key not in draft.text:
            cells = text[column.key].to_numpy(dtype=object)
            ticks = split_column(cells, table.separator_at(place))
            cells = np.full(len(text), "", dtype=object)
            for row, code in zip(ticks.rows.tolist(), ticks.codes.tolist(), strict=True):
                cells[row] += (BAR if cells[row] else "") + ticks.options[code]
            text[column.key] = cells
