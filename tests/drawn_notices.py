"""Small studies that have all a notice counts: segments, crowds, comments, bands, corrections."""

import csv

import numpy as np

from drawn_workbooks import draw

WISHES = {
    "屋面防水": "roof", "加装电梯": "lift", "增加停车位": "park", "小区道路": "road",
    "更换路灯": "lamp",
}  # fmt: skip
PAIRS = ("cost;need", "cost;safety", "need;safety")
HEADER = [
    *("编号", "楼栋", "年龄", "住房", *PAIRS, "最希望改造的项目"),
    *("有电梯", "没有电梯", "路灯", "意见", "编码"),
]
SAID = {
    "": 0.5,
    "无": 0.1,
    "加装电梯，老人下不了楼": 0.14,
    "屋面漏水，防水要做": 0.06,
    "一楼不同意装电梯": 0.04,
    "狗叫扰民，养狗的要管一管": 0.16,
}
LIKING = ("不喜欢", "能忍受", "无所谓", "理应如此", "喜欢")
STAND = ("反对", "中立", "支持")
STUDY = """
# items
id   | name     | cost | safety | aliases
roof | 屋面防水 | 40   | 4      | 防水
lift | 加装电梯 | 60   | 2      | 电梯
park | 增加停车位 | 30 | 1      | 停车
road | 小区道路 | 50   | 3      | 道路
lamp | 更换路灯 | 20   | 2      | 路灯
# criteria
id     | direction | source
cost   | cost      | item:cost
safety | benefit   | item:safety
need   | benefit   | survey:demand
# questions
column           | kind              | role   | item        | bands
编号             |                   | id     |             |
楼栋             |                   | building |           |
年龄             |                   | group  |             | '0,18,60,80
住房             |                   | group  |             |
cost;need        | pairwise          | answer | cost;need   |
cost;safety      | pairwise          | answer | cost;safety |
need;safety      | pairwise          | answer | need;safety |
最希望改造的项目 | choose            | answer |             |
有电梯           | kano:functional   | answer | lift        |
没有电梯         | kano:dysfunctional | answer | lift       |
路灯             | support           | answer | lamp        |
意见             | comment           | answer |             |
编码             |                   | coded  |             |
# perspectives
id         | power
government | 1
residents  | 1
# judgements
perspective | judge  | method | left   | right | value
government  | office | points | safety |       | 50
government  | office | points | need   |       | 30
government  | office | points | cost   |       | 20
"""


def rows_of(rng, people):
    """People of two minds; a few are very old, tenants, silent, or against everything."""
    for number in range(people):
        old = rng.random() < 0.4
        age = rng.choice([19, 45, 66, 84], p=[0.1, 0.2, 0.5, 0.2] if old else [0.3, 0.6, 0.1, 0])
        likely = {"加装电梯": 0.9, "屋面防水": 0.5} if old else {"增加停车位": 0.9, "小区道路": 0.6}
        chosen = [one for one in WISHES if rng.random() < likely.get(one, 0.08)]
        compared = rng.choice([-5, -3, -2, 1, 2, 4], size=3).tolist()
        if rng.random() < 0.1:
            compared[rng.integers(3)] = ""
        if rng.random() < 0.1:
            compared = [""] * 3
        text = str(rng.choice(list(SAID), p=list(SAID.values())))
        code = ("lift" if "电梯" in text else "roof" if "屋面" in text else "") if text else ""
        yield [
            number + 1,
            rng.choice(["东", "西", "南", ""], p=[0.55, 0.35, 0.07, 0.03]),
            int(age),
            rng.choice(["业主", "租户"], p=[0.85, 0.15]),
            *compared,
            ";".join(chosen),
            rng.choice([*LIKING, ""], p=[0.05, 0.05, 0.2, 0.2, 0.47, 0.03]),
            rng.choice([*LIKING, ""], p=[0.4, 0.25, 0.2, 0.07, 0.05, 0.03]),
            rng.choice([*STAND, ""], p=[0.07, 0.2, 0.68, 0.05]),
            text,
            code if rng.random() < 0.8 else "",
        ]


def write_notice_study(folder, seed, people, **settings):
    """Write export and study of so many people."""
    rng = np.random.default_rng(seed)
    rows = list(rows_of(rng, people))
    rows += [[people + 1 + place, *rows[place][1:]] for place in range(int(rng.integers(0, 12)))]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "answers.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    told = {
        "language": "en", "surveys": "answers.csv", "draws": 20, "replicates": 20, "budget": 100,
        "households": people + 60, "issued": people + 30, "random_index": "simulated500k",
        "guarded": "年龄=60+;年龄=80+;住房=租户",
    } | settings  # fmt: skip
    aside = range(2, 2 + int(rng.integers(1, 14)))
    draw(
        folder,
        STUDY,
        "# settings\nkey | value\n" + "".join(f"{key} | {value}\n" for key, value in told.items()),
        "# options\ncolumn | option | item | order\n"
        + "".join(f"最希望改造的项目 | {wish} | {item} |\n" for wish, item in WISHES.items())
        + "".join(
            f"{column} | {one} | | {place}\n"
            for column, scale in (("有电梯", LIKING), ("没有电梯", LIKING), ("路灯", STAND))
            for place, one in enumerate(scale, 1)
        ),
        "# population\nvariable | level | count\n"
        f"楼栋 | 东 | {people}\n楼栋 | 西;南 | {people}\n"
        f"年龄 | 0–17;18–59 | {people}\n年龄 | 60+ | {people}\n",
        "# corrections\nrow | question | old | new | reason\n"
        + "".join(f"{row} | | | set aside | not of the estate\n" for row in aside),
    )
    return folder
