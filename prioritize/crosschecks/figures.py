"""Criteria: every source leads to a figure for every item."""

from collections.abc import Iterator

from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue
from prioritize.issues import misspelt_or_unknown
from prioritize.sources import Source, parse_source
from prioritize.spelling import nearest, plain
from prioritize.study import Criterion, Item, Study
from surveys.bands import Bands
from surveys.scoring import all_kinds

ITEM_NUMBERS = ("cost", "production", "living", "ecology")


def check_figures(desk: Desk) -> Iterator[Issue]:
    """Yield sources that are not understood and figures that are missing."""
    if not desk.study.criteria:
        yield desk.issue("no_criterion", "criteria")
    for criterion in desk.study.criteria:
        source = parse_source(criterion.source)
        if source is None:
            yield _not_understood(desk, criterion)
        elif not desk.study.items:
            # Without items there are no figures to miss; that there are none is told elsewhere.
            continue
        elif source.origin == "item":
            yield from _facts(desk, criterion, str(source.name))
        elif source.origin == "rating":
            yield from _ratings(desk, criterion)
        else:
            yield from _demand(desk, criterion, source)
        yield from _reference(desk, criterion)


def _not_understood(desk: Desk, criterion: Criterion) -> Issue:
    text = criterion.source
    near = nearest(text, _known_sources(desk.study), 70)
    return desk.issue(
        misspelt_or_unknown("source", near),
        "criteria",
        criterion.id,
        "source",
        value=text,
        **({"nearest": near} if near else {}),
    )


def _known_sources(study: Study) -> list[str]:
    columns = {f"item:{name}" for name in (*_fact_names(study), *ITEM_NUMBERS)}
    kinds = {f"survey:{kind}" for kind in all_kinds()}
    return ["survey:demand", "rating", *sorted(kinds | columns)]


def _fact_names(study: Study) -> list[str]:
    names = dict.fromkeys(name for item in study.items for name in item.facts)
    columns = (column for sheet, _row, column in study.where if sheet == "items")
    known = {name.rstrip("_") for name in Item.model_fields}
    return list(dict.fromkeys([*names, *(one for one in columns if one not in known)]))


def _facts(desk: Desk, criterion: Criterion, column: str) -> Iterator[Issue]:
    study = desk.study
    known = _fact_names(study)
    if column not in known and column not in ITEM_NUMBERS:
        labels = [desk.label("items", name) for name in ITEM_NUMBERS]
        near = nearest(column, [*known, *ITEM_NUMBERS, *labels])
        code = misspelt_or_unknown("fact", near)
        facts = {"nearest": near} if near else {}
        yield desk.issue(code, "criteria", criterion.id, "source", column=column, **facts)
        return
    for item in study.items:
        if _figure(item, column) is None:
            yield desk.issue(
                "fact_missing", "items", item.id, column,
                item=item.id, column=desk.label("items", column), criterion=criterion.id,
            )  # fmt: skip


def _figure(item: Item, column: str) -> float | None:
    if column in item.facts or column not in ITEM_NUMBERS:
        return item.facts.get(column)
    return dict[str, float | None](
        cost=item.cost, production=item.production, living=item.living, ecology=item.ecology
    )[column]


def _ratings(desk: Desk, criterion: Criterion) -> Iterator[Issue]:
    rated = {one.item for one in desk.study.ratings if one.criterion == criterion.id}
    for item in desk.study.items:
        if item.id not in rated:
            yield desk.issue(
                "rating_missing", "criteria", criterion.id, "source",
                item=item.id, criterion=criterion.id,
            )  # fmt: skip


def _demand(desk: Desk, criterion: Criterion, source: Source) -> Iterator[Issue]:
    study = desk.study
    if not study.settings.surveys:
        yield desk.issue(
            "survey_missing", "criteria", criterion.id, "source", criterion=criterion.id
        )
        return
    if source.name is not None and source.name not in all_kinds():
        yield _not_understood(desk, criterion)
        return
    asked = asked_items(study, source.name)
    for item in study.items:
        if item.id not in asked:
            yield desk.issue(
                "demand_missing", "items", item.id, "id", item=item.id, criterion=criterion.id
            )
    if source.group:
        yield from check_level(desk, source.group, ("criteria", criterion.id, "source"))


def asked_items(study: Study, kind: str | None) -> set[str]:
    """Collect the items that some answer question speaks of.

    Parameters
    ----------
    study : Study
    kind : str or None
        Questions of this kind only; None for all.

    Returns
    -------
    set of str
        Item ids.
    """
    wanted = all_kinds().get(kind) if kind else None
    if wanted is not None and wanted.of:
        halves = [set().union(*(asked_items(study, one) for one in half)) for half in wanted.of]
        return set.intersection(*halves)
    written = any(
        question.role == "answer" and question.kind == "comment"
        for question in study.codebook.questions
    )
    if wanted is not None and wanted.own_words:
        # Everybody who may write as they please is asked about every item.
        return {item.id for item in study.items} if written else set()
    counted = [
        question
        for question in study.codebook.questions
        if question.role == "answer" and question.kind and _speaks(question.kind, kind)
    ]
    columns = {question.column for question in counted}
    own = {question.item for question in counted if question.item}
    accepted = {need.item for need in study.needs if need.accepted} if written else set()
    named = {
        option.item for option in study.codebook.options if option.item and option.column in columns
    }
    return own | named | (accepted if kind is None else set())


def _speaks(name: str, kind: str | None) -> bool:
    """Whether a question of this kind says how much the items of a source are asked for."""
    found = all_kinds().get(name.partition(":")[0])
    if found is None or not found.makes_demand:
        return False
    return found.in_demand if kind is None else found.name == kind


def check_level(desk: Desk, group: tuple[str, str], place: tuple[str, str, str]) -> Iterator[Issue]:
    """Yield a group whose question has no such answer; a question without options passes."""
    variable, level = group
    levels = [one.option for one in desk.study.codebook.options if one.column == variable]
    for question in desk.study.codebook.questions:
        if question.bands and question.column == variable:
            bands = Bands(question.bands, least=min(question.bands[0], 0))
            levels = [*levels, *bands.labels, *([level] if bands.covered(level) else ())]
    if not levels or plain(level) in {plain(known) for known in levels}:
        return
    near = nearest(level, levels)
    facts = {"nearest": near} if near else {"choices": ", ".join(levels)}
    code = misspelt_or_unknown("level", near)
    yield desk.issue(code, *place, value=level, column=variable, **facts)


def _reference(desk: Desk, criterion: Criterion) -> Iterator[Issue]:
    if desk.study.settings.normalization == "range":
        for column in ("worst", "best"):
            if getattr(criterion, column) is None:
                yield desk.issue(
                    "reference_missing", "criteria", criterion.id, column,
                    column=desk.label("criteria", column), criterion=criterion.id,
                )  # fmt: skip
    worst, best = criterion.worst, criterion.best
    if worst is None or best is None:
        return
    if worst == best:
        yield desk.issue(
            "reference_equal", "criteria", criterion.id, "best",
            criterion=criterion.id, value=f"{best:g}",
        )  # fmt: skip
    elif (best > worst) != (criterion.direction == "benefit"):
        yield desk.issue(
            "reference_reversed", "criteria", criterion.id, "best",
            criterion=criterion.id, direction=criterion.direction,
            best=f"{best:g}", worst=f"{worst:g}",
        )  # fmt: skip
