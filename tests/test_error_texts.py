import ast
import importlib.util
import re
import types
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest
from babel.messages.pofile import read_po

import prioritize.comparison.errors
import prioritize.errors
import prioritize.ranking_errors
import reports.errors
import surveys.errors
import surveys.file_errors
import surveys.remarks
import surveys.total_errors
import weights.asking_errors
import weights.errors
from prioritize.errors import Issue
from prioritize.findings import Note
from prioritize.issues import TEMPLATES
from prioritize.notes import REFUSED
from prioritize.workbook.schema import all_sheets
from reports import wording
from reports.wording import explain
from surveys import needs
from surveys.responses import Responses
from surveys.suspicions import find_suspicions
from weights.perspectives import POOLINGS

ROOT = Path(wording.__file__).parents[1]
LOCALES = ROOT / "reports" / "locales"
BASES = (
    surveys.errors.SurveysError,
    weights.errors.WeightsError,
    prioritize.errors.PrioritizeError,
    reports.errors.ReportsError,
)
PACKAGES = ("surveys", "weights", "prioritize", "reports")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
GAPS = re.compile(r"^[：，；]|[：“（][：；，。”）]|  ")
MAYBE_EMPTY = {"where": "", "near": ()}
"""Facts that an error may lack; its English message then leaves them out."""


def texts(language):
    path = LOCALES / language / "LC_MESSAGES" / "errors.po"
    with path.open("rb") as lines:
        return {message.id: message.string for message in read_po(lines) if message.id}


def places(pattern):
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


# Every class of error.


def subclasses(base):
    for kind in base.__subclasses__():
        yield kind
        yield from subclasses(kind)


def gathers(kind):
    """Tell whether an error only holds others, which are told one by one."""
    parts = [part for hint in hints(kind).values() for part in typing.get_args(hint)]
    return any(isinstance(one, type) and issubclass(one, (Issue, Exception)) for one in parts)


def hints(kind):
    # A class that says nothing of its own about how it is made has no facts either.
    if kind.__init__ is Exception.__init__:
        return {}
    found = typing.get_type_hints(kind.__init__)
    return {name: hint for name, hint in found.items() if name != "return"}


def error_classes():
    """Every class once, in the order of names; classes made up by other tests left out."""
    found = {
        kind
        for base in BASES
        for kind in subclasses(base)
        if kind.__module__.partition(".")[0] in PACKAGES and "<locals>" not in kind.__qualname__
    }
    return sorted(found - set(BASES), key=lambda kind: (kind.__name__, kind.__module__))


TOLD = [kind for kind in error_classes() if not gathers(kind)]


def some(hint):
    """Make a value of a type, and None too where that is allowed."""
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return [value for part in typing.get_args(hint) for value in some(part)]
    if typing.get_origin(hint) in {tuple, Sequence}:
        return [tuple(some(typing.get_args(hint)[0]) * 2)]
    return [{str: "some-name", int: 3, float: 0.25, type(None): None}[hint]]


def instances(kind, **chosen):
    """Make errors of a class: a usual one, and one with every fact that may be None."""
    values = {name: some(hint) for name, hint in hints(kind).items()}
    for pick in (0, -1):
        yield kind(**{name: choices[pick] for name, choices in values.items()} | chosen)


def facts_of_class(name):
    """Facts that all classes of this name share: a text is found by the name alone."""
    told = [vars(next(instances(kind))) for kind in TOLD if kind.__name__ == name]
    return set.intersection(*map(set, told))


# Every code of a note.


def calls(package, name) -> Iterator[ast.Call]:
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield node


def argument(call, position, name):
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    return named[name] if name in named else call.args[position]


def keys_of(node):
    """Names in a dictionary as written, without those it takes over from another."""
    return {key.value for key in node.keys if key is not None}


def remark_codes():
    codes = [argument(call, 0, "code") for call in calls("surveys", "Remark")]
    return {code.value: set() for code in codes}


def suspicion_codes():
    nobody = Responses(
        rows=pd.DataFrame({"file": [], "row": []}),
        answers=(),
        roles=pd.DataFrame({"network": pd.Series(dtype="int64")}),
        groups=pd.DataFrame(),
        variables={},
    )
    return {code: set() for code in find_suspicions(nobody, pd.Series(dtype=bool).to_numpy())}


def refusal_codes():
    return {why: set() for why in REFUSED}


def reason_codes():
    return {code: set() for code in needs._MESSAGES if code}


def pooling_codes():
    ways = [argument(call, 1, "pooling") for call in calls("weights", "_Pooled")]
    named = {way.value for way in ways if isinstance(way, ast.Constant)}
    # Pooling entry by entry happens only where it is asked for, so nobody need be told.
    return {way.replace("-", "_"): set() for way in named - {POOLINGS[0]}}


def notice_codes():
    return {
        argument(call, 0, "code").value: keys_of(argument(call, 2, "facts"))
        for call in calls("weights", "Notice")
    }


def reading_codes():
    return {
        code: {name for _, name, _, _ in Formatter().parse(text) if name}
        for code, text in surveys.remarks.TEMPLATES.items()
    }


FAMILIES = {
    "reading_": reading_codes,
    "answers_": remark_codes,
    "suspicion_": suspicion_codes,
    "correction_": refusal_codes,
    "needs_": reason_codes,
    "pooled_": pooling_codes,
    "judged_": notice_codes,
}
"""Beginning of a code that is put together, and what finds its ends, each with its own facts."""


