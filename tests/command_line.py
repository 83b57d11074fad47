"""Run the command as a user does, inside the test's own process."""

import contextlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from prioritize.cli import main


@dataclass(frozen=True)
class Outcome:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self):
        return self.err.splitlines()


def prioritize(*arguments, language="en_GB.UTF-8"):
    """Run `prioritize` with the arguments; returns exit code, stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    environment = {"LC_ALL": language, "COLUMNS": "100"}
    with (
        mock.patch.object(sys, "argv", ["prioritize", *map(str, arguments)]),
        mock.patch.dict("os.environ", environment),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
    return Outcome(code, out.getvalue(), err.getvalue())


def result(folder):
    """Read the `result.json` a run wrote."""
    return json.loads((Path(folder) / "result.json").read_text(encoding="utf-8"))
