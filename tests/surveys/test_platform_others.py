"""腾讯问卷, 腾讯文档收集表, 问卷网, SurveyCTO, REDCap, Pabulib, SPSS and Stata, as drawn."""

import zipfile

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from drawn_exports import drawn_export, forms, read_drawn, roles
from surveys.answers import State
from surveys.encoder import encode
from surveys.export import read_export
from surveys.file_errors import BrokenVotesError, MissingReaderError, SeveralFilesError
from surveys.guessing import guess_codebook
from surveys.platforms import all_platforms
from surveys.reading import read_survey

TENCENT = """
    | 编号 | 开始答题时间        | 答题时长(秒) | 清洗数据结果 | 1.您的学历  | 2.最需要改造的？:加装电梯 | 2.最需要改造的？:停车位 | 3.行业？:一级分类 | 3.行业？:二级分类 | 昵称 | IP      |
    | 2    | 2024-05-01 10:00:00 | 80           | 有效         | D.大学本科  | A.加装电梯                |                         | 制造              | 机械              | 小王 | 1.2.3.4 |
    | 1    | 2024-05-01 09:00:00 | 3            | 无效（速度） | C.大专      | A.加装电梯                | B.停车位                | 服务              | 餐饮              | 小李 | 1.2.3.5 |
"""
TENCENT_FORM = """
    | 提交者（自动） | 提交时间（自动）  | 需要什么         |
    | 甲             | 2024年5月1日 10:00 | 加装电梯, 停车位 |
    | 乙             | 2024年5月1日 10:01 | 停车位           |
    | 丙             | 2024年5月1日 10:02 | 加装电梯, 路灯   |
    | 丁             | 2024年5月1日 10:03 | 路灯, 停车位     |
    | 戊             | 2024年5月1日 10:04 | 加装电梯         |
"""
WENJUAN = """
    | seq | time_used | ip      | Q1  | Q2|A1 | Q2|A2 | Q2|A2|open |
    | 1   | 60        | 1.2.3.4 | 女  | 1     | 0     |            |
    | 2   | 70        | 1.2.3.5 | 男  | 1     | 1     | 长椅       |
"""
CTO = """
    | SubmissionDate | starttime | deviceid | formdef_version | needs     | needs_lift | needs_drain | age | review_status | KEY    |
    | 2024-05-01     | 10:00     | d1       | 2405            | lift      | 1          | 0           | 45  | APPROVED      | uuid:1 |
    | 2024-05-01     | 10:10     | d1       | 2405            |           |            |             | -99 | REJECTED      | uuid:2 |
"""
REDCAP = """
    | record_id | redcap_survey_identifier | needs___1 | needs___2 | survey_complete |
    | 1         | a@b.cn                   | 1         | 0         | 2               |
    | 2         |                          | 0         | 0         | 2               |
    | 3         |                          | 0         | 0         | 0               |
"""
DRAWN = {
    "tencent_survey": TENCENT,
    "tencent_form": TENCENT_FORM,
    "surveycto": CTO,
    "redcap": REDCAP,
}


@pytest.mark.parametrize("platform", DRAWN)
def test_a_platform_knows_its_own_export_and_no_other_does(platform):
    export = drawn_export(DRAWN[platform])
    sure = {name: one.recognise(export, export.sheets[0]) for name, one in all_platforms().items()}

    assert max(sure, key=sure.get) == platform
    assert sure[platform] >= 0.9


def chosen(table, kind="choose"):
    answers = encode([table], guess_codebook([table])).answers
    found = next(one for one in answers if one.kind.name == kind)
    return dict(zip(found.parts, np.nansum(found.values, axis=0).tolist(), strict=True))


def test_tencent_letters_go_and_its_own_verdict_is_heard():
    table = read_drawn(TENCENT, "tencent_survey")

    assert table.text["1.您的学历"].tolist() == ["大学本科", "大专"]
    assert chosen(table) == {"加装电梯": 2, "停车位": 1}
    assert encode([table], guess_codebook([table])).roles["valid"].tolist() == [1, 0]
    assert roles(table)["昵称"] == roles(table)["IP"] == "personal"
    assert {column.number for column in table.columns[7:9]} == {"3"}


def test_a_tencent_form_parts_lists_at_commas():
    assert chosen(read_drawn(TENCENT_FORM, "tencent_form")) == {
        "停车位": 3,
        "加装电梯": 3,
        "路灯": 2,
    }


