"""What the program knows, by name: platforms, kinds, methods and rules."""

from prioritize.joint import all_rules
from prioritize.ranking import all_methods
from surveys.platforms import all_platforms
from surveys.rules import all_cleaning_rules
from surveys.scoring import all_kinds
from weights.elicitation import all_methods as all_elicitation_methods
from weights.objective import METHODS as OBJECTIVE_METHODS
from weights.random_index import RANDOM_INDICES


def list_methods() -> dict[str, list[tuple[str, str]]]:
    """Collect every registry as (name, what it is) under a heading.

    Returns
    -------
    dict of str to list of (str, str)
        Headings say where the name is used.
    """
    return {
        "survey platforms (init --platform)": [
            (one.name, one.title) for one in all_platforms().values()
        ],
        "question kinds (questions, column kind)": [
            (one.name, one.summary) for one in all_kinds().values()
        ],
        "cleaning rules (settings, rules_off)": [
            (one.name, one.summary) for one in all_cleaning_rules().values()
        ],
        "elicitation methods (judgements, column method)": [
            (one.name, one.summary) for one in all_elicitation_methods().values()
        ],
        "objective weights (told beside the parties', never mixed in)": [
            (one.name, one.summary) for one in OBJECTIVE_METHODS
        ],
        "random-index tables (settings, random_index)": [
            (one.name, one.source) for one in RANDOM_INDICES.values()
        ],
        "ranking methods (settings, method)": [
            (one.name, one.summary) for one in all_methods().values()
        ],
        "joint rules (settings, joint)": [(one.name, one.summary) for one in all_rules().values()],
    }
