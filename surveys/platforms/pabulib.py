"""Pabulib: voters as rows, projects as options, in one of four ways of voting."""

from dataclasses import replace
from typing import Final

import numpy as np

from surveys.answers import Column, SurveyTable
from surveys.blocks import ARROW, BAR
from surveys.layout import Cells, Grid, build_table, header_of, lay_out
from surveys.numbers_in_words import read_numbers
from surveys.platforms.dialect import Platform
from surveys.scoring.points import POINTS
from surveys.sheets import Export, Sheet
from surveys.text_rows import TextColumn

ROLES: Final = {"voter_id": "id", "voting_method": "mode", "name": "personal"}
QUESTION: Final = "vote"
POINTED: Final = ("cumulative", "scoring")
"""Ways of voting in which every project named gets points."""


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet holds the votes of a Pabulib file, 0-1."""
    return 0.99 if sheet.name == "VOTES" and {"voter_id", "vote"} <= set(header_of(sheet)) else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read the votes of a Pabulib file.

    Projects are called by their names. Approval ballots are lists, ordinal ones orders;
    cumulative and scoring ballots give one column of points per project, empty where a voter
    did not name it. Points of a cumulative ballot are shared out: they are brought to a hundred.
    """
    grid = lay_out(export, sheet)
    meta = _facts(export, "META", "key", "value")
    names = _unique(_facts(export, "PROJECTS", "project_id", "name"))
    how = meta.get("vote_type", "approval").strip().lower()
    columns = [
        Column(key, header, "" if key in ROLES else key, key, role=ROLES.get(key, ""))
        for key, header in zip(grid.keys, grid.headers, strict=True)
    ]
    separator = ""
    if how in POINTED and {QUESTION, "points"} <= set(grid.keys):
        grid, columns = _with_points(grid, columns, names, shared=how == "cumulative")
    elif QUESTION in grid.keys:
        place = grid.keys.index(QUESTION)
        form, separator = ("order", ARROW) if how == "ordinal" else ("list", BAR)
        votes = grid.column(place).spelled(
            lambda cell: separator.join(names.get(one, one) for one in _ids(cell))
        )
        cells = grid.cells.copy()
        cells[:, place] = votes.cells
        grid = replace(grid, cells=cells)
        columns[place] = Column(QUESTION, QUESTION, QUESTION, QUESTION, form=form)
    return build_table(
        export,
        sheet,
        grid,
        platform="pabulib",
        variant=how,
        columns=columns,
        states=grid.states({}),
        separator="" if separator == ARROW else separator,
    )


def _facts(export: Export, part: str, key: str, value: str) -> dict[str, str]:
    """Two columns of a part as a dictionary."""
    sheet = next((one for one in export.sheets if one.name == part), None)
    if sheet is None:
        return {}
    header = header_of(sheet)
    if key not in header:
        return {}
    at, to = header.index(key), header.index(value) if value in header else header.index(key)
    return {row[at]: row[to] or row[at] for row in sheet.rows[1:]}


def _unique(names: dict[str, str]) -> dict[str, str]:
    """Put the id behind names that several projects have, and keep list signs out of names."""
    plain = {one: name.replace(BAR, "|").replace(ARROW, "->") for one, name in names.items()}
    said = list(plain.values())
    return {
        one: name if said.count(name) == 1 else f"{name} ({one})" for one, name in plain.items()
    }


def _ids(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",") if one.strip()]


def _with_points(
    grid: Grid, columns: list[Column], names: dict[str, str], *, shared: bool
) -> tuple[Grid, list[Column]]:
    votes, points = (grid.keys.index(name) for name in (QUESTION, "points"))
    both = TextColumn.of(
        [
            f"{vote}\x1f{given}"
            for vote, given in zip(*grid.cells[:, [votes, points]].T, strict=True)
        ]
    )
    ballots = [
        dict(zip(_ids(vote), _ids(given), strict=False))
        for vote, given in (word.split("\x1f") for word in both.words)
    ]
    given = np.array([[ballot.get(one, "") for one in names] for ballot in ballots], dtype=object)
    if shared:
        given = _of_a_hundred(given)
    cells: Cells = np.hstack([grid.cells, given[both.codes]])
    kept = [
        Column(one.key, one.header, "", one.stem, role="ignore")
        if place in (votes, points)
        else one
        for place, one in enumerate(columns)
    ]
    added = [
        Column(
            f"{QUESTION} - {name}",
            f"{QUESTION} - {name}",
            "points",
            QUESTION,
            name,
            told="points" if shared else "",
        )
        for name in names.values()
    ]
    headers = (*grid.headers, *(column.header for column in added))
    keys = (*grid.keys, *(column.key for column in added))
    return replace(grid, headers=headers, keys=keys, cells=cells), [*kept, *added]


def _of_a_hundred(given: Cells) -> Cells:
    """Bring the points of every ballot to a hundred; ballots with points below 0 stay as they are.

    Parameters
    ----------
    given : ndarray of str objects, shape (n_ballots, n_projects)
    """
    points = read_numbers(given.ravel())[0].reshape(given.shape)
    total = np.nansum(points, axis=1, keepdims=True)
    fair = np.isfinite(points) & (total > 0) & ~(points < 0).any(axis=1, keepdims=True)
    shares = POINTS * points / np.where(total > 0, total, 1.0)
    brought = given.copy()
    brought[fair] = [f"{share:.10g}" for share in shares[fair]]
    return brought


PLATFORM = Platform("pabulib", "Pabulib", recognise, read)
