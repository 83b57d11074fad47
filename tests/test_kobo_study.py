"""A KoboToolbox form with split select-multiple columns, from export to demand."""

import pytest

from command_line import prioritize, result

NEEDS = {"lift": range(0, 84, 3), "roof": range(41), "parking": range(10, 47)}
"""Who ticks what; of 90 people the last six left the question open."""


def write_export(path):
    header = (
        "start,end,needs,needs/lift,needs/roof,needs/parking,name_of_head,_uuid,_submission_time"
    )
    lines = [header]
    for person in range(90):
        asked = person < 84
        ticks = [str(int(person in NEEDS[one])) if asked else "" for one in NEEDS]
        names = " ".join(one for one in NEEDS if asked and person in NEEDS[one])
        minute = f"2026-01-02T10:{person % 60:02d}"
        lines.append(
            f"{minute}:00.000+08:00,{minute}:50.000+08:00,{names},{','.join(ticks)},"
            f"Person {person},uuid-{person:04d},{minute}:59"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_ticks_in_columns_of_their_own_are_counted_whole(tmp_path):
    write_export(tmp_path / "kobo.csv")
    made = prioritize("init", tmp_path / "study", "--survey", tmp_path / "kobo.csv")
    ran = prioritize("run", tmp_path / "study", "--format", "json")

    assert made.code == 0, made.err
    assert ran.code == 0, ran.err
    found = result(tmp_path / "study" / "reports")
    (question,) = [one for one in found["survey"]["questions"] if one["kind"] == "choose"]
    chosen = sorted(
        round(item["demand"]["value"] * question["asked"], 6)
        for item in found["items"]
        if item["demand"]
    )
    assert found["survey"]["exports"][0]["platform"] == "kobo"
    assert question["column"] == "needs"
    assert chosen == pytest.approx(sorted(map(len, NEEDS.values())))
