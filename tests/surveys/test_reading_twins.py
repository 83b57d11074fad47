"""The same people in two files, under other headers: read once, and said so."""

from dataclasses import replace

import pytest

from drawn_exports import REAL_EXPORTS, read_drawn
from surveys.pairing import join_same_surveys
from surveys.reading import read_surveys

ENGLISH = """
| Response ID | Date submitted   | Needs [Lift] | Needs [Parking] | How satisfied? | Remarks |
| 1           | 2024-05-01 09:00 | Yes          | No              | very satisfied | dark    |
| 2           | 2024-05-01 10:00 | No           | No              | satisfied      |         |
| 3           | 2024-05-02 11:00 | Yes          | Yes             | not satisfied  |         |
| 4           | 2024-05-02 12:00 | N/A          | N/A             | satisfied      | noisy   |
| 5           |                  | No           | Yes             | very satisfied |         |
| 6           | 2024-05-03 12:00 | N/A          | N/A             |                |         |
"""
WORDS = {
    "Response ID": "Antwort ID",
    "Date submitted": "Datum Abgeschickt",
    "Needs [Lift]": "Bedarf [Aufzug]",
    "Needs [Parking]": "Bedarf [Parken]",
    "How satisfied?": "Wie zufrieden?",
    "Remarks": "Anmerkungen",
    "Yes": "Ja",
    "No ": "Nein ",
    "not satisfied": "unzufrieden",
    "very satisfied": "sehr zufrieden",
    "satisfied": "zufrieden",
    "dark": "dunkel",
    "noisy": "laut",
}


def translated(text):
    for word, other in WORDS.items():
        text = text.replace(f"| {word}", f"| {other}")
    return text


def both(english, german):
    return join_same_surveys(
        [
            read_drawn(english, "limesurvey", "english.csv"),
            read_drawn(german, "limesurvey", "german.csv"),
        ]
    )


def test_two_languages_of_one_survey_count_once_and_are_said():
    (table,) = both(ENGLISH, translated(ENGLISH))

    assert (table.file, len(table.text)) == ("english.csv", 6)
    assert [one.file for one in table.sources] == ["english.csv", "german.csv"]
    (said,) = [note for note in table.notes if note.code == "translated"]
    assert said.facts == {"read": "english.csv", "other": "german.csv", "rows": 6}


def test_rows_of_the_other_language_may_stand_in_another_order():
    header, *rows = translated(ENGLISH).strip().splitlines()

    assert len(both(ENGLISH, "\n".join([header, *reversed(rows)]))) == 1


def test_other_people_or_other_silences_are_another_survey():
    rounds = translated(ENGLISH)
    asked_others = rounds.replace("2024-05-02 12:00 | N/A          ", "2024-05-02 12:00 | Ja ")

    assert len(both(ENGLISH, rounds.replace("| 6  ", "| 7  "))) == 2
    assert asked_others != rounds
    assert len(both(ENGLISH, asked_others)) == 2


def test_answers_that_do_not_go_together_are_another_survey():
    levels = ["not satisfied", "satisfied", "very satisfied"]
    header = "| Response ID | Date submitted | How satisfied? | Remarks |"
    rows = [f"| {place} | 2024-05-01 09:0{place} | {levels[place % 3]} | |" for place in range(10)]
    first = "\n".join([header, *rows])
    shifted = "\n".join(
        [header, *(row.replace("not satisfied", "satisfied") for row in rows[:7]), *rows[7:]]
    )

    assert len(both(first, translated(first))) == 1
    assert len(both(first, translated(shifted))) == 2


READABLE = """
| seq | start            | finish           | Q1:住房 | Q2_A1:电梯 | Q2_A2:停车 | 答题时长 |
| 1   | 2024/5/1 9:00:00 | 2024/5/1 9:05:00 | 自有    | 电梯       |            | 300      |
| 2   | 2024/5/1 9:10:00 | 2024/5/1 9:15:00 | 租住    |            | 停车       | 310      |
| 3   | 2024/5/1 9:20:00 | 2024/5/1 9:25:00 | 自有    | 电梯       | 停车       | 320      |
| 4   | 2024/5/1 9:30:00 | 2024/5/1 9:35:00 | 自有    |            | 停车       | 330      |
"""
CODED = """
| seq | start            | finish           | Q1 | Q2_A1 | Q2_A2 |
| 1   | 2024/5/1 9:00:00 | 2024/5/1 9:05:00 | 1  | 1     |       |
| 2   | 2024/5/1 9:10:00 | 2024/5/1 9:15:00 | 2  |       | 1     |
| 3   | 2024/5/1 9:20:00 | 2024/5/1 9:25:00 | 1  | 1     | 1     |
| 4   | 2024/5/1 9:30:00 | 2024/5/1 9:35:00 | 1  |       | 1     |
"""


