"""What is still marked yellow: a line for each row, or one for a grid that was guessed alike."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from prioritize.workbook.opening import Cell
from prioritize.workbook.tables import Problems

MANY = 3
"""Rows one below the other that are told together."""


@dataclass(frozen=True)
class Guess:
    """A row marked yellow.

    `value` is what the row is about, `cell` the first yellow one, `kind` what was guessed of it:
    rows one below the other with the same yellow column and kind were guessed for one reason.
    """

    value: str
    row: int
    cell: Cell
    kind: str = ""


def say_guesses(problems: Problems, sheet: str, guesses: Iterable[Guess]) -> None:
    """Note the yellow rows of a sheet.

    Parameters
    ----------
    problems : Problems
        Takes an ``unsure_guess`` for a row that stands alone, an ``unsure_guesses`` for `MANY`
        alike or more.
    sheet : str
        Title as the planner sees it.
    guesses : iterable of Guess
        In the order of the sheet.
    """
    for block in _blocks(guesses):
        if len(block) < MANY:
            for one in block:
                problems.add("unsure_guess", sheet, one.cell.address, value=one.value)
        else:
            first, last = block[0], block[-1]
            problems.add(
                "unsure_guesses",
                sheet,
                f"{first.cell.address}:{last.cell.address}",
                first=first.value,
                last=last.value,
                count=len(block),
            )


def _blocks(guesses: Iterable[Guess]) -> Iterator[list[Guess]]:
    """Part the guesses where a row is left out, or something else was guessed."""
    numbered = enumerate(guesses)
    for _, block in groupby(
        numbered, key=lambda one: (one[1].row - one[0], one[1].cell.column, one[1].kind)
    ):
        yield [guess for _, guess in block]