def notes_as_written():
    """Code or beginning of a code of every note that is made, with its facts."""
    for call in (*calls("prioritize", "Note"), *calls("reports", "Note")):
        code = argument(call, 0, "code")
        if isinstance(code, ast.Constant):
            yield code.value, "", keys_of(argument(call, 2, "facts"))
        elif isinstance(code, ast.JoinedStr):
            beginning = next(iter(ast.iter_child_nodes(code)))
            yield "", beginning.value, keys_of(argument(call, 2, "facts"))
        else:
            # A doubt about the study, passed on under its own code.
            assert ast.unparse(code) == "issue.code"


def note_codes():
    found = {}
    for code, family, facts in notes_as_written():
        if code:
            found[code] = facts
        else:
            ends = FAMILIES[family]()
            found |= {family + end: facts | own for end, own in ends.items()}
    return found


NOTES = note_codes()


@pytest.fixture(scope="module", autouse=True)
def _freshly_compiled(tmp_path_factory):
    """Let `explain` speak from the texts as they stand in the sources."""
    spec = importlib.util.spec_from_file_location("compile_locales", LOCALES / "compile.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("locales")
    for source in LOCALES.glob("*/LC_MESSAGES/errors.po"):
        target = folder / source.relative_to(LOCALES).with_suffix(".mo")
        target.parent.mkdir(parents=True)
        target.write_bytes(module.compiled(source))
    wording._catalogue.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "_LOCALES", folder)
        yield
    wording._catalogue.cache_clear()


def test_every_mistake_doubt_and_note_has_a_chinese_text():
    wanted = {kind.__name__ for kind in TOLD} | set(TEMPLATES) | set(NOTES)

    assert sorted(wanted - set(texts("zh"))) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_is_left_that_nothing_says(language):
    wanted = {kind.__name__ for kind in TOLD} | set(TEMPLATES) | set(NOTES)

    assert sorted(set(texts(language)) - wanted) == []


def test_no_code_stands_for_two_things():
    kinds = {kind.__name__ for kind in TOLD}

    assert kinds & set(TEMPLATES) == set()
    assert (kinds | set(TEMPLATES)) & set(NOTES) == set()


def test_every_family_of_notes_is_known_here_and_met_in_the_program():
    met = {family for _, family, _ in notes_as_written() if family}

    assert met == set(FAMILIES)
    assert all(find() for find in FAMILIES.values())


@pytest.mark.parametrize("name", sorted({kind.__name__ for kind in TOLD}))
def test_a_text_of_an_error_names_only_facts_that_every_class_of_that_name_has(name):
    known = texts("zh").get(name, "")

    assert places(known) - facts_of_class(name) == set()


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_a_text_of_an_issue_names_only_facts_of_the_english_one(code):
    assert places(texts("zh").get(code, "")) - places(TEMPLATES[code]) == set()


@pytest.mark.parametrize("code", sorted(NOTES))
def test_a_text_of_a_note_names_only_facts_the_note_brings(code):
    assert places(texts("zh").get(code, "")) - NOTES[code] == set()


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: f"{kind.__module__}-{kind.__name__}")
def test_an_error_is_told_in_chinese_whatever_its_facts(kind):
    for error in instances(kind):
        said = explain(error, "zh")

        assert said != str(error)
        assert CHINESE.search(said)
        assert "None" not in said


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_an_issue_is_told_in_chinese(code):
    facts = dict.fromkeys(places(TEMPLATES[code]), "some-name")
    said = explain(Issue(code, "in English", facts=facts), "zh")

    assert CHINESE.search(said)


@pytest.mark.parametrize("code", sorted(NOTES))
def test_a_note_is_told_in_chinese(code):
    # Facts that texts give as numbers must be numbers; the others are finished words.
    numbers = re.findall(r"{(\w+):g}", texts("zh").get(code, ""))
    facts = dict.fromkeys(NOTES[code], "some-name") | dict.fromkeys(numbers, 0.25)
    said = explain(Note(code, "in English", facts), "zh")

    assert CHINESE.search(said)


@pytest.mark.parametrize("fact", MAYBE_EMPTY)
def test_a_fact_that_is_not_known_leaves_no_gap_in_the_sentence(fact):
    empty = [
        explain(error, "zh")
        for kind in TOLD
        if fact in hints(kind)
        for error in instances(kind, **{fact: MAYBE_EMPTY[fact]})
    ]

    assert empty
    assert [said for said in empty if GAPS.search(said)] == []


def test_an_earlier_place_that_is_not_known_is_told_as_such():
    error = weights.errors.RepeatedComparisonError("Li", "safety", "cost", "", "")

    assert explain(error, "zh") == (
        "此处：判断人“Li”对“safety”与“cost”比较了两次（前一处：无）；请保留正确的一行。"
    )


def test_a_large_sum_is_told_to_the_last_digit():
    error = prioritize.errors.MandatoryOverBudgetError(("lift",), 12345678.5, 12000000.0)

    assert explain(error, "zh") == (
        "必做项目及其前置（lift）共需 12345678.5，超过预算 12000000；请提高预算或降低造价。"
    )


@pytest.mark.parametrize("message_id", sorted(texts("zh")))
def test_a_chinese_text_is_written_with_chinese_punctuation(message_id):
    plain = re.sub(r"{.*?}", "x", texts("zh")[message_id])

    assert re.findall(r"[\u4e00-\u9fff” ][,;:!?]|[,;:!?\"'][\u4e00-\u9fff“]|\"", plain) == []
    assert plain.count("“") == plain.count("”")
    assert plain.endswith("。")


def test_a_chinese_text_calls_sheets_as_the_workbook_does():
    known = {sheet.name_zh for sheet in all_sheets().values()}
    named = {name for text in texts("zh").values() for name in re.findall("“([^“”{}]+)”表", text)}

    assert named
    assert named - known == set()
