"""A small, complete run made up for the tests of the reports: five items, three parties."""

import dataclasses

from prioritize.basis_findings import (
    BasisFindings,
    CriterionBasis,
    DistanceFinding,
    FundBasis,
    ItemBasis,
    LimitBasis,
    OwnValue,
    ScaleFinding,
    WorkedWeights,
    WorkingsFinding,
)
from prioritize.fairness_findings import (
    BoughtFinding,
    ConcededFinding,
    FairnessFindings,
    KemenyFinding,
    LeastConcessionFinding,
    ProportionalFinding,
    RuleDifference,
)
from prioritize.findings import (
    AskAgainFinding,
    CategoryFinding,
    CrowdFinding,
    ExportHead,
    Findings,
    InputFile,
    ItemFinding,
    JudgeFinding,
    Note,
    PerspectiveFinding,
    Provenance,
    QuestionHead,
    ReasonFinding,
    SetAside,
    StudyHead,
    SurveyFindings,
)
from prioritize.guard_findings import (
    CompromiseSetFinding,
    GuardsFindings,
    MagnifiedFinding,
    MethodFinding,
    MethodsFinding,
    RemovalFinding,
    SharedWeightFinding,
)
from prioritize.list_findings import (
    Agreement,
    Carried,
    CheckedItem,
    Correlation,
    Dispute,
    Flip,
    Gate,
    JointItem,
    LedgerEntry,
    LeftOut,
    Override,
    PlanFindings,
    RankedItem,
    Totals,
    TradeOffs,
    WeightFlip,
)
from prioritize.needs_findings import ClassCell, MinorityFinding, NeedsFinding
from prioritize.plan_findings import (
    BalanceFinding,
    OptionFinding,
    PayingFinding,
    ResponsibilityFinding,
    RolesFinding,
    VisibilityFinding,
    VisibilityRank,
    VoteFinding,
    VoteForecast,
    VoteNeeded,
)
from prioritize.representation_findings import (
    AccountFinding,
    AccountingFindings,
    GroupDemand,
    GroupVariable,
    GuardedFinding,
    MarginFinding,
    PlaceGap,
    SwapFinding,
    UnheardFindings,
    WeighedVariable,
    WeightingFindings,
)
from prioritize.robustness_findings import (
    CentralView,
    DoubtEffect,
    LeaveOneOut,
    NotDoubted,
    RobustnessFindings,
)
from prioritize.segment_findings import (
    ProfileFinding,
    SegmentFinding,
    SegmentRank,
    SegmentsFinding,
    WantFinding,
)
from prioritize.survey_findings import DemandFinding

NAMES = {
    "zh": {
        "lift": "加装电梯",
        "parking": "增加停车位",
        "roof": "屋面防水",
        "drains": "雨污分流",
        "facade": "外立面整治",
        "government": "政府",
        "market": "市场",
        "residents": "居民",
        "need": "居民需求",
        "cost": "造价",
    },
    "en": {
        "lift": "Lifts",
        "parking": "Parking",
        "roof": "Roof waterproofing",
        "drains": "Drainage",
        "facade": "Façade",
        "government": "Government",
        "market": "Market",
        "residents": "Residents",
        "need": "Residents' need",
        "cost": "Cost",
    },
}

ITEMS = ("roof", "lift", "parking", "drains", "facade")
"""In joint order; drains and parking tie."""

JOINT_RANKS = {"roof": 1.0, "lift": 2.0, "parking": 3.5, "drains": 3.5, "facade": 5.0}

OWN = {
    "government": {
        "facade": (1.0, 1.0),
        "drains": (2.0, 0.7321),
        "roof": (3.0, 0.6413),
        "parking": (4.0, 0.2),
        "lift": (5.0, 0.0),
    },
    "market": {
        "parking": (1.0, 1.0),
        "roof": (2.0, 0.8127),
        "lift": (3.0, 0.5),
        "facade": (4.0, 0.3),
        "drains": (5.0, 0.0),
    },
    "residents": {
        "lift": (1.0, 1.0),
        "roof": (2.0, 0.9017),
        "drains": (3.0, 0.45),
        "parking": (4.0, 0.4),
        "facade": (5.0, 0.0),
    },
}

POWERS = {"government": 0.4, "market": 0.25, "residents": 0.35}

