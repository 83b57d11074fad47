"""What the made-up residents want: each group something else, so that there is a dispute."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.samples.questionnaire import AGES, RANKED, WISHES

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

NAMES = tuple(wish.name for wish in WISHES)

EVERYBODY = {
    "drainage": 0.8, "roads": 0.6, "roof": -0.2, "outer_wall": -0.1, "stairwell": 0.5,
    "power": -0.3, "fire_lane": -0.5, "security": 0.4, "parking": 0.4, "lights": 0.1,
    "greening": 0.1, "facade": -1.3, "property": 0.2, "lift": 0.8, "ramps": -0.5,
    "stacked_parking": -1.3, "ebike": 0.3, "play": -0.3, "day_care": -0.9, "canteen": -0.6,
    "committee": -0.8,
}  # fmt: skip

GROUPS: dict[str, dict[str, float]] = {
    "ground": {"drainage": 1.5, "lift": -3.4, "roads": 0.3, "greening": 0.3},
    "upper": {"lift": 1.5, "drainage": -0.5, "stairwell": 0.3},
    "top": {"roof": 3.1},
    "elder": {
        "lift": 0.5, "ramps": 1.6, "canteen": 1.7, "day_care": 1.5, "parking": -0.6,
        "ebike": -0.4, "stacked_parking": -0.5,
    },
    "frail": {"ramps": 1.1, "lift": 0.5, "day_care": 0.8},
    "tenant": {
        "lights": 1.3, "security": 1.2, "ebike": 0.9, "lift": -0.8, "roof": -1.1,
        "committee": -1.0, "outer_wall": -0.4,
    },
    "car": {"parking": 1.8, "stacked_parking": 1.3, "roads": 0.3, "power": 0.2},
    "no_car": {"parking": -0.9, "stacked_parking": -1.0},
    "child": {"play": 2.2, "security": 0.3, "greening": 0.4},
    "street": {"facade": 0.3, "outer_wall": 0.4, "lights": -0.2},
}  # fmt: skip


def tastes(people: pd.DataFrame) -> Floats:
    """How much each household wants each thing, before chance.

    Parameters
    ----------
    people : DataFrame, one row per person
        From `surveys.samples.people.move_in`.

    Returns
    -------
    ndarray, shape (n_people, n_wishes)
        Utilities in the order of `WISHES`; 0 is middling.
    """
    elder = people["age"] == len(AGES) - 1
    traits = {
        "ground": people["floor"] <= 2,
        "upper": people["floor"] >= 5,
        "top": people["top"],
        "elder": elder,
        "frail": people["frail"],
        "tenant": people["tenant"],
        "car": people["car"],
        "no_car": ~people["car"],
        "child": people["child"],
        "street": people["street"],
    }
    belongs = np.column_stack([traits[group].to_numpy(dtype=float) for group in GROUPS])
    pull = np.array([[effects.get(name, 0.0) for name in NAMES] for effects in GROUPS.values()])
    found: Floats = np.array([EVERYBODY[name] for name in NAMES]) + belongs @ pull
    return found


def choices(taste: Floats, most: Integers, rng: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Tick the most wanted things.

    Parameters
    ----------
    taste : ndarray, shape (n_people, n_wishes)
    most : ndarray of int, length n_people
        How many things each person ticks.
    rng : numpy Generator

    Returns
    -------
    ndarray of bool, shape (n_people, n_wishes)
    """
    place = _places(taste + rng.gumbel(scale=0.9, size=taste.shape))
    return place < most[:, None]


def levels(pull: Floats, middle: float, rng: np.random.Generator) -> Integers:
    """Answer a matrix of five levels, some people more sternly than others.

    Parameters
    ----------
    pull : ndarray, shape (n_people, n_rows)
        Upwards where positive.
    middle : float
        The level of somebody who does not care, 0-4.
    rng : numpy Generator

    Returns
    -------
    ndarray of int, shape (n_people, n_rows)
        0 is the lowest level, 4 the highest.
    """
    temper = rng.normal(scale=0.35, size=(len(pull), 1))
    noise = rng.normal(scale=0.7, size=pull.shape)
    wanted = middle + 0.6 * pull + temper + noise
    return wanted.round().clip(0, 4).astype(np.int64)


def orders(taste: Floats, rng: np.random.Generator) -> Integers:
    """Rank the things of the ranking question.

    Parameters
    ----------
    taste : ndarray, shape (n_people, n_wishes)
    rng : numpy Generator

    Returns
    -------
    ndarray of int, shape (n_people, n_ranked)
        Places in `RANKED`, most wanted first.
    """
    of_these = taste[:, [NAMES.index(name) for name in RANKED]]
    wanted = of_these + rng.gumbel(scale=0.8, size=of_these.shape)
    return np.argsort(-wanted, axis=1, kind="stable")


def _places(wanted: Floats) -> Integers:
    return np.argsort(np.argsort(-wanted, axis=1, kind="stable"), axis=1, kind="stable")
