"""All that the commands wrote, as text to be searched."""

import zipfile
from html import unescape


def everything_written(folder, surveys):
    """All bytes of all outputs as text, workbooks unpacked; copied exports are the planner's."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name in surveys:
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                for name in packed.namelist():
                    text = packed.read(name).decode("utf-8", "replace")
                    # Where lxml is installed, a workbook holds Chinese as numbers of signs.
                    yield f"{path.name}/{name}", unescape(text)
        else:
            yield path.name, path.read_bytes().decode("utf-8", "replace")


def leaks(outputs, secrets):
    return sorted(
        {(name, secret) for name, text in outputs for secret in secrets if secret in text}
    )
