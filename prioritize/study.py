"""The study a planner fills in: what is asked, of what, by whom, and what was said."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from prioritize.errors import Issue
from surveys.codebook import Codebook
from weights.judgements import JudgedMatrix, Judgement


class Row(BaseModel):
    """A frozen row of the workbook; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Called(Row):
    """A row with a name, and perhaps another one for English reports."""

    name: str = ""
    name_en: str = ""

    def called(self, language: str) -> str:
        """The name in a language, as far as it has one; "" asks for the name that was typed."""
        return (self.name_en if language == "en" else "") or self.name


class Settings(Row):
    """The `settings` sheet. Shares are 0-1, money is in `money` units.

    Keys that end in ``_en`` say the same in English reports.
    """

    title: str = ""
    title_en: str = ""
    community: str = ""
    community_en: str = ""
    language: Literal["zh", "en"] = "zh"
    households: int | None = Field(default=None, ge=1)
    issued: int | None = Field(default=None, ge=0)
    surveys: tuple[str, ...] = ()
    method: str = "topsis"
    normalization: Literal["vector", "minmax", "range"] = "vector"
    joint: str = "compromise"
    budget: float | None = Field(default=None, ge=0)
    money: str = ""
    money_en: str = ""
    top: int = Field(default=10, ge=1)
    categories: str = "auto"
    guarded: tuple[str, ...] = ()
    weighting: Literal["auto", "none"] = "auto"
    consistency_limit: float = Field(default=0.1, gt=0)
    random_index: str = "saaty"
    pooling: Literal["aij", "aip"] = "aij"
    draws: int = Field(default=10_000, ge=1)
    replicates: int = Field(default=2_000, ge=1)
    seed: int = Field(default=0, ge=0)
    minimum_cell: int = Field(default=10, ge=1)
    rules_off: tuple[str, ...] = ()
    paper_modes: tuple[str, ...] = ()
    vote_rules: str = "civil_code"
    street_buildings: tuple[str, ...] = ()
    years: int | None = Field(default=None, ge=1, le=30)
    contact: str = ""
    contact_en: str = ""
    objections_by: str = ""
    follow_up: tuple[str, ...] = ()

    def said(self, language: str) -> dict[str, str]:
        """The settings that are words, by key, as a report in a language says them."""
        typed = {key: str(getattr(self, key)) for key in SAID}
        if language != "en":
            return typed
        return {key: getattr(self, f"{key}_en") or text for key, text in typed.items()}


SAID = ("title", "community", "money", "contact")
"""Settings that stand in a report as they were typed, each with a twin for English ones."""


class Item(Called):
    """One renovation item of the `items` sheet.

    `class_` is ``basic``, ``improvement``, ``enhancement``, ``governance`` or "". `mandatory`
    holds the ground (law or safety) or "". `cost_low` and `cost_high` are the ends between which
    `cost` lies. `facts` hold every further numeric column, and
    `cost`, `production`, `living`, `ecology` where given.
    """

    id: str
    name: str
    class_: Literal["", "basic", "improvement", "enhancement", "governance"] = ""
    aliases: tuple[str, ...] = ()
    cost: float | None = Field(default=None, ge=0)
    cost_low: float | None = Field(default=None, ge=0)
    cost_high: float | None = Field(default=None, ge=0)
    mandatory: str = ""
    after: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    trench: str = ""
    vote: Literal["", "none", "ordinary", "special"] = ""
    decide: str = ""
    fund: str = ""
    deliver: str = ""
    supervise: str = ""
    accept: str = ""
    maintain: str = ""
    buildings: tuple[str, ...] = ()
    aspect: Literal["", "appearance", "function", "governance"] = ""
    production: float | None = Field(default=None, ge=0, le=1)
    living: float | None = Field(default=None, ge=0, le=1)
    ecology: float | None = Field(default=None, ge=0, le=1)
    facts: dict[str, float] = Field(default_factory=dict)

    @property
    def cost_range(self) -> tuple[float, float, float] | None:
        """Lowest, most likely and highest cost, all `cost` where no range is given."""
        if self.cost is None:
            return None
        low = self.cost if self.cost_low is None else self.cost_low
        high = self.cost if self.cost_high is None else self.cost_high
        return low, self.cost, high


class Criterion(Called):
    """One row of the `criteria` sheet; `source` as in the design (``survey:demand`` …)."""

    id: str
    direction: Literal["benefit", "cost"] = "benefit"
    source: str
    parent: str = ""
    worst: float | None = None
    best: float | None = None
    threshold: float = Field(default=0.0, ge=0)
    visibility: bool = False
    question: str = ""


class Heading(Called):
    """A row of the `criteria` sheet that others name as `parent`; it has no figures of its own."""

    id: str
    parent: str = ""
    question: str = ""


class Party(Called):
    """One row of the `perspectives` sheet; powers are normalised later."""

    id: str
    power: float = Field(default=1.0, ge=0)


