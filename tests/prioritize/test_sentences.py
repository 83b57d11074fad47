"""A question that is a whole sentence speaks of the item inside it, or of none."""

import pytest

from drawn_surveys import survey
from prioritize.drafting.assigning import assign_items
from prioritize.drafting.draft import Draft, draft_codebook
from surveys.answers import Column
from surveys.codebook import Codebook, Question


def assigned(words, kind):
    column = Column("1", words, "1", words)
    return assign_items(
        Codebook((Question("1", kind=kind, role="answer"),), ()),
        (survey([["是"], ["否"]], [column]),),
    )


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("每户出500元做屋面防水，您愿意吗？", "B16"),
        ("如果每户出500元装电梯，您是否支持", "I06"),
        ("屋面防水每户分摊800元，您愿意出资吗", "B16"),
        ("对于小区加装电梯，您是否同意每户承担1.5万元？", "I06"),
        ("Would you pay 500 yuan per household for roof repair?", "B16"),
        ("If each household paid 500 yuan for a lift, would you agree?", "I06"),
        ("Would you support a lift at £20 a month?", "I06"),
    ],
)
@pytest.mark.parametrize("kind", ["support", "importance"])
def test_the_item_is_found_inside_the_sentence(words, item, kind):
    found = assigned(words, kind)

    assert found.codebook.questions[0].item == item
    assert [one.id for one in found.items] == [item]


@pytest.mark.parametrize("words", ["每户出500元打井，您愿意吗？", "Would you pay $9 for a zoo?"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_about_nothing_known_makes_no_item_and_is_marked(words, language):
    found = assigned(words, "support")
    draft = Draft(language)
    draft_codebook(draft, found)

    assert found.items == ()
    assert found.codebook.questions[0].item == ""
    assert ("questions", 0, "item") in draft.marks
    assert draft.comments["questions", 0, "item"]


def test_a_name_that_the_catalogue_does_not_know_stays_a_new_item():
    found = assigned("打井", "support")

    assert [(one.id, one.name) for one in found.items] == [("N01", "打井")]
    assert found.unnamed == frozenset()
