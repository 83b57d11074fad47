"""Example figures of a catalogue item, by rule, until an estate has its own.

Every figure but `ecology` is on a scale from 1 to 5 and says nothing about a particular
estate: it follows from the catalogue alone by the rule of its function, so that a planner
can see why it is there and put a better one in its place.
"""

from prioritize.catalogue import CatalogueItem

NEUTRAL = 3.0
"""Middle of the scale: what is written for an item that nobody has judged yet."""
LOWEST, HIGHEST = 1.0, 5.0
CLASS_SAFETY = {"basic": 3.0, "improvement": 2.0, "enhancement": 1.0, "governance": 1.0}
HAZARD_SAFETY = 2.0
VULNERABLE = frozenset({"elders", "children", "under-3s", "disabled"})
NAMED_VULNERABLE = {0: 1.0, 1: 4.0}
WHOLE_ESTATE = frozenset({"all", "block"})
COVERAGE = {
    "all": 5.0, "block": 4.0, "upper floors": 3.0, "floors 3+": 3.0, "north": 3.0,
    "elders": 3.0, "women": 3.0, "children": 3.0, "car owners": 3.0, "passers": 2.0,
    "top floor": 2.0, "ground floor": 2.0, "under-3s": 2.0, "disabled": 2.0, "household": 2.0,
    "street view": 1.0, "fire risk": 1.0,
}  # fmt: skip
OWNERS_PAY = 2.0
SPECIAL_VOTE = 1.0
AT_HOME = 1.0
UPKEEP = {"Op": 5.0, "Ut": 4.0, "PM": 3.0, "Gv": 3.0, "Ow": 2.0, "household": 2.0}


def example_facts(item: CatalogueItem) -> dict[str, float]:
    """Derive the example figures of one item.

    Parameters
    ----------
    item : CatalogueItem

    Returns
    -------
    dict of str to float
        ``safety``, ``vulnerable``, ``coverage``, ``public_money``, ``burden`` and ``upkeep``,
        each 1-5; more of the last but two is worse.

    Examples
    --------
    >>> from prioritize.catalogue import load_catalogue
    >>> lift = next(item for item in load_catalogue() if item.id == "I06")
    >>> facts = example_facts(lift)
    >>> facts["vulnerable"], facts["burden"], facts["public_money"]
    (4.0, 5.0, 2.33)
    """
    return {
        "safety": safety(item),
        "vulnerable": vulnerable(item),
        "coverage": coverage(item),
        "public_money": public_money(item),
        "burden": burden(item),
        "upkeep": upkeep(item),
    }


def safety(item: CatalogueItem) -> float:
    """By class (basic 3, improvement 2, others 1), plus 2 where the item removes a danger."""
    return min(HIGHEST, CLASS_SAFETY[item.class_] + (HAZARD_SAFETY if item.hazard else 0.0))


def vulnerable(item: CatalogueItem) -> float:
    """Count elders, children and disabled people named: 4 for one, 5 for more; 2 for all, or 1."""
    named = len(VULNERABLE & set(item.beneficiaries))
    if named == 0 and WHOLE_ESTATE & set(item.beneficiaries):
        return 2.0
    return NAMED_VULNERABLE.get(named, HIGHEST)


def coverage(item: CatalogueItem) -> float:
    """Take the widest circle of those who gain: 5 the whole estate, 4 a block, 3 to 1 a part."""
    return max(COVERAGE.get(name, NEUTRAL) for name in item.beneficiaries)


def public_money(item: CatalogueItem) -> float:
    """1 where no public budget pays, 5 where it pays alone, in between by its share of payers."""
    return round(LOWEST + (HIGHEST - LOWEST) * ("Gv" in item.pay) / len(item.pay), 2)


def burden(item: CatalogueItem) -> float:
    """1, plus 2 where owners pay, 1 for a special vote, 1 for works at home or in the stairwell."""
    at_home = item.vote_scope.startswith(("stairwell", "household")) or item.unit == "户"
    return (
        LOWEST
        + OWNERS_PAY * ("Ow" in item.pay)
        + SPECIAL_VOTE * ("S" in item.vote)
        + AT_HOME * at_home
    )


def upkeep(item: CatalogueItem) -> float:
    """By who looks after it: operator 5, utility 4, manager or budget 3, owners 2."""
    return UPKEEP[item.keep]