def test_every_column_of_a_tencent_form_tells_its_own_separator():
    wishes = ["电梯, 车位", "车位", "电梯, 路灯", "路灯, 车位", "电梯"]
    wants = ["屋面，外墙", "外墙", "屋面，管网", "管网，外墙", "屋面"]
    ages = ["60岁以上,独居", "独居", "60岁以上,行动不便", "行动不便,独居", "60岁以上"]
    header = "| 提交者（自动） | 提交时间（自动） | 需要什么 | 还需要什么 | 家中老人情况（多选） |"
    rows = [
        f"| 甲 | 2024年5月{day}日 10:00 | {one} | {two} | {three} |"
        for day, (one, two, three) in enumerate(zip(wishes, wants, ages, strict=True), start=1)
    ]
    table = read_drawn("\n".join([header, *rows]), "tencent_form")
    codebook = guess_codebook([table])
    options = {}
    for one in codebook.options:
        options.setdefault(one.column, set()).add(one.option)
    answers = {one.question.column: one for one in encode([table], codebook).answers}

    assert [table.separator_at(place) for place in (2, 3, 4)] == [", ", "，", ","]
    assert not [note for note in table.notes if note.code == "other_separator"]
    assert options["需要什么"] == {"电梯", "车位", "路灯"}
    assert options["还需要什么"] == {"屋面", "外墙", "管网"}
    assert options["家中老人情况（多选）"] == {"60岁以上", "独居", "行动不便"}
    assert answers["还需要什么"].values.sum() == 8


def test_wenjuan_options_are_ticks_and_free_words_a_question_of_their_own(tmp_path):
    path = tmp_path / "wenjuan.csv"
    lines = [line.strip() for line in WENJUAN.strip().splitlines()]
    header = "seq,time_used,ip,Q1,Q2|A1,Q2|A2,Q2|A2|open"
    rows = [",".join(cell.strip() for cell in line[1:-1].split("|")) for line in lines[1:]]
    path.write_bytes("\n".join([header, *rows]).encode("gb18030"))
    table = read_survey(path)

    assert (table.platform, len(table.text)) == ("wenjuan", 2)
    assert forms(table)["Q2|A1"] == forms(table)["Q2|A2"] == "tick"
    assert table.text["Q2|A2|open"].tolist() == ["", "长椅"]
    assert roles(table)["ip"] == "personal"


def test_surveycto_reads_the_options_and_only_counts_odd_codes():
    table = read_drawn(CTO, "surveycto")

    assert forms(table)["needs_lift"] == "tick"
    assert roles(table)["needs"] == "ignore"
    assert table.states[1, 5] == State.SKIPPED
    assert table.text["age"].tolist() == ["45", "-99"]
    assert [note.code for note in table.notes] == ["odd_codes"]
    assert encode([table], guess_codebook([table])).roles["valid"].tolist() == [1, 0]


def test_redcap_boxes_of_a_form_that_never_ended_count_as_not_shown():
    table = read_drawn(REDCAP, "redcap")

    assert table.states[:, 2].tolist() == [State.ANSWERED, State.ANSWERED, State.SKIPPED]
    assert [note.code for note in table.notes] == ["unchecked_unknown"]
    assert encode([table], guess_codebook([table])).roles["finished"].tolist() == [1, 1, 0]


VOTES = """META
key;value
vote_type;{how}
PROJECTS
project_id;cost;name
7;100;Lifts, all blocks
9;50;Drains
12;80;Lights
VOTES
voter_id;age;sex;vote;points
a;34;F;{first};{points}
b;61;M;9;{one}
"""


def write_votes(folder, how, first="7,12", points="", one=""):
    path = folder / "vote.pb"
    path.write_text(VOTES.format(how=how, first=first, points=points, one=one), encoding="utf-8")
    return read_survey(path)


def test_an_approval_ballot_is_a_list_of_projects_by_name(tmp_path):
    table = write_votes(tmp_path, "approval")

    assert (table.platform, table.variant) == ("pabulib", "approval")
    assert chosen(table) == {"Drains": 1, "Lifts, all blocks": 1, "Lights": 1}
    assert table.text.index.tolist() == [2, 3]


def test_an_ordinal_ballot_is_an_order(tmp_path):
    table = write_votes(tmp_path, "ordinal", "12,7,9")

    assert table.text["vote"].tolist() == ["Lights→Lifts, all blocks→Drains", "Drains"]
    assert forms(table)["vote"] == "order"


def test_points_stand_beside_their_project(tmp_path):
    table = write_votes(tmp_path, "scoring", "7,12", "6,4", "10")

    assert table.text["vote - Lifts, all blocks"].tolist() == ["6", ""]
    assert table.text["vote - Drains"].tolist() == ["", "10"]


