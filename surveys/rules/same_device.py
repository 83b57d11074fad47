"""One network address, nearly the same answers, within minutes."""

import numpy as np

from surveys.responses import Responses
from surveys.rules.facts import few_questions, fingerprint, on_paper
from surveys.rules.rule import Limits, Mask, Rule

BURST_SECONDS = 600.0
SAME_SHARE = 0.95
LEAST_ANSWERED = 10


def find(responses: Responses, left: Mask, limits: Limits) -> Mask:
    """Find rows sent from one address within ten minutes with nearly the same answers.

    Each row is compared with the one sent before it from the same address: at least ten
    questions answered by both, and 95 % of them alike. A shared address alone says nothing: a
    stairwell may have one. Paper keyed in on one phone is exempt.
    """
    found = np.zeros(len(left), dtype=bool)
    network = responses.roles["network"].to_numpy(dtype=np.int64)
    times = responses.roles["time"]
    among = left & ~on_paper(responses, limits) & (network >= 0) & times.notna().to_numpy()
    places = np.flatnonzero(among)
    if len(places) < 2:  # noqa: PLR2004 - two rows to compare
        return found
    seconds = (times - times.min()).dt.total_seconds().to_numpy(dtype=float)
    order = places[np.lexsort((places, seconds[places], network[places]))]
    first, second = order[:-1], order[1:]
    near = (network[first] == network[second]) & (seconds[second] - seconds[first] <= BURST_SECONDS)
    first, second = first[near], second[near]
    both = np.zeros(len(first), dtype=np.int64)
    alike = np.zeros(len(first), dtype=np.int64)
    for answers in responses.answers:
        marks = fingerprint(answers)
        told = (marks[first] != 0) & (marks[second] != 0)
        both += told
        alike += told & (marks[first] == marks[second])
    same = (both >= LEAST_ANSWERED) & (alike >= SAME_SHARE * both)
    found[first[same]] = True
    found[second[same]] = True
    return found


def cannot(responses: Responses, limits: Limits) -> str:  # noqa: ARG001 - shared by all rules
    """Say that addresses or times are missing, or that too few questions were asked."""
    if not (responses.roles["network"] >= 0).any():
        return "no_networks"
    if not responses.roles["time"].notna().any():
        return "no_times"
    return few_questions(responses, LEAST_ANSWERED)


RULE = Rule(
    "same_device",
    "caution",
    8,
    "one network address, nearly the same answers, within minutes",
    find,
    cannot,
)
