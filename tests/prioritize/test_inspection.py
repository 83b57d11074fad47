"""What `check` tells of a study beyond its sheets."""

from prioritize.init import init_study
from prioritize.inspection import inspect_study

HEAD = "Timestamp,Which works do you want? (choose all that apply)"
WISHES = '"Install a lift, More parking"'


def dates_told(folder, *dates):
    export = folder / "answers.csv"
    export.write_text("\n".join([HEAD, *(f"{one},{WISHES}" for one in dates)]), encoding="utf-8")
    init_study(folder / "study", [export])
    _, issues = inspect_study(folder / "study")
    return [one for one in issues if one.code == "reading_dates_unread"]


def test_dates_that_could_not_be_read_are_a_doubt_with_their_column(tmp_path):
    sound = [f"2024/05/{day} 4:05:12 PM GMT+8" for day in range(10, 18)]
    (issue,) = dates_told(tmp_path, *sound, "2024/05/18 at tea time")

    assert issue.severity == "doubt"
    assert issue.facts == {"file": "answers.csv", "columns": "Timestamp: 1"}


def test_dates_with_a_zone_are_nothing_to_doubt(tmp_path):
    assert not dates_told(tmp_path, *(f"2024/05/{day} 4:05:12 PM GMT+8" for day in range(10, 18)))
