"""The demo, run once per process and language, for tests that only need what it writes."""

import atexit
import tempfile
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree

from command_line import prioritize


def sample_demo(folder, language):
    """Put the demo's study and reports into a folder; returns what the command answered."""
    whole, outcome = _run(language)
    copytree(whole, folder)
    return outcome


@cache
def _run(language):
    home = Path(tempfile.mkdtemp(prefix="demo-"))
    atexit.register(rmtree, home, ignore_errors=True)
    return home / language, prioritize("demo", "--out", home / language, "--lang", language)
