"""Whether a comment asks for what it speaks of, or says no to it, or praises it."""

from surveys.comments import refusals
from surveys.comments.coded import Stance


def stance_towards(before: str, phrase: str, after: str) -> Stance:
    """Tell what a clause says of a phrase in it.

    Whoever names a trouble, such as ``停电``, asks for its remedy whatever stands before it.
    Doubled negations ("I am not against") and what others are said to want are no refusal.

    Parameters
    ----------
    before, phrase, after : str
        The folded clause, cut around the phrase.

    Returns
    -------
    Stance

    Examples
    --------
    >>> stance_towards("不需要", "电梯", "").name, stance_towards("没有", "电梯", "").name
    ('AGAINST', 'FOR')
    >>> stance_towards("no need for ", "lifts", "").name
    'AGAINST'
    >>> [stance_towards("no ", "lift", after).name for after in (" please", " in house 3")]
    ['AGAINST', 'FOR']
    """
    if refusals.TROUBLE.search(phrase):
        return Stance.FOR
    if _refused_before(before) or _refused_after(after) or _refused_around(before, phrase, after):
        return Stance.AGAINST
    if _to_be_kept(before, after):
        return Stance.PRAISED
    return Stance.PRAISED if praises(f"{before}{phrase}{after}") else Stance.FOR


def _refused_before(before: str) -> bool:
    found = refusals.BEFORE.search(before)
    if found and not _undone(before, found.start()):
        return True
    return refusals.LESS.search(before) is not None or _refused_in_english(before)


def _refused_in_english(text: str) -> bool:
    said = refusals.BEFORE_EN.search(text) is not None
    return said and refusals.TURNED_EN.search(text) is None


def _refused_after(after: str) -> bool:
    if refusals.AFTER_EN.search(after):
        return True
    found = refusals.ANY.search(after) if refusals.AFTER.search(after) else None
    return found is not None and not _undone(after, found.start())


def _refused_around(before: str, phrase: str, after: str) -> bool:
    """Tell whether a refusal is clear only from both sides of the thing."""
    done = refusals.WORK.search(before) or refusals.WORK.search(phrase)
    if done and refusals.LESS_AFTER.search(after):
        return True
    return any(
        ahead.search(before) is not None and behind.search(after) is not None
        for ahead, behind in (
            (refusals.NO_BEFORE_EN, refusals.NO_AFTER_EN),
            (refusals.NOT_BEFORE_EN, refusals.NOT_AFTER_EN),
            (refusals.IF_AVOIDABLE, refusals.THEN_NOT),
        )
    )


def _to_be_kept(before: str, after: str) -> bool:
    """Tell whether the thing is to stay as it is: neither wished for nor refused."""
    left = refusals.LEAVE_EN.search(before) and refusals.ALONE_EN.search(after)
    return bool(left or refusals.KEEP.search(before))


def _undone(text: str, start: int) -> bool:
    """Tell whether what stands before a refusal turns it round, or makes it somebody else's."""
    turned = any(found.end() >= start for found in refusals.TURNED.finditer(text))
    return turned or refusals.OTHERS.search(text[:start]) is not None


def refuses_before(clause: str) -> bool:
    """Tell whether a clause does nothing but say no to what the clause before it spoke of.

    Examples
    --------
    >>> refuses_before("我坚决反对"), refuses_before("邻居反对")
    (True, False)
    """
    return refusals.ALONE.match(clause) is not None


def refuses(clause: str) -> bool:
    """Tell whether a clause says no to something, whatever it is.

    Examples
    --------
    >>> refuses("没必要搞这个"), refuses("为什么不同意")
    (True, False)
    """
    found = refusals.FIRM.search(clause)
    said = found is not None and not _undone(clause, found.start())
    return said or _refused_in_english(clause)


def praises(clause: str) -> bool:
    """Tell whether a clause says that something is fine, and asks for nothing.

    Examples
    --------
    >>> praises("路灯修得很好"), praises("有路灯就很好"), praises("路灯太暗")
    (True, False, False)
    """
    asks = refusals.WISH.search(clause) or refusals.TROUBLE.search(clause)
    return refusals.PRAISE.search(clause) is not None and asks is None
