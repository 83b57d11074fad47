"""Starting a study from exports, and adding new exports to it."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from drawn_workbooks import draw
from prioritize.errors import StudyError, StudyExistsError, SurveyNameTakenError
from prioritize.init import BACKUP, init_study
from prioritize.workbook import examine_study, load_study
from prioritize.workbook.opening import GUESS_COLOUR
from surveys.samples import sample_export

EXPORTS = Path(__file__).resolve().parents[2] / "../shared/data/exports"
needs_exports = pytest.mark.skipif(not EXPORTS.exists(), reason="no real exports beside us")

WANTS = [
    "加装电梯（三层以上）",
    "屋顶漏水维修",
    "增加停车位",
    "充电桩/充电车棚",
    "修一座亭桥",
    "其他",
    "以上都不需要",
]
AGES = ["18-40岁", "41-59岁", "60岁及以上"]


def export(path: Path, rows: int = 60, wants=WANTS, extra: dict[str, str] | None = None) -> Path:
    """A 问卷星 export by text: age, five wishes in turn, a satisfaction matrix of two rows."""
    header = [
        "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP",
        "1、您的年龄", "2、您最希望改造的项目【最多选3项】",
        "3、您对以下方面是否满意—小区道路", "3、晨练角",
    ]  # fmt: skip
    lines = [[*header, *(extra or {})]]
    scale = ["非常不满意", "不太满意", "一般", "比较满意", "非常满意"]
    for row in range(rows):
        chosen = [wants[(row + step) % len(wants)] for step in (0, 2)]
        lines.append(
            [
                row + 1, f"2026/5/{row % 28 + 1} 9:{row % 60:02d}:00", f"{90 + row}秒",
                "微信", "N/A",
                f"192.0.2.{row}(示例-示例)", AGES[row % 3], "┋".join(chosen),
                scale[row % 5], scale[(row * 2) % 5], *(extra or {}).values(),
            ]
        )  # fmt: skip
    book = openpyxl.Workbook()
    for line in lines:
        book.worksheets[0].append([str(value) for value in line])
    book.save(path)
    return path


@pytest.fixture
def survey(tmp_path):
    return export(tmp_path / "答卷.xlsx")


def test_a_drafted_study_has_doubts_and_no_mistakes(tmp_path, survey):
    init_study(tmp_path / "study", [survey])

    study, issues = examine_study(tmp_path / "study")

    assert study is not None
    assert {issue.severity for issue in issues} == {"doubt"}
    assert {issue.code for issue in issues} >= {"example_judge", "neutral_facts", "unsure_guess"}


def test_options_and_matrix_rows_find_their_items(tmp_path, survey):
    report = init_study(tmp_path / "study", [survey])

    study = load_study(tmp_path / "study")
    wanted = {one.option: one.item for one in study.codebook.options if one.column == "2"}

    assert wanted == {
        "加装电梯（三层以上）": "I06",
        "屋顶漏水维修": "B16",
        "增加停车位": "I07",
        "充电桩/充电车棚": "I09",
        "修一座亭桥": "N01",
        "其他": "",
        "以上都不需要": "",
    }
    rows = {one.column: one.item for one in study.codebook.questions if one.kind == "satisfaction"}
    assert sorted(rows.values()) == ["B14", "N02"]
    assert [(item.id, item.name) for item in study.items if item.id.startswith("N")] == [
        ("N01", "修一座亭桥"),
        ("N02", "晨练角"),
    ]
    assert report.new_items == ("修一座亭桥", "晨练角")
    assert report.items == len(study.items) == 7


def test_prerequisites_outside_the_survey_are_left_out_and_named(tmp_path, survey):
    init_study(tmp_path / "study", [survey])

    study = load_study(tmp_path / "study")
    sheet = openpyxl.load_workbook(tmp_path / "study/study.xlsx")["项目"]
    comments = {row[0].value: row[9].comment.text for row in sheet.iter_rows(2) if row[9].comment}

    assert {item.id: item.after for item in study.items}["I07"] == ("B14",)
    assert "I01, B11" in comments["I07"]


def test_elders_speak_for_themselves_where_the_survey_asks_for_age(tmp_path, survey):
    init_study(tmp_path / "study", [survey])
    young = export(tmp_path / "young.xlsx", rows=27)
    init_study(tmp_path / "young", [young])

    sources = {one.id: one.source for one in load_study(tmp_path / "study").criteria}
    few = {one.id: one.source for one in load_study(tmp_path / "young").criteria}

    assert sources["vulnerable"] == "survey:demand@1=60岁及以上"
    assert sources["need"] == "survey:demand"
    assert sources["ecology"] == "item:ecology"
    assert few["vulnerable"] == "item:一老一小"


def test_the_example_weights_are_those_of_the_profile_and_say_so(tmp_path, survey):
    init_study(tmp_path / "study", [survey])

    study = load_study(tmp_path / "study")
    points = {}
    for one in study.judgements:
        points.setdefault(one.perspective, []).append(one.value)

    assert points == {
        "government": [24, 14, 10, 14, 16, 4, 8, 10],
        "market": [10, 8, 4, 10, 12, 8, 38, 10],
        "residents": [20, 26, 14, 10, 2, 18, 6, 4],
    }
    assert {(one.judge, one.method, one.reason) for one in study.judgements} == {
        ("示例", "points", "示例，未经商定")
    }
    assert [one.direction for one in study.criteria].count("cost") == 2


def test_new_items_have_neutral_figures_in_yellow(tmp_path, survey):
    init_study(tmp_path / "study", [survey])

    item = next(one for one in load_study(tmp_path / "study").items if one.id == "N01")
    sheet = openpyxl.load_workbook(tmp_path / "study/study.xlsx")["项目"]
    row = next(row for row in sheet.iter_rows(2) if row[0].value == "N01")

    assert {
        value
        for name, value in item.facts.items()
        if name not in {"production", "living", "ecology"}
    } == {3}
    assert item.class_ == ""
    assert row[-1].fill.fgColor.rgb == GUESS_COLOUR
    assert "目录中没有" in row[0].comment.text


def test_an_unsure_match_is_yellow_and_names_both(tmp_path, survey):
    init_study(tmp_path / "study", [survey])

    sheet = openpyxl.load_workbook(tmp_path / "study/study.xlsx")["选项"]
    cell = next(row[2] for row in sheet.iter_rows(2) if row[1].value == "充电桩/充电车棚")

    assert cell.fill.fgColor.rgb == GUESS_COLOUR
    assert "I09" in cell.comment.text
    assert "I10" in cell.comment.text


def test_the_export_is_copied_into_the_study(tmp_path, survey):
    report = init_study(tmp_path / "study", [survey])

    study = load_study(tmp_path / "study")

    assert (tmp_path / "study/答卷.xlsx").read_bytes() == survey.read_bytes()
    assert study.settings.surveys == report.surveys == ("答卷.xlsx",)


def test_an_export_that_is_in_the_folder_stays(tmp_path):
    inside = export(tmp_path / "a.xlsx")

    init_study(tmp_path, [inside])

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "study.xlsx"]


def test_another_file_of_the_same_name_is_not_overwritten(tmp_path, survey):
    (tmp_path / "study").mkdir()
    (tmp_path / "study/答卷.xlsx").write_bytes(b"mine")

    with pytest.raises(SurveyNameTakenError) as caught:
        init_study(tmp_path / "study", [survey])

    assert caught.value.file == "答卷.xlsx"
    assert (tmp_path / "study/答卷.xlsx").read_bytes() == b"mine"
    assert not (tmp_path / "study/study.xlsx").exists()


def test_a_study_is_never_overwritten(tmp_path, survey):
    init_study(tmp_path / "study", [survey])
    before = (tmp_path / "study/study.xlsx").read_bytes()

    with pytest.raises(StudyExistsError, match="--update"):
        init_study(tmp_path / "study", [survey])

    assert (tmp_path / "study/study.xlsx").read_bytes() == before


def test_the_same_exports_give_the_same_workbook(tmp_path, survey):
    for name in ("a", "b"):
        init_study(tmp_path / name, [survey])

    assert (tmp_path / "a/study.xlsx").read_bytes() == (tmp_path / "b/study.xlsx").read_bytes()


def test_an_update_with_nothing_new_touches_nothing(tmp_path, survey):
    init_study(tmp_path / "study", [survey])
    # The first update lists the need categories; after that there is nothing left to add.
    init_study(tmp_path / "study", [survey], update=True)
    (tmp_path / "study" / BACKUP).unlink()
    before = (tmp_path / "study/study.xlsx").read_bytes()

    report = init_study(tmp_path / "study", [survey], update=True)

    assert not report.changed
    assert (tmp_path / "study/study.xlsx").read_bytes() == before
    assert not (tmp_path / "study" / BACKUP).exists()
    assert "未作改动" in report.lines()[-1]


def edited(folder: Path) -> Path:
    """A study as a planner left it: own column, own sheet, formula, comment, edits."""
    path = folder / "study.xlsx"
    book = openpyxl.load_workbook(path)
    items = book["项目"]
    items.cell(1, items.max_column + 1, "噪声")
    items["F2"] = "=2*60"
    items["B2"] = "装电梯！"
    items["B2"].comment = Comment("named by the committee", "Lin")
    for row in range(2, items.max_row + 1):
        items.cell(row, items.max_column, 2)
    book["选项"]["C5"] = "B16"
    book.create_sheet("会议记录")["A1"] = "五月四日"
    book.save(path)
    return path


def with_saved_result(path: Path, value: float) -> None:
    """Put the result of the formula into the file, as Excel would."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet2.xml"
    assert b"<f>2*60</f>" in parts[name]
    parts[name] = parts[name].replace(b"<f>2*60</f><v></v>", b"<f>2*60</f><v>%g</v>" % value)
    parts[name] = parts[name].replace(b"<f>2*60</f><v />", b"<f>2*60</f><v>%g</v>" % value)
    parts[name] = parts[name].replace(b"<f>2*60</f><v/>", b"<f>2*60</f><v>%g</v>" % value)
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def test_an_update_adds_what_is_new_and_keeps_every_edit(tmp_path, survey):
    folder = tmp_path / "study"
    init_study(folder, [survey])
    path = edited(folder)
    with_saved_result(path, 120)
    before = path.read_bytes()
    old = load_study(folder)
    second = export(
        tmp_path / "第二批.xlsx",
        wants=[*WANTS, "改造围墙大门", "装电梯！"],
        extra={"4、您家是否有车": "有"},
    )

    report = init_study(folder, [second], update=True)
    new = load_study(folder)

    assert (folder / BACKUP).read_bytes() == before
    assert new.settings.surveys == ("答卷.xlsx", "第二批.xlsx")
    assert new.items[: len(old.items)] == old.items
    assert [item.id for item in new.items[len(old.items) :]] == ["I18"]
    assert new.items[0].facts["cost"] == 120
    assert new.codebook.options[: len(old.codebook.options)] == old.codebook.options
    added = {one.option: one.item for one in new.codebook.options[len(old.codebook.options) :]}
    assert added["改造围墙大门"] == "I18"
    assert added["装电梯！"] == old.items[0].id
    assert [one.column for one in new.codebook.questions[len(old.codebook.questions) :]] == ["4"]
    assert new.judgements == old.judgements
    assert (report.questions, report.items, report.new_items) == (1, 1, ())
    book = openpyxl.load_workbook(path)
    assert book["会议记录"]["A1"].value == "五月四日"
    assert book["项目"]["F2"].value == "=2*60"
    assert book["项目"]["B2"].comment.text == "named by the committee"
    assert book["项目"]["B2"].comment.author == "Lin"
    assert book["项目"].cell(1, book["项目"].max_column).value == "噪声"
    assert book["准则"].data_validations.dataValidation


