"""Mistakes that keep items from being ranked or lists from being joined."""

from prioritize.errors import PrioritizeError


class SingleItemError(PrioritizeError):
    """A priority list needs at least two items."""

    def __init__(self, items: tuple[str, ...]) -> None:
        self.items = items
        self.count = len(items)
        super().__init__(
            f"sheet items holds {self.count} item(s); an order needs at least two, add the others"
        )


class NoCriterionError(PrioritizeError):
    """Items can only be compared on at least one criterion."""

    def __init__(self) -> None:
        super().__init__("sheet criteria is empty; add at least one criterion to compare items on")


class RepeatedIdError(PrioritizeError):
    """An item or criterion id stands twice; `kind` is ``item`` or ``criterion``."""

    def __init__(self, kind: str, repeated: str) -> None:
        self.kind = kind
        self.repeated = repeated
        super().__init__(f"{kind} id {repeated!r} stands twice; give each {kind} its own id")


class MissingFactError(PrioritizeError):
    """An item has no usable number on a criterion."""

    def __init__(self, item: str, criterion: str) -> None:
        self.item = item
        self.criterion = criterion
        super().__init__(
            f"item {item!r} has no finite number for criterion {criterion!r}; "
            "fill the figure in or take the criterion or the item out"
        )


class DirectionError(PrioritizeError):
    """A criterion does not say whether more is better or worse."""

    def __init__(self, criterion: str, direction: float | None) -> None:
        self.criterion = criterion
        self.direction = direction
        super().__init__(
            f"criterion {criterion!r} has direction {direction!r}; "
            "use 1 where more is better (benefit) and -1 where less is better (cost)"
        )


class ReferenceRangeError(PrioritizeError):
    """The reference range of a criterion runs against its direction."""

    def __init__(self, criterion: str, worst: float, best: float) -> None:
        self.criterion = criterion
        self.worst = worst
        self.best = best
        super().__init__(
            f"criterion {criterion!r} has worst {worst:g} and best {best:g}, which does not fit "
            "its direction; best is the higher number of a benefit and the lower one of a cost"
        )


class ThresholdError(PrioritizeError):
    """A difference too small to matter must be a number from 0 up."""

    def __init__(self, criterion: str, threshold: float) -> None:
        self.criterion = criterion
        self.threshold = threshold
        super().__init__(
            f"criterion {criterion!r} has threshold {threshold!r}; use a number from 0 up"
        )


class MissingRangeError(PrioritizeError):
    """The normalization by reference range meets a criterion without one."""

    def __init__(self, criterion: str) -> None:
        self.criterion = criterion
        super().__init__(
            f"criterion {criterion!r} has no worst and best value, which normalization 'range' "
            "needs; fill both in on sheet criteria or choose 'vector' or 'minmax'"
        )


class OutsideRangeError(PrioritizeError):
    """A figure lies outside the reference range of its criterion."""

    def __init__(self, item: str, criterion: str, value: float, worst: float, best: float) -> None:
        self.item = item
        self.criterion = criterion
        self.value = value
        self.worst = worst
        self.best = best
        super().__init__(
            f"item {item!r} has {value:g} on criterion {criterion!r}, outside its reference range "
            f"from {worst:g} to {best:g}; widen the range on sheet criteria or mend the figure"
        )


class UnknownMethodError(PrioritizeError):
    """No ranking method has this name."""

    def __init__(self, method: str, known: tuple[str, ...]) -> None:
        self.method = method
        self.known = known
        super().__init__(
            f"ranking method {method!r} is not known; choose one of {', '.join(known)}"
        )


class NormalizationError(PrioritizeError):
    """A ranking method cannot work with this normalization."""

    def __init__(self, method: str, normalization: str, honoured: tuple[str, ...]) -> None:
        self.method = method
        self.normalization = normalization
        self.honoured = honoured
        super().__init__(
            f"ranking method {method!r} does not know normalization {normalization!r}; "
            f"set normalization to one of {', '.join(honoured)}"
        )


