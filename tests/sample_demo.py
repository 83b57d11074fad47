"""The demo, run once per process and language, for tests that only need what it writes."""

import atexit
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from unittest import mock

from command_line import prioritize
from prioritize import decision, rival_sets
from prioritize.doubts import funding
from prioritize.fairness import findings
from prioritize.joint import all_rules
from reports import drawing
from surveys import segment_search

RULES = dict(all_rules())
AS_IT_IS = {
    module: {name: getattr(module, name) for name in names}
    for module, names in (
        (segment_search, ("CHANCES", "FINAL_STARTS", "REPLICATES")),
        (rival_sets, ("FEWEST_PLANS", "ITEMS_IN_ALL")),
        (funding, ("LISTS",)),
        (decision, ("make_situation",)),
        (findings, ("MOST",)),
        (drawing, ("_drawn",)),
    )
}


def sample_demo(folder, language):
    """Put the demo's study and reports into a folder; returns what the command answered."""
    whole, outcome = _run(language)
    copytree(whole, folder)
    return outcome


@cache
def _run(language):
    home = Path(tempfile.mkdtemp(prefix="demo-"))
    atexit.register(rmtree, home, ignore_errors=True)
    # As it is for its users, whichever test asks for it first.
    with ExitStack() as patched:
        patched.enter_context(mock.patch.dict(all_rules(), RULES))
        for module, values in AS_IT_IS.items():
            patched.enter_context(mock.patch.multiple(module, **values))
        return home / language, prioritize("demo", "--out", home / language, "--lang", language)
