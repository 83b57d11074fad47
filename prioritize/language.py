"""Which language to speak when nobody said."""

import os


def locale_language() -> str:
    """Read the language from the environment, as other programs do.

    Returns
    -------
    str
        ``zh`` when LC_ALL, LC_MESSAGES or LANG (the first that is set) starts with it,
        otherwise ``en``.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
