"""Reads results that runs wrote, as far as a comparison needs them."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from prioritize.comparison.errors import (
    NotAResultError,
    OtherSchemaError,
    ResultMissingError,
    UnreadableResultsError,
)
from prioritize.errors import PrioritizeError
from prioritize.findings import SCHEMA

FILE = "result.json"


class Part(BaseModel):
    """A frozen part of a result; what a comparison does not need is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, allow_inf_nan=False)


class Head(Part):
    """What the study is called."""

    title: str
    community: str
    language: str


class FileMark(Part):
    """An input file by name and fingerprint."""

    file: str
    sha256: str


class Origin(Part):
    """Which program and settings made the result."""

    version: str
    settings: dict[str, Any]
    inputs: list[FileMark]


class ItemPart(Part):
    """An item and its figures."""

    id: str
    name: str
    values: dict[str, float]


class PartyPart(Part):
    """A party: its power, its weights, and whether they are examples."""

    id: str
    name: str
    power: float = Field(ge=0)
    weights: dict[str, float]
    example: bool


class JointPart(Part):
    """An item's place on the joint list."""

    item: str
    score: float | None
    rank: float = Field(ge=1)


class LimitPart(Part):
    """As `prioritize.basis_findings.LimitBasis`."""

    source: str
    year: int | None = Field(ge=1)
    limit: float = Field(ge=0)


class PhasePart(Part):
    """As `prioritize.plan_findings.PhaseFinding`: what is built in one year."""

    year: int = Field(ge=1)
    items: list[str]


class PlanPart(Part):
    """What is done and in which year, and the limits of the sources that pay for it."""

    funded: list[str]
    pools: list[LimitPart] = Field(default_factory=list)
    phases: list[PhasePart] = Field(default_factory=list)

    @property
    def years(self) -> dict[str, int]:
        """The year in which an item is built, by item; empty where the plan has no years."""
        return {item: phase.year for phase in self.phases for item in phase.items}


class CriterionPart(Part):
    """As `prioritize.basis_findings.CriterionBasis`."""

    id: str
    direction: str
    source: str
    worst: float | None
    best: float | None
    threshold: float


class FundPart(Part):
    """As `prioritize.basis_findings.FundBasis`."""

    source: str
    share: float | None = Field(ge=0, le=1)


class TiesPart(Part):
    """As `prioritize.basis_findings.ItemBasis`; earlier versions told no trench and no fund."""

    id: str
    cost: float | None = Field(ge=0)
    mandatory: str
    after: list[str]
    excludes: list[str]
    refused: bool
    trench: str = ""
    fund: list[FundPart] = Field(default_factory=list)


class OwnPart(Part):
    """As `prioritize.basis_findings.OwnValue`."""

    perspective: str
    item: str
    criterion: str
    value: float


class BasisPart(Part):
    """What the lists are made of beside values, weights, powers and settings.

    `pools` is None in files of earlier versions, which did not tell where the money comes from.
    """

    criteria: list[CriterionPart]
    items: list[TiesPart]
    own_values: list[OwnPart]
    pools: list[LimitPart] | None = None


class Result(Part):
    """One result, as far as it is needed. `basis` is None where the file does not tell it."""

    study: Head
    provenance: Origin
    items: list[ItemPart]
    perspectives: list[PartyPart]
    joint: list[JointPart]
    plan: PlanPart
    basis: BasisPart | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> "Result":
        items = sorted(one.id for one in self.items)
        if len({*items}) < len(items) or sorted(one.item for one in self.joint) != items:
            raise ValueError("joint")
        if not {*self.plan.funded} <= {*items}:
            raise ValueError("plan.funded")
        if self.basis and sorted(one.id for one in self.basis.items) != items:
            raise ValueError("basis.items")
        return self

    @property
    def language(self) -> str:
        """The language the result names things in: ``zh`` or ``en``."""
        return "zh" if self.study.language == "zh" else "en"

    @property
    def tells_basis(self) -> bool:
        """Whether the file has a place for what the lists are made of, be it left out or not."""
        return "basis" in self.model_fields_set

    @property
    def tells_money(self) -> bool:
        """Whether the file says where the money comes from, if sources limit it."""
        told = self.basis is not None and self.basis.pools is not None
        return told or not self.plan.pools


def read_results(*paths: Path) -> tuple[Result, ...]:
    """Read results, all mistakes at once.

    Parameters
    ----------
    *paths : Path
        A `result.json` each, a folder that holds one, or a study's folder.

    Returns
    -------
    tuple of Result
        In the order given.

    Raises
    ------
    UnreadableResultsError
        With one error for each path that leads to no result.
    """
    found, errors = [], []
    for path in paths:
        try:
            found.append(read_result(path))
        except PrioritizeError as error:
            errors.append(error)
    if errors:
        raise UnreadableResultsError(errors)
    return tuple(found)


def read_result(path: Path) -> Result:
    """Read one result.

    Parameters
    ----------
    path : Path
        As in `read_results`.

    Returns
    -------
    Result

    Raises
    ------
    ResultMissingError
        If a folder holds none.
    NotAResultError, OtherSchemaError
        If the file is something else, or of another version.
    """
    if path.is_dir():
        homes = (path / FILE, path / "reports" / FILE)
        file = next((one for one in homes if one.is_file()), None)
        if file is None:
            raise ResultMissingError(str(path))
        path = file
    content = _content(path)
    try:
        return Result.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or str(first["ctx"]["error"])
        raise NotAResultError(str(path), place) from None


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise NotAResultError(str(path), f"line {error.lineno}") from None
    except (ValueError, RecursionError):
        raise NotAResultError(str(path), "line 1") from None
    if not isinstance(content, dict) or not isinstance(content.get("schema"), str):
        raise NotAResultError(str(path), "schema")
    if content["schema"] != SCHEMA:
        raise OtherSchemaError(str(path), content["schema"], SCHEMA)
    return content
