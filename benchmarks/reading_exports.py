"""Time an export on its way to demand, beside bare calamine and pandas with openpyxl, on one file.

Each measurement runs in a process of its own: seconds of the processor, and the memory of that
process alone at its peak. Run it on Linux, from the repository:
``python benchmarks/reading_exports.py [rows]``.

On two shared cores, 20,000 rows of 60 columns take bare calamine 1.2 to 2.0 s, as the others on
the machine allow, and 208 MB. Reading, cleaning and demand take 1.7 to 2.0 times as long and 1.2
times the memory (the aim is twice as long at most); pandas with openpyxl, for reading alone, 10
to 13 times as long.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import xlsxwriter

Work = Callable[[], object]

COLUMNS = 60
REPEATS = 9
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


def calamine(path: Path) -> Work:
    from python_calamine import CalamineWorkbook

    return lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def pandas(path: Path) -> Work:
    import openpyxl  # noqa: F401 - loaded before the clock starts, as by the others

    return lambda: pd.read_excel(path, engine="openpyxl", dtype=str)


def text(path: Path) -> Work:
    from surveys.export import read_export

    return lambda: read_export(path)


def ours(path: Path) -> Work:
    """Read, clean and count by a codebook, as `prioritize run` does."""
    from surveys.cleaning import clean
    from surveys.codebook import Codebook, Option, Question
    from surveys.demand import item_demand
    from surveys.platforms import all_platforms
    from surveys.reading import read_responses
    from surveys.rules import all_cleaning_rules
    from surveys.scoring import all_kinds

    # Loaded before the clock starts, as by the others.
    all_platforms(), all_cleaning_rules(), all_kinds()
    questions = [Question(str(place), kind="satisfaction") for place in range(1, 21)]
    questions += [Question(str(place), kind="single") for place in range(31, 59)]
    questions.append(Question(str(COLUMNS - 1), kind="choose"))
    options = [
        Option(one.column, option, item=f"item{place}")
        for one in questions[20:]
        for place, option in enumerate(OPTIONS)
    ]
    codebook = Codebook(tuple(questions), tuple(options))

    def work() -> object:
        _, responses = read_responses([path], codebook)
        cleaning = clean(responses)
        return item_demand(responses, cleaning.used)

    return work


MEASURED = {"calamine": calamine, "text": text, "ours": ours, "pandas": pandas}
WHAT = {
    "calamine": "bare calamine",
    "text": "read_export",
    "ours": "reading, cleaning, demand",
    "pandas": "pandas with openpyxl",
}


def measured(what: str, path: Path) -> tuple[float, float]:
    """Give the seconds and megabytes of one measurement in a fresh process."""
    told = subprocess.run(  # noqa: S603 - our own file
        [sys.executable, __file__, what, str(path)], check=True, capture_output=True, text=True
    )
    seconds, peak = json.loads(told.stdout)
    return seconds, peak


def peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workbook, whole, half = (Path(folder) / name for name in ("a.xlsx", "a.csv", "half.csv"))
        table = draw(rows)
        write_xlsx(table, workbook)
        write_csv(table, whole)
        write_csv(table[: rows // 2 + 1], half)
        print(f"{rows} rows x {COLUMNS} columns")
        # In turns, and compared within each turn: the speed of a shared machine changes from
        # one to the next. pandas is slow enough to be measured once.
        once = {"pandas": measured("pandas", workbook)}
        turns = [
            once | {what: measured(what, workbook) for what in ("calamine", "text", "ours")}
            for _ in range(REPEATS)
        ]
        for what, name in WHAT.items():
            seconds, peak = np.median([turn[what] for turn in turns], axis=0)
            longer, more = np.median(
                [np.divide(turn[what], turn["calamine"]) for turn in turns], axis=0
            )
            print(f"xlsx  {name:26} {seconds:7.2f} s {peak:6.0f} MB ", end="")
            print(f"  ({longer:.2f} times as long, {more:.2f} of the memory)", flush=True)
        long, short = (measured("text", path)[0] for path in (whole, half))
        print(f"csv   read_export                {long:7.2f} s  (half the rows: {short:.2f} s)")


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - what to measure, and the file
        work = MEASURED[sys.argv[1]](Path(sys.argv[2]))
        start = time.process_time()
        work()
        print(json.dumps([time.process_time() - start, peak()]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
