"""How important, how urgent: the mean place on the scale."""

from surveys.levels import encode_levels, share_of_scale
from surveys.scoring.kind import Kind

KIND = Kind(
    name="importance",
    title="importance scale",
    summary="mean place on the scale, brought to 0-1",
    source="common convention: (x - 1) / (K - 1), without don't know",
    encode=encode_levels,
    demand=share_of_scale,
    per_column=True,
    is_scale=True,
)
