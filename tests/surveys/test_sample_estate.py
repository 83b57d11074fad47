"""The sample export: the same cells every time, and exactly the flaws it says it has."""

import re

import openpyxl
import pytest

from surveys.answers import State
from surveys.cleaning import clean
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.reading import read_survey
from surveys.samples import questionnaire as words
from surveys.samples import sample_export
from surveys.samples.estate import TRUTH, export_table, write_export

CHOSEN = words.SINGLE_HEADERS["chosen"]
HOUSEHOLD = words.SINGLE_HEADERS["household"]
CONSENT = words.SINGLE_HEADERS["consent"]
CAR = words.SINGLE_HEADERS["car"]
ADDRESS = "来自IP"


def cells_of(path):
    sheet = openpyxl.load_workbook(path)["Sheet1"]
    return [
        ["" if cell is None else str(cell) for cell in row]
        for row in sheet.iter_rows(values_only=True)
    ]


def matrix_columns(table, number):
    return table[[header for header in table.columns if header.startswith(f"{number}、")]]


@pytest.fixture(scope="module")
def table():
    return export_table()


@pytest.fixture(scope="module")
def consenting(table):
    return table[table[CONSENT] == "同意"]


def used_rows(table):
    """Set rows aside by hand, the naive way."""
    seconds = table["所用时间"].str.removesuffix("秒").astype(int)
    straight = (matrix_columns(table, "11") == "一般").all(axis=1)
    again = table[HOUSEHOLD].where(table[HOUSEHOLD].str.contains("-")).duplicated(keep="last")
    again &= table[HOUSEHOLD].str.contains("-")
    right = table[words.LAST_HEADERS["check"]] == words.CHECK_RIGHT
    return table[(table[CONSENT] == "同意") & right & (seconds >= 60) & ~straight & ~again]


def test_the_shipped_file_is_what_the_generator_writes(tmp_path):
    write_export(tmp_path / "again.xlsx")
    with sample_export() as shipped:
        assert cells_of(tmp_path / "again.xlsx") == cells_of(shipped)
        assert shipped.stat().st_size < 150_000


def test_the_file_holds_the_table_under_one_header_row(table):
    with sample_export() as shipped:
        header, *rows = cells_of(shipped)

    assert tuple(header) == words.headers() == tuple(table.columns)
    assert rows == table.to_numpy().tolist()
    assert len(rows) == TRUTH.rows


def test_the_stem_of_a_matrix_stands_on_its_first_column_only():
    headers = [header for header in words.headers() if header.startswith("11、")]

    assert headers[0] == "11、您对小区以下方面的现状是否满意—雨污排水"
    assert headers[1] == "11、小区道路"
    assert not any(words.SATISFACTION_STEM in header for header in headers[1:])


def test_some_headers_end_in_blanks():
    assert [header[:2] for header in words.headers() if header != header.rstrip()] == [
        "3、",
        "5、",
        "7、",
    ]


def test_rows_are_numbered_in_the_order_in_which_they_came(table):
    moments = [tuple(map(int, re.findall(r"\d+", text))) for text in table["提交答卷时间"]]

    assert table["序号"].tolist() == [str(number) for number in range(1, TRUTH.rows + 1)]
    assert moments == sorted(moments)
    assert len(set(moments)) == len(moments)


def test_every_address_is_reserved_for_documentation(table):
    assert (
        table[ADDRESS]
        .str.fullmatch(r"(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}\(示例-示例\)")
        .all()
    )


def test_families_and_grid_workers_share_addresses(table):
    assert table[ADDRESS].duplicated(keep=False).sum() == TRUTH.on_shared_address
    assert (table["来源详情"] == "网格员代填").sum() == TRUTH.by_proxy
    assert table.loc[table["来源详情"] == "网格员代填", ADDRESS].nunique() == 3


def test_most_rows_have_no_detail_of_their_source(table):
    assert (table["来源详情"] == "N/A").mean() > 0.6


def test_refusing_consent_skips_everything_else(table):
    refusing = table[table[CONSENT] == "不同意"]

    assert len(refusing) == TRUTH.no_consent
    assert (refusing.iloc[:, 7:] == "(跳过)").all(axis=None)


def test_only_car_owners_see_the_questions_about_parking(consenting):
    for name in ("night", "way"):
        skipped = consenting[words.LAST_HEADERS[name]] == "(跳过)"

        assert (skipped == (consenting[CAR] == "没有")).all()


def test_flawed_forms_are_as_many_as_the_truth_says(consenting):
    check = consenting[words.LAST_HEADERS["check"]]
    seconds = consenting["所用时间"].str.removesuffix("秒").astype(int)
    empty = consenting[CHOSEN] == "(空)"
    straight = (matrix_columns(consenting, "12") == "一般").all(axis=1)
    doors = consenting[HOUSEHOLD][consenting[HOUSEHOLD] != "(空)"]

    assert empty.sum() == TRUTH.incomplete
    assert (~check.isin([words.CHECK_RIGHT, "(空)"])).sum() == TRUTH.failed_check
    assert ((seconds < 60) & ~empty).sum() == TRUTH.too_fast
    assert straight.sum() == TRUTH.straight_lining
    assert doors.duplicated(keep="last").sum() == TRUTH.duplicate_household
    assert doors.value_counts().max() == 3


