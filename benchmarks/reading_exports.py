"""Time how fast an export becomes text, beside pandas with openpyxl, on the same file in one run.

Run from the repository: ``python benchmarks/reading_exports.py [rows]``.
"""

import csv
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import xlsxwriter

from surveys.export import read_export
from surveys.reading import read_survey

COLUMNS = 60
TICKED_SHARE = 0.4
OPTIONS = ("加装电梯", "停车位改造", "外墙保温", "雨污分流", "适老化改造", "儿童活动场地")


def draw(rows: int) -> list[list[object]]:
    """Draw mixed cells: numbers, fractions, words, lists of options, blanks."""
    rng = np.random.default_rng(0)
    table: list[list[object]] = [["序号", *(f"{place}、题目" for place in range(1, COLUMNS))]]
    scales = rng.integers(1, 6, size=(rows, 20)).astype(float)
    amounts = rng.random((rows, 10)).round(3)
    words = rng.integers(0, len(OPTIONS), size=(rows, 28))
    ticked = rng.random((rows, len(OPTIONS))) < TICKED_SHARE
    for row in range(rows):
        lists = "┋".join(option for option, tick in zip(OPTIONS, ticked[row], strict=True) if tick)
        named = [OPTIONS[word] if word else "" for word in words[row]]
        table.append([row + 1, *scales[row].tolist(), *amounts[row].tolist(), *named, lists])
    return table


def write_xlsx(table: list[list[object]], path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        for place, row in enumerate(table):
            sheet.write_row(place, 0, row)


def write_csv(table: list[list[object]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(table)


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """Give the best of several runs."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workbook, text, half = (Path(folder) / name for name in ("a.xlsx", "a.csv", "half.csv"))
        table = draw(rows)
        write_xlsx(table, workbook)
        write_csv(table, text)
        write_csv(table[: rows // 2 + 1], half)
        ours = seconds(lambda: read_export(workbook))
        theirs = seconds(lambda: pd.read_excel(workbook, engine="openpyxl", dtype=str), repeats=1)
        print(f"{rows} rows x {COLUMNS} columns")
        print(f"xlsx  read_export               {ours:7.2f} s")
        print(
            f"xlsx  pandas with openpyxl      {theirs:7.2f} s  ({theirs / ours:.1f} times as long)"
        )
        print(f"xlsx  read_survey, named        {seconds(lambda: read_survey(workbook), 1):7.2f} s")
        whole, part = seconds(lambda: read_export(text)), seconds(lambda: read_export(half))
        print(f"csv   read_export               {whole:7.2f} s")
        print(f"csv   half the rows             {part:7.2f} s  (whole / half = {whole / part:.2f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