_CLASSES = ("basic", "improvement", "improvement", "basic", "enhancement")
_TIERS = ("certain", "certain", "depends", "depends", "out")


def sample_findings(language: str = "zh", *, example: bool = True) -> Findings:
    """The run; the residents' weights are examples unless told otherwise."""
    names = NAMES[language]
    return Findings(
        study=StudyHead(
            "柳河新村改造" if language == "zh" else "Willow River", "柳河新村", language
        ),
        provenance=Provenance(
            version="0.1.0",
            seed=7,
            settings={
                "method": "topsis",
                "normalization": "vector",
                "joint": "compromise",
                "budget": 812.5,
                "money": "万元",
                "consistency_limit": 0.1,
                "random_index": "saaty",
                "criterion_names": {key: names[key] for key in ("need", "cost")},
            },
            inputs=(InputFile("estate.xlsx", "ab" * 32), InputFile("study.xlsx", "0f" * 32)),
        ),
        survey=_survey(language),
        items=_items(names),
        categories=(
            CategoryFinding(
                "C1",
                "通行" if language == "zh" else "Access",
                ("lift", "parking"),
                0.83,
                0.2514,
                0.4663,
                "study",
                DemandFinding(0.5377, 0.5127, 0.5623, 1397),
            ),
            CategoryFinding(
                "C2",
                "防水" if language == "zh" else "Water",
                ("roof",),
                0.5512,
                0.1127,
                0.3169,
                demand=DemandFinding(0.7312, 0.7074, 0.7537, 1397),
            ),
        ),
        perspectives=_perspectives(names, example=example),
        rankings={
            party: tuple(
                RankedItem(item, 0.2 + utility / 2, utility, rank)
                for item, (rank, utility) in own.items()
            )
            for party, own in OWN.items()
        },
        joint=tuple(
            JointItem(
                item, 0.8371 - 0.1519 * rank, rank, max(1.0, rank - 1), min(5.0, rank + 1), tier
            )
            for (item, rank), tier in zip(JOINT_RANKS.items(), _TIERS, strict=True)
        ),
        tradeoffs=_tradeoffs(),
        agreement=Agreement(
            0.2111,
            (
                Correlation("government", "market", -0.6),
                Correlation("government", "residents", None),
                Correlation("market", "residents", 0.3),
            ),
        ),
        checks={
            "borda": tuple(
                CheckedItem(item, 9.0 - rank, rank) for item, rank in JOINT_RANKS.items()
            ),
            "copeland": tuple(
                CheckedItem(item, 4.0 - place, place + 1.0) for place, item in enumerate(ITEMS)
            ),
        },
        robustness=RobustnessFindings(
            acceptability={
                "power": {
                    item: tuple(0.6 if spot == place else 0.1 for spot in range(5))
                    for place, item in enumerate(ITEMS)
                }
            },
            in_share=dict(zip(ITEMS, (0.997, 0.912, 0.543, 0.467, 0.043), strict=True)),
            ties=(("parking", "drains"),),
            draws=10_000,
            replicates=2_000,
            unheard=_unheard(),
            **_doubts(),
        ),
        plan=_plan(),
        guarded=_guarded(),
        fairness=_fairness(),
        basis=_basis(),
        guards=_guards(),
        notes=(
            Note("flat_criterion", "All items are equal on noise; it changes no order.", {}),
            Note("judge_note", "Lin contradicts herself.", {"judge": "Lin"}),
        ),
    )


def _basis():
    """What the lists are said to be made of; a party has rated an item itself."""
    return BasisFindings(
        criteria=(
            CriterionBasis("need", "benefit", "survey:demand", 0.0, 1.0, 0.01),
            CriterionBasis("cost", "cost", "item:cost", None, None, 0.0),
        ),
        items=tuple(
            ItemBasis(
                *(item, 120.0, "", ("drains",) if item == "facade" else (), ()),
                refused=False,
                trench="east" if item == "drains" else "",
                fund=(FundBasis("city", 0.6), FundBasis("owners", 0.4)),
            )
            for item in ITEMS
        ),
        own_values=(OwnValue("government", "roof", "need", 0.5),),
        pools=(LimitBasis("city", None, 900.0), LimitBasis("owners", 2, 400.0)),
        workings=_workings(),
    )


