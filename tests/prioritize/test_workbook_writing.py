"""Writing study.xlsx: what is written comes back, looks right, and has the same bytes twice."""

import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from prioritize.workbook import load_study, write_study
from prioritize.workbook.opening import GUESS_COLOUR
from prioritize.workbook.reading import examine_study
from prioritize.workbook.schema import all_settings, all_sheets
from prioritize.workbook.writing import default_settings

TABLES = {
    "settings": [{"key": "language", "value": "en"}, {"key": "pooling", "value": "aip"}],
    "items": [
        {"id": "B1", "name": "pipes", "class": "basic", "cost": 30, "safety": 5, "after": ()},
        {"id": "L1", "name": "lift", "vote": "special", "cost": 60, "safety": 2, "after": ("B1",)},
    ],
    "criteria": [
        {"id": "safety", "direction": "benefit", "source": "item:safety", "visibility": True},
        {"id": "money", "direction": "cost", "source": "item:cost", "visibility": False},
    ],
    "perspectives": [{"id": "residents", "power": 1}],
    "judgements": [
        {
            "perspective": "residents", "judge": "a", "method": "pairwise",
            "left": "safety", "right": "money", "value": "1/3",
        },
    ],
    "ahp b": [["residents/b", "safety", "money"], ["safety", 1, "1/4"], ["money", None, 1]],
}  # fmt: skip

TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0xFFFD, exclude_categories=("Cs", "Cn", "Z")),
    min_size=1,
    max_size=20,
).filter(lambda text: "x005F" not in text and "_x" not in text)
FORMULAS = st.sampled_from(["=1+1", "+1", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "TRUE"])
WORDS = st.one_of(TEXT, FORMULAS)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_both_languages_write_the_same_study(folder):
    for language in ("zh", "en"):
        write_study(folder / f"{language}.xlsx", TABLES, language=language)

    chinese, english = load_study(folder / "zh.xlsx"), load_study(folder / "en.xlsx")

    assert chinese.items == english.items
    assert chinese.criteria == english.criteria
    assert chinese.settings == english.settings
    assert chinese.judgements[0].value == english.judgements[0].value == pytest.approx(1 / 3)
    assert chinese.matrices[0].values[0, 1] == 0.25


@settings(
    # Each try writes a workbook: shrinking a failure would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=15,
)
@given(
    names=st.lists(WORDS, min_size=2, max_size=5, unique=True),
    reasons=st.lists(WORDS, min_size=2, max_size=2),
    figures=st.lists(st.floats(1e-6, 1e9), min_size=4, max_size=4),
    language=st.sampled_from(["zh", "en"]),
)
def test_items_criteria_and_judgements_come_back_as_written(
    folder, names, reasons, figures, language
):
    path = folder / "study.xlsx"
    costs, points = figures[:2], figures[2:]
    items = [
        {"id": f"i{place}", "name": name, "mandatory": name, "cost": costs[place % 2]}
        for place, name in enumerate(names)
    ]
    tables = {
        "items": items,
        "criteria": [{"id": "money", "name": names[0], "source": "item:cost"}],
        "perspectives": [{"id": "p", "name": names[1]}],
        "judgements": [
            {
                "perspective": "p", "judge": names[place], "method": "points",
                "left": "money", "value": points[place], "reason": reasons[place],
            }
            for place in (0, 1)
        ],
    }  # fmt: skip

    write_study(path, tables, language=language)
    study = load_study(path)

    assert [(one.id, one.name, one.mandatory, one.cost) for one in study.items] == [
        (row["id"], row["name"].strip(), row["name"].strip(), pytest.approx(row["cost"], rel=1e-15))
        for row in items
    ]
    assert study.criteria[0].name == names[0].strip()
    assert [(one.judge, one.value, one.reason) for one in study.judgements] == [
        (names[place].strip(), pytest.approx(points[place], rel=1e-15), reasons[place].strip())
        for place in (0, 1)
    ]


