"""The demo, run once per process and language, for tests that only need what it writes."""

import atexit
import tempfile
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from unittest import mock

from command_line import prioritize
from surveys import segment_search

AS_IT_IS = {name: getattr(segment_search, name) for name in ("CHANCES", "FINAL_STARTS")}


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
    with mock.patch.multiple(segment_search, **AS_IT_IS):
        return home / language, prioritize("demo", "--out", home / language, "--lang", language)
