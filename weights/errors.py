"""Mistakes in judgements about criteria, each a class of its own."""

from collections.abc import Iterable, Sequence


class WeightsError(Exception):
    """Base of all errors of this package; its attributes hold the facts of the mistake."""


class JudgementErrors(WeightsError):  # noqa: N818 - it holds many, and says so
    """Everything that is wrong with the judgements, told at once; `errors` hold each."""

    def __init__(self, errors: Iterable[WeightsError]) -> None:
        told: dict[tuple[type, str], WeightsError] = {}
        for problem in errors:
            several = problem.errors if isinstance(problem, JudgementErrors) else (problem,)
            for one in several:
                told.setdefault((type(one), str(one)), one)
        self.errors: tuple[WeightsError, ...] = tuple(told.values())
        super().__init__("\n".join(str(error) for error in self.errors))


def raise_together(problems: Sequence[WeightsError]) -> None:
    """Raise `JudgementErrors` if there is any problem.

    Parameters
    ----------
    problems : sequence of WeightsError
        What was found wrong so far; nested `JudgementErrors` are unfolded, repeats dropped.

    Raises
    ------
    JudgementErrors
        If `problems` holds anything.
    """
    if problems:
        raise JudgementErrors(problems)


def at(where: str) -> str:
    """Begin a message with the place, if it is known."""
    return f"{where}: " if where else ""


def listed(names: Iterable[str]) -> str:
    """Write names one after the other."""
    return ", ".join(names)


class UnknownCriterionError(WeightsError):
    """A judgement speaks of a criterion that the study does not have."""

    def __init__(self, judge: str, criterion: str, known: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.known = known
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} names the criterion {criterion!r}, which the study does "
            f"not have; write one of {listed(known)}"
        )


class RepeatedCriterionError(WeightsError):
    """A judge's points, order or matrix holds a criterion twice, at `where` and at `other`."""

    def __init__(self, judge: str, criterion: str, where: str, other: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.where = where
        self.other = other
        super().__init__(
            f"{at(where)}judge {judge!r} judges the criterion {criterion!r} twice, first at "
            f"{other or 'an earlier row'}; keep the one that was meant and delete the other"
        )


class DuplicateCriteriaError(WeightsError):
    """The list of criteria to weigh names one of them more than once."""

    def __init__(self, criterion: str) -> None:
        self.criterion = criterion
        super().__init__(
            f"the criterion {criterion!r} stands twice among the criteria; give each its own id"
        )


class NoCriteriaError(WeightsError):
    """There is nothing to weigh."""

    def __init__(self) -> None:
        super().__init__("there are no criteria to weigh; add at least one to the criteria sheet")


class UnjudgedCriteriaError(WeightsError):
    """A judge gave some criteria neither points nor a place."""

    def __init__(self, judge: str, criteria: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.criteria = criteria
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} says nothing about {listed(criteria)}; "
            "add a row for each, or take this judge's rows out"
        )


class UncomparedCriteriaError(WeightsError):
    """A judge compared some criteria with no other."""

    def __init__(self, judge: str, criteria: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.criteria = criteria
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} lacks comparisons for {listed(criteria)}; "
            "compare each with at least one other criterion"
        )


class NobodyRatedAllError(WeightsError):
    """Of many people nobody rated all criteria."""

    def __init__(self, name: str, criteria: tuple[str, ...], where: str) -> None:
        self.name = name
        self.criteria = criteria
        self.where = where
        super().__init__(
            f"{at(where)}nobody among {name!r} rated all of {listed(criteria)}; "
            "weigh them by judges instead"
        )


class DisconnectedComparisonsError(WeightsError):
    """A judge's comparisons fall into groups that nothing links.

    `groups` holds one text per group, the criterion ids separated by commas.
    """

    def __init__(self, judge: str, groups: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.groups = groups
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} compares criteria only within these groups: "
            f"{' | '.join(groups)}; compare one criterion of each group with one of another"
        )


