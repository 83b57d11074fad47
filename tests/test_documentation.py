"""What the documents say is what the program does."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from command_line import prioritize
from prioritize.findings import Findings
from prioritize.inspection import open_study
from prioritize.pipeline import run_study
from prioritize.ranking import all_methods
from prioritize.ranking.method import Problem
from reports.charts import rank_changes
from reports.drawing import draw
from reports.names import names_of
from reports.story.context import Story
from reports.wording import wording
from sample_demo import sample_demo

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name, language):
    return re.findall(rf"^```{language}\n(.*?)\n```", text_of(name), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readme") / "demo"
    printed = {}
    for language in READMES:
        outcome = sample_demo(folder / language, language)
        assert outcome.code == 0, outcome.err
        # Lines are broken for the screen; the words are the same without the breaks.
        printed[language] = re.sub(r"\s+", "", outcome.out)
    return folder, printed


@pytest.mark.parametrize("language", READMES)
def test_the_readme_opens_with_two_commands_of_one_line(language):
    commands = blocks(READMES[language], "sh")

    assert len(commands) == 2
    assert all("\n" not in command for command in commands)
    assert commands[0].endswith("prioritize demo")
    assert "pytest" in commands[1]
    assert commands == blocks(READMES["en"], "sh")


@pytest.mark.parametrize("language", READMES)
def test_the_output_in_the_readme_is_the_demos(demo, language):
    _, printed = demo
    quoted = [
        line
        for block in blocks(READMES[language], "text")[:2]
        for line in block.splitlines()
        if line.strip()
    ]

    assert len(quoted) > 4
    for line in quoted:
        assert re.sub(r"\s+", "", line) in printed[language], line


@pytest.mark.parametrize("language", READMES)
def test_every_command_and_option_in_the_readme_exists(language):
    text = text_of(READMES[language])
    listed = set(re.findall(r"`prioritize (\w+)", text))

    assert listed == {"demo", "init", "check", "run", "weigh", "compare", "methods"}
    for command in listed:
        told = prioritize(command, "--help").out
        rows = [line for line in text.splitlines() if line.startswith(f"| `prioritize {command} ")]
        options = {option for row in rows for option in re.findall(r"--\w+", row.split(" | ")[0])}
        assert all(option in told for option in options), command


def test_the_readme_counts_the_ranking_methods_right():
    assert f"{len(all_methods()) - 1} other methods" in text_of("README.md")
    assert f"另有 {len(all_methods()) - 1} 种方法" in text_of("README.zh-CN.md")


@pytest.mark.parametrize("language", READMES)
def test_the_method_in_the_readme_works(language):
    (code,) = blocks(READMES[language], "python")
    names = {}
    exec(code, names)  # noqa: S102 - our own document
    problem = Problem(
        values=np.array([[3.0, 10.0], [2.0, 40.0], [1.0, 20.0]]),
        types=np.array([1.0, -1.0]),
        normalization="",
        worst=np.full(2, np.nan),
        best=np.full(2, np.nan),
    )
    scores = names["METHOD"].score(problem, np.array([[0.5, 0.5]]))

    assert scores.shape == (1, 3)
    assert scores[0, 0] > scores[0, 1]


def test_the_picture_in_the_readme_is_the_demos_chart(demo):
    folder, _ = demo
    found = run_study(open_study(folder / "en"))
    words = wording("en")
    assert isinstance(found, Findings)
    (chart,) = rank_changes(Story(found, words, names_of(found, words)))

    # The words and figures, for another release of the drawing library may place them anew.
    assert words_in(text_of("reports/example.svg")) == words_in(draw(chart))


def words_in(svg):
    return re.findall(r">([^<>]+)<", svg)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(name):
    links = re.findall(r"\]\(([^)#]+)\)", text_of(name))

    assert links
    assert all((ROOT / link).exists() for link in links if "://" not in link)


@pytest.mark.parametrize("package", ["surveys", "weights", "prioritize", "reports"])
def test_every_package_tells_who_opens_the_folder(package):
    assert len(text_of(f"{package}/README.md")) > 300


def test_methods_can_be_listed_where_the_console_knows_no_chinese():
    run = subprocess.run(
        [sys.executable, "-m", "prioritize", "methods"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "PYTHONPATH": str(ROOT)},
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert b"topsis" in run.stdout


def test_weigh_prints_json_that_the_schema_of_the_result_knows(demo):
    folder, _ = demo
    printed = json.loads(prioritize("weigh", folder / "en", "--json").out)
    result = json.loads((folder / "en" / "reports" / "result.json").read_text(encoding="utf-8"))

    assert printed == result["perspectives"]
