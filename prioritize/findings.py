"""Everything one run found: the content of `result.json` as frozen data.

One class per object of the schema, one attribute per key, the same names. A part that a study
has no data for is present and empty.
"""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from prioritize.basis_findings import BasisFindings
from prioritize.fairness_findings import FairnessFindings
from prioritize.guard_findings import GuardsFindings
from prioritize.list_findings import (
    Agreement,
    CheckedItem,
    JointItem,
    PlanFindings,
    RankedItem,
    TradeOffs,
)
from prioritize.needs_findings import NeedsFinding
from prioritize.representation_findings import (
    AccountingFindings,
    GuardedFinding,
    WeightingFindings,
)
from prioritize.robustness_findings import RobustnessFindings
from prioritize.segment_findings import SegmentsFinding
from prioritize.survey_findings import (
    CautionFinding,
    CommentsFinding,
    CorrectionsFinding,
    DemandFinding,
    NotJudged,
    ReadingFinding,
    StrictFinding,
)
from prioritize.weights_findings import (
    AlternativeFinding,
    ConsensusFinding,
    FarthestFinding,
    HeadingFinding,
    ObjectiveFinding,
)

SCHEMA = "renovation-priorities/result/1"


@dataclass(frozen=True)
class StudyHead:
    """What the study is called."""

    title: str
    community: str
    language: str


@dataclass(frozen=True)
class InputFile:
    """A file that was read, by name and SHA-256 in hexadecimal."""

    file: str
    sha256: str


@dataclass(frozen=True)
class Provenance:
    """Which program, seed, settings and files made the result."""

    version: str
    seed: int
    settings: dict[str, Any]
    inputs: tuple[InputFile, ...]


@dataclass(frozen=True)
class ExportHead:
    """One export: rows are respondents."""

    file: str
    platform: str
    rows: int | None


@dataclass(frozen=True)
class SetAside:
    """How many rows were not used, and why. `reason` is a code such as ``too_fast``."""

    reason: str
    rows: int | None


@dataclass(frozen=True)
class QuestionHead:
    """One question: how many were shown it and how many answered."""

    column: str
    kind: str
    asked: int | None
    answered: int | None


