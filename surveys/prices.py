"""What an amount is told in: its currency, and whether it is paid once or again and again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from surveys.vocabulary import normalise

_CURRENCIES = {
    "dollar": re.compile(r"美元|美金|港[元币]|\$|\b(?:usd|hkd|dollars?)\b"),
    "euro": re.compile(r"欧元|€|\b(?:eur|euros?)\b"),
    "pound": re.compile(r"英镑|£|\b(?:gbp|pounds?)\b"),
    "yuan": re.compile(r"(?<![美港欧日])元|块|人民币|[¥￥]|(?<![a-z])(?:rmb|cny|yuan)(?![a-z])"),
}
_TIMES = {
    "day": r"天|日|days?|daily",
    "week": r"周|星期|weeks?|weekly",
    "month": r"月|months?|monthly|mo",
    "quarter": r"季度?|quarters?|quarterly",
    "year": r"年度?|years?|yearly|annum|annual(?:ly)?",
    "area": r"平方?米|平方?|㎡|m2|m²|(?:sq(?:uare)?\.? ?)?met(?:re|er)s?",
}
_EACH = r"[/每·]|一(?=个?[月年天周季])|\b(?:per|an?|every|each)\s"
_IN_ANSWER = {
    name: re.compile(rf"\s*(?:(?:{_EACH})\s*)*个?(?:{words})(?![a-z])\s*")
    for name, words in _TIMES.items()
}
_BY_NAME = {"month": r"|月均|\bmonthly\b", "year": r"|年均|\b(?:yearly|annual(?:ly)?)\b"}
_IN_QUESTION = {
    name: re.compile(rf"(?:{_EACH})\s*个?(?:{words})(?![a-z]){_BY_NAME.get(name, '')}")
    for name, words in _TIMES.items()
}
_MONEY = re.compile(
    r"[¥$€£￥]|人民币|[美港欧]元|美金|港币|英镑|rmb|cny|yuan|usd|hkd|eur(?:os?)?|gbp|dollars?|pounds?"
)

_FIGURE = re.compile(r"[1-9]|[一二两三四五六七八九十][百千万]")


@dataclass(frozen=True)
class Price:
    """What a question asks an amount in.

    Attributes
    ----------
    currencies : frozenset of str
        Empty where it names none: any will do.
    measures : frozenset of str
        ``month``, ``year``, ``area`` …; empty where it asks for one sum.
    """

    currencies: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()

    @classmethod
    def asked(cls, words: str, answers: Iterable[str] = ()) -> "Price":
        """Read the words of a question, and what all its answers agree on.

        Parameters
        ----------
        words : str
            The question.
        answers : iterable of str
            Where every amount among them is told per month, that is what was asked.

        Examples
        --------
        >>> sorted(Price.asked("每月最多愿意出多少元").measures), Price.asked("出多少？").measures
        (['month'], frozenset())
        >>> sorted(Price.asked("出多少？", ["50元/月以下", "50-80元/月", "看情况"]).measures)
        ['month']
        """
        plain = normalise(words)
        amounts = [one for one in map(normalise, answers) if _FIGURE.search(one)]
        shared = len(set(amounts)) > 1
        return cls(
            frozenset(name for name, said in _CURRENCIES.items() if said.search(plain)),
            frozenset(
                name
                for name in _TIMES
                if _IN_QUESTION[name].search(plain)
                or (shared and all(map(_IN_ANSWER[name].search, amounts)))
            ),
        )

    def bare(self, answer: str) -> tuple[str, bool]:
        """Take the currency and what is asked per off an answer.

        Parameters
        ----------
        answer : str

        Returns
        -------
        bare : str
            The amount alone.
        fits : bool
            False where the answer is told in another currency, or per month, year or square
            metre and the question does not ask so.

        Examples
        --------
        >>> Price().bare("500元/月"), Price.asked("多少元/月").bare("500元/月")
        (('500元', False), ('500元', True))
        >>> Price.asked("How many yuan?").bare("$20"), Price.asked("How much?").bare("$20")
        (('20', False), ('20', True))
        """
        plain = normalise(answer)
        told = {name for name, said in _CURRENCIES.items() if said.search(plain)}
        fits = not self.currencies or told <= self.currencies
        for name, said in _IN_ANSWER.items():
            if said.search(plain):
                fits = fits and name in self.measures
                plain = said.sub("", plain)
        return _MONEY.sub("", plain).strip(), fits
