"""The forms as people fill them in: their wishes put into the words of the questionnaire."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.samples import questionnaire as words
from surveys.samples.remarks import BY_THE_WAY, OTHER_WISHES, REMARKS
from surveys.samples.wishes import Floats, Integers, choices, levels, orders, tastes

NOT_SURE_SHARE = 0.02
LEFT_EMPTY_SHARE = 0.015
TICKS = (2, 3, 4, 5)
TICK_SHARES = (0.06, 0.16, 0.24, 0.54)
PARTIAL_ORDER_SHARE = 0.2
REMARK_SHARE = 0.3
BARE_SHARE = 0.9


def fill_in(people: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Fill in one form per person, carefully and completely.

    Parameters
    ----------
    people : DataFrame, one row per person
        From `surveys.samples.people.move_in`.
    rng : numpy Generator

    Returns
    -------
    DataFrame of str, one row per person
        One column per header behind the platform's own ones, in the order of the export.
    """
    taste = tastes(people)
    chosen = choices(taste, rng.choice(TICKS, len(people), p=TICK_SHARES), rng)
    columns = [
        *_about(people),
        join_options(chosen),
        *_matrix(taste, "satisfaction", rng),
        *_matrix(taste, "importance", rng),
        _ranking(taste, rng),
        *_parking(people, taste, rng),
        np.full(len(people), words.CHECK_RIGHT, dtype=object),
        _remarks(len(people), rng),
    ]
    names = words.headers()[len(words.METADATA) :]
    return pd.DataFrame(dict(zip(names, columns, strict=True)), dtype=object)


def join_options(chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.object_]:
    """Write ticks as the platform does: the options in one cell.

    Parameters
    ----------
    chosen : ndarray of bool, shape (n_people, n_wishes)

    Returns
    -------
    ndarray of str, length n_people
    """
    options = np.array([wish.option for wish in words.WISHES], dtype=object)
    return _texts(words.LIST_SEPARATOR.join(options[ticks]) for ticks in chosen)


def add_other_wishes(
    forms: pd.DataFrame, rows: Sequence[int] | npt.NDArray[np.int64]
) -> pd.DataFrame:
    """Tick "other" on some forms as well, each with a text of its own.

    Parameters
    ----------
    forms : DataFrame
        From `fill_in`.
    rows : sequence of int
        Places of the forms; as many as there are texts.

    Returns
    -------
    DataFrame
        A changed copy.
    """
    changed = forms.copy()
    column = words.SINGLE_HEADERS["chosen"]
    cells = changed[column].to_numpy(dtype=object).copy()
    cells[rows] = [
        f"{cells[row]}{words.LIST_SEPARATOR}{words.OTHER}〖{text}〗"
        for row, text in zip(rows, OTHER_WISHES, strict=True)
    ]
    changed[column] = cells
    return changed


def _about(people: pd.DataFrame) -> list[npt.NDArray[np.object_]]:
    doors = zip(
        people["building"], people["stairwell"], people["floor"], people["flat"], strict=True
    )
    band = np.digitize(people["floor"], [3, 5])
    return [
        np.full(len(people), words.CONSENT[0], dtype=object),
        _texts(f"{number}号楼" for number in people["building"]),
        _texts(f"{block}-{stairs}-{floor}{flat:02d}" for block, stairs, floor, flat in doors),
        _pick(words.FLOORS, band),
        _pick(words.AGES, people["age"].to_numpy()),
        _pick(words.TENURES, people["tenant"].to_numpy(dtype=int)),
        _pick(words.CAR, 1 - people["car"].to_numpy(dtype=int)),
        _pick(words.YES_NO, 1 - people["frail"].to_numpy(dtype=int)),
        _pick(words.YES_NO, 1 - people["child"].to_numpy(dtype=int)),
    ]


def _matrix(taste: Floats, scale: str, rng: np.random.Generator) -> list[npt.NDArray[np.object_]]:
    want = taste[:, list(words.matrix_rows(scale))]
    satisfied = scale == "satisfaction"
    level = levels(-want, 2.2, rng) if satisfied else levels(want, 2.2, rng)
    cells = _pick(words.SATISFACTION if satisfied else words.IMPORTANCE, level)
    luck = rng.random(level.shape)
    silent = luck < LEFT_EMPTY_SHARE + NOT_SURE_SHARE
    cells[silent] = words.NOT_SURE
    cells[silent & (luck < LEFT_EMPTY_SHARE)] = words.EMPTY
    return list(cells.T)


def _ranking(taste: Floats, rng: np.random.Generator) -> npt.NDArray[np.object_]:
    labels = np.array(list(words.RANKED.values()), dtype=object)
    partial = rng.random(len(taste)) < PARTIAL_ORDER_SHARE
    kept = np.where(partial, rng.integers(2, len(labels), len(taste)), len(labels))
    return _texts(
        words.ORDER_SEPARATOR.join(labels[order][:length])
        for order, length in zip(orders(taste, rng), kept, strict=True)
    )


def _parking(
    people: pd.DataFrame, taste: Floats, rng: np.random.Generator
) -> list[npt.NDArray[np.object_]]:
    car = people["car"].to_numpy(dtype=bool)
    places = rng.choice(len(words.NIGHT_PARKING), len(people), p=(0.3, 0.35, 0.25, 0.1))
    night = _pick(words.NIGHT_PARKING, places)
    place = [wish.name for wish in words.WISHES].index("stacked_parking")
    keen = taste[:, place] + rng.gumbel(scale=0.9, size=len(people))
    by_keenness = np.array([3, 2, 0, 1])
    way = _pick(words.PARKING_WAYS, by_keenness[np.digitize(keen, [-0.8, -0.1, 1.2])])
    return [np.where(car, answer, words.SKIPPED) for answer in (night, way)]


def _remarks(size: int, rng: np.random.Generator) -> npt.NDArray[np.object_]:
    written = np.array([one.text for one in REMARKS + BY_THE_WAY], dtype=object)
    texts = rng.permutation(np.resize(written, size))
    luck = rng.random(size)
    return np.select([luck < REMARK_SHARE, luck > BARE_SHARE], [texts, ""], words.EMPTY)


def _pick(options: Sequence[str], places: Integers) -> npt.NDArray[np.object_]:
    return np.array(options, dtype=object)[places]


def _texts(cells: Iterable[str]) -> npt.NDArray[np.object_]:
    return np.array(list(cells), dtype=object)
