"""What each column asks: kind, options, scale order, limit and role."""

from dataclasses import dataclass

ROLES = (
    "answer", "id", "time", "duration", "mode", "household",
    "building", "group", "consent", "check", "status", "finished", "coded", "personal", "ignore",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One row of the `questions` sheet.

    Attributes
    ----------
    column : str
        A question number (all its columns) or the exact header of one column.
    export : str
        File the row speaks of; empty means every export that has the column.
    kind : str
        Name of a question kind (a file in `surveys.scoring`); empty for a column that is
        no answer.
    item : str
        Item id, when the whole column speaks of one item.
    limit : int or None
        How many options may be chosen or ranked.
    role : str
        One of `ROLES`.
    weight : float
        Weight of the question in the demand of its items, >= 0.
    codes : str
        With the role ``coded``: the question of free text whose answers this column codes by
        hand; empty where there is only one.
    same_as : str
        The `column` of another row that asks the same in other exports; that row then says all
        about the question, and this one only what `export` calls it.
    bands : tuple of int
        With the role group: where the bands begin into which a column of figures is put, such
        as ages; empty where its answers are levels themselves.
    stem : str
        The question's words, for people.
    confidence : float
        0-1, how sure the guess is; 1 when a person wrote it.
    comment : str
        Why it was guessed so, for people.
    """

    column: str
    export: str = ""
    kind: str = ""
    item: str = ""
    limit: int | None = None
    role: str = "answer"
    weight: float = 1.0
    codes: str = ""
    same_as: str = ""
    bands: tuple[int, ...] = ()
    stem: str = ""
    confidence: float = 1.0
    comment: str = ""


@dataclass(frozen=True)
class Option:
    """One row of the `options` sheet: an answer option and what it means.

    `column` is a question number or header as in `Question`; `option` its exact text; `item`
    the item it asks for; `order` its place on the scale, worst first (None: off the scale);
    `state` is ``answer``, ``none``, ``dont_know`` or ``refused``; `export` the files that offer
    it, separated by ``;`` (empty: all).
    """

    column: str
    option: str
    item: str = ""
    order: float | None = None
    state: str = "answer"
    export: str = ""
    confidence: float = 1.0
    comment: str = ""


@dataclass(frozen=True)
class Codebook:
    """Everything known about the questions of a survey."""

    questions: tuple[Question, ...]
    options: tuple[Option, ...]
