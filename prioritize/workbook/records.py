"""The tables of the workbook as records: items, criteria, questions, judgements and the rest."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from prioritize.sources import parse_source
from prioritize.study import (
    CategoryLabel,
    CorrectionRow,
    Criterion,
    ExportRow,
    Heading,
    Item,
    NameRow,
    NeedRow,
    OwnerVote,
    Party,
    PoolRow,
    PopulationCount,
    Rating,
)
from prioritize.workbook.cells import CellTroubleError, read_cell, read_text
from prioritize.workbook.choices import read_choice
from prioritize.workbook.guesses import Guess, say_guesses
from prioritize.workbook.models import build
from prioritize.workbook.opening import Cell, Grid
from prioritize.workbook.schema import all_sheets
from prioritize.workbook.tables import Problems, Row, Table, read_rows, read_table
from surveys.codebook import Option, Question
from weights.elicitation import compares_pairs
from weights.judgements import Judgement

Record = TypeVar("Record", bound=BaseModel)
UNSURE = 0.5
"""Confidence of a guess that is still marked yellow."""
NUMERIC_COLUMNS = ("cost", "production", "living", "ecology")


HEADING_COLUMNS = ("id", "name", "name_en", "parent", "question")
"""What a row of the criteria sheet may say that only holds others."""


def names_to_ids(records: Iterable[Criterion | Heading | Party]) -> dict[str, str]:
    """Ids and names that people may write for criteria or parties, to ids."""
    return {word: one.id for one in records for word in (one.name, one.id) if word}


class Records:
    """Reads one workbook's tables; `where` fills with the cell behind every value.

    `labels` fills with the header of every column, by sheet and column in English, and
    `rejected` fills with the rows that made no record: by sheet what each is called, "" if that
    could not be read.

    Parameters
    ----------
    grids : mapping of str to Grid
        Sheets by English name; a sheet may be absent.
    problems : Problems
        Takes everything that is wrong.
    """

    def __init__(self, grids: Mapping[str, Grid], problems: Problems) -> None:
        self._grids = grids
        self._problems = problems
        self._facts_wanted: frozenset[str] = frozenset()
        self.where: dict[tuple[str, str, str], str] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.rejected: dict[str, list[str]] = {}

    def criteria(self) -> tuple[tuple[Criterion, ...], tuple[Heading, ...]]:
        """Read criteria and headings; sources are written in one way, whatever the language."""
        table = self._table("criteria")
        named = _named_parents(table)
        found, headings = [], []
        for row, values in self._rows(table, lambda row, column: _is_heading(row, column, named)):
            if values.get("id") in named and "source" not in values:
                given = {key: values[key] for key in HEADING_COLUMNS if key in values}
                heading = self._build(Heading, given, row, table)
                if heading:
                    self._remember("criteria", heading.id, row, table)
                    headings.append(heading)
                else:
                    self._reject("criteria", values)
                continue
            # Without a source the record still names a criterion; the empty cell is reported.
            record = self._build(Criterion, {"source": "", **values}, row, table)
            if record is None:
                self._reject("criteria", values)
            else:
                self._remember("criteria", record.id, row, table)
                found.append(_one_spelling(record))
                if record.id in named and record.source and table is not None:
                    self._problems.add(
                        "heading_with_source",
                        table.title,
                        row.address("source"),
                        heading=record.id,
                    )
        sources = [parse_source(one.source) for one in found]
        self._facts_wanted = frozenset(
            str(one.name) for one in sources if one is not None and one.origin == "item"
        )
        return tuple(found), tuple(headings)

    def items(self) -> tuple[Item, ...]:
        """Read the items; call after `criteria`, which say what columns are facts."""
        table = self._table("items")
        if table is None:
            return ()
        facts = self._facts(table)
        found = []
        for row, values in self._rows(table):
            counted = {name: values[name] for name in NUMERIC_COLUMNS if name in values}
            # A row without a name still counts as an item; the empty cell is reported.
            given = {
                "name": values.get("id", ""),
                **{("class_" if key == "class" else key): it for key, it in values.items()},
                "facts": counted | facts[row.number],
            }
            record = self._build(Item, given, row, table)
            if record is None:
                self._reject("items", values)
            else:
                self._remember("items", record.id, row, table)
                self._say_neutral(record.id, row, table)
                found.append(record)
        return tuple(found)

    def questions(self) -> tuple[Question, ...]:
        """Read what each column asks."""
        table = self._table("questions")
        found, guesses = [], []
        for row, values in self._rows(table):
            if "column" not in values:
                self._reject("questions", {})
                continue
            self._remember("questions", values["column"], row, table)
            self._check_not_negative(values, "weight", row, table)
            self._check_limit(values, row, table)
            self._check_bands(values, row, table)
            unsure = self._guessed(row)
            if unsure:
                kind = str(values.get("kind", ""))
                guesses.append(Guess(values["column"], row.number, _yellow(row), kind))
            comment = row.cells["column"].note
            sure = UNSURE if unsure else 1.0
            found.append(Question(**values, confidence=sure, comment=comment))
        self._say_guesses(guesses, table)
        return tuple(found)

    def options(self) -> tuple[Option, ...]:
        """Read what each answer option means."""
        table = self._table("options")
        found, guesses = [], []
        for row, values in self._rows(table):
            if "column" not in values or "option" not in values:
                self._reject("options", {})
                continue
            self._remember("options", f"{values['column']}/{values['option']}", row, table)
            unsure = self._guessed(row)
            if unsure:
                kind = values["column"]
                guesses.append(Guess(values["option"], row.number, _yellow(row), kind))
            comment = row.cells["option"].note
            sure = UNSURE if unsure else 1.0
            found.append(Option(**values, confidence=sure, comment=comment))
        self._say_guesses(guesses, table)
        return tuple(found)

    def parties(self) -> tuple[Party, ...]:
        """Read the perspectives."""
        return self._identified("perspectives", Party)

    def ratings(self) -> tuple[Rating, ...]:
        """Read the ratings."""
        return self._numbered("ratings", Rating)

    def population(self) -> tuple[PopulationCount, ...]:
        """Read the known totals."""
        return self._numbered("population", PopulationCount)

    def owners(self) -> tuple[OwnerVote, ...]:
        """Read the owners' votes."""
        return self._numbered("owners", OwnerVote)

    def pools(self) -> tuple[PoolRow, ...]:
        """Read what every source of money gives."""
        # Without its year a limit would be one over all years, and contradict others.
        return self._numbered("pools", PoolRow, whole=True)

    def names(self) -> tuple[NameRow, ...]:
        """Read what offices, sources and grounds are called in English, if that is known yet."""
        return self._numbered("names", NameRow, spared=lambda _row, column: column == "name_en")

    def corrections(self) -> tuple[CorrectionRow, ...]:
        """Read what is mended in the answers."""
        return self._numbered("corrections", CorrectionRow)

    def needs(self) -> tuple[NeedRow, ...]:
        """Read what becomes of the needs found in free text."""
        return tuple(
            row.model_copy(update={"item": read_choice("need", row.item) or row.item})
            for row in self._numbered("comments", NeedRow)
        )

    def exports(self) -> tuple[ExportRow, ...]:
        """Read how each survey file is to be read."""
        table = self._table("exports")
        guesses = [
            Guess(values.get("file", ""), row.number, _yellow(row))
            for row, values in self._rows(table)
            if self._guessed(row)
        ]
        self._say_guesses(guesses, table)
        return self._numbered("exports", ExportRow)

    def categories(self) -> tuple[CategoryLabel, ...]:
        """Read what a planner calls the need categories."""
        return self._numbered("categories", CategoryLabel)

    def judgements(self) -> tuple[Judgement, ...]:
        """Read the judgements, one row each."""
        table = self._table("judgements")
        found = []
        for row, values in self._rows(table):
            if table is None or not {"perspective", "judge", "method", "left"} <= values.keys():
                self._reject("judgements", {})
                continue
            self._check_judgement(values, row, table)
            self._remember("judgements", str(row.number), row, table)
            where = f"{table.title}!{row.address('value')}"
            # The stand-in for an unreadable value is never computed with: the cell is reported.
            found.append(Judgement(**{"right": "", "value": 1.0, **values}, where=where))
        return tuple(found)

    def _check_limit(self, values: dict[str, Any], row: Row, table: Table | None) -> None:
        limit = values.get("limit", 1)
        if table is not None and limit < 1:
            label, address = table.labels["limit"], row.address("limit")
            self._problems.add(
                "too_small", table.title, address, column=label, value=limit, limit=1
            )

    def _check_bands(self, values: dict[str, Any], row: Row, table: Table | None) -> None:
        if table is not None and values.get("bands") and values.get("role", "answer") != "group":
            address = row.address("bands")
            self._problems.add("bands_unused", table.title, address, value=values["column"])

    def _check_judgement(self, values: dict[str, Any], row: Row, table: Table) -> None:
        value, address = values.get("value", 1.0), row.address("value")
        if compares_pairs(values["method"]):
            if value <= 0:
                self._problems.add("not_positive", table.title, address, value=f"{value:g}")
            if "right" not in values:
                label = table.labels.get("right", "right")
                self._problems.add("value_missing", table.title, row.address("right"), column=label)
        else:
            self._check_not_negative(values, "value", row, table)

    def _check_not_negative(
        self, values: dict[str, Any], column: str, row: Row, table: Table | None
    ) -> None:
        value = values.get(column, 0.0)
        if table is not None and (value < 0 or not math.isfinite(value)):
            self._problems.add(
                "negative_points", table.title, row.address(column), value=f"{value:g}"
            )

    def _identified(self, sheet: str, model: type[Record]) -> tuple[Record, ...]:
        table = self._table(sheet)
        found = []
        for row, values in self._rows(table):
            record = self._build(model, values, row, table)
            if "id" in values:
                self._remember(sheet, values["id"], row, table)
            if record:
                found.append(record)
            else:
                self._reject(sheet, values)
        return tuple(found)

    def _numbered(
        self,
        sheet: str,
        model: type[Record],
        *,
        whole: bool = False,
        spared: Callable[[Row, str], bool] | None = None,
    ) -> tuple[Record, ...]:
        table = self._table(sheet)
        found = []
        for row, values in self._rows(table, spared):
            record = self._build(model, values, row, table)
            if record and not (whole and _partly_read(row, values)):
                found.append(record)
                self._remember(sheet, str(len(found)), row, table)
            else:
                self._reject(sheet, values)
        return tuple(found)

    def _reject(self, sheet: str, values: Mapping[str, Any]) -> None:
        name = values.get("source" if sheet == "pools" else "id", "")
        self.rejected.setdefault(sheet, []).append(str(name))

    def _table(self, sheet: str) -> Table | None:
        grid = self._grids.get(sheet)
        if grid is None or not grid.rows:
            return None
        table = read_table(grid, all_sheets()[sheet], self._problems, self._facts_wanted)
        self.labels |= {(sheet, column): label for column, label in table.labels.items()}
        return table

    def _rows(
        self, table: Table | None, spared: Callable[[Row, str], bool] | None = None
    ) -> list[tuple[Row, dict[str, Any]]]:
        return read_rows(table, self._problems, spared) if table else []

    def _build(
        self, model: type[Record], values: Mapping[str, Any], row: Row, table: Table | None
    ) -> Record | None:
        cells = {name: row.cells.get(name.rstrip("_")) for name in values}
        labels = (
            {name: table.labels.get(name.rstrip("_"), name) for name in values} if table else {}
        )
        found = {name: cell for name, cell in cells.items() if cell is not None}
        title = table.title if table else ""
        return build(model, values, title, self._problems, cells=found, labels=labels)

    def _remember(self, sheet: str, row_id: str, row: Row, table: Table | None) -> None:
        """Keep the address of every cell of a row; a repeated id gets its count behind it."""
        if table is None:
            return
        column = next(iter(table.labels))
        count = 1
        key = row_id
        while (sheet, key, column) in self.where:
            count += 1
            key = f"{row_id} ({count})"
        for name, cell in {**row.cells, **row.extra}.items():
            self.where[sheet, key, name] = f"{table.title}!{cell.address}"

    def _facts(self, table: Table) -> dict[int, dict[str, float]]:
        """Numbers of the further columns, by row number."""
        facts: dict[int, dict[str, float]] = {row.number: {} for row in table.rows}
        for name in table.extra:
            troubles: list[tuple[Cell, CellTroubleError]] = []
            for row in table.rows:
                cell = row.extra[name]
                if cell.empty:
                    continue
                try:
                    facts[row.number][name] = read_cell(cell, "number", name)
                except CellTroubleError as trouble:
                    troubles.append((cell, trouble))
            numbers = any(name in found for found in facts.values())
            if troubles and not numbers and name not in self._facts_wanted and _words(troubles):
                header = self._grids["items"].rows[0][1][troubles[0][0].column - 1]
                self._problems.add("words_as_fact", table.title, header.address, value=name)
                continue
            for cell, met in troubles:
                self._problems.at(cell, table.title, met)
        return facts

    def _say_neutral(self, item: str, row: Row, table: Table | None) -> None:
        marked = [name for name, cell in {**row.cells, **row.extra}.items() if cell.guessed]
        if marked and table:
            address = row.address(marked[0])
            columns = ", ".join(table.labels.get(name, name) for name in marked)
            self._problems.add("neutral_facts", table.title, address, item=item, columns=columns)

    def _guessed(self, row: Row) -> bool:
        return any(cell.guessed for cell in row.cells.values())

    def _say_guesses(self, guesses: Iterable[Guess], table: Table | None) -> None:
        if table:
            say_guesses(self._problems, table.title, guesses)


