"""What a comparison of two results found, as data."""

from dataclasses import dataclass, field
from typing import Any

SCHEMA = "renovation-priorities/comparison/1"


@dataclass(frozen=True)
class Side:
    """One of the two results; `example` names parties whose weights nobody agreed."""

    title: str
    version: str
    language: str
    example: tuple[str, ...]


@dataclass(frozen=True)
class ItemMove:
    """An item's rank among the items both results have, whether it is done, and in which year.

    Attributes
    ----------
    gained : float
        Places gained: rank before minus rank after, negative where it fell.
    alone : dict of str to float
        By kind of change: the places the item gains by that change alone.
    chosen_alone : tuple of str
        Kinds of change that alone bring it in, if it came in, or out, if it went out.
    verdict : str
        ``alone`` (some change alone moves it the same way by a place or more), ``together`` (no
        single change does), ``cancelled`` (it stays, though changes alone would move it),
        ``stays``, or "" where causes are not told.
    year_before, year_after : int or None
        The year in which it is built, None where it is not done or the plan has no years.
    """

    item: str
    before: float
    after: float
    gained: float
    was_in: bool
    is_in: bool
    alone: dict[str, float] = field(default_factory=dict)
    chosen_alone: tuple[str, ...] = ()
    verdict: str = ""
    year_before: int | None = None
    year_after: int | None = None

    @property
    def another_year(self) -> bool:
        """Whether both results build it, in different years."""
        told = self.year_before is not None and self.year_after is not None
        return told and self.year_before != self.year_after


@dataclass(frozen=True)
class Difference:
    """One input that differs; what it belongs to is named by id, the rest is empty.

    `aspect` says what of it, such as ``cost`` or ``worst``; `before` or `after` is None where
    one of the results has none. `year` is that of a limit, None for one over all years.
    """

    before: Any
    after: Any
    item: str = ""
    criterion: str = ""
    perspective: str = ""
    aspect: str = ""
    source: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Effect:
    """What an exchange of inputs does to the list.

    `gained` holds the places of every item that moves among those both results have, positive
    is up. Where inputs do not go together nothing is known, and `problem` says why.
    """

    gained: dict[str, float]
    first: tuple[str, ...]
    came_in: tuple[str, ...]
    went_out: tuple[str, ...]
    problem: str = ""

    @property
    def moved(self) -> tuple[str, ...]:
        """Items that move by a place or more."""
        return tuple(item for item, places in self.gained.items() if abs(places) >= 1)

    @property
    def silent(self) -> bool:
        """Whether nothing changes that a meeting would notice."""
        return not (self.moved or self.came_in or self.went_out or self.problem)


@dataclass(frozen=True)
class Change:
    """One kind of input that differs.

    `alone` is what it does to the first result by itself, `without` what it adds to the second:
    from the second result with this input as it was, to the second result.
    """

    kind: str
    differences: tuple[Difference, ...]
    alone: Effect
    without: Effect


@dataclass(frozen=True)
class Step:
    """One step on the way from the first result to the second; the steps add up to the whole.

    It exchanges `kinds` of input: more than one where the inputs between do not go together.
    """

    kinds: tuple[str, ...]
    effect: Effect


@dataclass(frozen=True)
class Untraced:
    """Why causes are not told: `side` is ``before`` or ``after``.

    `reason` is ``older`` or ``notice`` (the file does not tell what its lists are made of),
    ``incomplete`` (it tells it in part) or ``differs`` (its lists come out otherwise here).
    """

    side: str
    reason: str


@dataclass(frozen=True)
class Unchosen:
    """Why causes are told of the order alone: `side` is ``before`` or ``after``.

    `reason` is ``older`` (the file does not tell which sources pay for what, so that sources,
    years and trenches are not compared) or ``differs`` (another set is chosen here).
    """

    side: str
    reason: str


@dataclass(frozen=True)
class Comparison:
    """What moved between two results, and which change moved it.

    `traced` is ``all``, ``order`` (the chosen set cannot be made again from the files, so that its
    causes are not told; `unchosen` says why) or ``nothing``. `settings` and `files` are
    what else differs. Names are by id, those of the second result first;
    `written_names` are what the second one calls sources, grounds and trenches that the study
    names otherwise.
    """

    schema: str
    before: Side
    after: Side
    first_before: tuple[str, ...]
    first_after: tuple[str, ...]
    items: tuple[ItemMove, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    came_in: tuple[str, ...]
    went_out: tuple[str, ...]
    traced: str
    untraced: tuple[Untraced, ...]
    unchosen: tuple[Unchosen, ...]
    changes: tuple[Change, ...]
    steps: tuple[Step, ...]
    settings: tuple[Difference, ...]
    files: tuple[Difference, ...]
    item_names: dict[str, str]
    party_names: dict[str, str]
    criterion_names: dict[str, str]
    written_names: dict[str, str]

    @property
    def moved(self) -> tuple[ItemMove, ...]:
        """Items that moved by a place or more, in the order of the second list."""
        return tuple(one for one in self.items if abs(one.gained) >= 1)
