"""Who lives in the made-up estate: buildings, flats and the people who answer."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.samples.questionnaire import AGES


@dataclass(frozen=True)
class Building:
    """One block of flats: stairwells with two flats a floor."""

    number: int
    stairwells: int
    floors: int
    street: bool


BUILDINGS = (
    Building(1, 5, 6, street=True),
    Building(2, 5, 6, street=True),
    Building(3, 4, 6, street=True),
    Building(4, 4, 6, street=False),
    Building(5, 5, 6, street=False),
    Building(6, 3, 7, street=False),
    Building(7, 4, 6, street=False),
    Building(8, 4, 6, street=False),
    Building(9, 5, 6, street=False),
    Building(10, 4, 6, street=False),
    Building(11, 3, 7, street=False),
    Building(12, 4, 6, street=True),
)
FLATS_A_FLOOR = 2


def all_flats() -> pd.DataFrame:
    """Every flat of the estate.

    Returns
    -------
    DataFrame, shape (612, 6)
        `building`, `stairwell`, `floor`, `flat` (int), `top` and `street` (bool), in the order
        of the doors.
    """
    return pd.DataFrame(
        [
            (block.number, stairwell, floor, flat, floor == block.floors, block.street)
            for block in BUILDINGS
            for stairwell in range(1, block.stairwells + 1)
            for floor in range(1, block.floors + 1)
            for flat in range(1, FLATS_A_FLOOR + 1)
        ],
        columns=["building", "stairwell", "floor", "flat", "top", "street"],
    )


def move_in(flats: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give each flat the person who would fill in the form, and what the household is like.

    Parameters
    ----------
    flats : DataFrame
        From `all_flats`.
    rng : numpy Generator

    Returns
    -------
    DataFrame, one row per flat
        The columns of `flats` and `tenant` (bool), `age` (place in `AGES`), `car`, `frail`
        and `child` (bool). Tenants are younger, and live on the top floors more often.
    """
    size = len(flats)
    tenant = rng.random(size) < np.where(flats["top"], 0.36, 0.22)
    shares = np.where(tenant[:, None], [0.40, 0.36, 0.17, 0.07], [0.07, 0.21, 0.29, 0.43])
    age = (rng.random(size)[:, None] > shares.cumsum(axis=1)).sum(axis=1).clip(max=len(AGES) - 1)
    elder = age == len(AGES) - 1
    return flats.assign(
        tenant=tenant,
        age=age,
        car=rng.random(size) < np.select([elder, tenant], [0.22, 0.34], 0.63),
        frail=rng.random(size) < np.select([elder, age == 2], [0.48, 0.24], 0.08),
        child=rng.random(size) < np.select([age == 1, age == 0, elder], [0.55, 0.14, 0.16], 0.12),
    )


def who_answers(people: pd.DataFrame, size: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Draw households without repetition; elders and owners hand in more forms.

    Parameters
    ----------
    people : DataFrame
        From `move_in`.
    size : int
        How many households.
    rng : numpy Generator

    Returns
    -------
    ndarray of int, length size
        Places in `people`.
    """
    eagerness = 1.0 + 0.5 * people["age"] + np.where(people["tenant"], 0.0, 0.8)
    return rng.choice(len(people), size=size, replace=False, p=eagerness / eagerness.sum())
