"""What differs between several exports of one survey: words, numbers, questions, answers."""

from collections.abc import Iterator, Sequence
from typing import Final

from surveys.answers import Column, SurveyTable
from surveys.codebook import Codebook
from surveys.layout import in_brief
from surveys.lone_answers import lone_answers
from surveys.matching import Unit, options_of
from surveys.offered import OWN_WORDS
from surveys.remarks import ReadingRemark
from surveys.vocabulary import normalise

LONGEST_NUMBER: Final = 12
"""Signs of a question number; longer names are no numbers."""

COMPARED: Final = frozenset({"answer", "group", "building"})


def compare_exports(
    tables: Sequence[SurveyTable], units: Sequence[Unit], codebook: Codebook
) -> tuple[ReadingRemark, ...]:
    """Say in what several exports differ, for what differs may be read as one by mistake.

    Parameters
    ----------
    tables : sequence of SurveyTable
    units : sequence of Unit
        Every question of the codebook with its columns.
    codebook : Codebook

    Returns
    -------
    tuple of ReadingRemark
        Without a word of anybody's own: answers are named where they are options.
    """
    if len(tables) == 1:
        return ()
    compared = [unit for unit in units if unit.question.role in COMPARED]
    return tuple(
        dict.fromkeys(
            [
                *_worded_otherwise(tables, compared),
                *_numbered_otherwise(tables, compared),
                *_asked_once(tables, compared),
                *_other_answers(tables, compared, codebook),
            ]
        )
    )


def _first(tables: Sequence[SurveyTable], unit: Unit, number: int) -> Column | None:
    places = unit.columns[number]
    return tables[number].columns[places[0]] if places else None


def _others(
    tables: Sequence[SurveyTable], unit: Unit
) -> Iterator[tuple[SurveyTable, Column, SurveyTable, Column]]:
    """The first export that asks a question, beside each later one."""
    asking = [
        (table, column)
        for number, table in enumerate(tables)
        if (column := _first(tables, unit, number)) is not None
    ]
    for table, column in asking[1:]:
        yield *asking[0], table, column


def _worded_otherwise(
    tables: Sequence[SurveyTable], units: Sequence[Unit]
) -> Iterator[ReadingRemark]:
    for unit in units:
        for host, here, table, there in _others(tables, unit):
            stems = {normalise(column.stem) for column in (here, there)} - {""}
            if len(stems) > 1:
                yield ReadingRemark(
                    "asked_otherwise",
                    file=host.file,
                    here=here.stem,
                    other=table.file,
                    there=there.stem,
                )


def _numbered_otherwise(
    tables: Sequence[SurveyTable], units: Sequence[Unit]
) -> Iterator[ReadingRemark]:
    moved: dict[tuple[str, str], dict[str, None]] = {}
    for unit in units:
        for host, here, table, there in _others(tables, unit):
            both = here.number and there.number and here.stem and there.stem
            if both and here.number != there.number and _is_number(here) and _is_number(there):
                pairs = moved.setdefault((host.file, table.file), {})
                pairs[f"{here.number} = {there.number}"] = None
    for (file, other), pairs in moved.items():
        yield ReadingRemark("asked_elsewhere", file=file, other=other, pairs=in_brief(list(pairs)))


def _is_number(column: Column) -> bool:
    return len(column.number) <= LONGEST_NUMBER


def _asked_once(tables: Sequence[SurveyTable], units: Sequence[Unit]) -> Iterator[ReadingRemark]:
    once: dict[str, dict[str, None]] = {}
    for unit in units:
        asking = [number for number, places in enumerate(unit.columns) if places]
        if len(asking) == 1 and (column := _first(tables, unit, asking[0])) is not None:
            names = once.setdefault(tables[asking[0]].file, {})
            words = " - ".join(filter(None, (column.stem, column.part)))
            names[words or column.header.strip()] = None
    for file, names in once.items():
        yield ReadingRemark(
            "asked_once", file=file, count=len(names), columns=in_brief(list(names))
        )


def _other_answers(
    tables: Sequence[SurveyTable], units: Sequence[Unit], codebook: Codebook
) -> Iterator[ReadingRemark]:
    for unit in units:
        places = [(table, here) for table, here in zip(tables, unit.columns, strict=True) if here]
        if unit.question.kind in OWN_WORDS:
            continue
        options = options_of(codebook, unit.question, tables, unit)
        found: dict[tuple[str, str], list[str]] = {}
        for text, (having, lacking) in lone_answers(places, options).items():
            found.setdefault((", ".join(having), ", ".join(lacking)), []).append(text)
        for (files, others), texts in found.items():
            yield ReadingRemark(
                "levels_differ",
                question=unit.question.column,
                file=files,
                other=others,
                options=in_brief(texts),
            )