class Rating(Row):
    """One row of the `ratings` sheet."""

    item: str
    criterion: str
    rater: str = ""
    perspective: str = ""
    value: float


class PopulationCount(Row):
    """One row of the `population` sheet: a known total, and the questionnaires handed out there."""

    variable: str
    level: str
    count: float = Field(ge=0)
    issued: int | None = Field(default=None, ge=0)


class OwnerVote(Row):
    """One row of the `owners` sheet: a ballot, or without a vote only that the unit exists."""

    unit: str = Field(repr=False)
    building: str = ""
    area: float = Field(ge=0)
    owner: str = Field(repr=False)
    item: str = ""
    vote: Literal["", "for", "against", "abstain"] = ""


class PoolRow(Row):
    """One row of the `pools` sheet: the most a source gives, in a year or over all years."""

    source: str
    year: int | None = Field(default=None, ge=1)
    limit: float = Field(ge=0)


class NameRow(Called):
    """One row of the `names` sheet: what an office, a source or a ground is called in English."""

    name: str


class CorrectionRow(Row):
    """One row of the `corrections` sheet: a cell to change, or a verdict on a row."""

    export: str = ""
    row: int | None = Field(default=None, ge=1)
    id: str = ""
    question: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""


class NeedRow(Row):
    """One row of the `comments` sheet: a need found in free text, and what becomes of it.

    `item` is the id that it is accepted as, ``no`` if it is refused, "" while nobody decided.
    """

    need: str = ""
    count: int | None = Field(default=None, ge=0)
    examples: str = ""
    words: tuple[str, ...]
    item: str = ""

    @property
    def refused(self) -> bool:
        """Whether a planner wrote ``no``."""
        return self.item == "no"

    @property
    def accepted(self) -> bool:
        """Whether its comments count for an item."""
        return bool(self.item) and not self.refused


class ExportRow(Row):
    """One row of the `exports` sheet: how a survey file is read; what is empty is found out."""

    file: str
    platform: str = ""
    variant: str = ""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header: int | None = Field(default=None, ge=1)
    dates: str = ""
    mode: str = ""


class CategoryLabel(Row):
    """One row of the `categories` sheet: what a planner calls a group of items.

    `items` are the ids of the group's core, as it was when the row was written, `proposed` the
    name it had then, which counts for nothing.
    """

    items: tuple[str, ...]
    proposed: str = ""
    label: str = ""
    label_en: str = ""

    @property
    def named(self) -> bool:
        """Whether the row says how to call the group."""
        return bool(self.label or self.label_en)

    def called(self, language: str) -> str:
        """The label in a language, as far as it has one."""
        return (self.label_en if language == "en" else "") or self.label or self.label_en


@dataclass(frozen=True, eq=False)
class Study:
    """A study, read and checked.

    `folder` holds the workbook and the exports; `file` is the workbook's name. `where` maps
    (sheet, row id, column) to the cell a planner mends, `labels` (sheet, column) or (settings,
    key) to what the planner calls it. `doubts` are issues that do not stop
    the run but must be said.
    """

    folder: Path
    file: str
    settings: Settings
    items: tuple[Item, ...]
    criteria: tuple[Criterion, ...]
    codebook: Codebook
    parties: tuple[Party, ...]
    judgements: tuple[Judgement, ...]
    matrices: tuple[JudgedMatrix, ...]
    ratings: tuple[Rating, ...] = ()
    population: tuple[PopulationCount, ...] = ()
    owners: tuple[OwnerVote, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    needs: tuple[NeedRow, ...] = ()
    exports: tuple[ExportRow, ...] = ()
    categories: tuple[CategoryLabel, ...] = ()
    headings: tuple[Heading, ...] = ()
    pools: tuple[PoolRow, ...] = ()
    names: tuple[NameRow, ...] = ()
    where: dict[tuple[str, str, str], str] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    doubts: tuple[Issue, ...] = ()

    def tree(self) -> dict[str, tuple[str, ...]]:
        """What stands directly under each heading, "" for the top; criteria and headings."""
        under: dict[str, list[str]] = {"": [], **{one.id: [] for one in self.headings}}
        homes = [(one.id, one.parent) for one in self.headings]
        homes += [(one.id, one.parent) for one in self.criteria]
        for name, parent in homes:
            under.setdefault(parent, []).append(name)
        return {heading: tuple(names) for heading, names in under.items()}

    def weighed_names(self, language: str = "") -> dict[str, str]:
        """What criteria and headings are called in a language, by id."""
        weighed: tuple[Criterion | Heading, ...] = (*self.criteria, *self.headings)
        return {one.id: one.called(language) or one.id for one in weighed}

    def written_names(self, language: str) -> dict[str, str]:
        """What the `names` sheet calls things in a language, by what is typed elsewhere."""
        if language != "en":
            return {}
        return {one.name: one.name_en for one in self.names if one.name_en}
