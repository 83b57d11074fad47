"""The rows of a drafted study, with what is guessed marked and explained."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from prioritize.catalogue import CatalogueItem, Match, load_catalogue
from prioritize.drafting.assigning import Assignment, Wanted
from prioritize.drafting.words import PARTIES, load_profile, reason, word
from prioritize.example_facts import NEUTRAL, example_facts
from prioritize.spelling import plain
from prioritize.workbook.writing import HEADER, Place, default_settings

UNSURE = 0.6
"""Confidence below which a guess is marked yellow."""
SHOWN_ALIASES = 3
"""Other names written into the workbook; the catalogue knows more and uses them all."""
VOTES = {"N": "none", "O": "ordinary", "S": "special", "private": "none"}


@dataclass
class Draft:
    """Tables, comments and marks, as `prioritize.workbook.write_study` takes them."""

    language: str
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    marks: set[Place] = field(default_factory=set)

    def add(self, sheet: str, row: dict[str, Any]) -> int:
        """Add a row and return its number."""
        rows = self.tables.setdefault(sheet, [])
        rows.append(row)
        return len(rows) - 1

    def say(self, place: Place, key: str, **facts: Any) -> None:
        """Explain a cell; a second text goes below the first."""
        self.add_to(place, word(key, self.language, **facts))

    def add_to(self, place: Place, text: str) -> None:
        """Write a finished text below what a cell's comment says already."""
        before = self.comments.get(place)
        self.comments[place] = f"{before}\n{text}" if before else text


def draft_settings(draft: Draft, surveys: Sequence[str]) -> None:
    """Write every setting with its default, and the exports."""
    known = {
        "title": word("title", draft.language),
        "title_en": _twin(draft, word("title", "en")),
        "language": draft.language,
        "surveys": tuple(surveys),
        "money": word("money", draft.language),
    }
    for row in default_settings():
        draft.add("settings", {**row, "value": known.get(row["key"], row["value"])})


def draft_codebook(draft: Draft, assignment: Assignment) -> None:
    """Write questions and options; what is guessed below 60 % is yellow."""
    for question in assignment.codebook.questions:
        place = draft.add(
            "questions",
            {
                "export": question.export,
                "column": question.column,
                "kind": question.kind,
                "item": question.item,
                "limit": question.limit,
                "role": question.role,
                "weight": question.weight,
                "same_as": question.same_as,
                "bands": question.bands,
            },
        )
        told = "same_as" if question.same_as else "kind" if question.kind else "role"
        cell = ("questions", place, told)
        _say_guess(draft, cell, question.confidence, question.comment)
        match = assignment.matches.get(assignment.subjects.get(question.column, ""))
        if question.item and match is not None:
            _say_match(draft, ("questions", place, "item"), match, question.item)
        if not question.item:
            _say_no_item(draft, ("questions", place, "item"), question.column, assignment)
    surest = _surest(assignment)
    for option in assignment.codebook.options:
        place = draft.add(
            "options",
            {
                "column": option.column,
                "option": option.option,
                "item": option.item,
                "order": option.order,
                "state": option.state,
                "export": option.export,
            },
        )
        told = "export" if option.export else "state"
        _say_guess(draft, ("options", place, told), option.confidence, option.comment)
        match = assignment.matches.get(option.option)
        if option.item and match is not None:
            _say_match(draft, ("options", place, "item"), match, option.item)
            other = surest[option.column, option.item]
            if plain(other) != plain(option.option):
                draft.say(("options", place, "item"), "item_again", other=other)
                draft.marks.add(("options", place, "item"))


def _surest(assignment: Assignment) -> dict[tuple[str, str], str]:
    """Name, per question and item, the option that surely asks for it; of equal ones the first."""
    best: dict[tuple[str, str], Match] = {}
    for option in assignment.codebook.options:
        match = assignment.matches.get(option.option)
        if option.item and match is not None:
            before = best.get((option.column, option.item))
            if before is None or match.score > before.score:
                best[option.column, option.item] = match
    return {cell: match.name for cell, match in best.items()}


def _say_no_item(draft: Draft, cell: Place, column: str, assignment: Assignment) -> None:
    for key, columns in (("no_item", assignment.unnamed), ("about_all", assignment.about_all)):
        if column in columns:
            draft.say(cell, key)
            draft.marks.add(cell)


def _say_guess(draft: Draft, place: Place, confidence: float, comment: str) -> None:
    if comment or confidence < UNSURE:
        why = reason(comment, draft.language)
        draft.say(place, "guess", score=round(confidence * 100), comment=why)
    if confidence < UNSURE:
        draft.marks.add(place)


def _say_match(draft: Draft, place: Place, match: Match, item: str) -> None:
    if not match.item_id:
        draft.say(place, "became_new", item=item)
        return
    names = {one.id: f"{one.id} {_name(one, draft.language)}" for one in load_catalogue()}
    name = names.get(match.item_id, match.item_id)
    if match.others:
        others = ", ".join(names.get(one, one) for one in match.others)
        draft.say(place, "matched_unsure", name=name, others=others)
    elif match.score < 1:
        draft.say(place, "matched", name=name, score=round(match.score * 100))
    if match.score < UNSURE:
        draft.marks.add(place)


