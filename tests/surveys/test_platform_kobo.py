from drawn_exports import forms, read_drawn, roles
from surveys.answers import State
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
