"""Sources of criteria, spelling, and the catalogue of messages."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.issues import TEMPLATES, make_issue
from prioritize.sources import Source, parse_source
from prioritize.spelling import nearest, plain
from prioritize.study import Settings
from prioritize.workbook.choices import CHOICES, read_choice, write_choice

NAMES = (
    st.text(string.ascii_letters + "年龄楼层0123456789 、", min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@given(NAMES, st.one_of(st.none(), st.tuples(NAMES, NAMES)))
def test_a_source_is_read_back_as_it_was_written(name, group):
    for source in (Source("item", name), Source("rating"), Source("survey", "choose", group)):
        assert parse_source(str(source)) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("survey:demand", Source("survey")),
        (" 问卷：需求 ", Source("survey")),
        ("survey:importance@5=60岁以上", Source("survey", "importance", ("5", "60岁以上"))),
        ("项目:造价", Source("item", "造价")),
        ("评分", Source("rating")),
        ("survey:", None),
        ("survey:demand@age", None),
        ("item", None),
        ("", None),
    ],
)
def test_sources_are_understood_in_both_languages(text, source):
    assert parse_source(text) == source


@pytest.mark.parametrize("name", CHOICES)
def test_every_fixed_word_is_read_in_both_languages(name):
    for word, aliases in CHOICES[name].items():
        for text in (word, word.upper(), f" {word} ", *aliases):
            assert read_choice(name, text) == word
        for language in ("zh", "en"):
            assert read_choice(name, write_choice(name, word, language)) == word


@pytest.mark.parametrize("name", CHOICES)
def test_no_word_of_a_list_means_two_things(name):
    meanings = {}
    for word, aliases in CHOICES[name].items():
        for text in (word, *aliases):
            meanings.setdefault(plain(text), set()).add(word)

    assert [text for text, words in meanings.items() if len(words) > 1] == []


def test_near_misses_are_suggested_and_far_ones_are_not():
    assert nearest("saftey", {"safety": "s1", "need": "n1"}) == "s1"
    assert nearest("colour", {"safety": "s1", "need": "n1"}) == ""
    assert nearest("anything", []) == ""


@pytest.mark.parametrize("code", TEMPLATES)
def test_every_message_can_be_worded_from_its_facts(code):
    names = {
        name.split("!")[0] for _, name, _, _ in string.Formatter().parse(TEMPLATES[code]) if name
    }

    issue = make_issue(code, file="study.xlsx", sheet="items", cell="A1", **dict.fromkeys(names, 1))

    assert set(issue.facts) == names
    assert str(issue) == f"study.xlsx, items!A1: {issue.message}"


def test_the_words_of_closed_settings_are_those_of_the_model():
    schema = Settings.model_json_schema()["properties"]

    for key in ("language", "normalization", "pooling"):
        assert set(schema[key]["enum"]) == set(CHOICES[key])
