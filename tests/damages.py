"""Ways in which a file comes to harm, each drawn from a generator: bytes in, bytes out."""

import io
import re
import zipfile

import numpy as np

CELLS = (
    "", " ", "\0", "=1+1", "(跳过)", "(空)", "-3", "-2", "N/A", "nan", "NaT", "inf", "-inf",
    "1e999", "9" * 400, "0x10", "１２", "²", "٣", "½", "一百", "其他〖", "〖〗", "┋┋┋", "→",
    "A;B;", "Yes", "No", "Y", "2026-02-30 25:61:61", "0000-00-00", "9999-12-31 23:59:59",
    "99999/99/99 9:9:9",
    "-1秒", "1e308秒", "'; --", '"', '"""', "\\", "\ufeff", "\u202e", "\U0001f3e0", "é\u0301",
    "a\nb", '{"ImportId":"QID1"}', "Response", "13800000000", "31.2,121.4", "999.999.999.999",
    "x" * 40_000, "a " * 9_000, "1-" * 9_000, "〖" * 9_000, "1号" * 9_000, "一" * 9_000,
    ".a@" * 9_000,
)  # fmt: skip
"""What no platform writes there, and a reader may stumble over."""


def truncated(content, rng):
    return content[: int(rng.integers(len(content) + 1))]


def flipped(content, rng):
    """Turn a few bits over, anywhere."""
    harmed = np.frombuffer(content, np.uint8).copy()
    places = rng.integers(len(harmed), size=rng.integers(1, 40))
    harmed[places] ^= (1 << rng.integers(8, size=len(places))).astype(np.uint8)
    return harmed.tobytes()


def overwritten(content, rng):
    """Let one stretch of bytes be zero, random, or that of another place."""
    length = int(rng.integers(1, 600))
    at, other = (int(place) for place in rng.integers(len(content), size=2))
    strange = (bytes(length), rng.bytes(length), content[other : other + length])
    return content[:at] + strange[rng.integers(3)] + content[at + length :]


def shuffled_lines(content, rng):
    """Lose some lines, repeat others, and change their order."""
    lines = content.split(b"\n")
    return b"\n".join(lines[place] for place in rng.integers(len(lines), size=len(lines)))


def encoded_otherwise(content, rng):
    """Save a text in the encoding of another program, or twice over."""
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    encoding = str(rng.choice(["gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-32", "latin1",
                               "shift_jis", "utf-7", "half"]))  # fmt: skip
    if encoding == "half":
        middle = int(rng.integers(len(text)))
        return text[:middle].encode() + text[middle:].encode("gb18030", "replace")
    if encoding == "latin1":
        return text.encode().decode("latin1").encode()
    return text.encode(encoding, "replace")


def strange_cells(content, rng):
    """Put strange words where a text has cells; header rows are not spared."""
    parts = re.split(rb"([,;\t\n])", content)
    for place in rng.integers(len(parts), size=rng.integers(1, 60)):
        if place % 2 == 0:
            parts[place] = CELLS[rng.integers(len(CELLS))].encode("utf-8", "replace")
    return b"".join(parts)


def inside(harm):
    """Harm one member of a packed workbook and pack it again: the package itself stays whole."""

    def harmed(content, rng):
        packed = zipfile.ZipFile(io.BytesIO(content))
        names = packed.namelist()
        telling = [name for name in names if "sheet" in name.lower() or "shared" in name.lower()]
        chosen = str(rng.choice(telling if rng.random() < 0.8 else names))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
            for name in names:
                read = packed.read(name)
                again.writestr(name, harm(read, rng) if name == chosen else read)
        return out.getvalue()

    harmed.__name__ = f"{harm.__name__}_inside"
    return harmed


def strange_values(content, rng):
    """Put strange words between the tags of a text in XML."""
    parts = re.split(rb"(<[^>]*>)", content)
    for place in rng.integers(len(parts), size=rng.integers(1, 60)):
        if place % 2 == 0:
            cell = CELLS[rng.integers(len(CELLS))].replace("\0", "").replace("<", "")
            parts[place] = cell.encode("utf-8", "replace")
    return b"".join(parts)


def lost_tags(content, rng):
    """Drop whole elements of a text in XML: some, and now and then all of a name."""
    found = re.split(rb"(<(\w+)>(?:<!\[CDATA\[[^\]]*\]\]>|[^<]*)</\2>)", content)
    gone = rng.choice(found[2::3]) if len(found) > 1 and rng.random() < 0.5 else b""
    kept = [
        part for place, part in enumerate(found)
        if place % 3 == 0
        or (place % 3 == 1 and found[place + 1] != gone and rng.random() > 0.03)
    ]  # fmt: skip
    return b"".join(kept)


ANY = (truncated, flipped, overwritten)
TEXT = (*ANY, shuffled_lines, encoded_otherwise, strange_cells)
PACKED = (*ANY, *map(inside, (truncated, flipped, overwritten, strange_values)))
XML = (*TEXT, strange_values, lost_tags)


def harms(suffix):
    """Give what may befall a file of a kind."""
    return {".csv": TEXT, ".pb": TEXT, ".xlsx": PACKED, ".lss": XML}.get(suffix, ANY)
