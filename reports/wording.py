"""What the reports say, in Chinese and in English: finding the text for what has to be said."""

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from prioritize.errors import Issue
from prioritize.findings import Note
from reports.errors import MissingCatalogueError, MissingTextError, UnknownLanguageError
from surveys.remarks import ReadingRemark

LANGUAGES = ("zh", "en")

_LOCALES = Path(__file__).parent / "locales"
_BETWEEN = {"zh": "、", "en": ", "}
_BETWEEN_LONG = {"zh": "；", "en": "; "}
_BETWEEN_SENTENCES = {"zh": "", "en": " "}


@dataclass(frozen=True)
class Wording:
    """The voice of one language."""

    language: str

    def say(self, message_id: str, /, **facts: Any) -> str:
        """Say a text of the catalogue with its facts filled in.

        Parameters
        ----------
        message_id : str
            A key of ``reports.po``.
        **facts
            Finished figures and names that the text has places for. They are never read as
            patterns themselves.

        Returns
        -------
        str
            The text.

        Raises
        ------
        MissingTextError
            If the language has no such text.

        Examples
        --------
        >>> wording("en").say("joint.title")
        'The joint list'
        """
        pattern = _catalogue("reports", self.language).gettext(message_id)
        if pattern == message_id:
            raise MissingTextError(message_id, self.language)
        return pattern.format(**facts)

    def word(self, family: str, code: str, otherwise: str | None = None) -> str:
        """Give the words for a code; where there are none, `otherwise` or the code itself.

        Parameters
        ----------
        family : str
            What the code is about, such as ``tier`` or ``reason``.
        code : str
            The code, such as ``depends``. Codes may also be a planner's own words.
        otherwise : str, optional
            What to say instead of a code without words.

        Returns
        -------
        str
            The words.

        Examples
        --------
        >>> wording("en").word("tier", "out"), wording("en").word("tier", "own words")
        ('trailing', 'own words')
        """
        message_id = f"{family}.{code}"
        found = _catalogue("reports", self.language).gettext(message_id)
        if found != message_id:
            return found
        return code if otherwise is None else otherwise

    def listed(self, parts: Iterable[str]) -> str:
        """Set names beside each other as the language does.

        Parameters
        ----------
        parts : iterable of str
            Finished names.

        Returns
        -------
        str
            Joined by ``、`` or a comma; by a semicolon where a name itself holds one of them.

        Examples
        --------
        >>> wording("zh").listed(["电梯", "停车"])
        '电梯、停车'
        >>> wording("zh").listed(["排水、雨污分流", "停车"])
        '排水、雨污分流；停车'
        """
        names = list(parts)
        between = _BETWEEN[self.language]
        inside = any(between.strip() in name for name in names)
        return (_BETWEEN_LONG[self.language] if inside else between).join(names)

    def told(self, sentences: Iterable[str]) -> str:
        """Set sentences behind each other as the language does.

        Parameters
        ----------
        sentences : iterable of str
            Each with its full stop.

        Returns
        -------
        str
            One paragraph.
        """
        return _BETWEEN_SENTENCES[self.language].join(sentences)


def wording(language: str) -> Wording:
    """Choose the language of a report.

    Parameters
    ----------
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Wording
        Its voice.

    Raises
    ------
    UnknownLanguageError
        If the reports do not speak the language.
    """
    if language not in LANGUAGES:
        raise UnknownLanguageError(language, LANGUAGES)
    return Wording(language)


def say(message_id: str, language: str, /, **facts: Any) -> str:
    """Say one text in a language; see `Wording.say`.

    Parameters
    ----------
    message_id : str
        A key of ``reports.po``.
    language : str
        ``zh`` or ``en``.
    **facts
        What the text has places for.

    Returns
    -------
    str
        The text.
    """
    return wording(language).say(message_id, **facts)


def explain(problem: Exception | Issue | Note, language: str) -> str:
    """Say a mistake, a doubt or a note in the reader's language.

    The text is found in the catalogue ``errors`` by the class of an error (or the nearest class
    above it that has a text) or by the code of an issue or note. Its places are filled from the
    error's attributes or from `facts`. Where there is no text, or a fact is missing, the English
    message stands. Errors that gather others (`issues` or `errors`) give one line for each.

    Parameters
    ----------
    problem : Exception, Issue or Note
        What is wrong or must be known.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    str
        The sentence; file, sheet and cell of an issue stand in front.

    Examples
    --------
    >>> explain(UnknownLanguageError("fr", ["zh", "en"]), "zh")
    '报告没有语言“fr”的版本；请从以下选择：zh、en。'
    """
    if isinstance(problem, Issue):
        text = _filled((problem.code,), problem.facts, problem.message, language)
        return f"{problem.place}: {text}" if problem.place else text
    if isinstance(problem, Note):
        text = _filled((problem.code,), problem.facts, problem.message, language)
        place = problem.facts.get("place")
        return f"{place}: {text}" if place and not text.startswith(str(place)) else text
    gathered = getattr(problem, "issues", None) or getattr(problem, "errors", None)
    if isinstance(gathered, tuple):
        return "\n".join(explain(one, language) for one in gathered)
    names = (kind.__name__ for kind in type(problem).__mro__)
    return _filled(names, vars(problem), str(problem), language)


def explain_remark(remark: ReadingRemark, language: str) -> str:
    """Say in the reader's language what was decided while an export was read.

    Parameters
    ----------
    remark : ReadingRemark
    language : str
        ``zh`` or ``en``.

    Examples
    --------
    >>> explain_remark(ReadingRemark("empty_rows", rows=2), "zh")
    '答卷之间有空行，已跳过 2 行。'
    """
    return _filled((f"reading_{remark.code}",), remark.facts, str(remark), language)


def _filled(
    message_ids: Iterable[str], facts: Mapping[str, Any], otherwise: str, language: str
) -> str:
    catalogue = _catalogue("errors", wording(language).language)
    found = ((one, catalogue.gettext(one)) for one in message_ids)
    pattern = next((text for one, text in found if text != one), None)
    if pattern is None:
        return otherwise
    between = _BETWEEN[language]
    shown = {
        name: between.join(map(str, fact)) if isinstance(fact, (tuple, list)) else fact
        for name, fact in facts.items()
    }
    try:
        return pattern.format(**shown)
    except (LookupError, ValueError, TypeError, AttributeError):
        return otherwise


@lru_cache
def _catalogue(domain: str, language: str) -> gettext.NullTranslations:
    try:
        return gettext.translation(domain, _LOCALES, languages=[language])
    except FileNotFoundError:
        raise MissingCatalogueError(domain, language) from None
