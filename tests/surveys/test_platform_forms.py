"""Google Forms, Microsoft Forms, Qualtrics, SurveyMonkey, Typeform and LimeSurvey, as drawn."""

import pytest

from drawn_exports import drawn_export, forms, read_drawn, roles
from surveys.answers import State
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.platforms import all_platforms

GOOGLE = """
    | 时间戳记           | 您希望改造什么？(可多选)                | 满意度 [路灯] | 满意度 [道路] | 电子邮件地址 |
    | 2024/5/1 10:00:00 | 公园, 绿地, 加装电梯                    | 满意          | 一般          | a@b.cn      |
    | 2024/5/1 10:02:00 | 加装电梯                                | 不满意        |               |             |
    | 2024/5/1 10:03:00 | 公园, 绿地                              | 满意          | 满意          |             |
    | 2024/5/1 10:04:00 | 停车位（含立体, 机械）, 公园, 绿地      | 满意          | 一般          |             |
    | 2024/5/1 10:05:00 | 停车位（含立体, 机械）, 加装电梯        | 一般          | 一般          |             |
    | 2024/5/1 10:06:00 | 公园, 绿地, 加装电梯                    | 一般          | 一般          |             |
    | 2024/5/1 10:07:00 | 加装电梯, 希望快一点                    | 一般          | 一般          |             |
    | 2024/5/1 10:08:00 | 停车位（含立体, 机械）, 公园, 绿地, 加装电梯 | 一般     | 一般          |             |
"""
MICROSOFT = """
    | ID | Start time      | Completion time | Email     | Name | What should be renovated?                    |
    | 1  | 5/1/24 10:00:00 | 5/1/24 10:03:00 | anonymous |      | Lifts;Parking (surface; stacked);            |
    | 2  | 5/1/24 10:01:00 | 5/1/24 10:04:00 | anonymous |      | Lifts;                                       |
    | 3  | 5/1/24 10:02:00 | 5/1/24 10:09:00 | anonymous |      | Parking (surface; stacked);Drains;           |
"""
QUALTRICS = """
    | StartDate                 | Status                 | IPAddress              | Duration (in seconds)   | Finished                | ResponseId              | Q1                 | Q1_3_TEXT          | Q2_1               | Q2_2               | Q2_DO_1             |
    | Start Date                | Response Type          | IP Address             | Duration (in seconds)   | Finished                | Response ID             | What first? - Selected Choice | What first? - Other - Text | How satisfied? - Lights | How satisfied? - Drains | How satisfied? - Display Order |
    | {"ImportId":"startDate"}  | {"ImportId":"status"}  | {"ImportId":"ip"}      | {"ImportId":"duration"} | {"ImportId":"finished"} | {"ImportId":"_recordId"} | {"ImportId":"QID1"} | {"ImportId":"QID1_TEXT"} | {"ImportId":"QID2_1"} | {"ImportId":"QID2_2"} | {"ImportId":"DO"} |
    | 2024-05-01 10:00:00       | IP Address             | 10.0.0.1               | 120                     | True                    | R_1                     | Lifts              |                    | Very satisfied     | -99                | 2\\|1                |
    | 2024-05-01 10:05:00       | Survey Preview         |                        | 20                      | False                   | R_2                     | Other              | benches            | Dissatisfied       | Satisfied          | 1\\|2                |
"""
MONKEY = """
    | Respondent ID | Collector ID | What is missing? |         |                        | How long have you lived here? | Any comments?       | Rank them |        |
    |               |              | Lifts            | Parking | Other (please specify) | Response                      | Open-Ended Response | Lifts     | Drains |
    | 101           | 7            | Lifts            |         |                        | 5 years or more               | None                | 1         | 2      |
    | 102           | 7            |                  | Parking | benches                | Under 5 years                 |                     | 2         | 1      |
    | 103           | 7            |                  |         |                        |                               |                     |           |        |
"""
TYPEFORM = """
    | #   | How old are you? | Lifts | Parking | Other | Submit Date (UTC) |
    | a1  | 45               | Lifts |         |       | 2024-05-01        |
    | b2  | 61               | Lifts | Parking | Other | 2024-05-02        |
"""
LIME = """
    | Antwort ID | Datum Abgeschickt   | Startsprache | Was fehlt? [Aufzug] | Was fehlt? [Parkplatz] | Was fehlt? [Sonstiges] | Wie zufrieden? [Licht] | Gesamtzeit |
    | 1          | 2024-05-01 10:00:00 | de           | Ja                  | Nein                   |                        | zufrieden              | 60         |
    | 2          |                     | de           | Nein                | Ja                     | Bänke                  | N/A                    | 20         |
    | 3          | 2024-05-01 11:00:00 | de           | N/A                 | N/A                    |                        | unzufrieden            | 70         |
"""
DRAWN = {
    "google_forms": GOOGLE,
    "microsoft_forms": MICROSOFT,
    "qualtrics": QUALTRICS.replace("\\|", "/"),
    "surveymonkey": MONKEY,
    "typeform": TYPEFORM,
    "limesurvey": LIME,
}


