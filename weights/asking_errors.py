"""Mistakes in swings and in comparisons with the best and the worst, each a class of its own."""

from weights.errors import WeightsError, at, listed


class SwingValueError(WeightsError):
    """A judge gave a swing that is no number from 0 to 100."""

    def __init__(self, judge: str, criterion: str, value: float, where: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.value = value
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} gives {criterion!r} a swing of {value:g}; "
            "write 0 to 100, 100 for the swing that matters most"
        )


class NoFullSwingError(WeightsError):
    """No swing of a judge is 100; `criterion` has the largest, `value`."""

    def __init__(self, judge: str, criterion: str, value: float, where: str) -> None:
        self.judge = judge
        self.criterion = criterion
        self.value = value
        self.where = where
        super().__init__(
            f"{at(where)}the largest swing of judge {judge!r} is {value:g}, for {criterion!r}; "
            "write 100 for the swing that matters most and measure the others against it"
        )


class BestWorstValueError(WeightsError):
    """A comparison with the best or the worst is no number from 1 to 9."""

    def __init__(self, judge: str, left: str, right: str, *, value: float, where: str) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.value = value
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r} by {value:g}; write 1 to "
            "9, with the criterion that matters more on the left"
        )


class UnclearBestError(WeightsError):
    """The rows do not show which criterion matters most; `candidates` stand left equally often."""

    def __init__(self, judge: str, candidates: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.candidates = candidates
        self.where = where
        super().__init__(
            f"{at(where)}the rows of judge {judge!r} do not show which criterion matters most, "
            f"for {listed(candidates)} stand left equally often; compare the most important one, "
            "on the left, with every other"
        )


class UnclearWorstError(WeightsError):
    """The rows do not show which criterion matters least; `candidates` stand right as often."""

    def __init__(self, judge: str, candidates: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.candidates = candidates
        self.where = where
        super().__init__(
            f"{at(where)}the rows of judge {judge!r} do not show which criterion matters least, "
            f"for {listed(candidates)} stand right equally often; compare every criterion with "
            "the least important one, on the right"
        )


class MissingBestWorstError(WeightsError):
    """Comparisons with the best or the worst are missing; `pairs` holds one text for each."""

    def __init__(
        self, judge: str, best: str, worst: str, *, pairs: tuple[str, ...], where: str
    ) -> None:
        self.judge = judge
        self.best = best
        self.worst = worst
        self.pairs = pairs
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} holds {best!r} for the most and {worst!r} for the least "
            f"important criterion, but does not compare {listed(pairs)}; add a row for each"
        )


class NeitherBestNorWorstError(WeightsError):
    """A comparison speaks neither of the best (left) nor of the worst (right) criterion."""

    def __init__(
        self, judge: str, left: str, right: str, *, best: str, worst: str, where: str
    ) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.best = best
        self.worst = worst
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r}, but only comparisons "
            f"with {best!r}, the most important, on the left or {worst!r}, the least important, on "
            "the right count here; delete the row, or use the method pairwise for all of them"
        )


class BeyondWorstError(WeightsError):
    """Two criteria are further apart than the best and the worst, which are `limit` apart."""

    def __init__(
        self, judge: str, left: str, right: str, *, value: float, limit: float, where: str
    ) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.value = value
        self.limit = limit
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r} by {value:g}, but the "
            f"most important criterion with the least important by {limit:g} only; no two can be "
            "further apart than these, so correct one of the numbers"
        )


class JudgedApartError(WeightsError):
    """A judge compares two things that do not stand under the same heading."""

    def __init__(self, judge: str, left: str, right: str, where: str) -> None:
        self.judge = judge
        self.left = left
        self.right = right
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} compares {left!r} with {right!r}, which do not stand "
            "under the same heading; compare only what does, and the headings with each other"
        )


class UnjudgedHeadingError(WeightsError):
    """A judge says nothing about what stands under a heading; "" is the top."""

    def __init__(self, judge: str, heading: str, under: tuple[str, ...], where: str) -> None:
        self.judge = judge
        self.heading = heading
        self.under = under
        self.where = where
        super().__init__(
            f"{at(where)}judge {judge!r} does not weigh {listed(under)} beside each other"
            f"{f' (under {heading})' if heading else ''}; add rows for them, or take this judge's "
            "rows out"
        )