def test_new_items_of_an_update_get_the_next_numbers(tmp_path, survey):
    init_study(tmp_path / "study", [survey])
    second = export(tmp_path / "b.xlsx", wants=[*WANTS, "建一座戏台"])

    report = init_study(tmp_path / "study", [second], update=True)

    assert report.new_items == ("建一座戏台",)
    assert load_study(tmp_path / "study").items[-1].id == "N03"


def test_a_newer_export_of_the_same_name_takes_its_place(tmp_path, survey):
    init_study(tmp_path / "study", [survey])
    (tmp_path / "later").mkdir()
    newer = export(tmp_path / "later/答卷.xlsx", rows=90)

    report = init_study(tmp_path / "study", [newer], update=True)

    assert report.changed
    assert (tmp_path / "study/答卷.xlsx").read_bytes() == newer.read_bytes()
    kept = tmp_path / "study/答卷.before-update.xlsx"
    assert kept.read_bytes() == survey.read_bytes()
    assert load_study(tmp_path / "study").settings.surveys == ("答卷.xlsx",)


def test_a_study_with_mistakes_is_not_updated(tmp_path, survey):
    init_study(tmp_path / "study", [survey])
    path = tmp_path / "study/study.xlsx"
    book = openpyxl.load_workbook(path)
    book["项目"]["F2"] = "plenty"
    book.save(path)
    before = path.read_bytes()
    second = export(tmp_path / "b.xlsx", wants=[*WANTS, "建一座戏台"])

    with pytest.raises(StudyError):
        init_study(tmp_path / "study", [second], update=True)

    assert path.read_bytes() == before
    assert not (tmp_path / "study/b.xlsx").exists()


