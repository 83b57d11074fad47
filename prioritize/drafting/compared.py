"""Which two criteria of the draft a question compares, where its words name them."""

from collections.abc import Mapping
from dataclasses import replace

from prioritize.drafting.words import load_profile
from prioritize.spelling import plain
from prioritize.study import Study
from surveys.codebook import Codebook, Question
from surveys.comparisons import KIND, sides
from surveys.reasons import Reason

PAIR = 2
IN_WORDS, IN_NUMBERS = 0.7, 0.5
"""How sure it is which side an answer means: words say so, a sign below 0 is a convention."""

BETWEEN = {"zh": "；", "en": "; "}


def profile_names(language: str) -> dict[str, str]:
    """How the criteria of the example profile are written, by each of their names.

    Parameters
    ----------
    language : str
        Of what is written.

    Returns
    -------
    dict of str to str
        Keys as `prioritize.spelling.plain` gives them.
    """
    return {plain(word): one.name[language] for one in load_profile() for word in one.name.values()}


def study_names(study: Study) -> dict[str, str]:
    """How the criteria of a study are written, by name and id, as `profile_names` does."""
    return {
        plain(word): one.name or one.id
        for one in study.criteria
        for word in (one.id, one.name)
        if word
    }


def name_sides(
    codebook: Codebook, language: str, names: Mapping[str, str] | None = None
) -> Codebook:
    """Write both criteria into the questions that compare them.

    Parameters
    ----------
    codebook : Codebook
        Guessed; what already names two stays.
    language : str
        Of the names.
    names : mapping of str to str, optional
        Of the criteria, as `study_names` gives; those of the example profile unless given.

    Returns
    -------
    Codebook
        The criterion that is named first is the left side.
    """
    known = profile_names(language) if names is None else names
    worded = {one.column for one in codebook.options}
    return replace(
        codebook,
        questions=tuple(
            _named(one, known, BETWEEN[language], in_words=one.column in worded)
            if one.kind == KIND and sides(one.item) is None
            else one
            for one in codebook.questions
        ),
    )


def _named(
    question: Question, names: Mapping[str, str], between: str, *, in_words: bool
) -> Question:
    words = plain(question.stem)
    found = {names[word]: words.index(word) for word in names if word in words}
    if len(found) != PAIR:
        return question
    item = between.join(sorted(found, key=found.__getitem__))
    comment = Reason("pairwise_named" if in_words else "pairwise_numbers")
    sure = IN_WORDS if in_words else IN_NUMBERS
    return replace(question, item=item, confidence=sure, comment=comment)