def test_shared_points_are_a_hundred_and_a_project_without_votes_got_none(tmp_path):
    table = write_votes(tmp_path, "cumulative", "7,9", "6,4", "5")
    (points,) = encode([table], guess_codebook([table])).answers

    assert points.kind.name == "points"
    assert dict(zip(points.parts, points.values.T.tolist(), strict=True)) == {
        "Lifts, all blocks": [60, 0],
        "Drains": [40, 100],
        "Lights": [0, 0],
    }


def test_a_votes_file_without_projects_is_refused(tmp_path):
    path = tmp_path / "vote.pb"
    path.write_text("META\nkey;value\nvote_type;approval\nVOTES\nvoter_id;vote\na;1\n")

    with pytest.raises(BrokenVotesError, match="PROJECTS"):
        read_survey(path)


@pytest.fixture
def frame():
    return pd.DataFrame(
        {
            "sex": [1.0, 2.0, 9.0],
            "need_1": [1.0, 0.0, 0.0],
            "need_2": [1.0, 1.0, 0.0],
            "age": [40.0, 51.5, 60.0],
        }
    )


LABELS = {
    "sex": {1.0: "男", 2.0: "女", 9.0: "拒绝回答"},
    "need_1": {0.0: "未选中", 1.0: "选中"},
    "need_2": {0.0: "未选中", 1.0: "选中"},
}
NAMES = ["您的性别", "需要改造什么: 加装电梯", "需要改造什么: 停车位", "年龄"]


def test_spss_labels_become_options_and_missing_values_keep_their_reason(tmp_path, frame):
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(
        frame, str(path), column_labels=NAMES, variable_value_labels=LABELS,
        missing_ranges={"sex": [9.0], "age": [60.0]},
    )  # fmt: skip
    table = read_survey(path)

    assert (table.platform, table.variant, len(table.text)) == ("labelled", "sav", 3)
    assert table.codes["sex"] == {"1": "男", "2": "女"}
    assert table.states[:, 0].tolist() == [State.ANSWERED, State.ANSWERED, State.REFUSED]
    assert table.states[:, 3].tolist() == [State.ANSWERED, State.ANSWERED, State.BLANK]
    assert table.text["age"].tolist() == ["40", "51.5", ""]
    assert "user_missing" in {note.code for note in table.notes}
    assert chosen(table) == {"加装电梯": 1, "停车位": 2}


def test_values_missing_from_all_boxes_of_a_question_are_named_once(tmp_path, frame):
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(
        frame.assign(need_1=[1.0, 9.0, 0.0], need_2=[1.0, 9.0, 0.0]), str(path),
        column_labels=NAMES, variable_value_labels=LABELS,
        missing_ranges={"need_1": [9.0], "need_2": [9.0]},
    )  # fmt: skip
    notes = [note for note in read_survey(path).notes if note.code == "user_missing"]

    assert [note.facts for note in notes] == [{"question": "need", "rows": 1}]


def test_stata_files_are_read_the_same_way(tmp_path, frame):
    path = tmp_path / "survey.dta"
    pyreadstat.write_dta(frame, str(path), column_labels=NAMES, variable_value_labels=LABELS)
    table = read_survey(path)

    assert chosen(table) == {"加装电梯": 1, "停车位": 2}
    assert table.columns[0].stem == "您的性别"


def test_without_its_reader_an_spss_file_is_refused_with_the_way_out(tmp_path, frame, monkeypatch):
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(frame, str(path))
    monkeypatch.setitem(__import__("sys").modules, "pyreadstat", None)

    with pytest.raises(MissingReaderError, match=r"renovation-priorities\[spss\]"):
        read_survey(path)


def test_a_packed_download_is_opened(tmp_path):
    path = tmp_path / "answers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._a.csv", "x")
        archive.writestr(
            "导出/a.csv", "编号,开始答题时间,1.需要\n1,2024-05-01,电梯\n".encode("gb18030")
        )
    export = read_export(path)

    assert export.file == "answers.zip"
    assert export.sheets[0].rows == (
        ("编号", "开始答题时间", "1.需要"),
        ("1", "2024-05-01", "电梯"),
    )


def test_an_archive_with_several_exports_asks_which(tmp_path):
    path = tmp_path / "answers.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "x,y\n1,2\n")
        archive.writestr("b.csv", "x,y\n1,2\n")

    with pytest.raises(SeveralFilesError) as caught:
        read_export(path)

    assert caught.value.names == ("a.csv", "b.csv")
