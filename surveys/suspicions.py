"""Rows that look odd but are kept: they are counted, so that people can judge."""

import numpy as np
import numpy.typing as npt

from surveys.responses import Responses

Mask = npt.NDArray[np.bool_]


def find_suspicions(responses: Responses, used: Mask) -> dict[str, Mask]:
    """Find odd rows among those used.

    Parameters
    ----------
    responses : Responses
    used : ndarray of bool, shape (n_rows,)

    Returns
    -------
    dict of str to ndarray of bool, shape (n_rows,)
        ``limit_exceeded``: more options than allowed; ``none_with_others``: "none of these"
        together with something; ``same_network``: a network address that another used row has
        too (a whole stairwell may share one, and so may all sheets keyed in on one phone).
    """
    return {
        "limit_exceeded": used & limit_exceeded(responses),
        "none_with_others": used & none_with_others(responses),
        "same_network": used & same_network(responses, used),
    }


def limit_exceeded(responses: Responses) -> Mask:
    """Find rows that choose or rank more options than the question allows."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for answers in responses.answers:
        if answers.question.limit is not None and not answers.kind.is_scale:
            found |= answers.named.sum(axis=1) > answers.question.limit
    return found


def none_with_others(responses: Responses) -> Mask:
    """Find rows that tick an exclusive option together with others."""
    found = np.zeros(len(responses.rows), dtype=bool)
    for answers in responses.answers:
        exclusive = np.array([state != "answer" for state in answers.part_states], dtype=bool)
        chosen = answers.named
        found |= chosen[:, exclusive].any(axis=1) & chosen[:, ~exclusive].any(axis=1)
    return found


def same_network(responses: Responses, used: Mask) -> Mask:
    """Find rows sent from a network address that another used row has too."""
    numbers = responses.roles["network"].to_numpy(dtype=np.int64)
    known: Mask = used & (numbers >= 0)
    if not known.any():
        return known
    counts = np.bincount(numbers[known], minlength=int(numbers.max()) + 1)
    shared: Mask = known & (counts[np.maximum(numbers, 0)] > 1)
    return shared
