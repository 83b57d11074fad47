"""What a page holds once its scripts have run: Chromium's own dump of it."""

import re
import subprocess
from html import unescape

from browser import BROWSER

OFFLINE = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--virtual-time-budget=4000",
)  # fmt: skip


def dumped(content, folder, part=""):
    """The page once its scripts have run, as HTML; `part` ends its address, as ``#flips``."""
    page = folder / "page.html"
    page.write_bytes(content)
    return subprocess.run(
        [BROWSER, *OFFLINE, f"--user-data-dir={folder / 'profile'}", "--dump-dom",
         f"{page.as_uri()}{part}"],
        capture_output=True, check=True, timeout=120,
    ).stdout.decode()  # fmt: skip


def text_of(told, element_id):
    """What a reader sees of one element without others of its tag inside."""
    tag, inner = re.search(
        rf'<(\w+)[^>]*\bid="{element_id}"[^>]*>(.*?)</\1>', told, re.DOTALL
    ).groups()
    assert f"<{tag}" not in inner
    return unescape(re.sub(r"<[^>]+>", " ", inner))
