"""Which language to speak when nobody said."""

import locale
import os
import re
from contextvars import ContextVar

from prioritize.errors import StudyError

SPOKEN: ContextVar[str] = ContextVar("SPOKEN", default="")
"""The language asked for, or the study's, as soon as it is known."""

CHINESE = re.compile("[\u4e00-\u9fff]")


def locale_language() -> str:
    """Read the language from the environment, as other programs do.

    Returns
    -------
    str
        ``zh`` when LC_ALL, LC_MESSAGES or LANG (the first that is set), or else the system's
        own locale, is Chinese; otherwise ``en``.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            break
    else:
        value = locale.getlocale()[0] or ""
    return "zh" if value.lower().startswith(("zh", "chinese")) else "en"


def language_for(error: Exception) -> str:
    """Choose the language in which to tell a mistake.

    Parameters
    ----------
    error : Exception
        A study whose language cannot be read but whose sheets have Chinese titles is told about
        in Chinese.

    Returns
    -------
    str
        The language asked for, else the study's, else the locale's.
    """
    if SPOKEN.get():
        return SPOKEN.get()
    if isinstance(error, StudyError) and error.language:
        return error.language
    if isinstance(error, StudyError) and any(CHINESE.search(one.sheet) for one in error.issues):
        return "zh"
    return locale_language()