def _yellow(row: Row) -> Cell:
    return next(cell for cell in row.cells.values() if cell.guessed)


def _named_parents(table: Table | None) -> frozenset[str]:
    """Ids that the column `parent` of the criteria sheet names."""
    cells = [row.cells.get("parent") for row in table.rows] if table else []
    return frozenset(read_text(cell.value) for cell in cells if cell is not None and not cell.empty)


def _is_heading(row: Row, column: str, named: frozenset[str]) -> bool:
    cell = row.cells.get("id")
    return column == "source" and cell is not None and read_text(cell.value) in named


def _partly_read(row: Row, values: Mapping[str, Any]) -> bool:
    return any(not cell.empty and name not in values for name, cell in row.cells.items())


def _words(troubles: list[tuple[Cell, CellTroubleError]]) -> bool:
    return all(trouble.code == "not_a_number" for _cell, trouble in troubles)


def _one_spelling(criterion: Criterion) -> Criterion:
    """Write the source in one way, with the English names of columns the program knows."""
    source = parse_source(criterion.source)
    if source is None:
        return criterion
    text = str(source)
    if source.origin == "item":
        column = all_sheets()["items"].column(str(source.name))
        if column is not None and column.name in NUMERIC_COLUMNS:
            text = f"item:{column.name}"
    return criterion.model_copy(update={"source": text})


def repeated(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that stand more than once, in order of first appearance."""
    return tuple(name for name, count in Counter(ids).items() if count > 1)
