"""Which rows count and which are set aside, each with its reasons; nothing is ever deleted."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.responses import Responses
from surveys.rules import all_cleaning_rules
from surveys.rules.facts import FEWEST_DURATIONS, answered_questions
from surveys.rules.rule import PAPER_MODES, Limits, Mask
from surveys.suspicions import find_suspicions

__all__ = ["FEWEST_DURATIONS", "PAPER_MODES", "PLANNER", "Cleaning", "answered_questions", "clean"]

TOO_FAST_SHARE = 0.3
STRAIGHT_LINE_ROWS = 6
PLANNER = "planner"
"""Reason of rows that a correction sets aside."""


@dataclass(frozen=True, eq=False)
class Cleaning:
    """Every row, used or set aside for one reason.

    Attributes
    ----------
    used : ndarray of bool, shape (n_rows,)
        Rows of the main run, "all valid": no rule that removes was broken.
    reason : ndarray of str objects, shape (n_rows,)
        Code of the first rule that set the row aside, "" when used.
    suspicions : tuple of (str, int)
        Code and number of used rows that look odd but are kept.
    set_aside : DataFrame
        `file`, `row`, `reason` of every row set aside; never an answer.
    doubtful : DataFrame
        `file`, `row`, `suspicion` of every suspicious row.
    cautions : dict of str to ndarray of bool, shape (n_rows,)
        Rows of the main run that break a rule of caution, by rule.
    not_judged : dict of str to str
        Rules that the export does not allow to judge, and what is missing.
    """

    used: Mask
    reason: npt.NDArray[np.object_]
    suspicions: tuple[tuple[str, int], ...]
    set_aside: pd.DataFrame
    doubtful: pd.DataFrame
    cautions: dict[str, Mask] = field(default_factory=dict)
    not_judged: dict[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Cleaning({int(self.used.sum())} of {len(self.used)} rows used, {self.counts()})"

    @property
    def strict(self) -> Mask:
        """Rows of the strict run: used, and no rule of caution broken; shape (n_rows,)."""
        kept = self.used.copy()
        for mask in self.cautions.values():
            kept &= ~mask
        return kept

    @property
    def status(self) -> npt.NDArray[np.object_]:
        """``ok``, ``caution`` or ``remove`` for every row, shape (n_rows,)."""
        careful = np.where(self.strict, "ok", "caution")
        return np.where(self.used, careful, "remove").astype(object)

    def counts(self) -> dict[str, int]:
        """Rows set aside per reason, in the order of the rules; reasons that met nobody left out.

        Returns
        -------
        dict of str to int
            With the used rows they sum to all rows.
        """
        known = [code for code, rule in all_cleaning_rules().items() if rule.severity == "remove"]
        return {
            code: int((self.reason == code).sum())
            for code in (PLANNER, *known)
            if (self.reason == code).any()
        }


def clean(
    responses: Responses,
    *,
    rules: Iterable[str] | None = None,
    too_fast_share: float = TOO_FAST_SHARE,
    straight_line_rows: int = STRAIGHT_LINE_ROWS,
    paper_modes: str = PAPER_MODES,
    exempt: Iterable[tuple[str, str]] = (),
    aside: Mask | None = None,
    keep: Mask | None = None,
) -> Cleaning:
    """Set rows aside, each for the first rule that it breaks, and look twice at others.

    A row that is set aside no longer counts for the rules behind: the copy of a questionnaire
    that was refused or left empty does not push out the one that was filled in.

    Parameters
    ----------
    responses : Responses
    rules : iterable of str, optional
        Names of the rules to apply, some of `surveys.rules.all_cleaning_rules`; all unless told.
    too_fast_share : float
        Share of the median time per answered question below which a row is too fast.
    straight_line_rows : int
        Fewest rows of a matrix for which giving them all one value is suspicious.
    paper_modes : str
        Regular expression of entry modes that are exempt from rules about time and device:
        somebody keyed them in from paper.
    exempt : iterable of (str, str)
        Rules that do not hold for an entry mode: name of the rule, and a word of the mode; ""
        for every row.
    aside, keep : ndarray of bool, shape (n_rows,), optional
        Rows that a person has set aside, or wants kept whatever the rules say.

    Returns
    -------
    Cleaning
        Rows in = used + set aside.
    """
    known = all_cleaning_rules()
    wanted = [known[name] for name in known if rules is None or name in set(rules)]
    limits = Limits(too_fast_share, straight_line_rows, paper_modes)
    rows = len(responses.rows)
    kept = np.zeros(rows, dtype=bool) if keep is None else keep
    free = _free_rows(responses, exempt)
    reason = np.full(rows, "", dtype=object)
    if aside is not None:
        reason[aside] = PLANNER
    for rule in wanted:
        if rule.severity == "remove":
            left = np.asarray(reason == "", dtype=bool)
            broken = rule.find(responses, left, limits) & ~free.get(rule.name, kept)
            reason[left & ~kept & broken] = rule.name
    used = np.asarray(reason == "", dtype=bool)
    cautions = {
        rule.name: used & ~kept & ~free.get(rule.name, kept) & rule.find(responses, used, limits)
        for rule in wanted
        if rule.severity == "caution"
    }
    doubtful = find_suspicions(responses, used)
    out = responses.rows[~used].assign(reason=reason[~used]).reset_index(drop=True)
    counts = {code: int(mask.sum()) for code, mask in doubtful.items() if mask.any()}
    listed = [responses.rows[mask].assign(suspicion=code) for code, mask in doubtful.items()]
    missing = {rule.name: rule.cannot(responses, limits) for rule in wanted}
    return Cleaning(
        used=used,
        reason=reason,
        suspicions=tuple(counts.items()),
        set_aside=out,
        doubtful=pd.concat(listed, ignore_index=True),
        cautions={name: mask for name, mask in cautions.items() if mask.any()},
        not_judged={name: why for name, why in missing.items() if why},
    )


def _free_rows(responses: Responses, exempt: Iterable[tuple[str, str]]) -> dict[str, Mask]:
    """Find the rows to which a rule does not apply, by rule."""
    modes = responses.roles["mode"].astype(str)
    free: dict[str, Mask] = {}
    for rule, mode in exempt:
        here = modes.str.contains(mode, case=False, regex=False).to_numpy(dtype=bool)
        free[rule] = free.get(rule, np.zeros(len(here), dtype=bool)) | here
    return free