def _workings():
    """Steps that are told, not worked out: the figures of this run are made up."""
    weights = {"need": 0.6, "cost": 0.4}
    return WorkingsFinding(
        scales=tuple(
            ScaleFinding(party, name, counts=True, worst=worst, best=best, unit=unit)
            for party in ("", "government")
            for name, worst, best, unit in (
                ("need", 0.2, 0.7312, 1.1873),
                ("cost", 300.0, 0.0, -412.37),
            )
        ),
        weights=tuple(WorkedWeights(party, weights) for party in POWERS),
        distances=tuple(
            DistanceFinding(party, item, 0.3 - utility / 5, 0.1 + utility / 5)
            for party, own in OWN.items()
            for item, (_, utility) in own.items()
        ),
    )


def _guards() -> GuardsFindings:
    """A short lead, a stretched criterion, two that run together, a removal that reorders."""
    shares = dict(zip(POWERS, (0.4127, 0.3271, 0.5613), strict=True))
    twice = dict(zip(POWERS, (0.1312, 0.0817, 0.2219), strict=True))
    ranks = dict(zip(ITEMS, (1.0, 2.0, 3.0, 4.0, 5.0), strict=True))
    swapped = ranks | {"drains": 3.0, "parking": 4.0}
    chosen = ("drains", "lift", "roof")
    return GuardsFindings(
        compromise_sets=(
            CompromiseSetFinding("", ("roof", "lift"), 0.1173, 0.25, advantage=False, stable=True),
            CompromiseSetFinding("market", ("lift",), 0.3127, 0.25, advantage=True, stable=True),
        ),
        magnified=(
            MagnifiedFinding("need", "interval", 0.0713, 0.0917, 0.7776),
            MagnifiedFinding("cost", "threshold", 10.0, 15.0, 0.6667),
        ),
        shared_weights=(
            SharedWeightFinding(
                "need", "cost", -0.8713, opposed=False, together=shares, twice=twice
            ),
            SharedWeightFinding(
                "need",
                "noise",
                -0.9135,
                opposed=True,
                together=shares,
                twice=dict.fromkeys(POWERS, 0.0),
            ),
        ),
        removals=(
            RemovalFinding(
                "", 3, {"lift": 2, "drains": 1}, ("lift",), ("lift",), "lift", "roof", "parking"
            ),
            RemovalFinding("market", 3, {}, (), ()),
        ),
        methods=MethodsFinding(
            (
                MethodFinding("topsis", ranks, ("lift", "parking", "roof")),
                MethodFinding("wsm", swapped, chosen),
            ),
            by_budget=False,
            places=3,
            always=("roof", "lift"),
            sometimes=("parking", "drains"),
            never=(ITEMS[-1],),
        ),
    )


def _doubts():
    """Two doubts, what each changes, and what could not be doubted."""
    views = tuple(
        CentralView(item, share, None if view is None else dict(zip(POWERS, view, strict=True)))
        for item, share, view in zip(
            ITEMS,
            (0.613, 0.387, 0.0, 0.0, 0.0),
            ((0.457, 0.121, 0.422), (0.231, 0.552, 0.217), None, None, None),
            strict=True,
        )
    )
    return {
        "headline": "power",
        "in_error": dict.fromkeys(ITEMS, 0.004),
        "before": {ITEMS[0]: {ITEMS[1]: 0.731, ITEMS[2]: 0.914}, ITEMS[1]: {ITEMS[2]: 0.655}},
        "effects": (
            DoubtEffect("power", 10_000, ("parking", "drains"), 0.173, 0.212),
            DoubtEffect("costs", 10_000, (), 0.011, 0.034),
        ),
        "not_doubted": (
            NotDoubted("judges", "one_judge", ("market",)),
            NotDoubted("respondents", "no_survey_criterion"),
        ),
        "methods": ("topsis", "wsm"),
        "central_powers": views,
        "central_weights": (CentralView("roof", 1.0, {"safety": 0.512, "noise": 0.488}),),
        "leave_one_out": (
            LeaveOneOut("government", "roof", 1.0, 2.0),
            LeaveOneOut("residents", "roof", 1.0, 1.0),
        ),
        "funded_share": dict(zip(ITEMS, (1.0, 0.92, 0.54, 0.46, 0.04), strict=True)),
        "funded_lists": 50,
    }


