"""Say what is being done, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str], None]


@contextmanager
def progress() -> Iterator[Step]:
    """Show a spinner with the current step on stderr; stay quiet in a pipe.

    Yields
    ------
    callable (str) -> None
        Call it with the name of the next step.
    """
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console

    with Console(stderr=True).status("…") as status:
        yield status.update
