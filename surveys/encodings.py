"""Which characters the bytes of a text file stand for; a wrong guess is never silent."""

import codecs
import re
from collections import Counter
from typing import Final

from surveys.file_errors import UndecodableTextError, UnknownEncodingError, UnsupportedFileError
from surveys.remarks import ReadingRemark

BOMS: Final = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
DAMAGED_SHARE: Final = 0.1
"""Up to this share of undecodable places a file is damaged; beyond, it has another encoding."""

WESTERN: Final = frozenset({"cp1252", "mac-roman"})
"""Encodings in which every byte is a letter: nothing shows whether they are the right ones."""

_REPLACEMENT = "\ufffd"
_WIDE_RUN = re.compile(r"[^\x00-\x7f]+")
_EVERYDAY_SIGNS = re.compile(r"[\n\r\t,;0-9 ]")
_WESTERN = ReadingRemark("western")


def decode(
    content: bytes, file: str, supported: tuple[str, ...], told: str = ""
) -> tuple[str, str, list[ReadingRemark]]:
    """Turn the bytes of a text file into characters.

    Tried in order: the byte order mark, UTF-8, GB18030 (which holds GBK and GB2312), and
    cp1252. Western text often happens to be valid GB18030, as stray Chinese characters; it is
    told by holding neither everyday characters nor two of them in a row. Chinese text with a
    damaged byte is refused with its place, for cp1252 would read it as ``ÐòºÅ``.

    Parameters
    ----------
    content : bytes
        The file.
    file : str
        Its name, for messages.
    supported : tuple of str
        Endings of the files that can be read, for messages.
    told : str
        The encoding that a person names; found out if empty.

    Returns
    -------
    str
        The text without byte order mark.
    str
        The encoding.
    list of str
        A note if the encoding may be wrong.

    Raises
    ------
    UndecodableTextError
        If single bytes do not fit the encoding of all the others.
    UnsupportedFileError
        If the file is no text.
    UnknownEncodingError
        If there is no encoding of the name that was told.
    """
    if told:
        text = _decode_as_told(content, told, file)
        return text, told, [_WESTERN] if codecs.lookup(told).name in WESTERN else []
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            return strict_decode(content, encoding, file), encoding, []
    if b"\0" in content:
        return _decode_wide(content, file, supported)
    for encoding in ("utf-8", "gb18030"):
        if _belongs_to(content, encoding):
            return strict_decode(content, encoding, file), encoding, []
    return strict_decode(content, "cp1252", file), "cp1252", [_WESTERN]


def _decode_as_told(content: bytes, encoding: str, file: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise UnknownEncodingError(file, encoding) from error
    return strict_decode(content, encoding, file).removeprefix("\ufeff")


def _belongs_to(content: bytes, encoding: str) -> bool:
    """Whether the text is of this encoding, apart from a few damaged bytes at most."""
    try:
        text, damaged = content.decode(encoding), 0
    except UnicodeDecodeError:
        text = content.decode(encoding, errors="replace")
        damaged = text.count(_REPLACEMENT)
    if encoding == "utf-8" and not damaged:
        return True
    counts = Counter(text)
    wide = {one: count for one, count in counts.items() if "\x7f" < one != _REPLACEMENT}
    if damaged > DAMAGED_SHARE * sum(wide.values()):
        return False
    return encoding == "utf-8" or _looks_chinese(text, wide)


def _decode_wide(
    content: bytes, file: str, supported: tuple[str, ...]
) -> tuple[str, str, list[ReadingRemark]]:
    """Read UTF-16 without byte order mark: in the right order it has commas and line ends."""
    readings = {
        encoding: content.decode(encoding, errors="replace")
        for encoding in ("utf-16-le", "utf-16-be")
    }
    encoding = max(readings, key=lambda one: len(_EVERYDAY_SIGNS.findall(readings[one])))
    text = readings[encoding]
    if "\0" in text or not _EVERYDAY_SIGNS.search(text):
        raise UnsupportedFileError(file, "no text and no workbook", supported)
    return strict_decode(content, encoding, file), encoding, []


def _looks_chinese(text: str, wide: dict[str, int]) -> bool:
    everyday = sum(count for one, count in wide.items() if _is_everyday(one))
    return everyday * 2 >= sum(wide.values()) or _share_in_runs(text) > 1 / 2


def _is_everyday(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _share_in_runs(text: str) -> float:
    """Share of the non-ASCII characters that have another one beside them."""
    runs = [len(run) for run in _WIDE_RUN.findall(text)]
    return sum(run for run in runs if run > 1) / sum(runs) if runs else 0.0


def strict_decode(content: bytes, encoding: str, file: str) -> str:
    """Decode bytes of a known encoding.

    Raises
    ------
    UndecodableTextError
        With line and place of the first byte that does not fit.
    """
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, errors="replace")
        line = before.count("\n") + 1
        position = len(before) - (before.rfind("\n") + 1) + 1
        byte = f"0x{content[error.start]:02x}"
        raise UndecodableTextError(file, encoding, line, position, byte) from error