def draft_items(draft: Draft, wanted: Sequence[Wanted], present: Sequence[str] = ()) -> None:
    """Write the items, those of the catalogue with example figures, new ones with neutral ones.

    Parameters
    ----------
    draft : Draft
        Takes the rows.
    wanted : sequence of Wanted
        What the survey speaks of.
    present : sequence of str
        Ids that are already items of the study.
    """
    catalogue = {item.id: item for item in load_catalogue()}
    ids = {*present, *(one.id for one in wanted)}
    for one in wanted:
        item = catalogue.get(one.id)
        if item is None:
            _new_item(draft, one)
        else:
            _known_item(draft, item, ids)
    for criterion in load_profile():
        fact = criterion.fact[draft.language]
        if fact and criterion.rule[draft.language]:
            draft.comments["items", HEADER, fact] = criterion.rule[draft.language]


def draft_names(draft: Draft, wanted: Sequence[Wanted], present: Collection[str] = ()) -> None:
    """Write the English names of whoever pays, builds and maintains the items of the catalogue.

    Parameters
    ----------
    draft : Draft
        Takes the rows; an English study needs none.
    wanted : sequence of Wanted
        As `draft_items` takes them.
    present : collection of str
        Names that have a row already.
    """
    if draft.language == "en":
        return
    catalogue = {item.id: item for item in load_catalogue()}
    items = [catalogue[one.id] for one in wanted if one.id in catalogue]
    codes = [code for item in items for code in (*item.pay, item.do, item.keep) if code]
    for code in dict.fromkeys(codes):
        name = word(code, draft.language)
        if name not in present:
            draft.add("names", {"name": name, "name_en": word(code, "en")})


def _known_item(draft: Draft, item: CatalogueItem, ids: set[str]) -> None:
    language = draft.language
    after = [name for name in item.after if name in ids]
    facts = example_facts(item)
    place = draft.add(
        "items",
        {
            "id": item.id,
            "name": _name(item, language),
            "name_en": item.name_en,
            "class": item.class_,
            "aliases": _aliases(item, language)[:SHOWN_ALIASES],
            "after": after,
            "vote": VOTES[item.vote.split("/")[0]],
            "fund": "、".join(word(code, language) for code in item.pay)
            if language == "zh"
            else ", ".join(word(code, language) for code in item.pay),
            "deliver": word(item.do, language) if item.do else "",
            "maintain": word(item.keep, language),
            "aspect": item.aspect,
            "production": item.production,
            "living": item.living,
            "ecology": item.ecology,
            **{one.fact[language]: facts[one.id] for one in load_profile() if one.id in facts},
        },
    )
    low, high = f"{item.cost_low:,.10g}", f"{item.cost_high:,.10g}"
    draft.say(("items", place, "cost"), "cost", low=low, high=high, unit=item.unit)
    dropped = [name for name in item.after if name not in ids]
    if dropped:
        draft.say(("items", place, "after"), "after", names=", ".join(dropped))
    if item.vote not in {"N", "O", "S"} or ";" in item.vote_scope:
        draft.say(("items", place, "vote"), "vote", vote=item.vote, scope=item.vote_scope)


def _new_item(draft: Draft, one: Wanted) -> None:
    """Write an item that the catalogue does not know; its figures say nothing yet."""
    facts = [
        criterion.fact[draft.language] for criterion in load_profile() if criterion.id != "need"
    ]
    row: dict[str, Any] = {"id": one.id, "name": one.name}
    row |= dict.fromkeys(facts, NEUTRAL)
    row |= {"production": 1 / 3, "living": 1 / 3, "ecology": 1 / 3}
    place = draft.add("items", row)
    draft.say(("items", place, "id"), "new_item")
    draft.say(("items", place, "production"), "shares_neutral")
    draft.marks |= {("items", place, name) for name in row if name not in {"id", "name"}}


def _twin(draft: Draft, english: str) -> str:
    """The English name beside one in another language; beside an English one it would go stale."""
    return "" if draft.language == "en" else english


def _aliases(item: CatalogueItem, language: str) -> tuple[str, ...]:
    return item.aliases_zh if language == "zh" else item.aliases_en


def _name(item: CatalogueItem, language: str) -> str:
    return item.name_zh if language == "zh" else item.name_en


def draft_criteria(draft: Draft, elders: tuple[str, str] | None) -> None:
    """Write the eight criteria, the three parties and the example weights."""
    language = draft.language
    for criterion in load_profile():
        fact = criterion.fact[language]
        source = f"item:{fact}" if fact else "survey:demand"
        if criterion.id == "vulnerable" and elders:
            source = f"survey:demand@{elders[0]}={elders[1]}"
        place = draft.add(
            "criteria",
            {
                "id": criterion.id,
                "name": criterion.name[language],
                "name_en": _twin(draft, criterion.name["en"]),
                "direction": criterion.direction,
                "source": source,
                "question": criterion.about[language],
            },
        )
        if criterion.id == "vulnerable" and elders:
            draft.say(("criteria", place, "source"), "elders", level=elders[1], fact=fact)
    for party in PARTIES:
        names = {"name": word(party, language), "name_en": _twin(draft, word(party, "en"))}
        draft.add("perspectives", {"id": party, **names, "power": 1})
        for criterion in load_profile():
            draft.add(
                "judgements",
                {
                    "perspective": party,
                    "judge": word("judge", language),
                    "method": "points",
                    "left": criterion.id,
                    "value": criterion.points[party],
                    "reason": word("reason", language),
                },
            )