@pytest.mark.parametrize("turned", [False, True])
def test_the_same_people_by_code_and_by_text_are_read_by_text(turned):
    files = [
        read_drawn(READABLE, "wenjuan", "All_Data_Readable.csv"),
        read_drawn(CODED, "wenjuan", "All_Data_Original.csv"),
    ]

    (table,) = join_same_surveys(files[::-1] if turned else files)

    assert table.file == "All_Data_Readable.csv"
    assert [note.code for note in table.notes] == ["by_code"]
    assert len(table.sources) == 2


def test_equal_cells_without_an_id_are_one_file_saved_twice():
    table = read_drawn("| Needs | Age |\n| lift | 30 |\n| parking | 70 |", "plain", "a.xlsx")
    copied = read_drawn("| Wants | Years |\n| lift | 30 |\n| parking | 70 |", "plain", "b.csv")

    (joined,) = join_same_surveys([table, copied])

    assert [one.file for one in joined.sources] == ["a.xlsx", "b.csv"]
    assert len(join_same_surveys([table, replace(copied, text=copied.text[::-1])])) == 2


@pytest.mark.skipif(not REAL_EXPORTS.is_dir(), reason="the shared exports are not here")
@pytest.mark.parametrize(
    ("files", "rows"),
    [
        (("limesurvey_english.csv", "limesurvey_german.csv"), 96),
        (("limesurvey_german.csv", "limesurvey_english.csv"), 96),
        (("limesurvey_merged_header.xlsx", "limesurvey_merged_header.csv"), 45),
    ],
)
def test_real_twins_are_read_once(files, rows):
    (table,) = read_surveys([REAL_EXPORTS / file for file in files])

    assert (table.file, len(table.text)) == (files[0], rows)
    assert [one.file for one in table.sources] == list(files)


ZEROS = """
| seq | start            | finish           | Q1 | Q2_A1 | Q2_A2 | Q2_A3 |
| 1   | 2024/5/1 9:00:00 | 2024/5/1 9:05:00 | 1  | 1     | 0     | 0     |
| 2   | 2024/5/1 9:10:00 | 2024/5/1 9:15:00 | 2  | 0     | 1     | 1     |
| 3   | 2024/5/1 9:20:00 | 2024/5/1 9:25:00 | 1  | 1     | 1     | 0     |
| 4   | 2024/5/1 9:30:00 | 2024/5/1 9:35:00 | 1  | 0     | 1     | 1     |
"""
NAMED = """
| seq | start            | finish           | Q1  | Q2_A1 | Q2_A2 | Q2_A3 |
| 1   | 2024/5/1 9:00:00 | 2024/5/1 9:05:00 | 1栋 | 电梯  |       |       |
| 2   | 2024/5/1 9:10:00 | 2024/5/1 9:15:00 | 2栋 |       | 停车  | 路灯  |
| 3   | 2024/5/1 9:20:00 | 2024/5/1 9:25:00 | 1栋 | 电梯  | 停车  |       |
| 4   | 2024/5/1 9:30:00 | 2024/5/1 9:35:00 | 1栋 |       | 停车  | 路灯  |
"""


def test_boxes_without_a_tick_are_silent_in_both_exports():
    (table,) = join_same_surveys(
        [
            read_drawn(ZEROS, "wenjuan", "All_Data_Original.csv"),
            read_drawn(NAMED, "wenjuan", "All_Data_Readable.csv"),
        ]
    )

    assert table.file == "All_Data_Readable.csv"
    assert [column.part for column in table.columns[4:]] == ["电梯", "停车", "路灯"]
    assert {column.form for column in table.columns[4:]} == {"tick"}
