# ruff: noqa: E501 - an export drawn as a table is as wide as the export
"""A questionnaire's own definition beside its export: words, options, and who was asked."""

import pytest

from drawn_exports import REAL_EXPORTS, drawn, drawn_export, forms, read_drawn
from drawn_forms import saved, xlsform
from surveys.answers import State
from surveys.encoder import encode
from surveys.export import read_export
from surveys.file_errors import BrokenDefinitionError, OnlyFormError
from surveys.form_answers import use_forms
from surveys.forms import all_forms, form_in
from surveys.guessing import guess_codebook
from surveys.reading import read_survey, read_surveys
from surveys.sheets import Export, Sheet

NAMES = """
| start                    | car | needs/wishes       | needs/wishes/lift | needs/wishes/parking | needs/wishes/drains | needs/wishes/lights | needs/lanes | needs/spots | needs/spots/street | needs/spots/yard | why  | _uuid | _submission_time    |
| 2024-05-01T09:00:00+08:00 | yes | lift parking       | 1                 | 1                    | 0                   | 0                   | bad         | street yard | 1                  | 1                | 六楼 | u1    | 2024-05-01T01:05:00 |
| 2024-05-01T10:00:00+08:00 | no  | drains             | 0                 | 0                    | 1                   | 0                   |             |             |                    |                  |      | u2    | 2024-05-01T02:05:00 |
| 2024-05-02T09:00:00+08:00 | yes |                    |                   |                      |                     |                     |             |             |                    |                  |      | u3    | 2024-05-02T01:05:00 |
| 2024-05-02T10:00:00+08:00 | no  | parking            | 0                 | 1                    | 0                   | 0                   |             |             |                    |                  |      | u4    | 2024-05-02T02:05:00 |
"""
JOINED = """
| start                     | car | needs/wishes | needs/lanes | needs/spots | why  | _uuid | _submission_time    |
| 2024-05-01T09:00:00+08:00 | yes | lift parking | bad         | street yard | 六楼 | u1    | 2024-05-01T01:05:00 |
| 2024-05-01T10:00:00+08:00 | no  | drains       |             |             |      | u2    | 2024-05-01T02:05:00 |
| 2024-05-02T09:00:00+08:00 | yes |              |             |             |      | u3    | 2024-05-02T01:05:00 |
| 2024-05-02T10:00:00+08:00 | no  | parking      |             |             |      | u4    | 2024-05-02T02:05:00 |
"""
LABELS = """
| start                     | Do you own a car? | What is needed most?   | Satisfied with parking? | Where do you park?        | Why? | _uuid | _submission_time    |
| 2024-05-01T09:00:00+08:00 | Yes               | Lift Parking, charging | not satisfied           | On the street In the yard | 六楼 | u1    | 2024-05-01T01:05:00 |
| 2024-05-01T10:00:00+08:00 | No                | Drains; sewers         |                         |                           |      | u2    | 2024-05-01T02:05:00 |
| 2024-05-02T09:00:00+08:00 | Yes               |                        |                         |                           |      | u3    | 2024-05-02T01:05:00 |
| 2024-05-02T10:00:00+08:00 | No                | Parking, charging      |                         |                           |      | u4    | 2024-05-02T02:05:00 |
"""


def with_form(text, form=None, platform="kobo"):
    (table,) = use_forms([read_drawn(text, platform)], [form or form_in(xlsform())])
    return table


def state_of(table, key):
    place = list(table.text.columns).index(key)
    return [State(one).name for one in table.states[:, place]]


def wishes(table):
    responses = encode([table], guess_codebook([table]))
    found = next(one for one in responses.answers if one.kind.name == "choose")
    return {
        part: values.tolist() for part, values in zip(found.parts, found.values.T, strict=True)
    }, [State(one).name for one in found.states]


def test_every_reader_of_definitions_is_known_by_its_file():
    assert list(all_forms()) == [
        *("limesurvey_structure", "redcap_dictionary", "wenjuan_codes", "xlsform")
    ]


def test_an_xlsform_tells_questions_languages_groups_and_conditions():
    form = form_in(xlsform())
    found = {one.name: one for one in form.questions}

    assert form.languages == ("中文 (zh)", "english (en)")
    assert "age" not in found
    assert (found["wishes"].kind, found["wishes"].path) == ("several", "needs/wishes")
    assert [one.code for one in found["wishes"].options] == ["lift", "parking", "drains", "lights"]
    assert found["lanes"].labels[0] == "您对停车位满意吗？"
    assert found["lanes"].condition == "(${car} = 'yes')"


