"""What must be said of a plan that was not solved as a whole."""

import math

from prioritize.findings import Note
from prioritize.pools import study_pools
from prioritize.study import Study
from prioritize.years_together import Near


def years_notes(study: Study, near: Near | None) -> tuple[Note, ...]:
    """Say how near a plan of very many items is to the best, and what was asked more simply.

    Parameters
    ----------
    study : Study
    near : Near or None
        None where items and years were solved together.

    Returns
    -------
    tuple of Note
        Empty without `near`.
    """
    pools = study_pools(study)
    if near is None or pools is None:
        return ()
    # A bound is never rounded down.
    gap = f"{math.ceil(near.gap * 10_000) / 10_000:.2%}"
    items, years = len(study.items), len(pools.years)
    message = (
        f"{items} items over {years} years are too many to be solved as a whole: the years can pay "
        f"for the chosen set, and no set is worth more than {gap} beyond it; the years "
        "are possible ones, not always the earliest; what else is asked of the plan (what an item "
        "would push out or cost, flips, options, chances) puts the years together and leaves "
        f"{near.spared:.1%} of the money over"
    )
    return (
        Note(
            "years_together",
            message,
            {
                "items": items,
                "years": years,
                "gap": gap,
                "spared": f"{near.spared:.1%}",
            },
        ),
    )
