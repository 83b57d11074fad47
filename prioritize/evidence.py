"""What the questionnaires say about the items: who answered, demand, need categories."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from prioritize.comments import (
    accepted_items,
    all_demand,
    code_comments,
    comments_finding,
)
from prioritize.findings import ExportHead, QuestionHead, SetAside, SurveyFindings
from prioritize.groups import check_guarded, guarded_groups, is_heard
from prioritize.representation import accounting_findings, known_totals, weighting_findings
from prioritize.study import Study
from prioritize.survey_findings import (
    CautionFinding,
    CorrectionsFinding,
    DemandFinding,
    NotJudged,
    ReadingFinding,
    StrictFinding,
)
from surveys.answers import SurveyTable
from surveys.cleaning import PAPER_MODES, Cleaning, clean
from surveys.comments.survey import CommentReading
from surveys.corrections import Correction, Corrector, row_verdicts
from surveys.demand import Demand, question_counts
from surveys.minorities import MinorityNeed, minority_needs
from surveys.needs import NeedCategories, need_categories
from surveys.reading import read_responses
from surveys.readings import item_readings
from surveys.responses import Responses
from surveys.told import ReadAs, separator_called
from surveys.totals import Margin, find_margins
from surveys.weighting import Weighting, weigh_rows


@dataclass(frozen=True, eq=False)
class Evidence:
    """The surveys of one study, read, encoded, cleaned and weighted.

    `demand` covers all used rows; `demand_of` answers for one kind or one group and remembers
    what it computed. `comments` is None where no question asks for free text; `accepted` are
    the items that needs found in it were accepted as.
    """

    tables: tuple[SurveyTable, ...]
    responses: Responses
    cleaning: Cleaning
    demand: Demand
    categories: NeedCategories
    corrector: Corrector
    margins: tuple[Margin, ...]
    weighting: Weighting
    minorities: tuple[MinorityNeed, ...] = ()
    comments: CommentReading | None = None
    accepted: frozenset[str] = frozenset()
    _known: dict[tuple[str | None, tuple[str, str] | None], Demand] = field(default_factory=dict)

    def demand_of(self, kind: str | None, group: tuple[str, str] | None) -> Demand:
        """Demand from one question kind (None: all) in one group (None: everybody)."""
        key = (kind, group)
        if key not in self._known:
            self._known[key] = (
                self.demand
                if key == (None, None)
                else all_demand(
                    self.responses,
                    self.used,
                    self.accepted,
                    kind,
                    group,
                    weights=self.weighting.weights,
                )
            )
        return self._known[key]

    def with_demand(self, used: npt.NDArray[np.bool_], demand: Demand) -> "Evidence":
        """The same surveys with other rows used; what is known of single groups stays."""
        kept = {key: known for key, known in self._known.items() if key[1] is not None}
        cleaning = replace(self.cleaning, used=used, cautions={})
        return replace(self, cleaning=cleaning, demand=demand, _known=kept)

    @property
    def told(self) -> Demand | None:
        """Demand from free text, of everybody; None where nobody wrote anything."""
        if self.comments is None or not self.comments.coded.written(self.used).any():
            return None
        return self.demand_of("comment", None)

    @property
    def column_words(self) -> dict[str, str]:
        """The words of each column and each question number."""
        known: dict[str, str] = {}
        for table in self.tables:
            for column in table.columns:
                known.setdefault(column.key, column.header.strip())
                if column.number:
                    known.setdefault(column.number, f"{column.number} {column.stem}".strip())
        return known

    @property
    def question_texts(self) -> dict[str, str]:
        """The words of each question, by its column as the codebook or the groups name it."""
        known = self.column_words
        columns = [answers.question.column for answers in self.responses.answers]
        columns += map(str, self.responses.groups.columns)
        return {column: known.get(column, column) for column in columns}

    @property
    def used(self) -> npt.NDArray[np.bool_]:
        """True for the rows that count, shape (n_rows,)."""
        return self.cleaning.used


def gather_evidence(study: Study) -> Evidence | None:
    """Read and count the exports that the settings name.

    Parameters
    ----------
    study : Study
        Its `settings.surveys` are file names in the study's folder.

    Returns
    -------
    Evidence or None
        None when the study has no survey.

    Raises
    ------
    SurveysError
        If an export cannot be read or does not fit the `questions` sheet, or the known totals
        do not fit the answers.
    StudyError
        If a guarded group is none.
    """
    if not study.settings.surveys:
        return None
    paths = [study.folder / name for name in study.settings.surveys]
    corrector = Corrector(_corrections(study))
    tables, responses = read_responses(
        paths, study.codebook, mend=corrector.apply, told=told_files(study)
    )
    aside, keep = row_verdicts(responses, corrector.corrections)
    cleaning = clean(
        responses,
        paper_modes="|".join((PAPER_MODES, *map(re.escape, study.settings.paper_modes))),
        exempt=[_rule_and_mode(one) for one in study.settings.rules_off],
        aside=aside,
        keep=keep,
    )
    check_guarded(study, responses)
    margins = find_margins(responses, known_totals(study))
    weighting = weigh_rows(cleaning.used, margins, wanted=study.settings.weighting == "auto")
    comments = code_comments(study, responses, cleaning.used)
    responses = replace(responses, coded=comments.coded if comments else None)
    accepted = accepted_items(study)
    demand = all_demand(responses, cleaning.used, accepted, weights=weighting.weights)
    items = [item.id for item in study.items if item.id in demand.table.index]
    categories = need_categories(
        responses,
        cleaning.used,
        items,
        categories=_wanted_categories(study.settings.categories),
        seed=study.settings.seed,
        weights=weighting.weights,
    )
    minorities = minority_needs(
        responses,
        cleaning.used,
        categories.residual,
        [group for group in guarded_groups(study) if is_heard(responses, group)],
        weights=weighting.weights,
        minimum_base=study.settings.minimum_cell,
    )
    return Evidence(
        tables,
        responses,
        cleaning,
        demand,
        categories,
        corrector,
        margins,
        weighting,
        minorities,
        comments,
        accepted,
    )


def _rule_and_mode(text: str) -> tuple[str, str]:
    rule, _, mode = text.partition("@")
    return rule, mode


def told_files(study: Study) -> dict[str, ReadAs]:
    """How the `exports` sheet says that files are to be read, by name.

    Parameters
    ----------
    study : Study

    Returns
    -------
    dict of str to ReadAs
    """
    return {
        one.file: ReadAs(
            **one.model_dump(exclude={"file", "separator"}),
            separator=separator_called(one.separator),
        )
        for one in study.exports
    }


def _corrections(study: Study) -> tuple[Correction, ...]:
    """Read the `corrections` sheet, each with the cell that says what should be."""
    return tuple(
        Correction(
            **one.model_dump(), where=study.where.get(("corrections", str(place), "new"), "")
        )
        for place, one in enumerate(study.corrections, start=1)
    )


def strict_evidence(evidence: Evidence, *, weighted: bool) -> Evidence:
    """The same surveys without the rows that break a rule of caution, weighted anew.

    A variable of which a level has too few rows left is not weighted by.

    Raises
    ------
    NothingAnsweredError
        If nobody is left who answers a question about the items.
    """
    strict = evidence.cleaning.strict
    weighting = weigh_rows(strict, evidence.margins, wanted=weighted, refuse_empty=False)
    return replace(
        evidence,
        cleaning=replace(evidence.cleaning, used=strict, cautions={}),
        demand=all_demand(evidence.responses, strict, evidence.accepted, weights=weighting.weights),
        weighting=weighting,
        _known={},
    )


def evidence_of(evidence: Evidence, mask: npt.NDArray[np.bool_]) -> Evidence:
    """The same surveys as if only some of the respondents had answered.

    Figures of one group stay those of the whole group, and so does the demand of an item that
    none of these respondents was asked about.

    Parameters
    ----------
    evidence : Evidence
    mask : ndarray of bool, shape (n_rows,)
        Whose answers count, all of them used rows.

    Returns
    -------
    Evidence
    """
    demand = all_demand(
        evidence.responses, mask, evidence.accepted, weights=evidence.weighting.weights
    )
    table = demand.table.combine_first(evidence.demand.table).astype({"n": int})
    return evidence.with_demand(mask, replace(demand, table=table))


def _wanted_categories(setting: str) -> str | int:
    return int(setting) if setting.isdigit() else "auto"


def survey_findings(
    evidence: Evidence | None,
    study: Study,
    strict: StrictFinding | None = None,
    language: str = "zh",
) -> SurveyFindings:
    """Account for every row that came back."""
    if evidence is None:
        return SurveyFindings(issued=study.settings.issued)
    used = int(evidence.used.sum())
    counts = question_counts(evidence.responses, evidence.used)
    return SurveyFindings(
        exports=tuple(
            ExportHead(file=head.file, platform=head.platform, rows=head.rows)
            for table in evidence.tables
            for head in table.sources
        ),
        issued=study.settings.issued,
        returned=len(evidence.used),
        used=used,
        set_aside=tuple(
            SetAside(reason=reason, rows=rows)
            for reason, rows in evidence.cleaning.counts().items()
        ),
        questions=tuple(
            QuestionHead(column=str(column), kind=str(kind), asked=asked, answered=answered)
            for column, kind, asked, answered in zip(
                counts["column"],
                counts["kind"],
                counts["asked"].astype(int).tolist(),
                counts["answered"].astype(int).tolist(),
                strict=True,
            )
        ),
        design_effect=evidence.weighting.design_effect,
        effective_n=evidence.weighting.effective_n,
        pictures=tuple(_pictures(evidence, study)),
        cautions=tuple(
            CautionFinding(rule=rule, rows=int(mask.sum()))
            for rule, mask in evidence.cleaning.cautions.items()
        ),
        not_judged=tuple(
            NotJudged(rule=rule, reason=why) for rule, why in evidence.cleaning.not_judged.items()
        ),
        strict=strict,
        corrections=_corrected(evidence),
        accounting=accounting_findings(
            study,
            evidence.responses,
            evidence.cleaning,
            evidence.margins,
            evidence.column_words,
        ),
        weighting=weighting_findings(
            evidence.weighting, evidence.column_words, wanted=study.settings.weighting == "auto"
        ),
        comments=comments_finding(study, evidence.comments, evidence.told, evidence.used, language),
    )


def _corrected(evidence: Evidence) -> CorrectionsFinding | None:
    corrector = evidence.corrector
    if not corrector.corrections:
        return None
    aside, keep = row_verdicts(evidence.responses, corrector.corrections)
    return CorrectionsFinding(
        cells=len(corrector.applied),
        set_aside=int(aside.sum()),
        kept=int(keep.sum()),
        refused=len(corrector.refused()),
    )


def _pictures(evidence: Evidence, study: Study) -> Iterator[ReadingFinding]:
    """What each kind of question tells, without readings of fewer people than may be shown."""
    known = {item.id for item in study.items}
    readings = item_readings(
        evidence.responses,
        evidence.used,
        evidence.weighting.weights,
        minimum_base=study.settings.minimum_cell,
    )
    for one in readings:
        if one.item in known:
            yield ReadingFinding(
                kind=one.kind,
                column=one.column,
                item=one.item,
                base=one.estimate.base,
                label=one.estimate.label,
                figures={
                    name: figure
                    for name, figure in one.estimate.figures.items()
                    if np.isfinite(figure)
                },
            )


def demand_finding(demand: Demand | None, item: str) -> DemandFinding | None:
    """One item's demand, or None where no question speaks of it."""
    if demand is None or item not in demand.table.index:
        return None
    return demand_in(demand.table, item)


def demand_in(table: pd.DataFrame, key: Hashable) -> DemandFinding | None:
    """One row of a table of demands, or None where it holds no figure."""
    columns = ["value", "low", "high", "n"]
    value, low, high, n = table.loc[[key], columns].to_numpy(dtype=float)[0].tolist()
    if np.isnan(value):
        return None
    return DemandFinding(
        value=value,
        low=None if np.isnan(low) else low,
        high=None if np.isnan(high) else high,
        n=int(n),
    )
