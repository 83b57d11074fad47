"""Print the two set-up commands of the README, so that the checks run what readers run."""

import re
import sys
from pathlib import Path


def main(readme: str) -> None:
    """Print the lines of the first two `sh` blocks."""
    text = Path(readme).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)\n```", text, flags=re.MULTILINE | re.DOTALL)
    commands = blocks[:2]
    if len(commands) != 2 or any("\n" in command for command in commands):
        sys.exit("the README must open with two `sh` blocks of one line each")
    print("\n".join(commands))


if __name__ == "__main__":
    main(sys.argv[1])