def empty_findings(language: str = "zh") -> Findings:
    """The least a run can be: one party, two items, no survey, no costs, nothing in doubt."""
    full = sample_findings(language)
    return Findings(
        study=StudyHead("", "", language),
        provenance=Provenance("0.1.0", 0, {}, ()),
        survey=SurveyFindings(),
        items=tuple(
            dataclasses.replace(item, demand=None, category="", class_="", values={})
            for item in full.items[:2]
        ),
        categories=(),
        perspectives=(
            PerspectiveFinding("residents", "", 1.0, {}, None, 0, example=False, panel=()),
        ),
        rankings={},
        joint=full.joint[:2],
        tradeoffs=TradeOffs(),
        agreement=Agreement(),
        checks={},
        robustness=RobustnessFindings(),
        plan=PlanFindings(),
    )


def without_computed_flips(findings: Findings) -> Findings:
    """The run as it is under a joint rule that allows no exact flip points."""
    settings = findings.provenance.settings | {"joint": "copeland", "flips_computed": False}
    return dataclasses.replace(
        findings,
        provenance=dataclasses.replace(findings.provenance, settings=settings),
        tradeoffs=dataclasses.replace(findings.tradeoffs, flips=()),
    )


def with_hostile_text(text: str) -> Findings:
    """The sample run with the same strange text wherever a study or a survey can put one."""
    full = sample_findings("en")
    return dataclasses.replace(
        full,
        study=StudyHead(text, text, "en"),
        provenance=dataclasses.replace(full.provenance, settings={"money": text, text: text}),
        items=tuple(dataclasses.replace(item, name=text) for item in full.items),
        categories=tuple(dataclasses.replace(one, label=text) for one in full.categories),
        perspectives=tuple(dataclasses.replace(party, name=text) for party in full.perspectives),
        plan=dataclasses.replace(full.plan, gates=(Gate("roof", text),)),
        notes=(Note(text, text, {text: text}),),
    )


def _survey(language: str) -> SurveyFindings:
    return SurveyFindings(
        exports=(ExportHead("estate.xlsx", "wjx", 1443),),
        issued=1600,
        returned=1443,
        used=1397,
        set_aside=(SetAside("too_fast", 31), SetAside("no_consent", 11), SetAside("odd one", 4)),
        questions=(
            QuestionHead("9", "choose", 1397, 1381),
            QuestionHead("12", "satisfaction", 905, 898),
        ),
        design_effect=1.1347,
        effective_n=1231.1624,
        accounting=_accounting(),
        weighting=_weighting(),
        needs=NeedsFinding(
            silhouette=0.1742,
            residual=("drains",),
            residual_share=0.2168,
            by_class=(
                ClassCell("C1", "improvement", 2, 0.4663),
                ClassCell("C2", "basic", 1, 0.3169),
                ClassCell("", "basic", 1, 0.2168),
            ),
            minorities=(
                MinorityFinding(
                    "drains",
                    "5",
                    "60岁以上" if language == "zh" else "60 and over",
                    0.7713,
                    0.3111,
                    83,
                ),
            ),
        ),
        segments=_segments(language),
    )


def _segments(language: str) -> SegmentsFinding:
    want, floor = WantFinding, ("1–2层",) if language == "zh" else ("Floors 1-2",)
    ranks = (("lift", 2.0), ("roof", 1.0), ("drains", 3.5))
    return SegmentsFinding(
        silhouette=0.1533,
        by_chance=0.0817,
        outside=14,
        segments=tuple(
            SegmentFinding(
                id=name,
                label=NAMES[language]["lift"] if name == "S1" else "",
                size=size,
                share=share,
                stability=stability,
                silhouette=0.1471,
                wants=(want("lift", 0.8123, 0.6543, 1.2415), want("roof", 0.7, 0.7312, 0.9573)),
                profile=(
                    ProfileFinding(
                        "4", floor, row="answer", count=count, share=0.3251, overall=0.41
                    ),
                    ProfileFinding(
                        "4", (), row="rest", count=size - count, share=0.6749, overall=0.59
                    ),
                ),
                ranking=tuple(
                    SegmentRank(item, 0.7 - place / 10, 1 - place / 2, place + 1.0, rank)
                    for place, (item, rank) in enumerate(ranks)
                ),
            )
            for name, size, share, stability, count in (
                ("S1", 811, 0.5864, 0.9217, 264),
                ("S2", 572, 0.4136, 0.8733, 186),
            )
        ),
    )


