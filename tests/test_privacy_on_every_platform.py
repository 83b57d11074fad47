"""What tells who a resident is stays in the export, whatever platform the export is from."""

import itertools
from dataclasses import replace

import numpy as np
import openpyxl
import pytest

from command_line import prioritize
from platform_exports import TEXTS, WISHES, people
from platform_files import form_files, write_platform
from reports.formats import all_formats
from written_outputs import everything_written, leaks

ROWS = 48
NAMES = ("欧阳测试甲", "司马测试乙", "上官测试丙", "诸葛测试丁")
PHONES = ("13800000123", "139-0000-0456", "+86 137 0000 0789", "021-55550188")
IDENTITY = ("310104195602020851", "11010119900307123X")
MAILS = ("resident@example.org", "li.wei+lift@mail.example.cn")
NETWORKS = ("192.0.2.77", "198.51.100.23")
DOORS = ("3-2-401", "1幢1单元1002室", "12-1-2203")
ACCOUNTS = ("wxid_test8812ab", "oTest6a_openid_9k2LmQ4")
POSITIONS = (("31.230416", "121.473701"), ("39.904211", "116.407395"))
SECRETS = [
    *NAMES, *PHONES, *IDENTITY, *MAILS, *NETWORKS, *DOORS, *ACCOUNTS,
    *itertools.chain(*POSITIONS),
]  # fmt: skip
FREE = (
    "请打13800000123", "电话139-0000-0456", "+86 137 0000 0789", "021-55550188",
    "身份证11010119900307123X", "310104195602020851", "写信到resident@example.org",
    "li.wei+lift@mail.example.cn", "我的IP是192.0.2.77", "198.51.100.23", "住3-2-401",
    "1幢1单元1002室漏水", "12-1-2203", "31.230416,121.473701", "微信wxid_test8812ab",
    "其他：请联系欧阳测试甲",
)  # fmt: skip
"""What residents write where a question asks for something else."""

NAMED = {"抽取次数": "draws", "重抽次数": "replicates", "关注群体": "guarded"}
PLATFORMS = (
    *(f"{name}.{'xlsx' if place % 2 else 'csv'}" for place, name in enumerate(TEXTS)),
    "spss.sav", "stata.dta", "pabulib.pb", "form.xlsx", "form.lss",
)  # fmt: skip
THOROUGHLY = frozenset({"plain", "wjx", "kobo", "limesurvey", "spss"})
"""Platforms of which every report, the public notice and a message are read; they hold less."""

EVERY_FORMAT = "wjx.xlsx"
"""The platform of which every format is read, in the report and in the notice."""
PICTURED = "pdf"
"""Its letters are numbers of a font's outlines; it prints what the others say."""


def residents():
    """People who leave their data in the columns for it, in free text, and behind "other"."""
    return [
        replace(
            one,
            name=NAMES[place % 4],
            phone=PHONES[place % 4],
            mail=MAILS[place % 2],
            network=NETWORKS[place % 2],
            door=DOORS[place] if place < len(DOORS) else f"{place}-1-{100 + place}",
            account=ACCOUNTS[place % 2],
            position=POSITIONS[place % 2],
            words=FREE[place % 16] if place % 3 == 0 else IDENTITY[place % 2],
            other=FREE[place // 3] if place % 3 < 2 else "",
            first=FREE[place // 12] if place % 12 < 2 else one.first,
        )
        for place, one in enumerate(people(ROWS, np.random.default_rng(0)))
    ]


@pytest.fixture(scope="module", params=PLATFORMS)
def outputs(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("private")
    persons, study = residents(), folder / "study"
    if request.param.startswith("form."):
        pairs = {pair[0].name: pair for pair in form_files(folder, persons)}
        files = pairs[request.param]
    else:
        files = [write_platform(folder, request.param, persons)]
    given = itertools.chain(*(("--survey", one) for one in files))
    told = [prioritize("init", study, *given)]
    kept = {one.name for one in files}
    found = list(everything_written(study, kept))
    change(study, draws=100, replicates=20)
    thoroughly = request.param.partition(".")[0] in THOROUGHLY
    # What is in a report is in the result; every format says what every other says.
    formats = () if thoroughly else ("--format", "json")
    if request.param == EVERY_FORMAT:
        formats = ("--format", ",".join(name for name in all_formats() if name != PICTURED))
    told.append(prioritize("run", study, "--lang", "zh", *formats))
    if thoroughly:
        notice = prioritize("run", study, "--public", "--lang", "en", *formats)
        told += [notice, mistaken(study)]
    assert [one.code for one in told] == [0, 0, 0, 1][: len(told)], [one.err for one in told]
    said = [(f"terminal {place}", one.out + one.err) for place, one in enumerate(told)]
    return [*said, *found, *everything_written(study, kept)]


def change(study, **told):
    """Write settings into a study of either language."""
    book = openpyxl.load_workbook(study / "study.xlsx")
    sheet = book.worksheets[0]
    places = {NAMED.get(cell.value, cell.value): cell.row for cell in sheet["A"]}
    for key, value in told.items():
        sheet.cell(places[key], 2, value)
    book.save(study / "study.xlsx")


def mistaken(study):
    """Ask for groups that nobody belongs to: the message may list the ones there are."""
    book = openpyxl.load_workbook(study / "study.xlsx")
    columns = [row[1].value for row in book.worksheets[4].iter_rows(min_row=2) if row[1].value]
    change(study, guarded=";".join(f"{column}=火星" for column in columns))
    return prioritize("run", study, "--lang", "zh")


def test_nothing_personal_leaves_the_export(outputs):
    assert leaks(outputs, SECRETS) == []


def test_what_residents_wish_for_is_there(outputs):
    written = "".join(text for name, text in outputs if name.startswith("study.xlsx"))

    assert any(wish in written for wish in WISHES)