def test_text_that_looks_like_a_formula_is_written_as_text(folder):
    tables = TABLES | {"items": [{"id": "x", "name": "=1+1"}, {"id": "y", "name": "@a"}]}
    write_study(folder / "study.xlsx", tables, language="en")

    sheet = openpyxl.load_workbook(folder / "study.xlsx")["items"]

    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
    assert sheet["B3"].quotePrefix
    with zipfile.ZipFile(folder / "study.xlsx") as archive:
        assert b"<f>" not in b"".join(map(archive.read, archive.namelist()))


def test_signs_that_a_workbook_cannot_hold_become_blanks(folder):
    tables = TABLES | {"items": [{"id": "x", "name": "a\x00b\ud800c"}, {"id": "y", "name": "b"}]}

    write_study(folder / "study.xlsx", tables, language="en")

    assert openpyxl.load_workbook(folder / "study.xlsx")["items"]["B2"].value == "a b c"


def test_the_same_tables_give_the_same_bytes(folder, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for name in ("a.xlsx", "b.xlsx"):
        write_study(folder / name, TABLES, comments={("items", 0, "id"): "why"})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write_study(folder / "c.xlsx", TABLES, comments={("items", 0, "id"): "why"})

    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    assert (folder / "a.xlsx").read_bytes() != (folder / "c.xlsx").read_bytes()
    book = openpyxl.load_workbook(folder / "c.xlsx")
    assert book.properties.modified.year == 2023
    assert book.properties.created.year == 2023


def test_nothing_is_left_behind_when_writing_fails(folder, monkeypatch):
    write_study(folder / "study.xlsx", TABLES)
    before = (folder / "study.xlsx").read_bytes()
    monkeypatch.setattr("pathlib.Path.write_bytes", _full_disk)

    with pytest.raises(OSError, match="full"):
        write_study(folder / "study.xlsx", {})

    assert [path.name for path in folder.iterdir()] == ["study.xlsx"]
    assert (folder / "study.xlsx").read_bytes() == before


def _full_disk(*_arguments):
    raise OSError("disk full")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_is_there_with_header_and_explanations(folder, language):
    write_study(folder / "study.xlsx", {}, language=language)

    book = openpyxl.load_workbook(folder / "study.xlsx")

    assert book.sheetnames == [spec.label(language) for spec in all_sheets().values()]
    for spec in all_sheets().values():
        header = book[spec.label(language)][1]
        assert [cell.value for cell in header] == [one.label(language) for one in spec.columns]
        assert [cell.comment.text for cell in header] == [
            one.about[language] for one in spec.columns
        ]
        assert book[spec.label(language)].freeze_panes in {"A2", "C2"}


def test_fixed_words_have_their_lists_and_ratios_stay_text(folder):
    write_study(folder / "study.xlsx", TABLES, language="zh")

    book = openpyxl.load_workbook(folder / "study.xlsx")
    lists = {rule.formula1 for rule in book["准则"].data_validations.dataValidation}

    assert '"效益,成本"' in lists
    assert "'准则'!$A$2:$A$1001" in lists
    assert book["判断"]["F2"].number_format == book["判断"]["F150"].number_format == "@"
    assert book["ahp b"]["C2"].number_format == "@"


def test_guesses_are_yellow_and_say_why(folder):
    write_study(
        folder / "study.xlsx",
        TABLES,
        language="en",
        comments={("items", 1, "safety"): "a guess"},
        marks={("items", 1, "safety")},
    )

    cell = openpyxl.load_workbook(folder / "study.xlsx")["items"]["Y3"]

    assert (cell.value, cell.comment.text) == (2, "a guess")
    assert cell.fill.fgColor.rgb == GUESS_COLOUR


def test_default_settings_are_those_of_the_models(folder):
    write_study(folder / "study.xlsx", TABLES | {"settings": default_settings()}, language="zh")
    write_study(folder / "none.xlsx", TABLES | {"settings": []}, language="zh")

    written, left_out = load_study(folder / "study.xlsx"), load_study(folder / "none.xlsx")

    assert written.settings == left_out.settings
    assert set(all_settings()) == set(type(written.settings).model_fields)


def test_a_written_study_has_nothing_wrong(folder):
    write_study(folder / "study.xlsx", TABLES)

    _study, issues = examine_study(folder)

    assert issues == ()