@pytest.mark.parametrize("text", [NAMES, JOINED])
def test_codes_become_words_and_options_nobody_chose_are_listed(text):
    table = with_form(text)
    codebook = guess_codebook([table])
    listed = [one.option for one in codebook.options if one.column == "needs/wishes"]
    stems = {one.column: one.stem for one in codebook.questions}
    asked = {one.column: (one.kind, one.role) for one in codebook.questions}

    assert listed == ["加装电梯（三层以上）", "停车位、充电桩", "排水; 雨污分流", "路灯"]
    assert stems["needs/wishes"] == "您最希望改造什么？"
    assert table.text["car"].tolist() == ["有", "没有", "有", "没有"]
    assert asked["needs/lanes"] == ("satisfaction", "answer")
    assert asked["car"] == ("", "group")
    assert asked["why"] == ("comment", "answer")


def test_names_joined_names_and_labels_give_the_same_answers():
    expected = {"lift": [1, 0, 0], "parking": [1, 0, 1], "drains": [0, 1, 0], "lights": [0, 0, 0]}
    chinese = dict(
        zip(
            ["加装电梯（三层以上）", "停车位、充电桩", "排水; 雨污分流", "路灯"],
            expected.values(),
            strict=True,
        )
    )
    english = dict(
        zip(
            ["Lift", "Parking, charging", "Drains; sewers", "Lights"],
            expected.values(),
            strict=True,
        )
    )

    for text, words in ((NAMES, chinese), (JOINED, chinese), (LABELS, english)):
        values, states = wishes(with_form(text))
        assert {part: [one[0], one[1], one[3]] for part, one in values.items()} == words
        assert states == ["ANSWERED", "ANSWERED", "BLANK", "ANSWERED"]


@pytest.mark.parametrize(
    ("text", "lanes", "spots"),
    [
        (NAMES, "needs/lanes", "needs/spots/yard"),
        (JOINED, "needs/lanes", "needs/spots"),
        (LABELS, "Satisfied with parking?", "Where do you park?"),
    ],
)
def test_the_form_tells_who_was_not_asked_from_who_left_it_empty(text, lanes, spots):
    table = with_form(text)
    (said,) = [note for note in table.notes if note.code == "form_used"]

    assert state_of(table, lanes) == ["ANSWERED", "SKIPPED", "BLANK", "SKIPPED"]
    assert state_of(table, spots) == ["ANSWERED", "SKIPPED", "BLANK", "SKIPPED"]
    assert state_of(table, "Why?" if text is LABELS else "why") == [
        "ANSWERED",
        "SKIPPED",
        "SKIPPED",
        "SKIPPED",
    ]
    assert said.facts["questions"] == 6
    assert said.facts["form"] == "form.xlsx"
    assert "form_asked" in {note.code for note in table.notes}


def test_without_the_form_nobody_can_tell():
    assert state_of(read_drawn(JOINED, "kobo"), "needs/lanes") == [
        "ANSWERED",
        "BLANK",
        "BLANK",
        "BLANK",
    ]


