"""Figures that rest on answers, told so roughly that nobody counts heads with them."""

import dataclasses
from typing import Any

DIGITS = 2
"""Of figures that rest on answers: whole per cent. More would give their bases away."""


def rounded(value: Any) -> Any:
    """Round every broken number in findings, however deep."""
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(rounded(inner) for inner in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value,
            **{one.name: rounded(getattr(value, one.name)) for one in dataclasses.fields(value)},
        )
    return value
