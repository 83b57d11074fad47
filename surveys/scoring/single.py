"""Choose one: the share of the people asked whose answer is the option."""

from surveys.marks import encode_marks
from surveys.scoring.choose import demand
from surveys.scoring.kind import Kind

KIND = Kind(
    name="single",
    title="choose one",
    summary="share of the people asked whose answer is the option",
    source="common convention; base: everybody asked",
    encode=encode_marks,
    demand=demand,
    per_column=True,
)
