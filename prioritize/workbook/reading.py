"""Read study.xlsx: every sheet, in either language, every mistake at once."""

from pathlib import Path

from prioritize.checking import check_study
from prioritize.errors import Issue, StudyError
from prioritize.spelling import NEAR_MISS, nearest
from prioritize.study import Settings, Study
from prioritize.workbook.consequences import without_consequences
from prioritize.workbook.matrices import read_matrix
from prioritize.workbook.opening import Grid, filled_cells, find_workbook, open_grids
from prioritize.workbook.records import Records, names_to_ids
from prioritize.workbook.schema import NEEDED_SHEETS, all_sheets, find_sheet, in_chinese, is_ahp
from prioritize.workbook.settings import read_settings
from prioritize.workbook.tables import Problems
from surveys.codebook import Codebook
from weights.judgements import JudgedMatrix

STRUCTURE = frozenset(
    {
        "sheet_missing", "sheet_misspelt", "sheet_twice",
        "column_missing", "column_misspelt", "column_twice",
    }
)  # fmt: skip
"""Mistakes that leave a whole sheet or column unread."""


def load_study(path: Path) -> Study:
    """Read a study.

    Parameters
    ----------
    path : Path
        The study's folder, or its workbook.

    Returns
    -------
    Study
        With the doubts that the reading raised; what the sheets say about one another is
        checked by `prioritize.checking.check_study`.

    Raises
    ------
    StudyError
        With everything that is wrong, by sheet and cell.
    """
    study, issues = examine_study(path)
    errors = [issue for issue in issues if issue.severity == "error"]
    if study is None:
        raise StudyError(errors)
    return study


def examine_study(path: Path) -> tuple[Study | None, tuple[Issue, ...]]:
    """Read a study and gather everything wrong or doubtful.

    Parameters
    ----------
    path : Path
        The study's folder, or its workbook.

    Returns
    -------
    study : Study or None
        None if a sheet or a cell cannot be understood.
    issues : tuple of Issue
        Errors and doubts of the reading and, once every sheet and header is recognised, of
        `check_study`; errors first.

    Raises
    ------
    StudyError
        If the file itself cannot be read.
    """
    file = find_workbook(path)
    study, problems, rejected = _read(file)
    wrong = [issue for issue in problems.issues if issue.severity == "error"]
    places = {(issue.sheet, issue.cell) for issue in wrong}
    # Where a header or a cell could not be read, complaints that follow from it only confuse.
    readable = not any(issue.code in STRUCTURE for issue in wrong)
    crossed = check_study(study) if readable else ()
    crossed = tuple(one for one in crossed if (one.sheet, one.cell) not in places)
    found = [*problems.issues, *(one for one in crossed if one not in problems.issues)]
    found = without_consequences(found, rejected, problems.titles)
    found.sort(key=lambda issue: issue.severity != "error")
    return (None if wrong else study), tuple(found)


def _read(file: Path) -> tuple[Study, Problems, dict[str, list[str]]]:
    """Read what can be read; unreadable cells are left out and noted among the problems.

    With the rows that made no record, as `Records.rejected`.
    """
    problems = Problems(file.name)
    grids, matrices = _sort_sheets(open_grids(file), problems)
    settings, where, keys = read_settings(grids.get("settings"), problems)
    records = Records(grids, problems)
    criteria, headings = records.criteria()
    items, parties = records.items(), records.parties()
    named = names_to_ids((*criteria, *headings)), names_to_ids(parties)
    judged = [read_matrix(grid, *named, problems) for grid in matrices]
    if None in judged:
        records.rejected["judgements"] = [""]
    study = Study(
        folder=file.parent,
        file=file.name,
        settings=settings or Settings(),
        items=items,
        criteria=criteria,
        codebook=Codebook(records.questions(), records.options()),
        parties=parties,
        judgements=records.judgements(),
        matrices=tuple(one for one in judged if isinstance(one, JudgedMatrix)),
        ratings=records.ratings(),
        population=records.population(),
        owners=records.owners(),
        corrections=records.corrections(),
        needs=records.needs(),
        exports=records.exports(),
        categories=records.categories(),
        headings=headings,
        pools=records.pools(),
        names=records.names(),
        where=where | records.where,
        labels=keys | records.labels,
        doubts=tuple(issue for issue in problems.issues if issue.severity == "doubt"),
    )
    return study, problems, records.rejected


def _sort_sheets(grids: tuple[Grid, ...], problems: Problems) -> tuple[dict[str, Grid], list[Grid]]:
    """Sheets of the study by English name, and the matrices."""
    known: dict[str, Grid] = {}
    misspelt: set[str] = set()
    matrices = []
    titles = [name for one in all_sheets().values() for name in (one.name, one.name_zh)]
    for grid in grids:
        spec = find_sheet(grid.title)
        near = nearest(grid.title, titles, NEAR_MISS)
        if spec and spec.name in known:
            other = known[spec.name].title
            name = spec.label("zh" if in_chinese(grid.title) else "en")
            problems.add("sheet_twice", grid.title, other=other, name=name)
        elif spec:
            known[spec.name] = grid
        elif is_ahp(grid.title):
            if any(filled_cells(grid)):
                matrices.append(grid)
        elif near:
            misspelt.update(
                one.name for one in all_sheets().values() if near in {one.name, one.name_zh}
            )
            problems.add("sheet_misspelt", grid.title, nearest=near)
        elif grid.rows:
            problems.add("unknown_sheet", grid.title)
    problems.titles.update({name: grid.title for name, grid in known.items()})
    language = "zh" if any(in_chinese(grid.title) for grid in grids) else "en"
    for name in NEEDED_SHEETS:
        if name not in known and name not in misspelt:
            sheet = all_sheets()[name]
            columns = ", ".join(column.label(language) for column in sheet.columns)
            problems.add("sheet_missing", name=sheet.label(language), columns=columns)
    return known, matrices
