"""The type that a web page brings along: the shipped font, cut down to what the page says."""

import base64
import io
from functools import lru_cache

FAMILY = "Report Sans"
"""What style sheets call it: a name of its own, or a reader's own font of the same name would be
taken for some letters of a text only."""
_UNUSED = ("GPOS", "GSUB", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG")
"""Tables for upright lines and fine spacing, without which a line is set as well."""
_RIGHTS = (0, 13, 14)
"""Names of a font that say whose it is and under which licence."""


@lru_cache(maxsize=16)
def page_font(characters: frozenset[str]) -> str:
    """Make a font that holds some characters, so that a page can bring it along.

    A reader's machine may have no Chinese font at all, and most have wider letters than those
    the charts were measured with, which then run out of the picture or into each other.

    Parameters
    ----------
    characters : frozenset of str
        Single characters; those that the shipped font lacks are left out.

    Returns
    -------
    str
        A font of type WOFF in base 64. The same characters give the same text.
    """
    import pylopdf_fonts_zh_cn  # noqa: PLC0415 - needed only where a page is written
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - as above
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    # Its date stays, or the same page would not have the same bytes.
    with TTFont(pylopdf_fonts_zh_cn.sans_path(), lazy=True, recalcTimestamp=False) as font:
        for table in _UNUSED:
            if table in font:
                del font[table]
        keeping = Subsetter(Options(layout_features=[], hinting=False, name_IDs=_RIGHTS))
        keeping.populate(unicodes=map(ord, sorted(characters)))
        keeping.subset(font)
        font.flavor = "woff"
        written = io.BytesIO()
        font.save(written)
    return base64.b64encode(written.getvalue()).decode("ascii")
