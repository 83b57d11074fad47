import pytest

from drawn_exports import forms, read_drawn, roles
from surveys.answers import State
from surveys.codebook import Codebook
from surveys.encoder import encode
from surveys.platforms.kobo import PLATFORM, recognise
from surveys.sheets import Export, Sheet

BOTH = """
| start                         | end                           | deviceid | Home/needs     | Home/needs/lift | Home/needs/parking | Home/needs/other | Home/needs_other | Home/age | trust     | _gate_latitude | _gate_longitude | gate    | _uuid | _submission_time    | _tags | _index |
| 2015-07-20T11:30:46.000+06:45 | 2015-07-20T11:39:02.000+06:45 | d1       | lift other     | 1               | 0                  | 1                | gates            | 44       | dont_know | 27.1           | 85.2            | 27 85   | a     | 2015-07-20T05:56:34 |       | 1      |
| 2015-07-20T11:30:46.000+06:45 | 2015-07-20T11:30:56.000+06:45 | d1       |                |                 |                    |                  |                  | n/a      | refused   | 27.2           | 85.3            | 27 85   | b     | 2015-07-20T05:57:34 |       | 2      |
| 2015-07-20T11:30:46.000+06:45 | 2015-07-20T11:30:40.000+06:45 | d2       | parking        | FALSE           | TRUE               | FALSE            |                  |          | 4         | 27.3           | 85.4            | 27 85   | c     | 2015-07-20T05:58:34 |       | 3      |
"""


def test_the_servers_own_columns_get_their_roles():
    assert roles(read_drawn(BOTH, "kobo")) == {
        "start": "time",
        "end": "time",
        "deviceid": "personal",
        "Home/needs": "ignore",
        "_gate_latitude": "personal",
        "_gate_longitude": "personal",
        "gate": "personal",
        "_uuid": "id",
        "_submission_time": "time",
        "_tags": "ignore",
        "_index": "ignore",
        "duration (end - start)": "duration",
    }


def test_split_ticks_share_the_name_of_their_question():
    table = read_drawn(BOTH, "kobo")
    ticks = [column for column in table.columns if column.form == "tick"]

    assert [(one.number, one.stem, one.part) for one in ticks] == [
        ("Home/needs", "needs", "lift"),
        ("Home/needs", "needs", "parking"),
        ("Home/needs", "needs", "other"),
    ]
    assert table.text["Home/needs/parking"].to_list() == ["0", "", "1"]


def test_a_question_left_empty_in_all_its_columns_was_not_shown():
    table = read_drawn(BOTH, "kobo")

    assert (table.states[1, 3:7] == State.SKIPPED).all()
    assert table.states[:, 7].tolist() == [State.ANSWERED, State.BLANK, State.BLANK]


def test_not_asked_not_known_and_refused_stay_apart():
    table = read_drawn(BOTH, "kobo")

    assert table.states[:, 8].tolist() == [State.ANSWERED, State.SKIPPED, State.BLANK]
    assert table.states[:, 9].tolist() == [State.DONT_KNOW, State.REFUSED, State.ANSWERED]


def test_time_spent_is_counted_and_empty_when_the_clock_was_set_back():
    assert read_drawn(BOTH, "kobo").text["duration (end - start)"].to_list() == ["496", "10", ""]


def test_a_group_of_questions_is_not_taken_for_ticks():
    table = read_drawn(
        """
        | Home/floor | Home/lift | _uuid |
        | 3          | 1         | a     |
        | 5          | 0         | b     |
        """,
        "kobo",
    )

    assert forms(table)["Home/lift"] == "text"
    assert [column.number for column in table.columns[:2]] == ["Home/floor", "Home/lift"]


def test_ticks_without_a_summary_need_a_sibling():
    table = read_drawn(
        """
        | needs/lift | needs/parking | lone/lift | _uuid |
        | 1          | 0             | 1         | a     |
        | 0          | 0             | 0         | b     |
        """,
        "kobo",
    )

    assert list(forms(table).values()) == ["tick", "tick", "text", "text"]


def test_places_become_an_order_of_their_own():
    table = read_drawn(
        """
        | rank/_1st_choice | rank/_2nd_choice | rank/_3rd_choice | _uuid |
        | lift             | parking          | drains           | a     |
        | drains           | lift             |                  | b     |
        |                  |                  |                  | c     |
        """,
        "kobo",
    )

    assert table.columns[-1].form == "order"
    assert table.text["rank (in order)"].to_list() == ["lift→parking→drains", "drains→lift", ""]
    assert table.states[2, -1] == State.SKIPPED
    assert [column.role for column in table.columns[:3]] == ["ignore"] * 3


def test_summaries_without_split_columns_are_lists_only_when_names_repeat():
    rows = "\n".join(f"| lift parking | words of {row} | {row} |" for row in range(12))

    table = read_drawn(f"| needs | opinion | _uuid |\n{rows}", "kobo")

    assert list(forms(table).values()) == ["list", "text", "text"]
    assert table.separator == " "


