"""What a cleaning rule must be able to do: find rows, and say when it cannot judge."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from surveys.responses import Answers, Responses

Mask = npt.NDArray[np.bool_]

PAPER_MODES = r"代填|纸质|录入|访员|访问员|入户|面访|paper|interviewer|keyed|enumerator"


@dataclass(frozen=True)
class Limits:
    """The figures the rules work with, as in `surveys.cleaning.clean`."""

    too_fast_share: float = 0.3
    straight_line_rows: int = 6
    paper_modes: str = PAPER_MODES


def _judged(_responses: Responses, _limits: Limits) -> str:
    """Say that nothing is missing."""
    return ""


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes
    ----------
    name : str
        The reason code of its rows.
    severity : ``remove`` or ``caution``
        Whether its rows are set aside always, or only in the strict run.
    order : int
        Place among the rules of its severity: the first that a row breaks is its reason.
    summary : str
        What its rows have in common, in English.
    find : callable (Responses, left, Limits) -> ndarray of bool, shape (n_rows,)
        Rows that break it; `left` are those that no earlier rule set aside.
    where : callable (Responses) -> iterable of (Answers, ndarray of bool), optional
        The questions whose answers break it, and in which rows, shape (n_rows,); without it,
        it is about the questionnaire as a whole.
    cannot : callable (Responses, Limits) -> str
        Why it cannot be judged: ``no_times``, ``no_durations``, ``no_networks``,
        ``no_buildings``, ``no_blocks``, ``few_questions`` …; "" if it can.
    """

    name: str
    severity: Literal["remove", "caution"]
    order: int
    summary: str
    find: Callable[[Responses, Mask, Limits], Mask]
    cannot: Callable[[Responses, Limits], str] = _judged
    where: Callable[[Responses], Iterable[tuple[Answers, Mask]]] | None = None
