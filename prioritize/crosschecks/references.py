"""Ids: each stands once, and every id named elsewhere exists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from prioritize.crosschecks.desk import Desk, numbered
from prioritize.errors import Issue
from prioritize.issues import misspelt_or_unknown
from prioritize.spelling import nearest
from prioritize.study import Study
from prioritize.survey_judges import criterion_ids
from surveys.comparisons import KIND as PAIRWISE
from surveys.comparisons import sides
from surveys.ratings import KINDS as RATED
from weights.judgements import Judgement

Reference = tuple[str, str, str, str]
"""Sheet, row id and column of a cell, and the id that it names."""


def check_references(desk: Desk) -> Iterator[Issue]:
    """Yield repeated ids and ids that no sheet defines."""
    study = desk.study
    yield from _twice(desk, "items", [item.id for item in study.items])
    headings = [one.id for one in study.headings]
    yield from _twice(desk, "criteria", [*(one.id for one in study.criteria), *headings])
    yield from _twice(desk, "perspectives", [party.id for party in study.parties])
    yield from _columns_twice(desk)
    yield from _pairs(desk)
    yield from _options_twice(desk)
    items = {word: item.id for item in study.items for word in (*item.aliases, item.name, item.id)}
    yield from _unknown(desk, "items", items, _item_references(study))
    criteria = {word: one for one, name in study.weighed_names().items() for word in (name, one)}
    yield from _unknown(desk, "criteria", criteria, _criterion_references(study))
    parties = {word: party.id for party in study.parties for word in (party.name, party.id)}
    yield from _unknown(desk, "perspectives", parties, _party_references(study))


def _twice(desk: Desk, sheet: str, ids: list[str]) -> Iterator[Issue]:
    seen: Counter[str] = Counter()
    for name in ids:
        seen[name] += 1
        if seen[name] > 1:
            row = numbered(name, seen[name])
            yield desk.issue("id_twice", sheet, row, "id", value=name, table=desk.title(sheet))


def _columns_twice(desk: Desk) -> Iterator[Issue]:
    rows: Counter[str] = Counter()
    seen = set()
    for question in desk.study.codebook.questions:
        rows[question.column] += 1
        if (question.column, question.export) in seen:
            row = numbered(question.column, rows[question.column])
            yield desk.issue("question_twice", "questions", row, "column", value=question.column)
        seen.add((question.column, question.export))


def _pairs(desk: Desk) -> Iterator[Issue]:
    """Yield comparisons that do not name exactly two sides; an empty cell is told elsewhere."""
    rows: Counter[str] = Counter()
    for question in desk.study.codebook.questions:
        rows[question.column] += 1
        if question.kind == PAIRWISE and question.item and sides(question.item) is None:
            row = numbered(question.column, rows[question.column])
            yield desk.issue("pair_syntax", "questions", row, "item", value=question.item)


def _options_twice(desk: Desk) -> Iterator[Issue]:
    seen: Counter[tuple[str, str]] = Counter()
    for option in desk.study.codebook.options:
        seen[option.column, option.option] += 1
        count = seen[option.column, option.option]
        if count > 1:
            row = numbered(f"{option.column}/{option.option}", count)
            yield desk.issue(
                "option_twice", "options", row, "option", value=option.option, column=option.column
            )


def _unknown(
    desk: Desk, table: str, known: Mapping[str, str], references: Iterable[Reference]
) -> Iterator[Issue]:
    ids = set(known.values())
    for sheet, row, column, name in references:
        if name in ids:
            continue
        near = nearest(name, {word: target for word, target in known.items() if word})
        facts = {"nearest": near} if near else {}
        code = misspelt_or_unknown("id", near)
        yield desk.issue(code, sheet, row, column, value=name, table=desk.title(table), **facts)


def _item_references(study: Study) -> Iterator[Reference]:
    for item in study.items:
        yield from (("items", item.id, "after", name) for name in item.after)
        yield from (("items", item.id, "excludes", name) for name in item.excludes)
    rows: Counter[str] = Counter()
    for question in study.codebook.questions:
        rows[question.column] += 1
        # What is left aside may keep what was written, also both sides of a comparison.
        weighs = question.kind == PAIRWISE or question.kind in RATED
        if question.item and not weighs and question.role == "answer":
            row = numbered(question.column, rows[question.column])
            yield "questions", row, "item", question.item
    for option in study.codebook.options:
        row = f"{option.column}/{option.option}"
        rows[row] += 1
        if option.item:
            yield "options", numbered(row, rows[row]), "item", option.item
    yield from _numbered_item_references(study)


def _numbered_item_references(study: Study) -> Iterator[Reference]:
    """Items named on the sheets whose rows have no name."""
    for count, category in enumerate(study.categories, start=1):
        yield from (("categories", str(count), "items", name) for name in category.items)
    for count, rating in enumerate(study.ratings, start=1):
        yield "ratings", str(count), "item", rating.item
    for count, vote in enumerate(study.owners, start=1):
        if vote.item:
            yield "owners", str(count), "item", vote.item
    for count, need in enumerate(study.needs, start=1):
        if need.accepted:
            yield "comments", str(count), "item", need.item


def _asked_criteria(study: Study) -> Iterator[Reference]:
    """Criteria that a questionnaire compares or rates, as long as neither id nor name is known."""
    rows: Counter[str] = Counter()
    known = criterion_ids(study)
    for question in study.codebook.questions:
        rows[question.column] += 1
        row = numbered(question.column, rows[question.column])
        if question.role != "answer":
            continue
        named: tuple[str, ...] = ()
        if question.kind == PAIRWISE:
            named = sides(question.item) or ()
        elif question.kind in RATED and question.item:
            named = (question.item,)
        yield from (("questions", row, "item", name) for name in named if name not in known)


def _criterion_references(study: Study) -> Iterator[Reference]:
    yield from _asked_criteria(study)
    above = [(one.id, one.parent) for one in study.criteria]
    above += [(one.id, one.parent) for one in study.headings]
    yield from (("criteria", name, "parent", parent) for name, parent in above if parent)
    for judgement in study.judgements:
        yield "judgements", judgement_row(judgement), "left", judgement.left
        if judgement.right:
            yield "judgements", judgement_row(judgement), "right", judgement.right
    for count, rating in enumerate(study.ratings, start=1):
        yield "ratings", str(count), "criterion", rating.criterion


def _party_references(study: Study) -> Iterator[Reference]:
    for judgement in study.judgements:
        yield "judgements", judgement_row(judgement), "perspective", judgement.perspective
    for count, rating in enumerate(study.ratings, start=1):
        if rating.perspective:
            yield "ratings", str(count), "perspective", rating.perspective


def judgement_row(judgement: Judgement) -> str:
    """Return the row id of a judgement: its row number in the sheet."""
    cell = judgement.where.rpartition("!")[2]
    return "".join(sign for sign in cell if sign.isdigit())
