import ast
import gettext
import importlib.util
import io
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from prioritize.errors import Issue, StudyError
from prioritize.findings import Note
from reports import wording as wording_module
from reports.errors import (
    MissingCatalogueError,
    MissingTextError,
    UnknownFormatError,
    UnknownLanguageError,
)
from reports.wording import LANGUAGES, explain, say, wording
from surveys.platforms import all_platforms
from surveys.scoring import all_kinds

SOURCES = Path(wording_module.__file__).parent
LOCALES = SOURCES / "locales"
COMMAND_LINE = SOURCES.parent / "prioritize" / "cli.py"


def texts(domain, language):
    path = LOCALES / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as lines:
        return {message.id: message.string for message in read_po(lines) if message.id}


def places(pattern):
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def spoken():
    """Ids said in full, and families of ids whose last part is a code."""
    ids, families = set(), set()
    python = [*SOURCES.rglob("*.py"), *([COMMAND_LINE] if COMMAND_LINE.exists() else [])]
    for path in python:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                _note_call(node, ids, families)
    for path in (SOURCES / "templates").iterdir():
        page = path.read_text(encoding="utf-8")
        ids.update(re.findall(r'\bsay\("([^"]+)"', page))
        families.update(re.findall(r'\bword\("([^"]+)"', page))
    # Headers and sheets of the workbook are named by their helper, one by one.
    return ids, families - {"column", "sheet"}


