"""Where residents can object and until when: both, or neither, and a day that can be read."""

from collections.abc import Iterator
from datetime import date

from prioritize.crosschecks.desk import Desk
from prioritize.days import read_day
from prioritize.errors import Issue

_KEYS = ("contact", "objections_by")


def check_objections(desk: Desk) -> Iterator[Issue]:
    """Yield what a notice would print that nobody can act on."""
    settings = desk.study.settings
    told = dict(zip(_KEYS, (settings.contact, settings.objections_by), strict=True))
    for key, other in (_KEYS, _KEYS[::-1]):
        if told[key] and not told[other]:
            missing = desk.label("settings", other)
            yield desk.issue("objections_half", "settings", key, "value", missing=missing)
    until = settings.objections_by
    if until and read_day(until) is None:
        yield desk.issue("objections_no_date", "settings", "objections_by", "value", value=until)


def past_objections(desk: Desk, today: date) -> Iterator[Issue]:
    """Yield the day until which residents could object, where it is over.

    Parameters
    ----------
    desk : Desk
        A study.
    today : date
        The day on which somebody asks.
    """
    until = desk.study.settings.objections_by
    day = read_day(until)
    if day is not None and day < today:
        yield desk.issue("objections_past", "settings", "objections_by", "value", value=until)


def notice_doubts(desk: Desk, today: date) -> Iterator[Issue]:
    """Yield everything about objections that a notice should not be put up with.

    Parameters
    ----------
    desk : Desk
        A study.
    today : date
        The day on which the notice is written.
    """
    settings = desk.study.settings
    if not settings.contact and not settings.objections_by:
        yield desk.issue("objections_none", "settings")
    yield from check_objections(desk)
    yield from past_objections(desk, today)