@pytest.mark.parametrize("platform", DRAWN)
def test_a_platform_knows_its_own_export_and_no_other_does(platform):
    export = drawn_export(DRAWN[platform])
    sure = {name: one.recognise(export, export.sheets[0]) for name, one in all_platforms().items()}

    assert max(sure, key=sure.get) == platform
    assert sorted(sure.values())[-2] <= 0.5


def test_google_options_with_commas_stay_whole_and_own_words_stay_apart():
    table = read_drawn(GOOGLE, "google_forms")
    codebook = guess_codebook([table])
    wishes = encode([table], codebook).answers[0]

    assert table.separator == ", "
    assert set(wishes.parts) == {"加装电梯", "公园, 绿地", "停车位（含立体, 机械）", "希望快一点"}
    chosen = dict(zip(wishes.parts, wishes.values.sum(axis=0).tolist(), strict=True))
    assert chosen["公园, 绿地"] == 5
    assert chosen["停车位（含立体, 机械）"] == 3
    assert chosen["加装电梯"] == 6


def test_google_grids_are_rows_of_one_question_and_addresses_are_personal():
    table = read_drawn(GOOGLE, "google_forms")

    assert [column.part for column in table.columns[2:4]] == ["路灯", "道路"]
    assert {column.number for column in table.columns[2:4]} == {"满意度"}
    assert roles(table) == {"时间戳记": "time", "电子邮件地址": "personal"}


def test_microsoft_options_with_semicolons_stay_whole():
    table = read_drawn(MICROSOFT, "microsoft_forms")
    answers = encode([table], guess_codebook([table])).answers[0]
    chosen = dict(zip(answers.parts, answers.values.sum(axis=0).tolist(), strict=True))

    assert chosen == {"Lifts": 2, "Parking (surface; stacked)": 2, "Drains": 1}
    assert roles(table)["Email"] == roles(table)["Name"] == "personal"


def test_qualtrics_headers_are_no_respondents_and_previews_are_told():
    table = read_drawn(DRAWN["qualtrics"], "qualtrics")

    assert table.text.index.tolist() == [4, 5]
    assert table.columns[6].stem == "What first?"
    assert [column.part for column in table.columns[8:10]] == ["Lights", "Drains"]
    assert table.states[0, 9] == State.BLANK
    assert roles(table)["IPAddress"] == "personal"
    assert roles(table)["Q2_DO_1"] == "ignore"
    known = encode([table], guess_codebook([table])).roles
    assert known["valid"].tolist() == [1, 0]
    assert known["finished"].tolist() == [1, 0]


def test_surveymonkey_finds_ticks_places_and_free_words_below_one_question():
    table = read_drawn(MONKEY, "surveymonkey")

    assert forms(table) == {
        "Respondent ID": "text",
        "Collector ID": "text",
        "What is missing? - Lifts": "tick",
        "What is missing? - Parking": "tick",
        "What is missing? - Other (please specify)": "text",
        "How long have you lived here?": "text",
        "Any comments?": "text",
        "Rank them - Lifts": "place",
        "Rank them - Drains": "place",
    }
    assert table.text["Any comments?"].tolist() == ["None", "", ""]
    assert table.text.index.tolist() == [3, 4, 5]


def test_typeform_options_become_one_question():
    table = read_drawn(TYPEFORM, "typeform")

    assert [column.part for column in table.columns if column.form == "tick"] == [
        *("Lifts", "Parking", "Other")
    ]
    assert len({column.number for column in table.columns if column.form == "tick"}) == 1


def test_limesurvey_tells_five_silences_apart():
    table = read_drawn(LIME, "limesurvey")
    answers = encode([table], guess_codebook([table])).answers
    missing = next(one for one in answers if one.kind.name == "choose")

    assert missing.parts[:2] == ("Aufzug", "Parkplatz")
    assert missing.states.tolist() == [State.ANSWERED, State.ANSWERED, State.SKIPPED]
    assert roles(table)["interview finished"] == "finished"
    assert table.text["interview finished"].tolist() == ["yes", "no", "yes"]
    assert roles(table)["Gesamtzeit"] == "ignore"