def test_an_english_workbook_can_be_asked_for(tmp_path, survey):
    report = init_study(tmp_path / "study", [survey], language="en")

    book = openpyxl.load_workbook(tmp_path / "study/study.xlsx")
    study, issues = examine_study(tmp_path / "study")

    assert book.sheetnames[1] == "items"
    assert [item.name for item in study.items][:2] == ["Roads", "Roof waterproofing"]
    assert all(issue.severity == "doubt" for issue in issues)
    assert report.lines()[0] == "Read 答卷.xlsx: 问卷星, by text, Sheet, 60 questionnaires."
    assert report.lines()[1].startswith("Wrote ")


def test_an_update_also_fits_a_workbook_that_was_written_by_hand(tmp_path, survey):
    folder = tmp_path / "study"
    folder.mkdir()
    draw(
        folder,
        "# items\nname|id|note\nlift|L1|\nroof|R1|\n"
        "# criteria\nid|source\nneed|survey:demand\n"
        "# perspectives\nid\nresidents\n"
        "# judgements\nperspective|judge|method|left|value\nresidents|a|points|need|1\n",
    )

    init_study(folder, [survey], update=True)
    study = load_study(folder)

    assert [item.id for item in study.items][:2] == ["L1", "R1"]
    assert study.codebook.questions
    assert study.settings.surveys == ("答卷.xlsx",)