def test_names_that_went_through_r_are_still_recognised():
    header = ("X.U.FEFF.start", "end", "needs.lift", "needs", "X_uuid", "X_submission_time")
    sheet = Sheet("", (header, ("", "", "TRUE", "lift", "a", "2015-07-20")))
    export = Export("a.csv", "csv", (sheet,))

    assert recognise(export, sheet) > 0.9
    assert roles(PLATFORM.read(export, sheet)) == {
        "X.U.FEFF.start": "time",
        "end": "time",
        "needs": "ignore",
        "X_uuid": "id",
        "X_submission_time": "time",
    }


def test_columns_of_several_versions_are_one_question_where_no_row_fills_two():
    table = read_drawn(
        """
        | Needs   | Needs/Lift | Needs/Parking | Floor | Needs   | Needs/Lift | Needs/Parking | Floor | _uuid | __version__ |
        | Lift    | 1          | 0             | 3     |         |            |               |       | a     | v1          |
        |         |            |               |       | Parking | 0          | 1             | 5     | b     | v2          |
        |         |            |               | 4     |         |            |               |       | c     | v1          |
        """,
        "kobo",
    )
    ticks = [column.key for column in table.columns if column.form == "tick"]

    assert ticks == ["Needs/Lift", "Needs/Parking"]
    assert table.text["Needs/Parking"].to_list() == ["0", "1", ""]
    assert table.text["Floor"].to_list() == ["3", "5", "4"]
    assert roles(table)["Floor (2)"] == "ignore"
    (said,) = [note for note in table.notes if note.code == "versions_merged"]
    assert said.facts == {"headers": "Needs; Needs/Lift; Needs/Parking; Floor"}


def test_columns_that_a_row_fills_differently_stay_apart_and_are_said():
    table = read_drawn(
        """
        | Floor | Floor | age | age.1 | _uuid |
        | 3     | 5     | 40  |       | a     |
        | 4     |       |     | 71    | b     |
        """,
        "kobo",
    )

    assert table.text["Floor"].to_list() == ["3", "4"]
    assert table.text["age"].to_list() == ["40", "71"]
    assert {note.code: note.facts for note in table.notes}["versions_apart"] == {"headers": "Floor"}


@pytest.mark.parametrize("sign", ["/", ".", "-", ":"])
def test_groups_may_be_parted_from_names_by_other_signs(sign):
    header = "| Home/needs | Home/needs/lift | Home/needs/gates | Home/floor | rank/_1st_choice | rank/_2nd_choice | _uuid |"
    table = read_drawn(
        header.replace("/", sign)
        + """
        | lift | 1 | 0 | 3 | lift | gates | a |
        |      |   |   | 5 | gates |      | b |
        """,
        "kobo",
    )
    ticks = [column for column in table.columns if column.form == "tick"]

    assert [(one.stem, one.part) for one in ticks] == [("needs", "lift"), ("needs", "gates")]
    assert {column.key: column.stem for column in table.columns}[f"Home{sign}floor"] == "floor"
    assert table.text["rank (in order)"].to_list() == ["lift→gates", "gates"]


def test_labels_of_groups_and_options_are_parted_at_the_question():
    table = read_drawn(
        """
        | Your home/What is needed? | Your home/What is needed?/Lift/ramp | Your home/What is needed?/Gates | Your home/Which floor? | _uuid |
        | Lift/ramp                 | 1                                   | 0                               | 3                      | a     |
        | Gates                     | 0                                   | 1                               | 4                      | b     |
        """,
        "kobo",
    )
    ticks = [column for column in table.columns if column.form == "tick"]

    assert [(one.stem, one.part) for one in ticks] == [
        ("What is needed?", "Lift/ramp"),
        ("What is needed?", "Gates"),
    ]
    assert table.columns[3].stem == "Which floor?"


def test_what_r_writes_into_empty_cells_is_no_answer():
    table = read_drawn(
        """
        | needs.lift | needs.parking | floor | X_uuid | X_submission_time |
        | TRUE       | FALSE         | 3     | a      | 2015-07-20        |
        | NA         | NA            | NA    | b      | 2015-07-20        |
        """,
        "kobo",
    )

    assert (table.states[1, :2] == State.SKIPPED).all() or (
        table.states[1, :2] == State.BLANK
    ).all()
    assert table.states[1, 2] == State.BLANK
    assert table.text["floor"].to_list() == ["3", ""]


def test_free_words_beside_other_are_words_and_a_reviewers_word_is_heard():
    table = read_drawn(
        """
        | needs      | needs/lift | needs/other | needs_other | _uuid | _validation_status              |
        | lift other | 1          | 1           | gates       | a     | validation_status_not_approved  |
        | lift       | 1          | 0           |             | b     | validation_status_approved      |
        """,
        "kobo",
    )
    responses = encode([table], Codebook((), ()))

    assert {column.key: column.told for column in table.columns}["needs_other"] == "words"
    assert roles(table)["_validation_status"] == "status"
    assert responses.roles["valid"].tolist() == [0.0, 1.0]
