"""Separated text as a sheet: encoding and separator are found out, never assumed."""

import csv
import io
from collections import Counter
from itertools import chain, islice
from typing import Final

from surveys.encodings import decode
from surveys.file_errors import UnclosedQuoteError
from surveys.remarks import ReadingRemark
from surveys.sheets import Sheet
from surveys.text_rows import TextRows

SEPARATORS: Final = (",", ";", "\t")
SAMPLE_RECORDS: Final = 500
SAMPLE_CHARACTERS: Final = 1_000_000

UNSEPARATED = "\x1f"
END = "\x1eend of file"


def read_delimited(
    content: bytes,
    file: str,
    supported: tuple[str, ...],
    *,
    encoding: str = "",
    separator: str = "",
) -> tuple[Sheet, str, str, tuple[ReadingRemark, ...]]:
    r"""Read comma-, semicolon- or tab-separated text.

    Parameters
    ----------
    content : bytes
        The file, not empty.
    file : str
        Its name, for messages.
    supported : tuple of str
        Endings of the files that can be read, for messages.
    encoding, separator : str
        Found out where they are empty.

    Returns
    -------
    Sheet
        The only sheet; it has no name.
    str
        Encoding, such as ``utf-8-sig`` or ``gb18030``.
    str
        Separator: ``,`` ``;`` or a tab; empty if the text has a single column.
    tuple of str
        What had to be decided and may be wrong.

    Raises
    ------
    UndecodableTextError
        If a byte does not fit the encoding of all the others.
    UnclosedQuoteError
        If a quotation mark swallows the rest of the file.
    UnsupportedFileError
        If the file is no text at all.

    Examples
    --------
    >>> content = '楼栋;需求\n3;"电梯; 门禁"\n'.encode()
    >>> sheet, encoding, separator, _ = read_delimited(content, "answers.csv", (".csv",))
    >>> sheet.rows, encoding, separator
    (TextRows(2 rows × 2 columns), 'utf-8', ';')
    """
    text, encoding, notes = decode(content, file, supported, encoding)
    separator = separator or sniff_separator(text)
    sheet = Sheet("", _squared(_parse(text, separator, file)))
    return sheet, encoding, separator.strip(UNSEPARATED), tuple(notes)


def _squared(records: list[list[str]]) -> TextRows:
    """Give all records the same width, without the empty rows and columns at the ends."""
    while records and not any(records[-1]):
        records.pop()
    width = max(map(len, records), default=0)
    while width and not any(record[width - 1] for record in records if len(record) >= width):
        width -= 1
    padding = ("",) * width
    return TextRows.of((*record, *padding)[:width] for record in records)


def sniff_separator(text: str) -> str:
    """Find the separator under which most records have the same number of cells.

    Whole records are compared, with quoted separators and line breaks in place, for the first
    line alone often holds commas of its own. More cells speak for a separator, and so does a
    first record as wide as the others.

    Returns
    -------
    str
        One of `SEPARATORS`, or a character that no text holds if there is a single column.
    """
    scores = {separator: _consistency(text, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best] > 0 else UNSEPARATED


def _consistency(text: str, separator: str) -> float:
    lines = io.StringIO(text[:SAMPLE_CHARACTERS], newline="")
    try:
        sample = list(islice(csv.reader(lines, delimiter=separator), SAMPLE_RECORDS))
    except csv.Error:
        return 0.0
    widths = [len(record) for record in sample if record]
    if len(text) > SAMPLE_CHARACTERS and len(widths) < SAMPLE_RECORDS:
        widths = widths[:-1]
    if not widths:
        return 0.0
    counts = Counter(widths)
    width = max(counts, key=lambda one: (counts[one], one))
    share = counts[width] / len(widths)
    return share * (1 - 1 / width) * (1.0 if widths[0] == width else 0.5)


def _parse(text: str, separator: str, file: str) -> list[list[str]]:
    """Parse all records; a last line of our own shows whether the last cell was closed."""
    try:
        records = list(csv.reader(_lines(text), delimiter=separator))
    except csv.Error as error:
        raise UnclosedQuoteError(file, _last_opening(text, separator)) from error
    if records.pop() != [END]:
        raise UnclosedQuoteError(file, _last_opening(text, separator))
    return records


def _lines(text: str) -> chain[str]:
    return chain(io.StringIO(text, newline=""), [END])


def _last_opening(text: str, separator: str) -> int:
    """Line on which the last record begins: the one that runs away."""
    reader = csv.reader(_lines(text), delimiter=separator)
    line = 1
    try:
        for _ in reader:
            line, last = reader.line_num + 1, line
    except csv.Error:
        return line
    return last
