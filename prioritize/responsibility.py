"""Who decides, funds, delivers, supervises, accepts and maintains: an empty cell is a finding."""

import re
from collections.abc import Iterable

from prioritize.plan_findings import ResponsibilityFinding, RolesFinding
from prioritize.study import Item

ROLES = ("decide", "fund", "deliver", "supervise", "accept", "maintain")
TWO_DECIDERS = "two_deciders"
UNKEPT = "physical_no_maintain"
"""Something built that nobody is to look after."""
EMPTY = "matrix_empty"
_SEVERAL = re.compile(
    r"[;；、,，/\n]|\s(?:and|&)\s|(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})",
    re.IGNORECASE,
)
"""Between two names; 和 only with two characters on either side, as in no 和平里 or 祥和."""


def responsibility_findings(items: Iterable[Item]) -> tuple[ResponsibilityFinding, ...]:
    """Find the gaps of the responsibility matrix.

    Parameters
    ----------
    items : iterable of Item

    Returns
    -------
    tuple of ResponsibilityFinding
        In the order of the items, then of `ROLES`: ``no_decide`` … ``no_maintain`` for an empty
        cell, ``physical_no_maintain`` in place of the last for an item that is built and not only
        governed, ``two_deciders`` where more than one decides. Where no item says anything in any
        of the six columns, one finding without an item: ``matrix_empty``.
    """
    items = tuple(items)
    if not any(getattr(item, role) for item in items for role in ROLES):
        return (ResponsibilityFinding("", EMPTY),) if items else ()
    return tuple(
        ResponsibilityFinding(item.id, problem) for item in items for problem in _problems(item)
    )


def roles_findings(items: Iterable[Item]) -> tuple[RolesFinding, ...]:
    """Tell who does what, for the items that name anybody.

    Parameters
    ----------
    items : iterable of Item

    Returns
    -------
    tuple of RolesFinding
        In the order of the items.
    """
    named = ((item.id, {role: getattr(item, role).strip() for role in ROLES}) for item in items)
    return tuple(RolesFinding(item, **roles) for item, roles in named if any(roles.values()))


def several(names: str) -> bool:
    """Tell whether a cell names more than one.

    Examples
    --------
    >>> [several(text) for text in ("街道办；居委会", "街道办事处和居委会", "和平里街道办")]
    [True, True, False]
    """
    return sum(bool(part.strip()) for part in _SEVERAL.split(names)) > 1


def _problems(item: Item) -> Iterable[str]:
    physical = "governance" not in {item.class_, item.aspect}
    for role in ROLES:
        said = getattr(item, role).strip()
        if not said:
            yield UNKEPT if role == "maintain" and physical else f"no_{role}"
        elif role == "decide" and several(said):
            yield TWO_DECIDERS
