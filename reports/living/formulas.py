"""The arithmetic of the lists as formulas that every spreadsheet since 2010 knows.

Ranges go by value inside SUMPRODUCT only, so that nothing has to be entered as an array. Scores
are compared after rounding to as many digits as the program does.
"""

from collections.abc import Sequence

from prioritize.matrix import NOISE
from prioritize.ranking.order import UNDECIDED
from prioritize.utility import DIGITS
from reports.figures import DASH
from reports.living.areas import Area

_NOISE = f"{NOISE:.0E}"
_ROWS, _COLUMNS = 1_048_577, 16_385
"""One more than a sheet can have."""


def total(terms: Sequence[str]) -> str:
    """Add terms up."""
    return "+".join(terms)


def share(cell: str, all_cells: Area) -> str:
    """A power as part of all; no figure where one is missing or negative, or all are 0."""
    return f"=IF({unfit(all_cells)},NA(),{cell}/SUM({all_cells}))"


def unfit(cells: Area) -> str:
    """Whether powers or weights cannot be used."""
    size = cells.rows * cells.columns
    return f"OR(COUNT({cells})<{size},MIN({cells})<0,SUM({cells})=0)"


def literal(text: str) -> str:
    """Write a text inside a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def no_number(cells: Area) -> str:
    """1 at each cell that holds no number."""
    return f"(1-ISNUMBER({cells}))"


def some(odd: str) -> str:
    """Whether any cell is odd."""
    return f"SUMPRODUCT(1*({odd}))>0"


def outside(cells: Area, worst: Area, best: Area) -> str:
    """1 at each number outside the fixed range of its criterion, which runs either way."""
    size = f"ABS({worst}+{best})+ABS({worst}-{best})"
    reach = f"ABS({worst}-{best})/2+{_NOISE}*({size})/2"
    return f"ISNUMBER({cells})*(ABS({cells}-({worst}+{best})/2)>{reach})"


def first_row(odd: str, cells: Area) -> str:
    """The uppermost row of the sheet with an odd cell; only where there is one."""
    return f"{_ROWS}-SUMPRODUCT(MAX({odd}*({_ROWS}-ROW({cells}))))"


def first_column(odd: str, cells: Area, row: str) -> str:
    """The leftmost column with an odd cell in a row of the sheet."""
    here = f"(ROW({cells})={row})*({_COLUMNS}-COLUMN({cells}))"
    return f"{_COLUMNS}-SUMPRODUCT(MAX({odd}*{here}))"


def told(line: Area, parts: tuple[str, str], sheet: str) -> str:
    """Name the cell between the parts of a message; `line` holds whether, row and column."""
    place = f"ADDRESS({line.cell(0, 1)},{line.cell(0, 2)},4)"
    before, after = parts
    message = f"{literal(f'{before}{sheet}!')}&{place}&{literal(after)}"
    return f'=IF({line.cell()}=0,"",{message})'


def shown(alarm: Area, formula: str) -> str:
    """What nothing else is computed from: a dash as long as an input is wrong."""
    return f'=IF({alarm.cell()}="",{formula.removeprefix("=")},{literal(DASH)})'


def counts(column: Area, threshold: str, ends: tuple[str, str] | None) -> str:
    """1 where a criterion tells items apart, 0 where not; no figure where the program refuses.

    `ends` are the ends of the fixed range that every figure must lie in.
    """
    bad = f"COUNT({column})<{column.rows}"
    if ends:
        slack = f"{_NOISE}*MAX(ABS({ends[0]}),ABS({ends[1]}))"
        above = f"MAX({column})>MAX({ends[0]},{ends[1]})+{slack}"
        below = f"MIN({column})<MIN({ends[0]},{ends[1]})-{slack}"
        bad = f"OR({bad},{above},{below})"
    spread, size = f"MAX({column})-MIN({column})", f"MAX(MAX({column}),-MIN({column}))"
    return f"=IF({bad},NA(),IF(OR({spread}<={_NOISE}*{size},{spread}<{threshold}),0,1))"


def unit(column: Area, telling: str, ends: tuple[str, str] | None, *, benefit: bool) -> str:
    """What figures are divided by: worst to best, or without `ends` the root of all squares."""
    norm = f"{'' if benefit else '-'}SQRT(SUMSQ({column}))"
    divisor = f"{ends[1]}-{ends[0]}" if ends else norm
    return f"=IF({telling}=0,1,{divisor})"


def counting_weight(weight: str, telling: str, weights: Area, all_telling: Area) -> str:
    """A weight as part of all weights that count."""
    whole = f"SUMPRODUCT({weights},{all_telling})"
    return f"=IF({unfit(weights)},NA(),IF({whole}=0,0,{weight}*{telling}/{whole}))"


def pooled_weight(column: int, telling: str, all_telling: Area, weights: Area, say: Area) -> str:
    """A weight averaged over the parties by power, as part of all that count."""
    rows = [(say.cell(row), weights.row(row)) for row in range(weights.rows)]
    whole = total([f"{power}*SUMPRODUCT({row},{all_telling})/SUM({row})" for power, row in rows])
    mine = total([f"{power}*{row.cell(0, column)}/SUM({row})" for power, row in rows])
    return f"=IF({unfit(weights)},NA(),IF({whole}=0,0,{telling}*({mine})/({whole})))"


def distance(weights: Area, figures: Area, point: Area, units: Area) -> str:
    """Weighted Euclidean distance of an item to the best or the worst figures."""
    return f"=SQRT(SUMPRODUCT(({weights}*({figures}-{point})/{units})^2))"


def closeness(to_best: str, to_worst: str) -> str:
    """TOPSIS: how near the best, as part of both distances."""
    return f"=IF({to_best}+{to_worst}=0,{UNDECIDED},{to_worst}/({to_best}+{to_worst}))"


def weighted_sum(weights: Area, figures: Area, units: Area, zero: Area | None) -> str:
    """Weights times figures in units, counted from `zero` where there is one."""
    gap = f"({figures}-{zero})" if zero else f"{figures}"
    return f"=IF(SUM({weights})=0,{UNDECIDED},SUMPRODUCT({weights}*{gap}/{units}))"


def compared(score: str, scores: Area, *, bounded: bool) -> str:
    """A score as it is compared: rounded, relative to the largest where that exceeds 1."""
    if bounded:
        return f"ROUND({score},{DIGITS})"
    return f"ROUND({score}/MAX(1,MAX({scores}),-MIN({scores})),{DIGITS})"


def utility(score: str, scores: Area, *, bounded: bool) -> str:
    """A score stretched from 0 at the last to 1 at the first item; 1 where all are equal."""
    own, high, low = (
        compared(one, scores, bounded=bounded)
        for one in (score, f"MAX({scores})", f"MIN({scores})")
    )
    return f"=IF({high}={low},1,({own}-{low})/({high}-{low}))"


def rank(score: str, scores: Area, *, bounded: bool) -> str:
    """The place on a list; equals share the mean of theirs."""
    own = compared(score, scores, bounded=bounded)
    others = compared(f"{scores}", scores, bounded=bounded)
    return f"=SUMPRODUCT(({others}>{own})+({others}={own})/2)+0.5"


def powered(say: Area, parts: Sequence[str]) -> str:
    """What the parties add to a joint score, each times its power."""
    return "=" + total([f"{say.cell(row)}*{part}" for row, part in enumerate(parts)])


def duels(say: Area, own: Sequence[str], ranks: Sequence[Area]) -> str:
    """Copeland: duels won minus duels lost, each decided by the majority of power."""
    behind = total(
        [
            f"{say.cell(row)}*SIGN({column}-{place})"
            for row, (place, column) in enumerate(zip(own, ranks, strict=True))
        ]
    )
    return f"=SUMPRODUCT(SIGN(ROUND({behind},{DIGITS})))"


def order(rank_cell: str, ranks: Area, row: int) -> str:
    """A place of its own for every item: equals stand in the order of the rows."""
    return f"=RANK({rank_cell},{ranks},1)+COUNTIF({ranks.first(row + 1)},{rank_cell})-1"


def picked(column: Area, place: str, order_column: Area) -> str:
    """What a column holds for the item at a place of the list."""
    return f"=INDEX({column},MATCH({place},{order_column},0))"


def conceded(utility_at: str, places: str, items: int) -> str:
    """A utility times the places lost, as part of all there are to lose."""
    return f"={utility_at}*MAX(0,{places})/{items - 1}"


def disorder(own: Area, joint: Area, own_across: Area, joint_across: Area) -> str:
    """Kendall distance of two lists, 0-1; each list stands once down and once across."""
    size = own.rows
    signs = f"SIGN({own}-{own_across})-SIGN({joint}-{joint_across})"
    return f"=SUMPRODUCT(ABS({signs}))/{2 * size * (size - 1)}"