def _note_call(node, ids, families):
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    words = [
        one.value
        for one in node.args
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    first = node.args[0] if node.args else None
    if name == "say" and isinstance(first, ast.Constant):
        ids.add(first.value)
    elif name == "say" and isinstance(first, ast.BinOp):
        families.add(first.left.value.rstrip("."))
    elif name == "word" and words:
        families.add(words[0])
        if len(words) > 1:
            ids.add(".".join(words[:2]))
    elif name == "column" and words:
        ids.add(f"column.{words[0]}")
    elif name == "make_sheet" and words:
        ids.add(f"sheet.{words[0]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_said_has_a_text(language):
    ids, _ = spoken()

    assert ids - set(texts("reports", language)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_said_somewhere(language):
    ids, families = spoken()
    unused = {
        one
        for one in texts("reports", language)
        if one not in ids and one.split(".")[0] not in families
    }

    assert unused == set()


@pytest.mark.parametrize("domain", ["reports", "errors"])
def test_both_languages_speak_of_the_same_facts(domain):
    chinese, english = texts(domain, "zh"), texts(domain, "en")

    if domain == "reports":
        assert set(chinese) == set(english)
    for message_id in set(chinese) & set(english):
        assert places(chinese[message_id]) == places(english[message_id]), message_id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", ["reports", "errors"])
def test_no_text_is_empty_and_every_place_has_a_name(domain, language):
    for message_id, pattern in texts(domain, language).items():
        assert pattern.strip(), message_id
        assert all(name.isidentifier() for name in places(pattern)), message_id


@pytest.mark.parametrize(
    "path", sorted(LOCALES.glob("*/LC_MESSAGES/*.po")), ids=lambda path: "-".join(path.parts[-3::2])
)
def test_compiled_texts_are_in_step_with_their_sources(path):
    spec = importlib.util.spec_from_file_location("compile_locales", LOCALES / "compile.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def spoken_by(content):
        # The header also names the compiler, which may be another version.
        catalogue = gettext.GNUTranslations(io.BytesIO(content))._catalog
        return {key: text for key, text in catalogue.items() if key}

    assert spoken_by(path.with_suffix(".mo").read_bytes()) == spoken_by(module.compiled(path))
    assert module.compiled(path) == module.compiled(path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("family", "codes"),
    [
        ("tier", "certain depends out"),
        ("class", "basic improvement enhancement governance"),
        ("reason", "SAFETY LAW PREREQUISITE EXCLUDED BUDGET POOL VOTE POWER UNCERTAIN"),
        ("why", "SAFETY LAW PREREQUISITE EXCLUDED BUDGET POOL VOTE POWER UNCERTAIN"),
        ("doubt", "power judges respondents costs method together"),
        ("party", "government market residents"),
        ("flip_power", "up down"),
        ("rule", "compromise borda copeland kemeny minimax mean_closeness pooled_weights"),
        ("convention", "topsis_vector topsis_minmax topsis_range"),
    ],
)
def test_every_code_of_the_contract_has_words(family, codes, language):
    known = texts("reports", language)

    assert [code for code in codes.split() if f"{family}.{code}" not in known] == []


def test_facts_are_never_read_as_patterns():
    said = wording("en").say("example.mark", name="{name} {0} %(name)s")

    assert said == "{name} {0} %(name)s (example, not agreed)"


def test_a_text_that_does_not_exist_is_an_error_that_names_it():
    with pytest.raises(MissingTextError) as caught:
        say("joint.nonsense", "en")

    assert caught.value.message_id == "joint.nonsense"


def test_a_language_nobody_speaks_here_is_refused_with_those_that_are():
    with pytest.raises(UnknownLanguageError) as caught:
        wording("fr")

    assert caught.value.known == ("zh", "en")


def test_a_bare_copy_of_the_sources_says_how_to_compile(tmp_path, monkeypatch):
    monkeypatch.setattr(wording_module, "_LOCALES", tmp_path)
    wording_module._catalogue.cache_clear()
    try:
        with pytest.raises(MissingCatalogueError, match=r"compile\.py"):
            say("joint.title", "zh")
    finally:
        wording_module._catalogue.cache_clear()


def test_an_error_is_explained_from_its_attributes_in_the_readers_language():
    error = UnknownFormatError("doc", ["html", "xlsx"])

    assert explain(error, "zh") == "没有名为“doc”的报告格式；请从以下选择：html、xlsx。"


def test_a_subclass_without_a_text_borrows_that_of_its_parent():
    class NarrowError(UnknownFormatError):
        pass

    assert explain(NarrowError("doc", ["html"]), "zh").startswith("没有名为“doc”的报告格式")


def test_an_error_without_a_text_says_its_own_message():
    assert explain(ValueError("the lid is off"), "zh") == "the lid is off"


def test_a_text_whose_facts_are_missing_gives_way_to_the_message():
    issue = Issue("UnknownFormatError", "no such format", file="a.xlsx", sheet="items", cell="C5")

    assert explain(issue, "zh") == "a.xlsx, items!C5: no such format"


def test_the_place_of_an_issue_stays_in_front():
    facts = {"name": "doc", "known": ["html"]}
    issue = Issue(
        "UnknownFormatError", "no such format", "study.xlsx", "settings", "B2", facts=facts
    )

    assert explain(issue, "zh").startswith("study.xlsx, settings!B2: 没有名为“doc”")


def test_gathered_issues_are_explained_one_a_line():
    error = StudyError([Issue("odd", "first", sheet="items"), Issue("odd", "second")])

    assert explain(error, "en") == "items: first\nsecond"


def test_a_note_without_a_text_says_its_own_message():
    assert (
        explain(Note("flat", "noise is the same everywhere"), "zh")
        == "noise is the same everywhere"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_platform_and_kind_of_question_has_its_words(language):
    known = texts("reports", language)

    assert {f"platform.{name}" for name in all_platforms()} <= known.keys()
    assert {f"kind.{name}" for name in all_kinds()} <= known.keys()


@pytest.mark.parametrize(
    ("language", "names", "listed"),
    [
        ("zh", ["排水、雨污分流", "消防通道"], "排水、雨污分流；消防通道"),
        ("zh", ["屋面防水", "消防通道"], "屋面防水、消防通道"),
        ("en", ["greening, planting", "roads"], "greening, planting; roads"),
        ("en", [], ""),
    ],
)
def test_names_that_hold_a_separator_are_set_apart_by_another(language, names, listed):
    assert wording(language).listed(iter(names)) == listed
