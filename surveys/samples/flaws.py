"""What goes wrong with forms in real life, done on purpose and counted."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.samples import questionnaire as words

Places = npt.NDArray[np.int64]


def without_answers(forms: pd.DataFrame, rows: Places) -> pd.DataFrame:
    """Leave everything empty behind the questions about the household.

    Parameters
    ----------
    forms : DataFrame
        From `surveys.samples.forms.fill_in`.
    rows : ndarray of int
        Places of the forms to spoil.

    Returns
    -------
    DataFrame
        A changed copy, as from every function of this file.
    """
    first = forms.columns.get_loc(words.SINGLE_HEADERS["chosen"])
    cells = forms.to_numpy(dtype=object, copy=True)
    block = cells[rows, first:]
    cells[rows, first:] = np.where(block == words.SKIPPED, words.SKIPPED, words.EMPTY)
    return _same_shape(cells, forms)


def without_consent(forms: pd.DataFrame, rows: Places) -> pd.DataFrame:
    """Say no to the first question, upon which the platform shows nothing more.

    Parameters
    ----------
    forms : DataFrame
    rows : ndarray of int

    Returns
    -------
    DataFrame
    """
    cells = forms.to_numpy(dtype=object, copy=True)
    cells[rows, 0] = words.CONSENT[1]
    cells[rows, 1:] = words.SKIPPED
    return _same_shape(cells, forms)


def failing_the_check(forms: pd.DataFrame, rows: Places, rng: np.random.Generator) -> pd.DataFrame:
    """Answer the attention check with anything but what it asks for.

    Parameters
    ----------
    forms : DataFrame
    rows : ndarray of int
    rng : numpy Generator

    Returns
    -------
    DataFrame
    """
    wrong = np.array([word for word in words.CHECK if word != words.CHECK_RIGHT], dtype=object)
    answers = rng.permutation(np.resize(wrong, len(rows)))
    return _replaced(forms, rows, words.LAST_HEADERS["check"], answers)


def straight_down(forms: pd.DataFrame, rows: Places) -> pd.DataFrame:
    """Tick the middle of every row of both matrices.

    Parameters
    ----------
    forms : DataFrame
    rows : ndarray of int

    Returns
    -------
    DataFrame
    """
    cells = forms.to_numpy(dtype=object, copy=True)
    in_matrix = forms.columns.str.match(r"1[12]、")
    cells[np.ix_(rows, np.flatnonzero(in_matrix))] = words.SATISFACTION[2]
    return _same_shape(cells, forms)


def wanting_nothing(forms: pd.DataFrame, rows: Places) -> pd.DataFrame:
    """Tick only that none of the options is wanted.

    Parameters
    ----------
    forms : DataFrame
    rows : ndarray of int

    Returns
    -------
    DataFrame
    """
    return _replaced(forms, rows, words.SINGLE_HEADERS["chosen"], words.NOTHING)


def leaving_empty(forms: pd.DataFrame, rows: Places, header: str) -> pd.DataFrame:
    """See a question and leave it empty.

    Parameters
    ----------
    forms : DataFrame
    rows : ndarray of int
    header : str
        The question's header.

    Returns
    -------
    DataFrame
    """
    return _replaced(forms, rows, header, words.EMPTY)


def _replaced(
    forms: pd.DataFrame, rows: Places, header: str, answers: npt.NDArray[np.object_] | str
) -> pd.DataFrame:
    cells = forms[header].to_numpy(dtype=object, copy=True)
    cells[rows] = answers
    return forms.assign(**{header: cells})


def _same_shape(cells: npt.NDArray[np.object_], forms: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(cells, columns=forms.columns, dtype=object)
