"""Mistakes in swings and in comparisons with the best and the worst, each a class of its own."""

from weights.errors import WeightsError, at


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
