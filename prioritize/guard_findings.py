"""What the guards of the ranking found: where arithmetic rather than figures may decide."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class CompromiseSetFinding:
    """VIKOR's compromise set, best first.

    `perspective` is "" for everybody together, weighed by the power-weighted mean of the
    parties' weights. `lead` is Q of the second item minus Q of the first, None on a notice that
    must not tell it; `needed` is DQ = 1 / (m - 1). `advantage` says whether the lead is large
    enough (C1), `stable` whether the first is also best by the sum or the maximum of regrets (C2).
    """

    perspective: str
    items: tuple[str, ...]
    lead: float | None
    needed: float
    advantage: bool
    stable: bool


@dataclass(frozen=True)
class MagnifiedFinding:
    """A criterion on which a difference too small to matter takes up much of the scale.

    `small` is the difference, on the criterion's own scale, and `ground` where it comes from: its
    ``threshold``, a share of its reference ``range``, or the width of the survey's ``interval``;
    `spread` is the distance of its best from its worst item. `share` is the part of the scale that
    `small` takes up after normalisation, above 0. Figures are None on a notice that must not tell.
    """

    criterion: str
    ground: str
    small: float | None
    spread: float | None
    share: float | None


@dataclass(frozen=True)
class SharedWeightFinding:
    """Two criteria that run together, or against each other.

    `correlation` is of the figures as they stand. Where both pull the same way (`opposed`
    false), part of their weight counts twice: `twice` is the smaller of the two weights times
    the squared correlation, by party; `together` is both weights, by party. All 0-1.
    """

    first: str
    second: str
    correlation: float
    opposed: bool
    together: dict[str, float]
    twice: dict[str, float]


@dataclass(frozen=True)
class RemovalFinding:
    """What happens to the order of the others when items are left out, one at a time.

    `perspective` is "" for the joint list. `reversals` counts, for every item whose removal
    reorders others, the pairs that stand the other way round then; `first` and `top` are the
    items whose removal changes which of the others comes first, or who is among the first
    `places`. Under the `worst` removal, `above` stood before `below` and then stands behind; ""
    where nothing is reordered.
    """

    perspective: str
    places: int
    reversals: dict[str, int]
    first: tuple[str, ...]
    top: tuple[str, ...]
    worst: str = ""
    above: str = ""
    below: str = ""


@dataclass(frozen=True)
class MethodFinding:
    """The joint list by one ranking method: rank by item, and what would be chosen."""

    method: str
    ranks: dict[str, float]
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class MethodsFinding:
    """Joint lists by every ranking method that can work with the figures, side by side.

    `by_budget` says whether items are chosen by what a budget allows, otherwise they are the
    first `places`. `always`, `sometimes` and `never` part the items by how many methods choose
    them.
    """

    methods: tuple[MethodFinding, ...] = ()
    by_budget: bool = False
    places: int = 0
    always: tuple[str, ...] = ()
    sometimes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuardsFindings:
    """Where the arithmetic of ranking, and not the figures, could decide the list.

    `removals_untold` is why the joint list was not tested by leaving items out (``slow_rule``), or
    "". `shared_untold` is why no criteria were looked at for running together (``few_items``:
    with so few, chance alone makes them; ``few_criteria``), or "".
    """

    compromise_sets: tuple[CompromiseSetFinding, ...] = ()
    magnified: tuple[MagnifiedFinding, ...] = ()
    shared_weights: tuple[SharedWeightFinding, ...] = ()
    shared_untold: str = ""
    removals: tuple[RemovalFinding, ...] = ()
    removals_untold: str = ""
    methods: MethodsFinding = field(default_factory=MethodsFinding)
