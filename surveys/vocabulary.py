"""What an answer says whatever its spelling: don't know, refused, none of these, other."""

import re
import unicodedata
from functools import lru_cache

from surveys.answers import State
from surveys.lists import without_other_text

_ASK_FOR_WORDS = re.compile(
    r"\s*[(\[【〔]\s*(?:请|可)?(?:注明|补充|填写|说明|具体|please specify|specify)[^)\]】〕]*"
    r"[)\]】〕]\s*:?\s*_*$"
)
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_BLANK_IN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@lru_cache(maxsize=65_536)
def normalise(text: str) -> str:
    """Give the form of an answer in which spellings are compared.

    Free text in ``〖…〗`` and a closing "(please specify)" go, full-width signs become
    half-width, blanks become one (none between Chinese signs), capitals small.

    Examples
    --------
    >>> normalise("其他【请注明】"), normalise("加装电梯（三层 以上）〖好〗")
    ('其他', '加装电梯(三层以上)')
    """
    plain = unicodedata.normalize("NFKC", without_other_text(text))
    plain = _BLANKS.sub(" ", plain).strip().casefold()
    plain = _BLANK_IN_CHINESE.sub("", plain)
    return _ASK_FOR_WORDS.sub("", plain).strip()


def as_read(text: str) -> tuple[tuple[float, str], ...]:
    """Sort key by which numbers in a text count as numbers: building 2 comes before building 10.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (float, str)

    Examples
    --------
    >>> sorted(["10号楼", "2号楼"], key=as_read)
    ['2号楼', '10号楼']
    """
    parts = re.split(r"(\d+)", text)
    return tuple(
        (float(part), "") if place % 2 else (-1.0, part) for place, part in enumerate(parts)
    )


def spoken(text: str) -> str:
    """Read names such as ``don_t_know`` as words, in the form of `normalise`.

    Examples
    --------
    >>> spoken("1___not_at_all")
    '1 not at all'
    """
    words = normalise(text).replace("_", " ").replace("’", "'").replace("'", " ")
    return _BLANKS.sub(" ", words).strip()


_SILENCES = (
    (
        State.REFUSED,
        re.compile(
            r"(?:我)?(?:拒绝|不愿|不想|不便|不方便)(?:意)?(?:回答|作答|透露|说|告知)|拒答|保密"
            r"|refused?|prefer not to (?:say|answer)|declined?(?: to answer)?|rather not say"
        ),
    ),
    (
        State.DONT_KNOW,
        re.compile(
            r"(?:我|还)?(?:不清楚|不知道|不太清楚|不了解|不太了解|说不清楚?|不确定|不好说|难说|没想好|没想过|不适用)"
            r"(?:\s*/\s*(?:不清楚|不知道|不了解|拒绝回答|不适用))*"
            r"|(?:i )?(?:don t|do not) know(?:\s*/.*)?|not sure|unsure|no opinion|can(?:no| )?t say"
            r"|hard to say|unfamiliar(?: \(n/a\))?|not applicable|n ?/ ?a|dk"
        ),
    ),
    (
        State.NONE,
        re.compile(
            r"无|没有|暂无|都没有|都不需要|均无|均不需要|没有需[求要]|无需求|无需改造|不需要改造|都不关注|不关注"
            r"|(?:以上|上述)(?:选项)?(?:都|均|皆)?(?:没有|不需要|不要|不选|不是|无|不想要|不关注)"
            r"|(?:维持|保持)(?:现状|原状)(?:即可)?"
            r"|none(?: of (?:these|the above|them|the options))?|nothing|no needs?"
            r"|neither|keep as is"
        ),
    ),
)


@lru_cache(maxsize=65_536)
def silence(text: str) -> State:
    """Tell whether an answer option says that nothing is said.

    Returns
    -------
    State
        `DONT_KNOW`, `REFUSED` or `NONE`; `ANSWERED` for every other option.

    Examples
    --------
    >>> silence("以上都不需要").name, silence("don_t_know").name, silence("电梯").name
    ('NONE', 'DONT_KNOW', 'ANSWERED')
    """
    return silence_in(spoken(text))


def silence_in(words: str) -> State:
    """Tell the same of words in the form of `spoken`, and remember nothing."""
    return next((state for state, said in _SILENCES if said.fullmatch(words)), State.ANSWERED)


_OTHER = re.compile(
    r"其[他它]|别的|others?(?: \(please specify\))?|sonstiges?|andere[rs]?|autres?|ou?tr[oa]s?"
)


def is_other(text: str) -> bool:
    """Tell whether an option is the "other" at the end of a list.

    Examples
    --------
    >>> is_other("其他【请注明】"), is_other("其他道路")
    (True, False)
    """
    return bool(_OTHER.fullmatch(spoken(text)))
