"""What the questionnaires say beside the demand of each item, as frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingFinding:
    """What one kind of question tells of one item.

    `label` is the class or quadrant the item falls into, "" if the kind has none; `figures`
    are named in the file of the kind in `surveys.scoring`; figures that nobody's answer gives
    are left out.
    """

    kind: str
    column: str
    item: str
    base: int
    label: str
    figures: dict[str, float]