def _accounting() -> AccountingFindings:
    """Two buildings and who told none, which add up to all."""
    return AccountingFindings(
        whole=AccountFinding(
            variable="",
            level="",
            households=1750.0,
            issued=1600,
            returned=1443,
            valid=1397,
            used=1397,
            complete=1300,
            partial=97,
            refused=11,
            unusable=35,
            repeated=0,
            not_returned=157,
            not_reached=150.0,
            coverage=1397 / 1750,
            reaches_quorum=True,
            rr1=1300 / 1750,
            rr2=1397 / 1750,
            rr5=1300 / 1600,
            rr6=1397 / 1600,
        ),
        variables=(GroupVariable("2", "2 Building", "building", counts_households=True),),
        groups=(
            _account("East", 800.0, (640, 30), (5, 25, 0)),
            _account("West", 950.0, (655, 64), (5, 9, 0)),
            _account("", None, (5, 3), (1, 1, 0)),
        ),
    )


def _account(
    level: str,
    households: float | None,
    answered: tuple[int, int],
    aside: tuple[int, int, int],
) -> AccountFinding:
    used = sum(answered)
    return AccountFinding(
        variable="2",
        level=level,
        households=households,
        returned=used + sum(aside),
        valid=used + aside[2],
        used=used,
        complete=answered[0],
        partial=answered[1],
        refused=aside[0],
        unusable=aside[1],
        repeated=aside[2],
        coverage=used / households if households else None,
        reaches_quorum=3 * used >= 2 * households if households else None,
        rr1=answered[0] / households if households else None,
        rr2=used / households if households else None,
    )


def _weighting() -> WeightingFindings:
    return WeightingFindings(
        weighted=True,
        variables=(
            WeighedVariable("2", "2 Building", "", "", 8, 0.0523, 0.0),
            WeighedVariable("5", "5 Age", "few", "80+", 0, 0.2077, 0.2077),
        ),
        margins=(
            MarginFinding("2", "East", 670, 0.4571, 0.4824, 0.4571),
            MarginFinding("2", "West", 719, 0.5429, 0.5176, 0.5429),
            MarginFinding("5", "under 80", 1390, 0.9, 0.995, 0.995),
            MarginFinding("5", "80+", 7, 0.1, 0.005, 0.005),
        ),
        trimmed=23,
        limit=4.7312,
        difference=0.0147,
    )


def _fairness() -> FairnessFindings:
    return FairnessFindings(
        differences=(
            RuleDifference("borda", 2, ITEMS[1], ITEMS[0], 0.55, 0.113, 0.266),
            RuleDifference("copeland", 0),
        ),
        kemeny=KemenyFinding(2.25, (ITEMS, (*ITEMS[:3], ITEMS[4], ITEMS[3])), 2),
        least_concession=LeastConcessionFinding(
            order=ITEMS[::-1],
            parties=(
                ConcededFinding("government", 0.25, 0.5, 0.75, 0.75),
                ConcededFinding("market", 0.75, 0.5, 0.5, 0.625),
                ConcededFinding("residents", 0.125, 0.5, 1.0, 0.875),
            ),
            funded=(ITEMS[0], ITEMS[3]),
            came_in=(ITEMS[3],),
            went_out=(ITEMS[1],),
        ),
        proportional=ProportionalFinding(
            respondents=120,
            budget=240.0,
            share=2.0,
            bought=(
                BoughtFinding(ITEMS[0], 0.5),
                BoughtFinding(ITEMS[3], 0.75, (ITEMS[4],)),
            ),
            spent=200.0,
            missing=(ITEMS[3], ITEMS[4]),
            added=(ITEMS[1],),
        ),
    )


def _guarded() -> tuple[GuardedFinding, ...]:
    return (
        GuardedFinding(
            variable="6",
            level="tenants",
            name="6 Tenure",
            n=311,
            reason="",
            demand=(
                GroupDemand("facade", 0.6127, 0.5571, 0.6655, 311),
                GroupDemand("lift", 0.3377, None, None, 12),
            ),
            order=("facade", "drains", "roof", "lift", "parking"),
            chosen=("facade", "drains"),
            top=("facade", "drains", "roof"),
            top_missing=("facade", "drains"),
            higher=(PlaceGap("facade", 1.0, 5.0),),
            utility_kept=0.6519,
            utility_lost=0.3481,
            top_served=True,
        ),
        GuardedFinding("8", "disabled", "8 Household", None, "few"),
    )


