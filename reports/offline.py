"""What every web page shares that needs nothing but itself: its one script, and data in it."""

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en-GB"}


def templates(**filters: Callable[[Any], str]) -> Environment:
    """Open the templates of this package.

    Parameters
    ----------
    **filters
        What the templates of a page call beside ``as_data`` and ``as_json``.

    Returns
    -------
    Environment
        Text is escaped unless it is marked; a name without a value is an error.
    """
    environment = Environment(
        loader=PackageLoader("reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"as_data": as_data, "as_json": safe_json, **filters}
    return environment


def only(script: str) -> str:
    """Name this script as the only one that may run: no text of a study ever does.

    Parameters
    ----------
    script : str
        What stands between the tags, to the letter.

    Returns
    -------
    str
        A source for the ``script-src`` of a Content-Security-Policy.

    Examples
    --------
    >>> only("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def as_data(value: Any) -> Markup:
    """Write a value as JSON that cannot end the element it stands in; see `safe_json`."""
    return safe_json(json.dumps(value, ensure_ascii=False, allow_nan=False))


def safe_json(text: str) -> Markup:
    r"""Let JSON stand inside a page, whatever the names in it hold.

    Parameters
    ----------
    text : str
        JSON; the signs that are exchanged can stand in its strings alone.

    Returns
    -------
    Markup
        The same value in other signs.

    Examples
    --------
    >>> print(safe_json('["</script>"]'))
    ["\u003c/script>"]
    """
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(safe)  # noqa: S704 - no tag can begin in it
