"""How soon the command answers, beside the libraries it stands on, in one run."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9


def seconds(*command: str, cwd: str | None = None) -> float:
    """Wall-clock seconds of one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=cwd)  # noqa: S603 - our own
    return time.perf_counter() - start


def main() -> None:
    """Take the two commands in turn, so that a slow moment of the machine meets both."""
    command = str(Path(sys.executable).with_name("prioritize"))
    helped, imported = [], []
    for _ in range(RUNS):
        helped.append(seconds(command, "--help"))
        imported.append(seconds(sys.executable, "-c", "import typer, rich"))
    ratios = [mine / theirs for mine, theirs in zip(helped, imported, strict=True)]
    print(f"prioritize --help:    median {statistics.median(helped):.3f} s")
    print(f"import typer, rich:   median {statistics.median(imported):.3f} s")
    print(f"ratio, pair by pair:  median {statistics.median(ratios):.2f}")
    with tempfile.TemporaryDirectory() as folder:
        first = seconds(command, "demo", cwd=folder)
        again = [seconds(command, "demo", cwd=folder) for _ in range(3)]
    then = statistics.median(again)
    print(f"prioritize demo:      first {first:.1f} s, then median {then:.1f} s")


if __name__ == "__main__":
    main()