def test_a_form_of_another_version_does_not_silence_anybody():
    table = with_form(JOINED.replace("| no  | drains       |  ", "| no  | drains       | good"))

    assert state_of(table, "needs/lanes") == ["ANSWERED", "ANSWERED", "BLANK", "BLANK"]
    assert [one.facts["questions"] for one in table.notes if one.code == "form_conditions"] == [
        "lanes"
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_a_form_among_the_files_is_nobody_and_an_only_form_is_refused(tmp_path, turned):
    form = saved(xlsform(), tmp_path / "form.xlsx")
    data = saved(drawn_export(JOINED), tmp_path / "data.xlsx")

    (table,) = read_surveys([data, form] if turned else [form, data])

    assert (len(table.text), [one.file for one in table.sources]) == (4, ["data.xlsx"])
    for refused in (lambda: read_survey(form), lambda: read_surveys([form])):
        with pytest.raises(OnlyFormError) as caught:
            refused()
        assert (caught.value.file, caught.value.title) == ("form.xlsx", "XLSForm")


def test_a_form_that_fits_nothing_is_said():
    table = with_form("| Needs | Age |\n| lift | 30 |\n| parking | 70 |", platform="plain")

    assert [note.code for note in table.notes] == ["plain", "form_unused"]


SURVEYCTO = """
| KEY | formdef_version | SubmissionDate | starttime | wishes       | wishes_lift | wishes_parking | lanes |
| k1  | 1               | 2024-05-01     | 2024-05-01 | lift         | 1           | 0              | good  |
| k2  | 1               | 2024-05-01     | 2024-05-01 | lift parking | 1           | 1              |       |
"""


def test_surveycto_calls_its_columns_otherwise():
    survey = """
| type                  | name   | label:english    | relevance |
| select_one sat        | lanes  | Satisfied?       | ${wishes} = 'lift' |
| select_multiple works | wishes | What is needed?  |           |
"""
    choices = """
| list_name | value   | label:english |
| works     | lift    | A lift        |
| works     | parking | Parking       |
| sat       | good    | satisfied     |
"""
    table = with_form(
        SURVEYCTO, form_in(xlsform(survey, choices, "| form_title |\n| x |")), "surveycto"
    )

    assert [one.part for one in table.columns if one.form == "tick"] == ["A lift", "Parking"]
    assert state_of(table, "lanes") == ["ANSWERED", "SKIPPED"]


DICTIONARY = """
| Variable / Field Name | Form Name | Field Type | Field Label           | Choices, Calculations, OR Slider Labels | Branching Logic (Show field only if...) | Identifier? |
| record_id             | needs     | text       | Record                |                                         |                                         |             |
| owner                 | needs     | yesno      | Do you own your flat? |                                         |                                         |             |
| wishes                | needs     | checkbox   | What is needed?       | 1, Lift, upwards / 2, Parking           |                                         |             |
| lift                  | needs     | radio      | Satisfied with it?    | 1, very / 2, a little, perhaps          | [wishes(1)] = '1' and [owner] = '1'     |             |
| caller                | needs     | text       | Who are you?          |                                         |                                         | y           |
"""
REDCAP = """
| record_id | owner | wishes___1 | wishes___2 | lift | caller | needs_complete |
| 1         | 1     | 1          | 0          | 2    | 甲     | 2              |
| 2         | 0     | 1          | 1          |      | 乙     | 2              |
| 3         | 1     | 1          | 0          |      | 丙     | 2              |
"""


def dictionary():
    header, *rows = drawn(DICTIONARY)
    rows = (header, *(tuple(cell.replace(" / ", " | ") for cell in row) for row in rows))
    return Export("dictionary.csv", "csv", (Sheet("", rows),))


def test_a_redcap_dictionary_gives_words_logic_and_identifiers():
    table = with_form(REDCAP, form_in(dictionary()), "redcap")

    assert [one.part for one in table.columns if one.form == "tick"] == ["Lift, upwards", "Parking"]
    assert table.text["owner"].tolist() == ["Yes", "No", "Yes"]
    assert table.text["lift"].tolist() == ["a little, perhaps", "", ""]
    assert state_of(table, "lift") == ["ANSWERED", "SKIPPED", "BLANK"]
    assert {one.key: one.role for one in table.columns}["caller"] == "personal"


CODES = """
| Q1 | 您的住房        | 单选题     |
|    | 1               | 自有       |
|    | 2               | 租住       |
| Q2 | 最希望改造什么  | 多选题     |
|    | 1               | 电梯       |
|    | 2               | 停车       |
| Q3 | 您是否满意      | 矩阵单选题 |
|    | 1               | 不满意     |
|    | 2               | 满意       |
"""
WENJUAN = """
| seq | start            | finish           | Q1 | Q2_A1 | Q2_A2 | Q3_R1 | Q3_R2 | 答题时长 |
| 1   | 2024/5/1 9:00:00 | 2024/5/1 9:05:00 | 1  | 1     | 0     | 2     | 1     | 300      |
| 2   | 2024/5/1 9:10:00 | 2024/5/1 9:15:00 | 2  | 1     | 1     | 1     | 1     | 300      |
"""


def test_wenjuan_codes_become_words():
    codes = Export("code.csv", "csv", (Sheet("", drawn(CODES)),), "gb18030", ",")
    table = with_form(WENJUAN, form_in(codes), "wenjuan")

    assert table.text["Q1"].tolist() == ["自有", "租住"]
    assert [one.part for one in table.columns if one.form == "tick"] == ["电梯", "停车"]
    assert table.text["Q3_R1"].tolist() == ["满意", "不满意"]
    assert {one.stem for one in table.columns if one.number == "3"} == {"您是否满意"}
    assert "form_asked" not in {note.code for note in table.notes}


def test_rows_of_a_matrix_are_no_levels_of_its_scale():
    rows = CODES.replace(
        "|    | 1               | 不满意", "|    | R1 | 排水 |\n|    | 1               | 不满意"
    )
    codes = Export("code.csv", "csv", (Sheet("", drawn(rows)),), "gb18030", ",")
    table = with_form(WENJUAN, form_in(codes), "wenjuan")

    assert [one.part for one in table.columns if one.number == "3"] == ["排水", "R2"]
    assert list(table.codes["3"].values()) == ["不满意", "满意"]


STRUCTURE = """<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language></languages>
<answers><rows>
<row><qid>3</qid><code>A1</code><answer>satisfied</answer><sortorder>1</sortorder><language>en</language><scale_id>0</scale_id></row>
<row><qid>3</qid><code>A2</code><answer>not &amp; satisfied</answer><sortorder>2</sortorder><language>en</language><scale_id>0</scale_id></row>
</rows></answers>
<groups><rows><row><gid>1</gid><grelevance>1</grelevance></row></rows></groups>
<questions><rows>
<row><qid>1</qid><parent_qid>0</parent_qid><gid>1</gid><type>M</type><title>Need</title><question><![CDATA[<b>What is needed?</b>]]></question><language>en</language><relevance>1</relevance></row>
<row><qid>3</qid><parent_qid>0</parent_qid><gid>1</gid><type>L</type><title>Sat</title><question>Satisfied with the lift?</question><language>en</language><relevance>((7X1X1SQ1.NAOK == "Y"))</relevance></row>
<row><qid>4</qid><parent_qid>0</parent_qid><gid>1</gid><type>T</type><title>Why</title><question>Why?</question><language>en</language><relevance>!is_empty(Need_other.NAOK) or Sat == "A2"</relevance></row>
</rows></questions>
<subquestions><rows>
<row><qid>11</qid><parent_qid>1</parent_qid><title>SQ1</title><question>Lift</question><language>en</language></row>
<row><qid>12</qid><parent_qid>1</parent_qid><title>SQ2</title><question>Parking</question><language>en</language></row>
</rows></subquestions></document>
"""
LIMESURVEY = """
| id | submitdate       | lastpage | Need[SQ1] | Need[SQ2] | Need[other] | Sat | Why     |
| 1  | 2024-05-01 09:00 | 1        | Y         |           |             | A2  | old     |
| 2  | 2024-05-01 09:00 | 1        |           | Y         | roof        |     | it drips |
| 3  | 2024-05-01 09:00 | 1        | Y         | Y         |             |     |         |
| 4  | 2024-05-01 09:00 | 1        |           | Y         |             |     |         |
"""


def structure(tmp_path, text=STRUCTURE):
    (tmp_path / "survey.lss").write_text(text, encoding="utf-8")
    return form_in(read_export(tmp_path / "survey.lss"))


def test_a_structure_file_gives_words_to_codes_and_silence_to_the_unasked(tmp_path):
    table = with_form(LIMESURVEY, structure(tmp_path), "limesurvey")

    assert table.columns[3].stem == "What is needed?"
    assert [one.part for one in table.columns if one.form == "tick"] == ["Lift", "Parking"]
    assert table.text["Sat"].tolist() == ["not & satisfied", "", "", ""]
    assert state_of(table, "Sat") == ["ANSWERED", "SKIPPED", "BLANK", "SKIPPED"]
    assert state_of(table, "Why") == ["ANSWERED", "ANSWERED", "SKIPPED", "SKIPPED"]


@pytest.mark.parametrize(
    "text",
    [STRUCTURE[:400], "<!DOCTYPE x [<!ENTITY a 'b'>]>" + STRUCTURE, "<other/>", "no xml"],
)
def test_a_damaged_structure_file_ends_in_one_message(tmp_path, text):
    with pytest.raises(BrokenDefinitionError) as caught:
        structure(tmp_path, text)

    assert caught.value.file == "survey.lss"


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")
def test_the_real_structure_file_agrees_with_every_answer_of_its_survey():
    data = REAL_EXPORTS / "limesurvey_german.csv"
    (plain,) = read_surveys([data])
    (table,) = read_surveys([data, REAL_EXPORTS / "limesurvey_structure.lss"])
    said = {note.code: note.facts for note in table.notes}
    lss = read_export(REAL_EXPORTS / "limesurvey_structure.lss")
    form = form_in(lss)
    kinds = [one.kind for one in form.questions]
    sheets = {one.name: len(one.rows) - 1 for one in lss.sheets}

    assert (sheets["groups"], sheets["questions"], sheets["conditions"]) == (16, 54, 12)
    assert (len(form.questions), sum(len(one.parts) for one in form.questions)) == (54, 313)
    assert (kinds.count("several"), kinds.count("matrix"), kinds.count("words")) == (27, 19, 8)
    assert sum(len(one.options) for one in form.questions) == 81
    assert (said["form_used"]["questions"], said["form_used"]["of"]) == (45, 54)
    assert "form_conditions" not in said
    assert ((plain.states == State.ANSWERED) == (table.states == State.ANSWERED)).all()
    assert ((plain.states == State.SKIPPED) <= (table.states == State.SKIPPED)).all()
    assert (table.states == State.BLANK).sum() < (plain.states == State.BLANK).sum() / 3
    assert forms(table) == forms(plain)


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_languages_the_one_that_the_form_speaks_is_read_once(turned):
    files = ["limesurvey_english.csv", "limesurvey_german.csv", "limesurvey_structure.lss"]
    (table,) = read_surveys([REAL_EXPORTS / file for file in (files[::-1] if turned else files)])
    codes = {note.code for note in table.notes}

    assert (table.file, len(table.text)) == ("limesurvey_german.csv", 96)
    assert "form_used" in codes
    assert codes & {"translated", "translated_form"}
