"""Time a survey of a million rows, from text file to demand, with the memory it takes at its peak.

Each measurement runs in a process of its own, so that none pays for another. Beside it, pandas
reads the same file as text and does nothing with it. Seconds are those of the processor, which
others at work on the machine do not lengthen. Run it on Linux, from the repository:
``python benchmarks/survey_scale.py [rows]``; a quarter and a half of the rows come first.

On two shared cores, 1,000,000 rows of 60 columns take 160 to 180 s of the processor, 9 to 10 times
what pandas takes for reading alone, and 1,690 MB at the peak, 1.01 times the memory of pandas. A
row costs 160 to 180 µs there and about 160 with half the rows or a quarter; the first 50,000 rows
are looked at twice, once to find out what the columns ask.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

COLUMNS = 60
PIECE = 20_000
OPTIONS = (
    "加装电梯", "屋顶防水", "增加停车位", "更换路灯", "修缮楼道", "雨污分流", "外墙保温",
    "适老坡道", "儿童活动场地", "电动车充电", "绿化补种", "垃圾分类点",
)  # fmt: skip
SCALE = ("非常不满意", "不太满意", "一般", "比较满意", "非常满意")
MATTERS = ("很不重要", "不太重要", "一般", "比较重要", "非常重要")
SEEN = 0.92
"""Share of the cells that are filled in."""

TWICE = 0.02
"""Share of the homes that answer a second time."""

STEPS = ("codebook", "reading", "cleaning", "demand", "needs")


def header() -> list[str]:
    first = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    first += ["1、您的楼栋", "2、门牌号", "3、您的年龄", "4、您是业主还是租户", "5、家中有无老人"]
    first += ["6、您最希望改造的项目【最多选5项】", "7、公共空间最缺什么【多选题】"]
    first += [f"8、您对以下方面满意吗—{OPTIONS[0]}", *(f"8、{one}" for one in OPTIONS[1:])]
    first += [f"9、以下内容有多重要—{OPTIONS[0]}", *(f"9、{one}" for one in OPTIONS[1:])]
    first += [f"{number}、第{number}个问题的选择" for number in range(10, 10 + COLUMNS - 1)]
    return [*first[: COLUMNS - 1], "99、其他意见和建议"]


def draw(rows: int, rng: np.random.Generator, before: int) -> Iterator[list[str]]:
    """Draw some rows; some homes answer twice, and a few people rush through."""

    def pick(words: tuple[str, ...], shape: tuple[int, int]) -> np.ndarray:
        drawn = np.array(words, dtype=object)[rng.integers(len(words), size=shape)]
        return np.where(rng.random(shape) < SEEN, drawn, "")

    ticks = rng.random((rows, 2, len(OPTIONS))) < rng.beta(2, 4, len(OPTIONS))
    number = np.arange(before, before + rows)
    home = np.where(rng.random(rows) < TWICE, number - 1, number)
    seconds = rng.lognormal(5.2, 0.5, rows).astype(int)
    sent = pd.Timestamp("2026-03-01") + pd.to_timedelta(number * 7 + rng.integers(0, 5, rows), "s")
    moments = sent.strftime("%Y/%m/%d %H:%M:%S")
    rated = pick(SCALE, (rows, len(OPTIONS)))
    weighed = pick(MATTERS, (rows, len(OPTIONS)))
    further = pick(("是", "否", "说不清", "以后再说"), (rows, COLUMNS - 14 - 2 * len(OPTIONS)))
    ages = pick(("18-40岁", "41-59岁", "60岁及以上"), (rows, 1))
    holds = pick(("业主", "租户"), (rows, 1))
    elders = pick(("有", "没有"), (rows, 1))
    addresses = rng.integers(0, 256, (rows, 2))
    for row in range(rows):
        chosen = ["┋".join(np.array(OPTIONS)[one]) for one in ticks[row]]
        yield [
            str(number[row] + 1), moments[row], f"{seconds[row]}秒", "微信", "N/A",
            f"10.{number[row] % 97}.{addresses[row, 0]}.{addresses[row, 1]}(示例)",
            f"{home[row] % 400 + 1}号楼", f"{home[row] % 400 + 1}-{home[row] // 400}-101",
            ages[row, 0], holds[row, 0], elders[row, 0], *chosen, *rated[row], *weighed[row],
            *further[row], "" if row % 9 else f"希望尽快动工，意见{number[row] % 5000}",
        ]  # fmt: skip


def write(path: Path, rows: int) -> None:
    rng = np.random.default_rng(0)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(header())
        for before in range(0, rows, PIECE):
            out.writerows(draw(min(PIECE, rows - before), rng, before))


def measured(what: str, path: Path) -> dict[str, float]:
    """Run one measurement in a fresh process."""
    told = subprocess.run(  # noqa: S603 - our own file
        [sys.executable, __file__, what, str(path)], check=True, capture_output=True, text=True
    )
    return json.loads(told.stdout.splitlines()[-1])


def ours(path: Path) -> dict[str, float]:
    from dataclasses import replace

    from surveys.cleaning import clean
    from surveys.demand import item_demand, question_counts
    from surveys.guessing import guess_codebook
    from surveys.needs import need_categories
    from surveys.reading import read_responses, read_surveys

    steps, start = {}, time.process_time()

    def step(name: str) -> None:
        nonlocal start
        now = time.process_time()
        steps[name], start = now - start, now
        steps[f"peak after {name}"] = peak()

    codebook = guess_codebook(read_surveys([path]))
    items = {name: f"item{place}" for place, name in enumerate(OPTIONS)}
    options = [replace(one, item=items.get(one.option, one.item)) for one in codebook.options]
    questions = [
        replace(one, item=next((item for name, item in items.items() if name in one.column), ""))
        for one in codebook.questions
    ]
    step("codebook")
    _, responses = read_responses(
        [path], replace(codebook, questions=tuple(questions), options=tuple(options))
    )
    step("reading")
    cleaning = clean(responses)
    step("cleaning")
    question_counts(responses, cleaning.used)
    demand = item_demand(responses, cleaning.used)
    step("demand")
    need_categories(responses, cleaning.used, list(demand.table.index))
    step("needs")
    return {**steps, "rows": len(responses.rows), "used": int(cleaning.used.sum()),
            "items": len(demand.table)}  # fmt: skip


def pandas(path: Path) -> dict[str, float]:
    start = time.process_time()
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False)
    return {"reading": time.process_time() - start, "rows": len(frame)}


def peak() -> float:
    """Megabytes this process held at most; of it alone, not of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


def report(size: int, found: dict[str, dict[str, float]]) -> None:
    spent = {}
    for what, told in found.items():
        spent[what] = sum(told.get(step, 0) for step in STEPS)
        per_row = spent[what] / size * 1e6
        print(f"{size:9} {what:8} {spent[what]:8.1f} {per_row:7.1f} {told['peak']:8.0f}")
    told = found["ours"]
    for step in STEPS:
        print(f"          {step:16} {told[step]:8.1f}         {told[f'peak after {step}']:8.0f}")
    memory = found["ours"]["peak"] / found["pandas"]["peak"]
    longer = spent["ours"] / spent["pandas"]
    print(f"          {longer:.1f} times as long as pandas, {memory:.2f} of its memory", flush=True)


def main(rows: int) -> None:
    print(f"{'rows':>9} {'':8} {'seconds':>8} {'µs/row':>7} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for size in (rows // 4, rows // 2, rows):
            path = Path(folder) / "survey.csv"
            write(path, size)
            report(size, {what: measured(what, path) for what in ("pandas", "ours")})


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - what to measure, and the file
        told = {"ours": ours, "pandas": pandas}[sys.argv[1]](Path(sys.argv[2]))
        print(json.dumps({**told, "peak": peak()}))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
