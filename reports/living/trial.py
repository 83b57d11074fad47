"""What a run lets a reader try: its parties, items and figures, and which steps are formulas."""

from dataclasses import dataclass
from functools import cached_property

from prioritize.basis_findings import EVERYBODY, BasisFindings, CriterionBasis, ScaleFinding
from prioritize.list_findings import JointItem, LedgerEntry, RankedItem, Totals
from reports.story.context import Story

WORKED = ("topsis", "wsm", "moora")
"""Ranking methods that can be written as formulas of a spreadsheet."""
POOLED = "pooled_weights"
FOLLOWED = ("borda", "compromise", "copeland", "mean_closeness", POOLED)
"""Joint rules that can be."""


@dataclass(frozen=True, eq=False)
class Trial:
    """A run whose lists can be made again in a workbook.

    `items` stand in the order of their ids, in which equals stand on a list; `criteria` are
    empty where the method is no formula, so that its scores are what is changed.
    """

    story: Story
    basis: BasisFindings
    items: tuple[str, ...]
    criteria: tuple[CriterionBasis, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties in the order of the study."""
        return self.story.party_ids

    @property
    def method(self) -> str:
        """The ranking method of the run."""
        return self.story.setting("method")

    @property
    def form(self) -> str:
        """How figures are made comparable: ``vector``, ``minmax`` or ``range``."""
        return "vector" if self.method == "moora" else self.story.setting("normalization")

    @property
    def rule(self) -> str:
        """The joint rule of the run."""
        return self.story.setting("joint")

    @property
    def joined(self) -> bool:
        """Whether the joint list follows, too."""
        return self.rule in FOLLOWED and (bool(self.criteria) or self.rule != POOLED)

    @cached_property
    def seeing(self) -> tuple[str, ...]:
        """Parties with figures of their own."""
        return tuple(dict.fromkeys(one.perspective for one in self.basis.own_values))

    def view(self, party: str) -> str:
        """Whose figures a party goes by."""
        return party if party in self.seeing else EVERYBODY

    @cached_property
    def ranked(self) -> dict[tuple[str, str], RankedItem]:
        """Score, utility and rank by (party, item)."""
        found = self.story.findings.rankings
        return {(party, one.item): one for party, ranked in found.items() for one in ranked}

    @cached_property
    def joint(self) -> dict[str, JointItem]:
        """The joint list by item, best first."""
        return {one.item: one for one in self.story.findings.joint}

    @cached_property
    def entries(self) -> dict[tuple[str, str], LedgerEntry]:
        """The ledger by (party, item)."""
        ledger = self.story.findings.tradeoffs.ledger
        return {(one.perspective, one.item): one for one in ledger}

    @cached_property
    def totals(self) -> dict[str, Totals]:
        """What each party gave up in all."""
        return {one.perspective: one for one in self.story.findings.tradeoffs.totals}

    @cached_property
    def figures(self) -> dict[tuple[str, str, str], float]:
        """Figures by (party or everybody, item, criterion); a party's only where it has its own."""
        told = {
            (EVERYBODY, item.id, criterion): figure
            for item in self.story.findings.items
            for criterion, figure in item.values.items()
        }
        return told | {
            (one.perspective, one.item, one.criterion): one.value for one in self.basis.own_values
        }

    @cached_property
    def scales(self) -> dict[tuple[str, str], ScaleFinding]:
        """Worst, best and unit by (party or everybody, criterion)."""
        return {(one.perspective, one.criterion): one for one in self.basis.workings.scales}

    @cached_property
    def weights(self) -> dict[str, dict[str, float]]:
        """Weights that count by party, and by `EVERYBODY` those pooled."""
        return {one.perspective: one.weights for one in self.basis.workings.weights}

    @cached_property
    def distances(self) -> dict[tuple[str, str], tuple[float, float]]:
        """Distances to the best and the worst figures by (party or pooled, item)."""
        told = self.basis.workings.distances
        return {(one.perspective, one.item): (one.to_best, one.to_worst) for one in told}


def make_trial(story: Story) -> Trial | None:
    """See whether a run tells all figures that its lists are made of.

    Parameters
    ----------
    story : Story

    Returns
    -------
    Trial or None
        None on a notice, which leaves some of them out.
    """
    found = story.findings
    if found.basis is None or not found.joint:
        return None
    trial = Trial(story, found.basis, tuple(sorted(one.item for one in found.joint)), ())
    keys = [(party, item) for party in trial.parties for item in trial.items]
    told = all(key in trial.ranked and key in trial.entries for key in keys)
    hidden = any(one.score is None for one in trial.ranked.values())
    hidden = hidden or any(one.score is None for one in found.joint)
    if not told or hidden or set(trial.parties) != set(trial.totals):
        return None
    worked = Trial(story, found.basis, trial.items, found.basis.criteria)
    return worked if worked.method in WORKED and _complete(worked) else trial


def _complete(trial: Trial) -> bool:
    """Whether all steps from figures to scores are told."""
    pooled = [EVERYBODY] if trial.rule == POOLED else []
    lists = [*trial.parties, *pooled]
    known = [one.id for one in trial.criteria]
    views = {trial.view(party) for party in lists} | {EVERYBODY}
    weights = {one.id: one.weights for one in trial.story.findings.perspectives}
    return (
        bool(known)
        and all((EVERYBODY, item, one) in trial.figures for item in trial.items for one in known)
        and all((view, one) in trial.scales for view in views for one in known)
        and all(set(known) <= trial.weights.get(party, {}).keys() for party in lists)
        and all(set(known) <= weights[party].keys() for party in trial.parties)
        and (
            trial.method != "topsis"
            or all((party, item) in trial.distances for party in lists for item in trial.items)
        )
    )
