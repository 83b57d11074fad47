"""LimeSurvey's structure file: types, answers, subquestions and relevance of every question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from surveys.file_errors import BrokenDefinitionError
from surveys.forms.form import Form, FormOption, FormQuestion, FormReader
from surveys.platforms.limesurvey import plain_words
from surveys.sheets import Export

KINDS: Final = {
    **dict.fromkeys("L!OYGI5", "one"),
    **dict.fromkeys("MP", "several"),
    **dict.fromkeys("R", "order"),
    **dict.fromkeys("FABCEH1", "matrix"),
    **dict.fromkeys("STUQ", "words"),
    **dict.fromkeys("NK", "number"),
}
LONGEST_PLACE: Final = 10
ALWAYS: Final = frozenset({"", "1"})
FIELDS: Final = {
    "questions": ("qid", "title"),
    "subquestions": ("qid", "title"),
    "question_l10ns": ("qid",),
    "groups": ("gid",),
    "answers": ("qid", "code"),
    "answer_l10ns": ("aid", "language", "answer"),
}
"""What the tables cannot do without."""

TABLES: Final = frozenset({"questions", "subquestions", "groups"})

_PLACE = re.compile(r"\b\d+X\d+X(\d+)(\w*)")
_TITLE = re.compile(r"(?<![\w{|\"'$])([A-Za-z]\w*)(?:\.(?:NAOK|value|valueNAOK|code))?\b")
OWN_PARTS: Final = frozenset({"other", "comment"})
"""Columns that LimeSurvey itself adds to a question."""

Record = dict[str, str]
Names = dict[str, tuple[str, str]]
"""Of a question id: its title; with a subquestion's title behind it, that as well."""


def recognise(export: Export) -> bool:
    """Tell whether a file holds the tables of a structure file."""
    return export.format == "lss" and {one.name for one in export.sheets} >= {"questions"}


def read(export: Export) -> Form:
    """Read the questions in every language of the survey; groups pass their relevance on.

    Raises
    ------
    BrokenDefinitionError
        If a table lacks what tells its records apart.
    """
    tables = {sheet.name: _records(sheet.rows) for sheet in export.sheets}
    _refuse_gaps(tables, export.file)
    languages = _languages(tables)
    words = _words(tables, languages)
    subs: dict[str, list[Record]] = {}
    for record in _ordered(tables.get("subquestions", []), languages[0]):
        subs.setdefault(record.get("parent_qid", ""), []).append(record)
    titles = {
        record["qid"]: record["title"]
        for record in tables["questions"]
        if record.get("parent_qid", "0") in ("", "0")
    }
    groups = {record["gid"]: record.get("grelevance", "") for record in tables.get("groups", [])}
    answers = _answers(tables, languages)
    questions = []
    for record in _ordered(tables["questions"], languages[0]):
        if record["qid"] not in titles:
            continue
        conditions = (record.get("relevance", ""), groups.get(record.get("gid", ""), ""))
        told = [_canonical(one, titles, subs) for one in conditions if one.strip() not in ALWAYS]
        questions.append(
            FormQuestion(
                name=record["title"],
                path=record["title"],
                labels=words[record["qid"]],
                kind=KINDS.get(record.get("type", ""), ""),
                options=answers.get(record["qid"], ()),
                parts=tuple(
                    FormOption(sub["title"], words[sub["qid"]])
                    for sub in subs.get(record["qid"], ())
                ),
                condition=" and ".join(f"({one})" for one in told),
            )
        )
    return Form(export.file, FORM.title, languages, tuple(questions))


def _records(rows: Sequence[Sequence[str]]) -> list[Record]:
    lines = list(rows)
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]] if lines else []


def _refuse_gaps(tables: Mapping[str, list[Record]], file: str) -> None:
    for name, fields in FIELDS.items():
        # All records of a table have the same fields.
        for field in fields:
            if any(field not in record for record in tables.get(name, [])[:1]):
                raise BrokenDefinitionError(file, f"its table {name} lacks {field}")


def _languages(tables: Mapping[str, list[Record]]) -> tuple[str, ...]:
    own = [record.get("language", "") for record in tables.get("surveys", [])]
    told = [
        record["language"]
        for name in ("questions", "question_l10ns")
        for record in tables.get(name, [])
        if record.get("language")
    ]
    return tuple(dict.fromkeys(one for one in (*own, *told) if one)) or ("",)


def _ordered(records: Sequence[Record], language: str) -> Iterator[Record]:
    """Every question once: older files repeat them in each language."""
    seen = set()
    first = [one for one in records if one.get("language", language) in ("", language)]
    for record in [*first, *records]:
        if record["qid"] not in seen:
            seen.add(record["qid"])
            yield record


def _words(
    tables: Mapping[str, list[Record]], languages: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Words of questions and subquestions by id; newer files keep them in a table of their own."""
    told: dict[str, dict[str, str]] = {}
    for name in ("questions", "subquestions", "question_l10ns"):
        for record in tables.get(name, []):
            if "question" in record:
                language = record.get("language") or languages[0]
                told.setdefault(record["qid"], {})[language] = plain_words(record["question"])
            else:
                told.setdefault(record["qid"], {})
    return {
        question: tuple(words.get(language, "") for language in languages)
        for question, words in told.items()
    }


def _answers(
    tables: Mapping[str, list[Record]], languages: Sequence[str]
) -> dict[str, tuple[FormOption, ...]]:
    later: dict[str, dict[str, str]] = {}
    for record in tables.get("answer_l10ns", []):
        later.setdefault(record["aid"], {})[record["language"]] = plain_words(record["answer"])
    found: dict[str, dict[str, dict[str, str]]] = {}
    order = sorted(tables.get("answers", []), key=_place)
    for record in order:
        if record.get("scale_id", "0") not in ("", "0"):
            continue
        words = found.setdefault(record["qid"], {}).setdefault(record["code"], {})
        if "answer" in record:
            words[record.get("language") or languages[0]] = plain_words(record["answer"])
        words |= later.get(record.get("aid", ""), {})
    return {
        question: tuple(
            FormOption(code, tuple(words.get(one, "") for one in languages))
            for code, words in options.items()
        )
        for question, options in found.items()
    }


def _place(answer: Record) -> int:
    """Place among the answers; those whose place is no number come first, as they stand."""
    told = answer.get("sortorder", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < LONGEST_PLACE else 0


def _canonical(
    relevance: str, titles: Mapping[str, str], subs: Mapping[str, Sequence[Record]]
) -> str:
    """Write ``222X20X380F1.NAOK`` and ``Fach_F1.NAOK`` as ``${Fach|F1}``."""
    parts = {title: subs.get(question, ()) for question, title in titles.items()}

    def by_place(match: re.Match[str]) -> str:
        title = titles.get(match[1], match[1])
        return f"${{{title}|{match[2]}}}" if match[2] else f"${{{title}}}"

    def by_title(match: re.Match[str]) -> str:
        whole = match[1]
        if whole in parts:
            return f"${{{whole}}}"
        head, _, tail = whole.partition("_")
        known = {sub["title"] for sub in parts.get(head, ())} | OWN_PARTS
        return f"${{{head}|{tail}}}" if head in parts and tail in known else match[0]

    text = _PLACE.sub(by_place, relevance)
    text = _TITLE.sub(by_title, text)
    return re.sub(r"(\$\{[^}]*\})\.(?:NAOK|value|valueNAOK|code|shown)\b", r"\1", text)


FORM = FormReader("limesurvey_structure", "LimeSurvey structure file", recognise, read)