def _unheard() -> UnheardFindings:
    return UnheardFindings(
        base="households",
        households=353,
        joint=(
            SwapFinding("roof", "lift", 0.3127, 111),
            SwapFinding("lift", "parking", 0.0471, 17),
            SwapFinding("parking", "drains", 0.0, 1),
            SwapFinding("drains", "facade", None, None),
        ),
        demand=(
            SwapFinding("roof", "lift", 0.3533, 125),
            SwapFinding("lift", "parking", 0.9631, 340),
        ),
    )


def _items(names: dict[str, str]) -> tuple[ItemFinding, ...]:
    demands = (
        DemandFinding(0.7312, 0.7074, 0.7537, 1397),
        DemandFinding(0.6543, 0.629, 0.6787, 1397),
        DemandFinding(0.4211, 0.3954, 0.4472, 1397),
        DemandFinding(0.5, None, None, 8),
        None,
    )
    return tuple(
        ItemFinding(
            item,
            names[item],
            class_,
            {"lift": "C1", "parking": "C1", "roof": "C2"}.get(item, ""),
            demand,
            {"need": demand.value if demand else 0.0, "cost": 120.5 * place},
        )
        for place, (item, class_, demand) in enumerate(
            zip(ITEMS, _CLASSES, demands, strict=True), 1
        )
    )


def _perspectives(names: dict[str, str], *, example: bool) -> tuple[PerspectiveFinding, ...]:
    lin = JudgeFinding(
        "Lin",
        "pairwise",
        {"need": 0.6667, "cost": 0.3333},
        0.1374,
        (AskAgainFinding("need", "cost", 5.0, 0.5),),
        (("need", "cost", "ecology"),),
        dates=("2026-03-21",),
        reasons=(ReasonFinding("need", "cost", "First what everybody meets every day"),),
    )
    return (
        PerspectiveFinding(
            "government",
            names["government"],
            0.4,
            {"need": 0.6667, "cost": 0.3333},
            0.0412,
            1,
            example=False,
            panel=(lin,),
        ),
        PerspectiveFinding(
            "market",
            names["market"],
            0.25,
            {"need": 0.2519, "cost": 0.7481},
            None,
            2,
            example=False,
            panel=(),
        ),
        PerspectiveFinding(
            "residents",
            names["residents"],
            0.35,
            {"need": 0.9011, "cost": 0.0989},
            0.0,
            1 if example else 218,
            example,
            (),
            None
            if example
            else CrowdFinding(218, 203, 164, 0.1, 0.1731, "aij", {"need": 0.8827, "cost": 0.1173}),
        ),
    )


def _tradeoffs() -> TradeOffs:
    ledger = []
    for party, own in OWN.items():
        for item, (rank, utility) in own.items():
            places = JOINT_RANKS[item] - rank
            reasons = ("POWER",) if places > 1 else ("UNCERTAIN",) if places > 0 else ()
            ledger.append(
                LedgerEntry(
                    item,
                    party,
                    rank,
                    JOINT_RANKS[item],
                    places,
                    utility * max(0.0, places) / 4,
                    reasons,
                )
            )
    return TradeOffs(
        ledger=tuple(ledger),
        totals=(
            Totals("government", 1.2745, 0.75, 0.3333, 0.6118),
            Totals("market", 0.625, 0.35, 0.6667, 0.8034),
            Totals("residents", 0.0, 0.05, 1.0, None),
        ),
        overrides=(
            Override("government", "facade", "lift", 1.0),
            Override("market", "parking", "roof", 0.1873),
        ),
        flips=(
            Flip("residents", "up", 0.6137, "first_place", "lift", "roof"),
            Flip("government", "up", 0.5512, "in_set", "facade", "parking"),
            Flip("market", "down", 0.0321, "in_set", "drains", ""),
        ),
        weight_flips=(
            WeightFlip("residents", "need", "down", 0.25, "in_set", "facade", "parking"),
            WeightFlip("government", "need", "up", 0.75, "first_place", "lift", "roof"),
        ),
        disputes=(
            Dispute(
                criterion="need",
                between="judges",
                perspective="government",
                low=0.25,
                high=0.5,
                matters=True,
                weight=0.5,
                came_in=("facade",),
                went_out=("parking",),
            ),
            Dispute("need", "parties", "", 0.25, 0.75, matters=False),
        ),
    )


