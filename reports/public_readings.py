"""What kinds of questions tell of items, as a notice may show it."""

from dataclasses import replace

from prioritize.small_readings import base_key, share_key, whole_key
from prioritize.survey_findings import ReadingFinding
from surveys.disclosure import Shown


def public_reading(reading: ReadingFinding, shown: Shown) -> ReadingFinding:
    """Leave hidden shares out, and a class whose share is hidden.

    Parameters
    ----------
    reading : ReadingFinding
    shown : Shown
        From `surveys.disclosure.protect`.

    Returns
    -------
    ReadingFinding
    """
    whole = whole_key(reading)
    # Shares of people whose number gives few away give them away as well.
    untold = {
        share
        for key in shown.hidden
        if isinstance(key, tuple) and key[: len(whole)] == whole
        for share in key[len(whole) :]
    } | shown.hidden
    return replace(
        reading,
        base=shown.count(base_key(reading)),
        label="" if share_key(reading, reading.label) in untold else reading.label,
        figures={
            name: figure
            for name, figure in reading.figures.items()
            if share_key(reading, name) not in untold
        },
    )
