"""`prioritize weigh`, as it is used."""

import pytest

from command_line import prioritize
from drawn_workbooks import SMALL, draw

CHINESE = "# settings\nkey | value\nlanguage | zh"
ENGLISH = "# settings\nkey | value\nlanguage | en"


@pytest.mark.parametrize(
    ("sheet", "asked", "said"),
    [
        (CHINESE, (), "各方的准则权重"),
        (ENGLISH, (), "Weights of the criteria"),
        (CHINESE, ("--lang", "en"), "Weights of the criteria"),
        (ENGLISH, ("--lang", "zh"), "各方的准则权重"),
    ],
)
def test_weights_are_told_in_the_language_asked_for_or_else_the_studys(
    tmp_path, sheet, asked, said
):
    outcome = prioritize("weigh", draw(tmp_path, SMALL, sheet), *asked)

    assert outcome.code == 0, outcome.err
    assert [
        word for word in ("各方的准则权重", "Weights of the criteria") if word in outcome.out
    ] == [said]


def test_a_language_that_the_reports_do_not_speak_is_refused(tmp_path):
    outcome = prioritize("weigh", draw(tmp_path, SMALL), "--lang", "fr")

    assert outcome.code == 2
    assert "use zh or en" in outcome.err
