"""How contradictory answers given at random are: the yardstick of the consistency ratio.

Different authors simulated different random matrices, so their tables differ in the second
digit, and the table decides who is asked again. It is therefore a named choice.
"""

from dataclasses import dataclass

import numpy as np

from weights.errors import RandomIndexLimitError, UnknownRandomIndexError


@dataclass(frozen=True)
class RandomIndexTable:
    """Mean consistency index of random matrices, by size.

    Attributes
    ----------
    name, source : str
        The name in the settings, and who published or uses the table.
    values : dict of int to float
        Index by number of criteria; sizes missing inside the table are interpolated.
    """

    name: str
    source: str
    values: dict[int, float]


def _from_three(*values: float) -> dict[int, float]:
    return dict(enumerate(values, start=3))


_SAATY = (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
_SAATY_2005 = (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59)
_TUMMALA_LING = (
    0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537,
    1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831,
)  # fmt: skip
_DONEGAN_DODD = (
    0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213,
    1.4497, 1.4643, 1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371,
)  # fmt: skip
_SIMULATED = (
    0.5251686, 0.8836651, 1.1081014, 1.2492774, 1.3415514, 1.4048466, 1.4507197,
    1.4857266, 1.5141022, 1.5356638, 1.5545925, 1.5703498, 1.5839958,
)  # fmt: skip

RANDOM_INDICES: dict[str, RandomIndexTable] = {
    table.name: table
    for table in (
        RandomIndexTable(
            "saaty", "Saaty (1980), The Analytic Hierarchy Process", _from_three(*_SAATY)
        ),
        RandomIndexTable(
            "saaty2005", "Saaty (2005), as in the ahpy package", _from_three(*_SAATY_2005)
        ),
        RandomIndexTable(
            "tummala_ling1998",
            "Tummala and Ling (1998), Theory and Decision 44(3), 221-230",
            _from_three(*_TUMMALA_LING),
        ),
        RandomIndexTable(
            "donegan_dodd1991",
            "Donegan and Dodd (1991), Mathematical and Computer Modelling 15(3), 135-137",
            _from_three(*_DONEGAN_DODD) | {25: 1.5619, 30: 1.5772},
        ),
        RandomIndexTable(
            "simulated500k",
            "500,000 simulated matrices, as in the ahpsurvey package",
            _from_three(*_SIMULATED),
        ),
    )
}


def mean_random_index(random_index: str, size: int) -> float:
    """Look up the mean consistency index of random matrices.

    Parameters
    ----------
    random_index : str
        Name of a table in `RANDOM_INDICES`.
    size : int
        Number of criteria.

    Returns
    -------
    float
        The index; 0 below three criteria, where nobody can contradict himself.

    Raises
    ------
    UnknownRandomIndexError
        If there is no such table.
    RandomIndexLimitError
        If the table ends before `size`.

    Examples
    --------
    >>> mean_random_index("saaty", 5)
    1.12
    """
    table = RANDOM_INDICES.get(random_index)
    if table is None:
        raise UnknownRandomIndexError(random_index, tuple(RANDOM_INDICES))
    sizes = sorted(table.values)
    if size < sizes[0]:
        return 0.0
    if size > sizes[-1]:
        raise RandomIndexLimitError(random_index, sizes[-1], size)
    return float(np.interp(size, sizes, [table.values[one] for one in sizes]))
