"""Text files too large to be in memory at once, read a piece of their rows at a time."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

import numpy as np

from surveys.answers import State, SurveyTable
from surveys.delimited import END, UNSEPARATED, sniff_separator
from surveys.encodings import decode, strict_decode
from surveys.file_errors import FileTooLargeError, UnclosedQuoteError, UndecodableTextError
from surveys.platforms.dialect import Platform
from surveys.remarks import ReadingRemark
from surveys.sheets import Export, Sheet
from surveys.text_rows import TextRows
from surveys.told import ReadAs

MEGABYTE: Final = 1_000_000
LARGE: Final = 64 * MEGABYTE
"""Size from which a text file is read in pieces."""

LARGEST_TEXT: Final = 8_000 * MEGABYTE
HEAD_ROWS: Final = 50_000
"""Rows by which the columns of a large file are known."""

PIECE_ROWS: Final = 20_000
TELLING_WORDS: Final = 40
"""So many words of each column go along with every piece, for a platform tells by the words of a
column how it is to be read."""

SAMPLE: Final = 4 * MEGABYTE
TEXTS: Final = (".csv", ".tsv", ".txt")

_WIDE = re.compile(rb"[\x80-\xff\x00]")


@dataclass(frozen=True, eq=False)
class LargeFile:
    """A text file that is read in pieces.

    Attributes
    ----------
    path : Path
    encoding, separator : str
        As in `surveys.sheets.Export`.
    notes : tuple of ReadingRemark
        What was decided about the encoding.
    variant : str
        As in `surveys.sheets.Export`.
    """

    path: Path
    encoding: str
    separator: str
    notes: tuple[ReadingRemark, ...]
    variant: str = ""

    def export(self, records: Iterable[Sequence[str]]) -> Export:
        """Give some records as an export of their own."""
        sheet = Sheet("", TextRows.of(records))
        suffix = self.path.suffix.lower().lstrip(".")
        return Export(
            self.path.name,
            suffix,
            (sheet,),
            self.encoding,
            self.separator,
            self.notes,
            self.variant,
        )

    def records(self) -> Iterator[list[str]]:
        """Read record after record, the header first.

        Raises
        ------
        UndecodableTextError
            If a byte does not fit the encoding.
        UnclosedQuoteError
            If a quotation mark swallows the rest of the file.
        """
        file, line, begins = self.path.name, 1, 1
        last: list[str] = []
        try:
            with self.path.open(encoding=self.encoding, newline="") as stream:
                reader = csv.reader(chain(stream, [END]), delimiter=self.separator or UNSEPARATED)
                for record in reader:
                    if last:
                        yield last
                    line, begins, last = reader.line_num + 1, line, record
        except csv.Error as error:
            raise UnclosedQuoteError(file, line) from error
        except UnicodeDecodeError:
            strict_decode(self.path.read_bytes(), self.encoding, file)
            raise
        if last != [END]:
            raise UnclosedQuoteError(file, begins)


@dataclass(frozen=True, eq=False)
class LargeSurvey:
    """A large file whose dialect is known.

    Attributes
    ----------
    file : LargeFile
    platform : Platform
    head : SurveyTable
        Its first rows; what they show of the columns holds for all rows.
    telling : tuple of list of str
        Records of the head that hold the words of every column. They are read along with each
        piece, so that a platform makes the same of a column whatever stands in the piece.
    """

    file: LargeFile
    platform: Platform
    head: SurveyTable
    telling: tuple[list[str], ...] = ()

    def pieces(self) -> Iterator[SurveyTable]:
        """Read all rows, `PIECE_ROWS` at a time, with the columns of the head.

        Returns
        -------
        iterator of SurveyTable
            Row numbers are those of the whole file.
        """
        records = self.file.records()
        depth = int(self.head.text.index[0]) - 1
        header = [list(record) for record in islice(records, depth)]
        width = max(map(len, header))
        header = [_squared(record, width) for record in header]
        along = [_squared(record, width) for record in self.telling]
        before = depth
        while piece := list(islice(records, PIECE_ROWS)):
            squared = [_squared(record, width) for record in piece]
            if any(map(any, squared)):
                export = self.file.export([*header, *along, *squared])
                table = _without_first(
                    self.platform.read(export, export.sheets[0]), depth + len(along)
                )
                yield _like(self.head, table, before - depth - len(along))
            before += len(piece)


def is_large(path: Path) -> bool:
    """Tell whether a file is a text too large to be read at once."""
    return path.suffix.lower() in TEXTS and path.is_file() and path.stat().st_size > LARGE


def open_large(path: Path, told: ReadAs = ReadAs()) -> LargeFile:  # noqa: B008 - frozen
    """Find out how a large text file is written, from what it begins with.

    The encoding is told by the first bytes beyond ASCII, wherever they stand.

    Parameters
    ----------
    path : Path
        For which `is_large` is true.
    told : ReadAs
        What a person says of its encoding and separator.

    Raises
    ------
    FileTooLargeError
        If it is larger than any survey.
    UndecodableTextError, UnsupportedFileError
        If it is no text.
    """
    size = path.stat().st_size
    if size > LARGEST_TEXT:
        raise FileTooLargeError(path.name, size // MEGABYTE, LARGEST_TEXT // MEGABYTE)
    start, telling = _telling_parts(path)
    try:
        text, encoding, notes = decode(start + telling, path.name, TEXTS, told.encoding)
    except UndecodableTextError as error:
        # Its line counts within the parts looked at: look again, at the whole file.
        strict_decode(path.read_bytes(), error.encoding, path.name)
        raise
    separator = told.separator or sniff_separator(text[: len(start)])
    return LargeFile(path, encoding, separator.strip(UNSEPARATED), tuple(notes), told.variant)


def _telling_parts(path: Path) -> tuple[bytes, bytes]:
    """Give the first lines, and the first lines beyond ASCII if those are none."""
    with path.open("rb") as stream:
        start = stream.read(SAMPLE) + stream.readline()
        if _WIDE.search(start):
            return start[: len(start) // 2 * 2] if b"\0" in start else start, b""
        while block := stream.read(SAMPLE) + stream.readline():
            if _WIDE.search(block):
                return start, block
    return start, b""


def recognise_large(
    file: LargeFile, read: Callable[[Export], tuple[Platform, SurveyTable]]
) -> LargeSurvey:
    """Read the first rows of a large file and take their dialect for that of the whole file.

    Parameters
    ----------
    file : LargeFile
    read : callable (Export) -> (Platform, SurveyTable)
        Recognises and reads an export.
    """
    records = list(islice(file.records(), HEAD_ROWS))
    width = max(map(len, records), default=0)
    platform, table = read(file.export(_squared(record, width) for record in records))
    said = ReadingRemark("large_file", rows=len(table.text))
    telling = _telling_records(records, int(table.text.index[0]) - 1)
    return LargeSurvey(file, platform, replace(table, notes=(*table.notes, said)), telling)


def _telling_records(records: Sequence[list[str]], depth: int) -> tuple[list[str], ...]:
    """Choose records below the header in which the first words of every column stand."""
    seen: list[set[str]] = [set() for _ in range(max(map(len, records), default=0))]
    chosen = []
    for record in records[depth:]:
        new = [
            words
            for words, cell in zip(seen, record, strict=False)
            if len(words) < TELLING_WORDS and cell not in words
        ]
        if new:
            chosen.append(record)
            for words, cell in zip(seen, record, strict=False):
                if len(words) < TELLING_WORDS:
                    words.add(cell)
    return tuple(chosen)


def _without_first(table: SurveyTable, rows: int) -> SurveyTable:
    """Leave out what stands in the first rows of a sheet."""
    later = table.text.index.to_numpy() > rows
    return replace(table, text=table.text[later], states=table.states[later])


def _squared(record: list[str], width: int) -> list[str]:
    return record if len(record) == width else [*record, *[""] * (width - len(record))][:width]


def _like(head: SurveyTable, piece: SurveyTable, rows_before: int) -> SurveyTable:
    """Give a piece the columns of the head, and the row numbers of the whole file.

    A column that the platform makes out of others, and could not make here, is empty.
    """
    keys = [column.key for column in head.columns]
    place = {column.key: number for number, column in enumerate(piece.columns)}
    states = np.full((len(piece.text), len(keys)), State.BLANK, dtype=np.uint8)
    for to, key in enumerate(keys):
        if key in place:
            states[:, to] = piece.states[:, place[key]]
    text = piece.text.reindex(columns=head.text.columns, fill_value="")
    text.index = text.index + rows_before
    return replace(
        head,
        text=text,
        states=states,
        notes=(),
        sources=(replace(head.sources[0], rows=len(text)),),
    )