class ComparisonValueError(WeightsError):
    """A comparison is no positive number of a sensible size; `smallest` and `largest` are kept."""

    def __init__(
        self,
        judge: str,
        left: str,
        right: str,
        *,
        value: float,
        where: str,
        smallest: float,
        largest: float,
    ) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.value = value
        self.where = where
        self.smallest = smallest
        self.largest = largest
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r} by {value:g}; write a "
            f"number between {smallest:g} and {largest:g}, usually 1 to 9 or 1/2 to 1/9"
        )


class DiagonalValueError(WeightsError):
    """A criterion is compared with itself by something else than 1."""

    def __init__(self, judge: str, criterion: str, value: float, where: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.value = value
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} compares {criterion!r} with itself by {value:g}; "
            "write 1, or name the other criterion that was meant"
        )


class OffReciprocalError(WeightsError):
    """A pair is compared both ways, and the two contradict each other.

    `value` is left over right, written at `where`; `back` is right over left, at `other`.
    """

    def __init__(
        self,
        judge: str,
        left: str,
        right: str,
        *,
        value: float,
        back: float,
        where: str,
        other: str,
    ) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.value = value
        self.back = back
        self.where = where
        self.other = other
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r} by {value:g}, but "
            f"{right!r} with {left!r} by {back:g} (at {other or 'another row'}), which is not one "
            "divided by the other; keep the one that was meant and empty the other"
        )


class RepeatedComparisonError(WeightsError):
    """A judge compares one pair twice in the same direction, at `where` and at `other`."""

    def __init__(self, judge: str, left: str, right: str, where: str, other: str) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.where = where
        self.other = other
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r} twice, first at "
            f"{other or 'an earlier row'}; keep the row that was meant"
        )


class MatrixShapeError(WeightsError):
    """A judge's matrix is not as wide and as high as its list of criteria."""

    def __init__(self, judge: str, rows: int, columns: int, size: int, where: str) -> None:
        self.judge = judge
        self.rows = rows
        self.columns = columns
        self.size = size
        self.where = where
        super().__init__(
            f"{at(where)}the matrix of judge {judge!r} has {rows} rows and {columns} columns for "
            f"{size} criteria; give it one row and one column per criterion"
        )


class MatrixValueError(WeightsError):
    """A stack of matrices holds an entry that is no positive number; places count from 0."""

    def __init__(self, matrix: int, row: int, column: int, value: float) -> None:
        self.matrix = matrix
        self.row = row
        self.column = column
        self.value = value
        super().__init__(
            f"matrix {matrix}, row {row}, column {column} holds {value:g}; every comparison must "
            "be a positive number"
        )


