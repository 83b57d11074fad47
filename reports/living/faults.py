"""Which input would be refused: the first such cell, found by formulas, and what is wrong there."""

from dataclasses import dataclass

from prioritize.basis_findings import EVERYBODY
from reports.living import formulas
from reports.living.areas import Area
from reports.living.layout import FAULT_COLUMNS, Layout
from reports.living.page import Formula, Look, Page
from reports.living.texts import messages, title
from reports.living.trial import Trial


@dataclass(frozen=True)
class Fault:
    """What may be wrong with some cells: `wrong` is true then, and `odd` 1 at each of those."""

    wrong: str
    odd: str
    cells: Area


def fill_faults(page: Page, trial: Trial, places: Layout) -> None:
    """Lay out the checks, one kind of mistake a row.

    Parameters
    ----------
    page : Page
        Gets a header and the rows.
    trial : Trial
    places : Layout
    """
    area, words, said = places.faults, trial.story.words, messages(trial)
    page.put(area.top - 1, 0, words.word("trial", "fault"), "header")
    for column, name in enumerate(FAULT_COLUMNS, start=area.left):
        look: Look = "header" if name == FAULT_COLUMNS[-1] else "over_figures"
        page.put(area.top - 1, column, words.word("trial", name), look)
    for row, (kind, view) in enumerate(places.checked):
        line, name = area.row(row), words.word("trial", f"fault_{kind}")
        if view != EVERYBODY:
            party = trial.story.names.party(view)
            name = trial.story.say("living.of_party", party=party, figure=name)
        page.put(line.top, 0, name, "name")
        faults = _faults(trial, places, kind, view)
        found = [formulas.first_row(one.odd, one.cells) for one in faults]
        beside = [formulas.first_column(one.odd, one.cells, line.cell(0, 1)) for one in faults]
        before = area.column(0).first(row) if row else None
        told = formulas.told(line, said[kind], title(trial.story, "inputs"))
        contents = [
            Formula(f"=SIGN({line.cell(0, 1)})", 0),
            Formula(_first([one.wrong for one in faults], found, before), 0),
            Formula(_first([one.wrong for one in faults], beside, before), 0),
            Formula(told, ""),
        ]
        for column, content in enumerate(contents, start=line.left):
            page.put(line.top, column, content, "plain" if content.value == "" else "rank")


def alarm(trial: Trial, places: Layout) -> Formula:
    """What the steps say at their top: nothing, or what is wrong in the first cell that is."""
    wrong, told = places.faults.column(0), places.faults.column(3)
    found = f"INDEX({told},MATCH(1,{wrong},0))"
    return Formula(f'=IF(SUM({wrong})=0,"",{found})', "", longest=longest(trial))


def echo(trial: Trial, places: Layout, well: str = "") -> Formula:
    """The same on another sheet, and `well` where nothing is wrong."""
    source = places.alarm.cell()
    text = f'=IF({source}="",{formulas.literal(well)},{source})'
    return Formula(text, well, longest=longest(trial))


def longest(trial: Trial) -> str:
    """The longest message, for which every sheet keeps room."""
    cell = f"{title(trial.story, 'inputs')}!AA1000"
    return max((cell.join(parts) for parts in messages(trial).values()), key=len)


def _first(wrong: list[str], found: list[str], before: Area | None) -> str:
    """The place of the first odd cell; 0 where there is none, or one was found above."""
    formula = "0"
    for condition, place in reversed([*zip(wrong, found, strict=True)]):
        formula = f"IF({condition},{place},{formula})"
    return f"=IF(SUM({before})>0,0,{formula})" if before else f"={formula}"


def _faults(trial: Trial, places: Layout, kind: str, view: str) -> list[Fault]:
    if kind == "power":
        return [*_negative(places.power), _nothing(places.power)]
    if kind == "weight":
        rows = [places.weights.row(row) for row in range(len(trial.parties))]
        return [*_negative(places.weights), *map(_nothing, rows)]
    cells = places.matrix if view == EVERYBODY else places.own[view]
    if kind == "figure":
        return [_missing(cells)]
    if kind == "own":
        return _no_numbers(cells)
    odd = formulas.outside(cells, places.known.row(1), places.known.row(2))
    return [Fault(formulas.some(odd), odd, cells)]


def _missing(cells: Area) -> Fault:
    size = cells.rows * cells.columns
    return Fault(f"COUNT({cells})<{size}", formulas.no_number(cells), cells)


def _negative(cells: Area) -> list[Fault]:
    """Cells without a number go first: then all can be compared."""
    return [_missing(cells), Fault(f"MIN({cells})<0", f"({cells}<0)", cells)]


def _nothing(cells: Area) -> Fault:
    """All are 0, so that it is the first one that is told."""
    return Fault(f"SUM({cells})=0", "1", cells)


def _no_numbers(cells: Area) -> list[Fault]:
    """Texts where a cell may also stay empty; cells in error go first, as they spoil the rest."""
    broken = f"ISERROR({cells})"
    typed = f'({cells}<>"")*{formulas.no_number(cells)}'
    return [Fault(formulas.some(one), f"({one})", cells) for one in (broken, typed)]
