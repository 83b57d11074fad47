"""Arrays that rest in the smallest type that holds every value exactly."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Resting = npt.NDArray[np.floating]
"""Floats of any size, to be read as they are."""

Packed = npt.NDArray[np.int8 | np.float32 | np.float64]
Holder = TypeVar("Holder")

NOTHING: Final = np.int8(-128)
"""Stands for NaN among whole numbers of one byte: ticks, places, scales, points."""


def pack(values: npt.NDArray[np.number]) -> Packed:
    """Bring an array to the smallest type from which it comes back as it is.

    Parameters
    ----------
    values : ndarray of float, any shape
        May hold NaN. Packed ones stay as they are.

    Returns
    -------
    ndarray of int8, float32 or float64, same shape
        To be read through `unpack` alone: NaN among small whole numbers is `NOTHING`.

    Examples
    --------
    >>> pack(np.array([1.0, 2.0, np.nan])).dtype, pack(np.array([0.1])).dtype
    (dtype('int8'), dtype('float64'))
    """
    if values.dtype in (np.int8, np.float32):
        return values  # type: ignore[return-value] # just looked at
    full: Floats = np.asarray(values, dtype=np.float64)
    missing = np.isnan(full)
    with np.errstate(over="ignore", invalid="ignore"):
        whole = np.where(missing, float(NOTHING), full).astype(np.int8)
        if ((unpack(whole) == full) | missing).all():
            return whole
        single = full.astype(np.float32)
    return single if ((single == full) | missing).all() else full


def unpack(packed: Packed) -> Floats:
    """Give what was packed as float64, NaN where nothing is known."""
    full: Floats = packed.astype(np.float64, copy=False)
    if packed.dtype == np.int8:
        full[packed == NOTHING] = np.nan
    return full


def join(blocks: Sequence[Packed]) -> Packed:
    """Put packed arrays of equal width under each other, packed."""
    if len({block.dtype for block in blocks}) == 1:
        return np.concatenate(blocks)
    return pack(np.concatenate([unpack(block) for block in blocks]))


def rests_packed(name: str) -> Callable[[type[Holder]], type[Holder]]:
    """Let a field of a dataclass be given and taken as float64 and rest packed.

    A million answers to a question of fifteen options rest in 15 MB instead of 120.

    Parameters
    ----------
    name : str
        The field.
    """

    def mark(owner: type[Holder]) -> type[Holder]:
        setattr(owner, name, _Packed(name))
        return owner

    return mark


class _Packed:
    def __init__(self, name: str) -> None:
        self._place = f"_packed_{name}"

    def __get__(self, holder: object, owner: type | None = None) -> Floats:
        return unpack(holder.__dict__[self._place])

    def __set__(self, holder: object, values: npt.NDArray[np.number]) -> None:
        holder.__dict__[self._place] = pack(np.asarray(values))