class StackShapeError(WeightsError):
    """An array is no stack of square matrices."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.shape = shape
        super().__init__(f"an array of shape {shape} is no stack (k, n, n) of square matrices")


class ZeroWeightError(WeightsError):
    """A geometric mean is asked of weights that hold a 0; places count from 0."""

    def __init__(self, judge: int, criterion: int) -> None:
        self.judge = judge
        self.criterion = criterion
        super().__init__(
            f"judge {judge} weighs criterion {criterion} with 0, which would take it from everyone "
            "in a geometric mean; use the arithmetic mean"
        )


class PointsValueError(WeightsError):
    """A judge gave points that are no number of at least 0."""

    def __init__(self, judge: str, criterion: str, value: float, where: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.value = value
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} gives {criterion!r} {value:g} points; "
            "write 0 or a positive number"
        )


class NoPointsError(WeightsError):
    """A judge gave 0 points to every criterion."""

    def __init__(self, judge: str, where: str) -> None:
        self.judge = judge
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} gives 0 points to every criterion; "
            "give at least one of them points, or take this judge's rows out"
        )


class PlaceValueError(WeightsError):
    """A judge gave a place that is no number of at least 1."""

    def __init__(self, judge: str, criterion: str, value: float, where: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.value = value
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} puts {criterion!r} in place {value:g}; "
            "write 1 for the most important criterion, 2 for the next, and so on"
        )


class UnknownMethodError(WeightsError):
    """A judgement names a method that the program does not know."""

    def __init__(self, judge: str, method: str, known: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.method = method
        self.known = known
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} uses the method {method!r}; write one of {listed(known)}"
        )


class MixedMethodsError(WeightsError):
    """One judge uses several methods, first at `other`, then at `where`."""

    def __init__(self, judge: str, methods: tuple[str, ...], where: str, other: str) -> None:
        self.judge = judge
        self.methods = methods
        self.where = where
        self.other = other
        super().__init__(
            f"{at(where)}judge {judge!r} uses several methods ({listed(methods)}), the first at "
            f"{other or 'an earlier row'}; keep one method, or give the rows another judge's name"
        )


class MatrixAndRowsError(WeightsError):
    """One judge has both a matrix sheet (`other`) and rows among the judgements (`where`)."""

    def __init__(self, judge: str, where: str, other: str) -> None:
        self.judge = judge
        self.where = where
        self.other = other
        super().__init__(
            f"{at(where)}judge {judge!r} has rows here and a matrix in the sheet {other!r}; "
            "keep one of the two"
        )


class RepeatedMatrixError(WeightsError):
    """One judge has two matrix sheets, `other` and `where`."""

    def __init__(self, judge: str, where: str, other: str) -> None:
        self.judge = judge
        self.where = where
        self.other = other
        super().__init__(
            f"{at(where)}judge {judge!r} already has a matrix in the sheet {other!r}; "
            "keep one of the two, or write another judge's name into A1"
        )


class NoJudgementsError(WeightsError):
    """A party has no judgement at all."""

    def __init__(self, perspective: str) -> None:
        self.perspective = perspective
        super().__init__(
            f"nobody has judged for {perspective!r}; add rows to the judgements sheet or an ahp "
            "sheet for this party, or take the party out"
        )


class UnknownPerspectiveError(WeightsError):
    """A judge speaks for a party that the study does not have."""

    def __init__(self, judge: str, perspective: str, known: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.perspective = perspective
        self.known = known
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} speaks for {perspective!r}, which is no party of the "
            f"study; write one of {listed(known)}"
        )


class RepeatedPerspectiveError(WeightsError):
    """Two parties share one id."""

    def __init__(self, perspective: str) -> None:
        self.perspective = perspective
        super().__init__(f"two parties are called {perspective!r}; give each its own id")


class PowerValueError(WeightsError):
    """A party's power is no number of at least 0."""

    def __init__(self, perspective: str, power: float) -> None:
        self.perspective = perspective
        self.power = power
        super().__init__(f"the power of {perspective!r} is {power:g}; write 0 or a positive number")


class NoPowerError(WeightsError):
    """No party has any power."""

    def __init__(self, perspectives: tuple[str, ...]) -> None:
        self.perspectives = perspectives
        super().__init__(
            f"none of the parties ({listed(perspectives)}) has any power; "
            "give at least one of them a power above 0"
        )


class UnknownPoolingError(WeightsError):
    """The way of pooling judges is not one the program knows."""

    def __init__(self, pooling: str, known: tuple[str, ...]) -> None:
        self.pooling = pooling
        self.known = known
        super().__init__(f"judges cannot be pooled by {pooling!r}; write one of {listed(known)}")


class UnknownRandomIndexError(WeightsError):
    """The table of random indices is not one the program knows."""

    def __init__(self, random_index: str, known: tuple[str, ...]) -> None:
        self.random_index = random_index
        self.known = known
        super().__init__(
            f"there is no random-index table {random_index!r}; write one of {listed(known)}"
        )


class RandomIndexLimitError(WeightsError):
    """A matrix is larger than the table of random indices reaches."""

    def __init__(self, random_index: str, limit: int, size: int) -> None:
        self.random_index = random_index
        self.limit = limit
        self.size = size
        super().__init__(
            f"the random-index table {random_index!r} ends at {limit} criteria, but {size} are "
            "compared; bring them together under at most 7 headings, or weigh them by points"
        )