def test_used_and_set_aside_make_all_rows(table):
    aside = (
        TRUTH.no_consent
        + TRUTH.incomplete
        + TRUTH.duplicate_household
        + TRUTH.failed_check
        + TRUTH.too_fast
        + TRUTH.straight_lining
    )

    assert TRUTH.used + aside == TRUTH.rows
    assert len(used_rows(table)) == TRUTH.used


def test_nobody_careful_gives_one_level_all_the_way_down(table):
    used = used_rows(table)
    for number in ("11", "12"):
        block = matrix_columns(used, number)
        said = block.where(~block.isin(["(空)", "不清楚"]))

        assert (said.nunique(axis=1) > 1).all()


def test_ticks_are_options_of_the_form_outside_the_brackets(table):
    cells = used_rows(table)[CHOSEN].str.replace(r"〖.*?〗", "", regex=True)
    ticks = cells.str.split("┋").explode()

    assert set(ticks) <= {wish.option for wish in words.WISHES} | {"其他", "以上都不需要"}
    assert (ticks == "其他").sum() == TRUTH.other_texts
    assert (cells == "以上都不需要").sum() == TRUTH.nothing_wanted
    assert (cells.str.count("┋") >= words.LIMIT).sum() == TRUTH.limit_exceeded


def test_one_free_text_holds_the_separator_itself(table):
    assert table[CHOSEN].str.contains(r"〖[^〗]*┋[^〗]*〗").sum() == 1


def test_some_remarks_would_be_taken_for_formulas(table):
    remarks = table[words.LAST_HEADERS["comment"]]

    assert set(remarks.str[:1]) >= {"=", "+", "@", "", "("}


def test_rankings_hold_each_thing_once_at_most(table):
    cells = table[words.LAST_HEADERS["ranked"]]
    ranked = cells[~cells.isin(["(空)", "(跳过)"])].str.split("→")

    assert all(len(set(order)) == len(order) for order in ranked)
    assert all(set(order) <= set(words.RANKED.values()) for order in ranked)
    assert (ranked.str.len() < len(words.RANKED)).any()


@pytest.mark.parametrize(
    ("option", "question", "level"),
    [
        ("加装电梯", "floor", "5层及以上"),
        ("排水管网改造、雨污分流", "floor", "1–2层"),
        ("屋面防水维修", "floor", "5层及以上"),
        ("无障碍坡道与扶手", "age", "60岁及以上"),
        ("社区助餐食堂", "age", "60岁及以上"),
        ("规整停车位", "car", "有"),
        ("健身与儿童活动场地", "child", "有"),
        ("增设路灯", "tenure", "租户"),
        ("安防监控与门禁", "tenure", "租户"),
    ],
)
def test_groups_want_different_things(table, option, question, level):
    used = used_rows(table)
    wanting = used[CHOSEN].str.contains(option, regex=False)
    inside = used[words.SINGLE_HEADERS[question]] == level

    assert wanting[inside].mean() > 1.4 * wanting[~inside].mean()


def test_the_ground_floor_does_not_want_lifts(table):
    used = used_rows(table)
    ground = used[used[words.SINGLE_HEADERS["floor"]] == "1–2层"]

    assert ground[CHOSEN].str.contains("加装电梯", regex=False).mean() < 0.05


@pytest.fixture(scope="module")
def reading():
    with sample_export() as shipped:
        return read_survey(shipped)


def test_reading_loses_nothing_but_the_marks_of_silence(reading, table):
    written = table.map(str.strip)
    silent = written.isin(["(空)", "(跳过)", ""]).to_numpy()

    assert (reading.text.to_numpy() == written.mask(silent, "").to_numpy()).all()
    assert ((reading.states == State.SKIPPED) == (written == "(跳过)").to_numpy()).all()
    assert ((reading.states == State.ANSWERED) == ~silent).all()


def test_a_codebook_guessed_from_the_export_alone_finds_every_flaw(reading):
    cleaning = clean(encode([reading], guess_codebook([reading])))

    assert cleaning.counts() == {
        "no_consent": TRUTH.no_consent,
        "incomplete": TRUTH.incomplete,
        "duplicate_household": TRUTH.duplicate_household,
        "failed_check": TRUTH.failed_check,
        "too_fast": TRUTH.too_fast,
        "straight_lining": TRUTH.straight_lining,
    }
    assert int(cleaning.cautions["limit_exceeded"].sum()) == TRUTH.limit_exceeded


def test_guessing_tells_what_each_question_is_for(reading):
    guessed = {question.column: question for question in guess_codebook([reading]).questions}
    kinds = [question.kind for question in guessed.values() if question.kind]

    assert guessed["1"].role == "consent"
    assert guessed["2"].role == "building"
    assert guessed["3"].role == "household"
    assert all(guessed[number].role == "group" for number in "456789")
    assert guessed["16"].role == "check"
    assert guessed["来自IP"].role == "personal"
    assert (guessed["10"].kind, guessed["10"].limit) == ("choose", words.LIMIT)
    assert (guessed["13"].kind, guessed["15"].kind) == ("ranking", "single")
    assert kinds.count("satisfaction") == len(words.matrix_rows("satisfaction"))
    assert kinds.count("importance") == len(words.matrix_rows("importance"))