def _plan() -> PlanFindings:
    return PlanFindings(
        balance=(
            BalanceFinding(
                *("aspect", "function", 0.8125, 0.75, 650.0, 0.6, 0.5, 0.58),
                households_share=None,
                skewed=True,
            ),
            BalanceFinding(
                *("aspect", "governance", 0.0, None, 0.0, 0.1, 0.2, 0.12),
                households_share=None,
                skewed=False,
            ),
            BalanceFinding(
                *("building", "3号楼", 0.3, 0.2, 243.75, None, None, None),
                households_share=0.1,
                skewed=True,
            ),
        ),
        paying=(
            PayingFinding(("区财政",), 300.0, 0.75, ("roof",)),
            PayingFinding(("区财政", "业主"), 100.0, 0.25, ("lift",)),
        ),
        roles=(
            RolesFinding(
                "roof", "street office", "city", "builder", "street office", "", "committee"
            ),
            RolesFinding(
                "lift", "street office;committee", "owners", "builder", "street office", "all", ""
            ),
        ),
        responsibility=(
            ResponsibilityFinding("lift", "physical_no_maintain"),
            ResponsibilityFinding("lift", "two_deciders"),
            ResponsibilityFinding("roof", "no_accept"),
        ),
        visibility=VisibilityFinding(
            criteria=("cost",),
            silent=(),
            joint=(
                VisibilityRank("roof", 1.0, 2.0),
                VisibilityRank("lift", 2.0, 1.0),
                VisibilityRank("parking", 3.0, 4.0),
                VisibilityRank("drains", 4.0, 3.0),
                VisibilityRank("facade", 5.0, 5.0),
            ),
            funded=("roof", "lift", "drains"),
            came_in=("drains",),
            went_out=("parking",),
        ),
        options=(
            OptionFinding(
                id="own",
                powers={"government": 0.4, "market": 0.2, "residents": 0.4},
                funded=("roof", "lift", "parking"),
                cost=800.0,
                value=1.6789,
                retained={"government": 0.9123, "market": 0.8, "residents": 0.9},
                change={"government": 0.0, "market": 0.0, "residents": 0.0},
                came_in=(),
                went_out=(),
            ),
            OptionFinding(
                id="do_minimum",
                powers={},
                funded=("roof",),
                cost=None,
                value=0.7,
                retained={"government": 1.0, "market": 0.1234, "residents": 0.9},
                change={"government": 0.0877, "market": -0.6766, "residents": 0.0},
                came_in=(),
                went_out=("lift", "parking"),
            ),
        ),
        budget=812.5,
        funded=("roof", "lift", "parking"),
        value=1.6789,
        gates=(Gate("roof", "SAFETY"),),
        build_order=("drains", "roof", "lift", "parking", "facade"),
        carried=(Carried("drains", "parking"),),
        left_out=(LeftOut("facade", "BUDGET", ("parking",)), LeftOut("drains", "BUDGET", ())),
        votes=(
            VoteFinding(
                *("lift", "all", 0.7012, 0.6875, 0.775, 0.7424),
                passed=False,
                failed_legs=("for_heads",),
                kind="special",
                status="failed",
                base="counted",
                owners=480,
                units_known=512,
                area=40000.0,
                took_part_area=28048.0,
                for_area=21737.2,
                took_part_heads=330,
                for_heads=245,
                needed=VoteNeeded(10, 0.0, 10, 0.0),
            ),
            VoteFinding(
                *("parking", "3号楼", None, None, None, None),
                passed=False,
                failed_legs=(),
                kind="ordinary",
                status="pending",
                base="listed",
                owners=8,
                units_known=None,
                area=480.75,
                needed=VoteNeeded(6, 320.5, 4, 160.25, for_area_over=True),
                forecast=VoteForecast(0.81, 0.66, 0.9, 41, 0.5, "likely"),
            ),
        ),
    )
