import pytest

from surveys.answers import Column
from surveys.part_forms import with_lists

WISHES = Column("wishes", "您最希望改造的项目", "wishes", "您最希望改造的项目")
WORDS = Column("words", "其他意见", "words", "其他意见")


@pytest.mark.parametrize("columns", [(WISHES, WORDS), (WORDS, WISHES)])
def test_comments_never_tell_what_parts_the_options(columns):
    found, separator, notes = with_lists(
        columns, {place: ", " if one is WISHES else "，" for place, one in enumerate(columns)}
    )

    assert separator == ", "
    assert {column.key: column.form for column in found}["wishes"] == "list"
    assert [note.facts["columns"] for note in notes] == ["words"]


def test_comments_alone_still_part_their_own_lists():
    assert with_lists([WORDS], {0: "，"})[1] == "，"