def test_the_sample_estate_drafts_a_whole_study(tmp_path):
    with sample_export() as path:
        init_study(tmp_path / "study", [path])

    study, issues = examine_study(tmp_path / "study")

    assert {issue.severity for issue in issues} == {"doubt"}
    assert {"I06", "I07", "B16", "B03", "E03"} <= {item.id for item in study.items}
    assert sum(item.id.startswith("N") for item in study.items) <= 2


@needs_exports
def test_a_survey_of_needs_after_an_earthquake_makes_new_items_only(tmp_path):
    report = init_study(tmp_path / "study", [EXPORTS / "kobo_citizens_round1.csv"])

    study, issues = examine_study(tmp_path / "study")

    assert report.language == "en"
    assert {issue.severity for issue in issues} == {"doubt"}
    assert {item.id[0] for item in study.items} == {"N"}
    assert "long_term_shelter__housing" in {item.name for item in study.items}


@needs_exports
def test_the_two_files_of_one_survey_make_one_study(tmp_path):
    report = init_study(tmp_path / "study", [EXPORTS / "wjx_text.xls", EXPORTS / "wjx_number.xls"])

    study, issues = examine_study(tmp_path / "study")

    assert report.language == "zh"
    assert {issue.severity for issue in issues} == {"doubt"}
    assert study.settings.surveys == ("wjx_text.xls", "wjx_number.xls")
    assert {item.id[0] for item in study.items} == {"N"}
    names = [item.name for item in study.items]
    assert len(names) == len(set(names))
    assert not {"其他", "不关注"} & set(names)


def test_two_exports_of_one_name_are_refused(tmp_path, survey):
    (tmp_path / "b").mkdir()
    shutil.copy(survey, tmp_path / "b/other.xlsx")
    other = export(tmp_path / "b/答卷.xlsx", rows=30)

    with pytest.raises(SurveyNameTakenError):
        init_study(tmp_path / "study", [survey, other])


def test_a_header_that_stands_twice_makes_a_row_for_each_column(tmp_path):
    path = tmp_path / "export.csv"
    head = "序号,1、您满意小区道路吗,1、您满意小区道路吗,2、您最希望改造的项目【最多选3项】\n"
    wishes = ["加装电梯┋屋面防水", "停车位┋屋面防水"]
    rows = "".join(f"{n},满意,不满意,{wishes[n % 2]}\n" for n in range(1, 40))
    path.write_text(head + rows, encoding="utf-8-sig")

    init_study(tmp_path / "study", [path])
    study, issues = examine_study(tmp_path / "study")
    columns = [one.column for one in study.codebook.questions]

    assert len(columns) == len(set(columns))
    assert {issue.severity for issue in issues} == {"doubt"}
