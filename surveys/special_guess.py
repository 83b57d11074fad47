"""Questions whose words leave little doubt: Kano pairs, 100 points, for or against, a price."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from surveys.answers import State
from surveys.asked import Asked
from surveys.codebook import Option, Question
from surveys.numbers_in_words import read_numbers
from surveys.option_guess import SURE, UNSURE, listed_texts
from surveys.prices import Price
from surveys.reasons import Reason
from surveys.scoring.pairwise import MOST, comparison
from surveys.scoring.willingness import lowest_amount, refuses_to_pay
from surveys.stands import stands_asked, stands_told
from surveys.vocabulary import silence, spoken

Rows = tuple[tuple[Question, ...], tuple[Option, ...]]

_WITHOUT = re.compile(
    r"(?:如果|若|假如)[^,您你]{0,20}(?:没有|不(?![足便良平畅通够同锈规方安])|未|缺少|取消)"
    r"|(?:没有|不具备|不提供|缺少).{0,30}(?:感受|感觉|觉得)"
    r"|if .*(?:did not|didn t|were no|was no|not have|without|is not|are not)|feel without"
)
_WITH = re.compile(
    r"(?:如果|若|假如).{0,6}(?:有|具备|提供|增加|设置|加装|新建|改造)"
    r"|(?:如果|若|假如|具备|提供).{0,30}(?:感受|感觉|觉得)"
    r"|(?:how|what) (?:do|would) you feel if"
)
_KANO = (
    (
        5.0,
        re.compile(r"(?:我)?(?:很|非常)?喜欢.*|i (?:would )?(?:really )?(?:like|enjoy) it.*|like"),
    ),
    (
        4.0,
        re.compile(r"理所?当?应当?(?:如此|这样)?|应该的|必须.*|i expect it.*|must.?be|must have.*"),
    ),
    (3.0, re.compile(r"无所谓|中立|没感觉|i am neutral|neutral|i do not care")),
    (
        2.0,
        re.compile(
            r"(?:勉强|可以|能够?|尚可)?(?:忍受|接受|容忍).*"
            r"|i can (?:live with|tolerate) it.*|live with"
        ),
    ),
    (1.0, re.compile(r"(?:我)?(?:很|非常)?(?:不喜欢|讨厌).*|i (?:would )?dislike it.*|dislike")),
)
_POINTS = re.compile(r"100\s*分|一百分|分配.{0,12}(?:分|比重)|(?:100|hundred) points|constant sum")
_SUPPORT = re.compile(
    r"是否(?:同意|支持|赞成|赞同)|(?:支持|赞成|反对).{0,4}(?:还是|吗|程度)|态度是"
    r"|do you (?:support|agree (?:to|with)|favou?r)|for or against|support or oppose"
)
_WILLING = re.compile(
    r"是否愿意|愿不愿意|愿意.{0,8}[吗么]|(?:元|分摊|承担).*愿意"
    r"|(?:would|are|will) you (?:be )?(?:(?:willing|prepared|ready) to )?(?:pay|contribute)"
)
"""Asks who would bear a price that the question names, or go along; the answers say yes or no."""
_CONSENT = re.compile(r"调查|访谈|回访|受访|问卷|调研|知情|survey|study|questionnaire|take part")
_PRICE = re.compile(
    r"(?:愿意?|能够?|可以|最多).{0,10}(?:出资|支付|承担|出多少|交多少|付多少)|出资意愿|支付意愿"
    r"|willing to (?:pay|contribute)|how much would you pay"
)
_SIDES = re.compile(
    r"(?:^|[,:])\s*(?:请问)?[您你]?(?:认为|觉得)?\s*([^,:]+?)(?:更|比较)?重要\s*,?\s*还是(.+?)(?:更|比较)?重要"
    r"|(?:more important|matters more)\W+(?:the )?(.+?) or (?:the )?(.+?)\??$"
    r"|(?:^|[,:])\s*(?:请问)?(?:[您你]?(?:认为|觉得))?([^,:]+?)(?:与|和|跟|同|及|(?<!\d)、)([^,:]+?)"
    r"(?:相比较?|比较|之间|两者|两项|中|,)+\s*,?\s*(?:请问)?[您你]?(?:认为|觉得)?"
    r"(?:哪[个一项方者]*|谁|何者)更?为?(?:重要|优先)"
)
LEAST_COMPARED = 0.9
"""Share of the different answers that must be a comparison."""
FEWEST_TIMES = 2.0
"""Each side must matter at least so many times as much to somebody."""
LEAST_PRICED = 0.7
"""Share of the different answers that must name an amount."""


def special_draft(asked: Asked) -> Rows | None:
    """Guess the kinds whose questions have words of their own.

    Parameters
    ----------
    asked : Asked

    Returns
    -------
    questions, options : tuple
        None if the words say nothing of the kind.
    """
    words = spoken(_said(asked))
    shared = asked.columns[0].told == "points" or _POINTS.search(words)
    if shared and len(asked.columns) > 1:
        return _points(asked)
    if len(asked.columns) > 1 and {one.form for one in asked.columns} != {"text"}:
        return None
    if found := _pairs(asked) or _named_pairs(asked):
        return found
    half = "functional" if _WITH.search(words) else ""
    half = "dysfunctional" if _WITHOUT.search(words) else half
    if half and (found := _kano(asked, half)):
        return found
    return _stand_or_price(asked, words) if len(asked.columns) == 1 else None


def _stand_or_price(asked: Asked, words: str) -> Rows | None:
    if _PRICE.search(words) and (found := _price(asked)):
        return found
    if _CONSENT.search(words):
        return None
    stands = _SUPPORT.search(words) or _WILLING.search(words)
    return _support(asked, stands_asked(asked) if stands else stands_told(asked))


def _pairs(asked: Asked) -> Rows | None:
    """Believe in comparisons where the answers lean to both sides, and nearly all say how far.

    Numbers lean to the left below 0; a scale of the usual kind has none there.
    """
    answers = [answer for answer in asked.counts().index if silence(answer) == State.ANSWERED]
    read = np.array([comparison(answer) for answer in answers])
    told = np.isfinite(read)
    if not told.any() or told.mean() < LEAST_COMPARED or np.abs(read[told]).max() > MOST:
        return None
    if read[told].min() > -FEWEST_TIMES or read[told].max() < FEWEST_TIMES:
        return None
    return _compared(asked), ()


def _named_pairs(asked: Asked) -> Rows | None:
    """Believe in comparisons whose question and answers call both sides by their names."""
    found = _SIDES.search(spoken(asked.words))
    if found is None:
        return None
    left, right = (side.strip() for side in found.groups() if side is not None)
    answers = [answer for answer in asked.counts().index if silence(answer) == State.ANSWERED]
    read = [comparison(_sided(spoken(answer), left, right)) for answer in answers]
    known = np.isfinite(read)
    if not known.any() or known.mean() < LEAST_COMPARED:
        return None
    told = zip(read, answers, strict=True)
    options = [Option(asked.name, text, order=one) for one, text in told if np.isfinite(one)]
    return _compared(asked), tuple(sorted(options, key=lambda option: option.order or 0.0))


def _sided(words: str, left: str, right: str) -> str:
    """Call the side that an answer begins with left or right."""
    sides = (
        ((right, "右"), (left, "左")) if right.startswith(left) else ((left, "左"), (right, "右"))
    )
    for name, side in sides:
        if words.startswith(name):
            return side + words.removeprefix(name)
    return words


def _compared(asked: Asked) -> tuple[Question, ...]:
    return tuple(
        Question(
            column.key if len(asked.columns) > 1 else asked.name,
            kind="pairwise",
            stem=": ".join(filter(None, (column.stem, column.part))),
            confidence=0.5,
            comment=Reason("pairwise"),
        )
        for column in asked.columns
    )


def _points(asked: Asked) -> Rows | None:
    """Believe a hundred points when the numbers of most rows sum to about a hundred."""
    sums, rows = 0, 0
    for table, places in asked.places:
        cells = table.text.iloc[:, list(places)].to_numpy(dtype=object)
        shown = (table.states[:, list(places)] == State.ANSWERED).any(axis=1)
        read = np.column_stack([read_numbers(column)[0] for column in cells.T])
        total = np.nan_to_num(read).sum(axis=1)
        sums += int(((total >= 95) & (total <= 105) & shown).sum())  # noqa: PLR2004 - about a hundred
        rows += int(shown.sum())
    if not rows or 2 * sums < rows:
        return None
    question = Question(asked.name, kind="points", confidence=0.8, comment=Reason("points"))
    texts = dict.fromkeys(column.part or column.header for column in asked.columns)
    return (question,), tuple(Option(asked.name, text) for text in texts)


def _kano(asked: Asked, half: str) -> Rows | None:
    levels = _kano_levels(asked.name, list(map(str, asked.counts().index)))
    if levels is None:
        return None
    why = Reason("kano_with" if half == "functional" else "kano_without")
    questions = tuple(
        Question(
            column.key if len(asked.columns) > 1 else asked.name,
            kind=f"kano:{half}",
            stem=": ".join(filter(None, (column.stem, column.part))),
            confidence=0.8,
            comment=why,
        )
        for column in asked.columns
    )
    return questions, levels


def _kano_levels(column: str, answers: Sequence[str]) -> tuple[Option, ...] | None:
    """Order the five answers of a Kano question; None if these are others."""
    options = []
    for answer in answers:
        words = spoken(answer)
        place = next((place for place, said in _KANO if said.fullmatch(words)), None)
        if place is None and silence(answer) == State.ANSWERED:
            return None
        state = "answer" if place is not None else "dont_know"
        options.append(Option(column, answer, order=place, state=state))
    known = {option.order for option in options} - {None}
    if len(known) < 2:  # noqa: PLR2004 - one answer is no scale
        return None
    ends = {5.0: "喜欢", 4.0: "理应如此", 3.0: "无所谓", 2.0: "能忍受", 1.0: "不喜欢"}
    # Nobody may have ticked an end, and the table needs all five places.
    missing = [
        Option(column, word, order=place) for place, word in ends.items() if place not in known
    ]
    return (*options, *missing)


def _price(asked: Asked) -> Rows | None:
    answers = [answer for answer in asked.counts().index if silence(answer) == State.ANSWERED]
    price = Price.asked(_said(asked), answers)
    named = [answer for answer in answers if not np.isnan(lowest_amount(answer, price))]
    if not answers or len(named) < LEAST_PRICED * len(answers):
        return None
    why = Reason("willingness")
    return (Question(asked.name, kind="willingness", confidence=0.7, comment=why),), tuple(
        _no_amounts(asked, price)
    )


def _said(asked: Asked) -> str:
    return f"{asked.words} {asked.columns[0].part}"


def _no_amounts(asked: Asked, price: Price) -> Iterator[Option]:
    """List the answers that name no amount, for a planner to say what they are."""
    for answer in listed_texts(asked)[0]:
        if silence(answer) != State.ANSWERED or not np.isnan(lowest_amount(answer, price)):
            continue
        refused = refuses_to_pay(answer)
        why = "no_amount" if price.bare(answer)[1] else "other_unit"
        yield Option(
            asked.name,
            answer,
            state="refused" if refused else "answer",
            confidence=SURE if refused else UNSURE,
            comment=Reason("others_pay" if refused else why),
        )


def _support(asked: Asked, options: tuple[Option, ...]) -> Rows | None:
    if not options:
        return None
    question = Question(asked.name, kind="support", confidence=0.55, comment=Reason("support"))
    return (question,), options
