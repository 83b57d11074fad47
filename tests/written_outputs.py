"""All that the commands wrote, as text to be searched."""

import re
import zipfile
from html import unescape

_MARKS = re.compile(r"<[^>]*>")


def everything_written(folder, surveys=()):
    """All bytes of all outputs as text, workbooks unpacked; copied exports are the planner's.

    Signs written as references are read: a page escapes its marks, and where lxml is installed a
    workbook holds all its Chinese so.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name in surveys:
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for name in packed.namelist():
                    text = _read(packed.read(name))
                    yield f"{path.name}/{name}", text
                    if path.suffix == ".docx":
                        # A word may change its font in the middle.
                        yield f"{path.name}/{name}, words", _MARKS.sub("", text)
        else:
            yield path.name, _read(path.read_bytes())


def _read(content):
    return unescape(content.decode("utf-8", "replace"))


def leaks(outputs, secrets):
    return sorted(
        {(name, secret) for name, text in outputs for secret in secrets if secret in text}
    )