class PositiveDataError(PrioritizeError):
    """A ranking method that divides by figures meets one that is not above zero."""

    def __init__(self, method: str, item: str, criterion: str, value: float) -> None:
        self.method = method
        self.item = item
        self.criterion = criterion
        self.value = value
        super().__init__(
            f"ranking method {method!r} needs figures above zero, but item {item!r} has {value:g} "
            f"on criterion {criterion!r}; choose another method, such as topsis"
        )


class WeightMissingError(PrioritizeError):
    """A party's weights leave a criterion out."""

    def __init__(self, perspective: str, criterion: str) -> None:
        self.perspective = perspective
        self.criterion = criterion
        super().__init__(
            f"perspective {perspective!r} gives criterion {criterion!r} no weight; "
            "judge it too, or give it weight 0"
        )


class WeightUnknownError(PrioritizeError):
    """A party weighs a criterion that the study does not have."""

    def __init__(self, perspective: str, criterion: str) -> None:
        self.perspective = perspective
        self.criterion = criterion
        super().__init__(
            f"perspective {perspective!r} weighs criterion {criterion!r}, which sheet criteria "
            "does not hold; mend the id or add the criterion"
        )


class WeightValueError(PrioritizeError):
    """A weight is negative or not a number."""

    def __init__(self, perspective: str, criterion: str, weight: float) -> None:
        self.perspective = perspective
        self.criterion = criterion
        self.weight = weight
        super().__init__(
            f"perspective {perspective!r} gives criterion {criterion!r} weight {weight!r}; "
            "weights are numbers from 0 up"
        )


class NoWeightError(PrioritizeError):
    """All of a party's weights are zero."""

    def __init__(self, perspective: str) -> None:
        self.perspective = perspective
        super().__init__(
            f"perspective {perspective!r} gives every criterion weight 0; "
            "at least one must count for it"
        )


class UnknownRuleError(PrioritizeError):
    """No joint rule has this name."""

    def __init__(self, rule: str, known: tuple[str, ...]) -> None:
        self.rule = rule
        self.known = known
        super().__init__(f"joint rule {rule!r} is not known; choose one of {', '.join(known)}")


class RuleNeedsMatrixError(PrioritizeError):
    """A joint rule that ranks again was given no figures to rank."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(
            f"joint rule {rule!r} ranks the items again and needs the decision matrix; pass it"
        )


class TooManyItemsError(PrioritizeError):
    """A joint rule is exact only for fewer items."""

    def __init__(self, rule: str, most: int, items: int) -> None:
        self.rule = rule
        self.most = most
        self.items = items
        super().__init__(
            f"joint rule {rule!r} is exact for up to {most} items, and the study has {items}; "
            "use compromise or borda (sheet settings, key joint), or fewer items"
        )


class NoRankingError(PrioritizeError):
    """A joint list needs at least one party's ranking."""

    def __init__(self) -> None:
        super().__init__("no perspective has a ranking; add at least one on sheet perspectives")


class DifferentItemsError(PrioritizeError):
    """Two parties ranked different items."""

    def __init__(self, perspective: str, items: tuple[str, ...]) -> None:
        self.perspective = perspective
        self.items = items
        super().__init__(
            f"perspective {perspective!r} differs from the first one in items "
            f"{', '.join(items)}; rank the same items for every perspective"
        )


class PowerMissingError(PrioritizeError):
    """A party that ranked items has no power."""

    def __init__(self, perspective: str) -> None:
        self.perspective = perspective
        super().__init__(
            f"perspective {perspective!r} has no power; fill it in on sheet perspectives "
            "(0 for a party without a say)"
        )


class PowerValueError(PrioritizeError):
    """A party's power is negative or not a number."""

    def __init__(self, perspective: str, power: float) -> None:
        self.perspective = perspective
        self.power = power
        super().__init__(
            f"perspective {perspective!r} has power {power!r}; powers are numbers from 0 up"
        )


class NoPowerError(PrioritizeError):
    """All parties have power zero."""

    def __init__(self) -> None:
        super().__init__(
            "every perspective has power 0; give at least one of them a say on sheet perspectives"
        )
