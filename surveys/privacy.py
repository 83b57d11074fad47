"""Columns that tell who a person is: found by their header and by what they hold."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from surveys.answers import Column, SurveyTable
from surveys.lists import without_other_text
from surveys.vocabulary import spoken

TELLING_SHARE = 0.2
"""Share of a column's answers from which on their content makes the column personal."""

ENOUGH_ASKED = 30
"""Answers from which on an option that a single person wrote is taken for that person's words."""

_HEADERS = {
    "name": (
        r"姓名|昵称|称呼|您的名字|业主名|联系人|提交者|^name$|^nickname$|^username$|^submitted by$"
        r"|(?:your|full|first|last|sur) ?name\b|(?:respondent|interviewee|submitter) name"
        r"|^(?:您的|贵楼)?(?:楼长|楼组长|单元长|网格员|户主)(?:姓名|名字)?$"
        r"|^name of (?:the )?(?:household )?(?:head|respondent|owner|tenant|resident)"
    ),
    "phone": (
        r"电话|手机号|手机号码|联系方式|联系号码|^(?:your )?(?:tele)?phone$|devicephonenum"
        r"|\b(?:phone|mobile) (?:no|number)|phonenumber|simid|subscriberid"
    ),
    "id_number": r"身份证|证件号|\b(?:national|passport|identity) (?:id|no|number|card)\b",
    "network": r"(?:^|[^a-z])ip(?:$|[^a-z]|addr)|^deviceid$|^imei$|user ?agent|^ua$",
    "account": (
        r"微信号|微信昵称|qq号|^qq$|用户标识|\bwechat\b|邮箱|电子邮件|\be-?mail(?: address|地址)"
        r"|^(?:your |contact |recipient ?|personal |work )*e-?mail\W*$"
    ),
    "position": (
        r"经纬度|经度|纬度|定位|地理位置|\blatitude|\blongitude|\baltitude\b|\bgps\b"
        r"|geopoint|precision$"
    ),
    "address": r"详细地址|家庭住址|居住地址|^地址|^(?:home |postal |street )?address$",
}
_HEADERS_COMPILED = {why: re.compile(pattern) for why, pattern in _HEADERS.items()}
_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_CONTENTS = {
    "phone": r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)",
    "id_number": (
        r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\w)"
    ),
    "network": rf"(?<![\d.])(?:{_BYTE}\.){{3}}{_BYTE}(?![\d.])",
    # The look behind keeps a word of ten thousand letters from being tried at each of them.
    "account": r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    "position": r"-?\d{1,3}\.\d{4,}\s*[, ]\s*-?\d{1,3}\.\d{4,}",
}
_HINT = re.compile(r"\d{4}|\d\.\d|@")
_SIGNS = "甲乙丙丁零〇一二三四五六七八九十"
_TELLING = re.compile(
    "|".join(
        (
            r"\d{8}",
            r"1[3-9]\d(?:[-\s.]?\d){8}",
            r"0\d{2,3}[-\s]\d{7}",
            r"(?<![\d.])\d{1,3}\.\d{4}",
            r"(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}",
            r"(?:微信|wechat|\b[vw]x|\bqq)\s*号?\W{0,3}(?=[\w-]*\d)[a-z0-9][\w-]{4,}",
            r"\d{3,4}\s*室",
            rf"[{_SIGNS}]{{3,5}}室",
            rf"(?:\d|[a-z{_SIGNS}])\s*(?:单元|号楼|[幢栋座门梯#])\s*-?\s*\d{{3,4}}(?![\d年元户米平])",
            r"(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])",
            r"\b(?:flat|apartment|apt|room)\.?\s*(?:no\.?\s*|number\s*)?\d{1,4}[a-z]?\b",
        )
    )
)
"""What no option of a questionnaire holds, such as a long number or a door number."""
_CONTENTS_COMPILED = {why: re.compile(pattern, re.ASCII) for why, pattern in _CONTENTS.items()}


@dataclass(frozen=True)
class PersonalColumn:
    """A column that tells who a person is.

    Attributes
    ----------
    key : str
        Of the column.
    reason : str
        ``name``, ``phone``, ``id_number``, ``network``, ``account``, ``position``, ``address``,
        or ``platform`` where the platform itself knows.
    cells : int
        How many answers look personal by their content.
    by_content : bool
        Whether the content alone says so, which may be wrong.
    """

    key: str
    reason: str
    cells: int
    by_content: bool = False


def find_personal(table: SurveyTable) -> tuple[PersonalColumn, ...]:
    """Find the columns to keep out of every output.

    Parameters
    ----------
    table : SurveyTable

    Returns
    -------
    tuple of PersonalColumn
        In the order of the export; never a cell's content.
    """
    found = (
        _judge(column, table.text.iloc[:, place]) for place, column in enumerate(table.columns)
    )
    return tuple(one for one in found if one is not None)


def _judge(column: Column, text: pd.Series) -> PersonalColumn | None:
    counts = text[text != ""].value_counts(sort=False)
    # Whoever leaves a number behind "other" does not make the question personal.
    reason, cells = _content(counts.set_axis(list(map(without_other_text, counts.index))))
    if column.role == "personal":
        return PersonalColumn(column.key, "platform", cells)
    if column.role:
        return None
    # What a tick or a place stands for is an option: it asks nobody who they are.
    part = "" if column.form in ("tick", "place") else column.part
    by_header = personal_header(f"{column.stem}\n{part}" if column.stem else column.header)
    if by_header:
        return PersonalColumn(column.key, by_header, cells)
    if column.form == "text" and cells and cells >= TELLING_SHARE * int(counts.sum()):
        return PersonalColumn(column.key, reason, cells, by_content=True)
    return None


def personal_header(header: str) -> str:
    """Tell what a header asks about a person; "" if nothing that tells who it is.

    Examples
    --------
    >>> personal_header("18、您的联系电话："), personal_header("手机部数")
    ('phone', '')
    """
    lines = [spoken(line) for line in header.splitlines() if line.strip()]
    return next(
        (
            why
            for why, pattern in _HEADERS_COMPILED.items()
            if any(pattern.search(line) for line in lines)
        ),
        "",
    )


def content_of(answers: Iterable[str]) -> tuple[str, int]:
    """Count answers that hold a phone number, ID number, network address, account or position.

    Returns
    -------
    reason : str
        The most frequent of them, "" if there is none.
    cells : int
        How many answers hold it.

    Examples
    --------
    >>> content_of(["call 13800000000", "no lift"])
    ('phone', 1)
    """
    return _content(pd.Series(list(answers), dtype=object).value_counts(sort=False))


def _content(counts: pd.Series) -> tuple[str, int]:
    """As `content_of`, of answers that are counted; the index holds their words."""
    hits = dict.fromkeys(_CONTENTS_COMPILED, 0)
    for answer, times in zip(counts.index, counts.tolist(), strict=True):
        if _HINT.search(answer):
            for why, pattern in _CONTENTS_COMPILED.items():
                hits[why] += times if pattern.search(answer) else 0
    why, most = max(hits.items(), key=lambda hit: hit[1])
    return (why, most) if most else ("", 0)


def tells_person(text: str) -> bool:
    """Tell whether one answer holds what tells who a person is, or where somebody lives.

    Names are not told: nothing sets them apart from other words.

    Examples
    --------
    >>> [tells_person(text) for text in ("打138-0000-0000", "3幢2单元401室漏水", "3号楼", "电梯")]
    [True, True, False, False]
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return bool(_TELLING.search(plain)) or any(
        pattern.search(plain) for pattern in _CONTENTS_COMPILED.values()
    )
