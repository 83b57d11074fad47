"""问卷网's list of codes: a line per question, a line per option below it."""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from surveys.forms.form import Form, FormOption, FormQuestion, FormReader
from surveys.sheets import Export

KINDS: Final = {
    "单选题": "one",
    "下拉题": "one",
    "多选题": "several",
    "排序题": "order",
    "填空题": "words",
    "多项填空题": "words",
    "矩阵单选题": "matrix",
    "矩阵多选题": "matrix",
    "打分题": "number",
    "量表题": "one",
}
LEAST_QUESTIONS: Final = 1
WIDTH: Final = 3
LONGEST_START: Final = 20
"""Rows within which the first question is named."""

_NAME = re.compile(r"Q\d{1,3}")
_ROW = re.compile(r"R\d{1,3}")


def recognise(export: Export) -> bool:
    """Tell whether lines name a question, its words and its kind, and others one of its options."""
    if len(export.sheets) != 1:
        return False
    # The first question stands at the beginning: a survey of many rows need not be gone through.
    start = (row for row in export.sheets[0].rows if any(cell.strip() for cell in row))
    if not any(row and _NAME.fullmatch(row[0].strip()) for row in islice(start, LONGEST_START)):
        return False
    rows = [row for row in export.sheets[0].rows if any(cell.strip() for cell in row)]
    if len(rows[0]) < WIDTH:
        return False
    named = [row for row in rows if _NAME.fullmatch(row[0].strip())]
    kinds = [row for row in named if row[2].strip() in KINDS]
    others = [row for row in rows if row[0].strip() and row not in named]
    return len(kinds) >= LEAST_QUESTIONS and len(kinds) == len(named) and len(others) <= 1


def read(export: Export) -> Form:
    """Read the questions in their order; ``Q3`` is called 3 as in the data."""
    found: list[FormQuestion] = []
    options: list[FormOption] = []

    def close() -> None:
        if found:
            last = found[-1]
            rows = tuple(one for one in options if _ROW.fullmatch(one.code))
            levels = tuple(one for one in options if one not in rows)
            boxes = tuple(FormOption(f"A{one.code}", one.labels) for one in levels)
            parts = boxes if last.kind in ("several", "order") else rows
            found[-1] = replace(last, options=levels, parts=parts)

    for row in export.sheets[0].rows:
        name, second, third = (cell.strip() for cell in row[:WIDTH])
        if _NAME.fullmatch(name):
            close()
            options = []
            number = name[1:]
            found.append(FormQuestion(number, number, (second,), KINDS.get(third, "")))
        elif not name and second and third and found:
            options.append(FormOption(second, (third,)))
    close()
    return Form(export.file, FORM.title, ("",), tuple(found))


FORM = FormReader("wenjuan_codes", "问卷网编码表", recognise, read)
