"""What a notice leaves out of tables, so that nobody reads columns of dashes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reports import figures
from reports.document import Block, Chapter, Heading, Table

TOLD = {"", figures.DASH}
"""Cells that say nothing."""


def without_gaps(chapter: Chapter) -> Chapter:
    """Leave out columns that hold dashes only, tables that keep one column, and bare headings.

    Parameters
    ----------
    chapter : Chapter

    Returns
    -------
    Chapter
    """
    told = [kept for block in chapter.blocks if (kept := _told(block)) is not None]
    return replace(chapter, blocks=tuple(_with_something_under(told)))


def _told(block: Block) -> Block | None:
    if not isinstance(block, Table):
        return block
    kept = [place for place in range(len(block.headers)) if not _is_bare(block, place)]
    if len(kept) == 1:
        return None
    return replace(
        block,
        headers=tuple(block.headers[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in block.rows),
        alignments=tuple(block.alignments[place] for place in kept),
        row_header=kept.index(block.row_header),
    )


def _is_bare(told: Table, column: int) -> bool:
    cells = {row[column] for row in told.rows}
    return column != told.row_header and figures.DASH in cells and cells <= TOLD


def _with_something_under(blocks: Sequence[Block]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        after = blocks[place + 1 : place + 2]
        if not isinstance(block, Heading) or (after and not isinstance(after[0], Heading)):
            yield block