@dataclass(frozen=True)
class SurveyFindings:
    """What came back. ``returned = used + sum(set_aside)``; `issued` None when not told.

    Counts are None where they are too small to be shown, or give a small one away.
    """

    exports: tuple[ExportHead, ...] = ()
    issued: int | None = None
    returned: int | None = 0
    used: int | None = 0
    set_aside: tuple[SetAside, ...] = ()
    questions: tuple[QuestionHead, ...] = ()
    design_effect: float | None = None
    effective_n: float | None = None
    pictures: tuple[ReadingFinding, ...] = ()
    cautions: tuple[CautionFinding, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()
    strict: StrictFinding | None = None
    corrections: CorrectionsFinding | None = None
    comments: CommentsFinding = field(default_factory=CommentsFinding)
    accounting: AccountingFindings = field(default_factory=AccountingFindings)
    weighting: WeightingFindings = field(default_factory=WeightingFindings)
    needs: NeedsFinding = field(default_factory=NeedsFinding)
    segments: SegmentsFinding = field(default_factory=SegmentsFinding)


@dataclass(frozen=True)
class ItemFinding:
    """One renovation item; `demand` None if no question speaks of it.

    `class_` stands as ``class`` in the JSON; `category` is the id of its need category or "".
    """

    id: str
    name: str
    class_: str
    category: str
    demand: DemandFinding | None
    values: dict[str, float]


@dataclass(frozen=True)
class CategoryFinding:
    """A group of items asked for by the same people.

    `stability` is the mean Jaccard coefficient over resampled respondents, 0-1, `silhouette`
    the mean width of its items, -1 to 1, `demand_share` its share of all demand, 0-1; each
    None where it has no meaning. `demand` is the mean demand of its items, whose `n` are the
    respondents who could ask for at least one; None where no question speaks of any. `label_from`
    says who named it: the ``study``, its own ``items`` or the official ``class``.
    """

    id: str
    label: str
    items: tuple[str, ...]
    stability: float | None
    silhouette: float | None = None
    demand_share: float | None = None
    label_from: str = "items"
    demand: DemandFinding | None = None


@dataclass(frozen=True)
class AskAgainFinding:
    """A comparison to ask again: what was said and what the other answers imply."""

    left: str
    right: str
    value: float
    fits: float


@dataclass(frozen=True)
class ReasonFinding:
    """Why a judge judged a criterion as they did, in their own words.

    `right` is the criterion that `left` was compared with, "" where it was judged alone.
    """

    left: str
    right: str
    reason: str


@dataclass(frozen=True)
class JudgeFinding:
    """One judge's weights and contradictions.

    `dates` are the days on which they judged, as typed, each once; `reasons` what they gave.
    `consistency_limit` is the ratio up to which the method accepts contradictions, `deviation`
    the largest misfit of a best-worst judge in weight, `geometric_consistency` the index of
    a complete matrix of comparisons in pairs; None for other methods.
    """

    judge: str
    method: str
    weights: dict[str, float]
    consistency_ratio: float | None
    ask_again: tuple[AskAgainFinding, ...]
    cycles: tuple[tuple[str, ...], ...]
    consistency_limit: float | None = None
    deviation: float | None = None
    geometric_consistency: float | None = None
    headings: tuple[HeadingFinding, ...] = ()
    dates: tuple[str, ...] = ()
    reasons: tuple[ReasonFinding, ...] = ()


@dataclass(frozen=True)
class CrowdFinding:
    """Respondents of a survey who compared or rated the criteria for a party.

    `method` is ``pairwise`` or the kind of the questions that rate criteria. `judged` are those
    whose comparisons link all criteria, or who rated them all; `consistent` those of them within
    the consistency `limit`, both None for ratings. A count is None where it would point at
    people, too. `spread` is the mean distance of two of them, 0-1, `mean_weights` the arithmetic
    mean of their own weights; `pooling` is ``aij``, ``aip`` or ``aip-arithmetic``.
    """

    respondents: int | None
    judged: int | None
    consistent: int | None
    limit: float | None
    spread: float
    pooling: str
    mean_weights: dict[str, float]
    method: str = "pairwise"

    @property
    def counted(self) -> int | None:
        """Whose answers are in the weights: of pairs everybody's, one by one those judged."""
        return self.respondents if self.pooling == "aij" else self.judged


@dataclass(frozen=True)
class PerspectiveFinding:
    """One party; `power` is its share 0-1.

    `judges` counts the panel, or the respondents whose answers are in the weights; it is None
    where the number would point at people, `crowd` unless the party is weighed by the respondents
    of a survey. `pooling` says how the judges were pooled, `random_index` names
    the table behind their consistency ratios, `geometric_consistency` is the index of the pooled
    matrix. `alternative`, `spread` (mean distance of two judges, 0-1), `consensus` and
    `farthest` say how far they agree; None where that has no meaning or is not for everybody.
    `headings` hold the weights under each heading, of which those of criteria are the products.
    """

    id: str
    name: str
    power: float
    weights: dict[str, float]
    consistency_ratio: float | None
    judges: int | None
    example: bool
    panel: tuple[JudgeFinding, ...]
    crowd: CrowdFinding | None = None
    pooling: str = "aij"
    random_index: str = "saaty"
    geometric_consistency: float | None = None
    alternative: AlternativeFinding | None = None
    spread: float | None = None
    consensus: ConsensusFinding | None = None
    farthest: FarthestFinding | None = None
    headings: tuple[HeadingFinding, ...] = ()


@dataclass(frozen=True)
class Findings:
    """One run, whole. `notes` are sentences that must be said aloud beside the figures.

    `objective` is what weights from figures alone would say; nothing else rests on it. `basis`
    lets others make the lists again from the result alone; None on a notice.
    """

    study: StudyHead
    provenance: Provenance
    survey: SurveyFindings
    items: tuple[ItemFinding, ...]
    categories: tuple[CategoryFinding, ...]
    perspectives: tuple[PerspectiveFinding, ...]
    rankings: dict[str, tuple[RankedItem, ...]]
    joint: tuple[JointItem, ...]
    tradeoffs: TradeOffs
    agreement: Agreement
    checks: dict[str, tuple[CheckedItem, ...]]
    robustness: RobustnessFindings
    plan: PlanFindings
    objective: tuple[ObjectiveFinding, ...] = ()
    guarded: tuple[GuardedFinding, ...] = ()
    fairness: FairnessFindings = field(default_factory=FairnessFindings)
    basis: BasisFindings | None = None
    guards: GuardsFindings = field(default_factory=GuardsFindings)
    notes: tuple["Note", ...] = ()


@dataclass(frozen=True)
class Note:
    """Something a reader must know: a `code` of the message catalogue and its facts.

    `message` says it in English.
    """

    code: str
    message: str
    facts: dict[str, Any] = field(default_factory=dict)


def to_json(value: Any) -> Any:
    """Turn findings into plain JSON values.

    Parameters
    ----------
    value : dataclass, dict, tuple, str, number or None
        `Findings` or any part of them.

    Returns
    -------
    dict, list, str, float, int, bool or None
        The same content; attribute ``class_`` becomes key ``class``.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            entry.name.rstrip("_"): to_json(getattr(value, entry.name))
            for entry in dataclasses.fields(value)
        }
    if isinstance(value, dict):
        return {str(key): to_json(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(inner) for inner in value]
    return value
