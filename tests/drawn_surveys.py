"""Small surveys drawn as tables: exports, codebooks, and what becomes of them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from drawn_exports import read_drawn
from surveys.answers import Column, State, SurveyTable
from surveys.codebook import Codebook, Option, Question
from surveys.encoder import encode

CHOICE = "1、最希望改造的项目"


def survey(text, columns, *, states=None, separator="┋", codes=None, file="a.xlsx"):
    """Build a table by hand: `text` maps column keys to cells, empty cells are blank."""
    frame = pd.DataFrame(text, dtype=str)
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    found = np.where(frame.to_numpy() == "", State.BLANK, State.ANSWERED).astype(np.uint8)
    return SurveyTable(
        file, "Sheet1", "plain", "plain", tuple(columns), frame,
        found if states is None else states, separator, codes or {},
    )  # fmt: skip


def beside(*tables):
    """Put drawn tables beside each other where one would be too wide to read."""
    pieces = [[line.strip() for line in table.strip().splitlines()] for table in tables]
    return "\n".join(
        "".join(line[:-1] for line in lines) + "|" for lines in zip(*pieces, strict=True)
    )


def choices(cells, *, file="a.xlsx"):
    """Build a survey of one multiple choice; ``(跳过)`` was not shown."""
    cells = list(cells)
    states = [
        State.SKIPPED if cell == "(跳过)" else State.BLANK if not cell else State.ANSWERED
        for cell in cells
    ]
    return survey(
        {CHOICE: ["" if cell == "(跳过)" else cell for cell in cells]},
        [Column(CHOICE, CHOICE, "1", "最希望改造的项目", form="list")],
        states=np.array(states, dtype=np.uint8)[:, np.newaxis],
        file=file,
    )


def chosen_items(options: Mapping[str, str], **question):
    """Codebook of one multiple choice; `options` maps texts to item ids."""
    return Codebook(
        (Question("1", kind="choose", **question),),
        tuple(Option("1", text, item=item) for text, item in options.items()),
    )


def encoded(table, platform, questions, options=()):
    """Read a drawn export and encode it."""
    return encode([read_drawn(table, platform)], Codebook(tuple(questions), tuple(options)))


def everybody(responses):
    return np.ones(len(responses.rows), dtype=bool)
