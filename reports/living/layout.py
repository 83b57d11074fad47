"""Where every table of the sheets with formulas stands, so that formulas can point at it."""

from dataclasses import dataclass

from prioritize.basis_findings import EVERYBODY
from reports.living.areas import Area
from reports.living.texts import ALARM_ROW
from reports.living.trial import POOLED, Trial

FIRST = 3
"""Column in which criteria begin: before them stand a name, a power and its share."""
CRITERION_LINES = ("direction", "worst", "best", "threshold")
SCALE_LINES = ("counts", "worst", "best", "unit")
FAULT_COLUMNS = ("fault_found", "fault_row", "fault_column", "fault_told")


@dataclass(frozen=True, eq=False)
class Layout:
    """The blocks of figures of all sheets, without their headers.

    `power`, `share` (parties, 1); `weights` (parties, criteria); `known` (lines, criteria): what
    is settled of each criterion; `matrix` (items, criteria), or (items, parties) where scores are
    changed. By party, or `EVERYBODY`: `own`, what a party sees otherwise, and `seen`, all that it
    sees; `scales` (lines, criteria). `counting` (parties, criteria), pooled weights last; `lists`
    (items, columns): the columns by (party, name), and by (`EVERYBODY`, name) those of the joint
    list; `across` (parties and joint list, items): ranks once more, side by side. `checked` are
    kinds of mistakes by party, whose rows `faults` holds; `alarm` is the cell that tells of them.
    """

    power: Area
    share: Area
    weights: Area
    known: Area
    matrix: Area
    own: dict[str, Area]
    seen: dict[str, Area]
    scales: dict[str, Area]
    counting: Area
    lists: dict[tuple[str, str], Area]
    across: Area
    checked: tuple[tuple[str, str], ...]
    faults: Area
    alarm: Area

    def ends(self, column: int) -> tuple[str, str]:
        """Cells that hold the worst and the best value of a criterion's fixed range."""
        return self.known.cell(1, column), self.known.cell(2, column)


def lay_out(trial: Trial, inputs: str, steps: str, lines: int, step_lines: int) -> Layout:
    """Give every table its place.

    Parameters
    ----------
    trial : Trial
    inputs, steps : str
        Titles of the two sheets.
    lines, step_lines : int
        Rows of text above the tables of each.

    Returns
    -------
    Layout
    """
    parties, items, criteria = len(trial.parties), len(trial.items), len(trial.criteria)
    row = lines + 2
    power = Area(inputs, row, 1, parties, 1)
    share = Area(inputs, row, 2, parties, 1)
    weights = Area(inputs, row, FIRST, parties, criteria)
    row += parties + 2
    known = Area(inputs, row, FIRST, len(CRITERION_LINES), criteria)
    row += len(CRITERION_LINES) + 2 if criteria else 0
    matrix = Area(inputs, row, FIRST, items, criteria or parties)
    row += items + 3
    own, seen, scales = {}, {EVERYBODY: matrix}, {}
    checked = _checked(trial)
    faults = Area(steps, step_lines + 1, 1, len(checked), len(FAULT_COLUMNS))
    below = faults.top + len(checked) + 2
    for party in trial.seeing if criteria else ():
        own[party] = Area(inputs, row, FIRST, items, criteria)
        row += items + 3
        seen[party] = Area(steps, below, FIRST, items, criteria)
        below += items + 2
    for view in seen if criteria else ():
        scales[view] = Area(steps, below, FIRST, len(SCALE_LINES), criteria)
        below += len(SCALE_LINES) + 2
    rows = parties + (trial.rule == POOLED)
    counting = Area(steps, below, FIRST, rows, criteria)
    below += rows + 2 if criteria else 0
    lists = {
        key: Area(steps, below, column, items, 1)
        for column, key in enumerate(list_columns(trial), start=1)
    }
    across = Area(steps, below + items + 2, 1, parties + 1, items)
    alarm = Area(steps, ALARM_ROW, 0, 1, 1)
    return Layout(
        power, share, weights, known, matrix, own, seen, scales, counting, lists, across,
        checked, faults, alarm,
    )  # fmt: skip


def _checked(trial: Trial) -> tuple[tuple[str, str], ...]:
    """Kinds of mistakes by party: missing figures first, as no others can be compared."""
    if not trial.criteria:
        return (("power", EVERYBODY), ("figure", EVERYBODY))
    kinds = [(kind, EVERYBODY) for kind in ("power", "weight", "figure")]
    kinds += [("own", party) for party in trial.seeing]
    if trial.form == "range":
        kinds += [("range", view) for view in (EVERYBODY, *trial.seeing)]
    return tuple(kinds)


def list_columns(trial: Trial) -> list[tuple[str, str]]:
    """Name the columns of the lists by party and figure; those of the joint list come last."""
    measured = ["to_best", "to_worst"] if trial.criteria and trial.method == "topsis" else []
    names = [(party, name) for party in trial.parties
             for name in (*measured, "score", "utility", "rank")]  # fmt: skip
    if trial.joined:
        pooled = measured if trial.rule == POOLED else []
        joint = (*pooled, "score", "rank", "order", "reported", "chosen")
        names += [(EVERYBODY, name) for name in joint]
    return names
