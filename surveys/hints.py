"""What the words of a question give away: its limit, its role, what it is after."""

import re

from surveys.vocabulary import spoken

_CHINESE_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"两": 2}
_WORD_DIGITS = {
    word: value
    for value, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2
    )
}
_COUNT = rf"(\d{{1,2}}|[{''.join(_CHINESE_DIGITS)}]|{'|'.join(_WORD_DIGITS)})"
_THINGS = r"\s*(?:项|个|种|条|样|件)"
_CHOOSE = r"(?:select|choose|pick|tick|name)"
_LIMITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:最多|至多|不超过|限)\s*(?:可|能|可以)?\s*(?:选择|选|填|排|勾选)?\s*{_COUNT}",
        rf"选(?:择|出)?\s*{_COUNT}\s*[-~—–至到]\s*{_COUNT}{_THINGS}",
        rf"\d\s*[-~—–至到]\s*{_COUNT}{_THINGS}",
        rf"选(?:择|出)?\s*(?:最\S{{1,4}}的)?\s*(?:前)?\s*{_COUNT}{_THINGS}",
        rf"(?:up to|at most|maximum(?: of)?|max\.?|no more than|limit(?:ed to)?)\s*{_COUNT}\b",
        rf"{_CHOOSE}\s+(?:your\s+)?(?:the\s+)?(?:top\s+|exactly\s+)?{_COUNT}\b",
    )
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def choice_limit(stem: str) -> int | None:
    """Read how many options may be chosen.

    Parameters
    ----------
    stem : str
        The question's words.

    Returns
    -------
    int or None
        None if the question does not say.

    Examples
    --------
    >>> [choice_limit(stem) for stem in ("项目【最多选5项】", "限选三项", "[选1-5项]", "可多选")]
    [5, 3, 5, None]
    >>> choice_limit("Please select up to 3 works")
    3
    """
    words = spoken(stem)
    for pattern in _LIMITS:
        if match := pattern.search(words):
            counts = [_number(group) for group in match.groups()]
            return max(counts) if max(counts) > 0 else None
    return None


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _CHINESE_DIGITS.get(word) or _WORD_DIGITS.get(word) or 0


_QUOTE = "[“\"「『‘']"
_ROLES = {
    "check": _any_of(
        r"(?:本题|此题|这题|本项|为确认|检测|测试).{0,20}请(?:直接)?[选勾]",
        rf"请(?:直接)?选(?:择)?\s*{_QUOTE}.+",
        r"认真作答.{0,12}请?选",
        rf"please (?:select|choose|tick|mark) {_QUOTE}.+",
        r"please (?:select|choose) (?:strongly )?(?:dis)?agree",
        r"attention check|(?:to show|if) you are (?:reading|paying)",
    ),
    "consent": _any_of(
        r"知情同意|同意(?:参与|参加|接受|将|提供|本次)",
        r"是否(?:愿意|同意)(?:参与|参加|接受|填写)",
        r"\bconsent\b|agree to (?:take part|participate)|willing to participate in this survey",
    ),
    "household": _any_of(
        r"门牌|房号|室号|几单元|住址|\(\d\)\W*(?:单元|室|房间)",
        r"楼栋\s*[-—–/+、]?\s*单元|楼[栋号][-—–/]单元|单元[-—–/]?[房室]",
        r"\b(?:door|flat|unit|room|apartment|house|household) (?:id|code|no|number)\b",
    ),
    "building": _any_of(
        r"楼栋|楼号|几号楼|几栋|哪栋|哪一栋|哪幢|幢号|栋号",
        r"\bwhich (?:building|block)\b|^(?:building|block)(?: no| number)?$",
    ),
    "duration": _any_of(
        r"^(?:所用时间|答题时长|用时|作答时长).*$", r"^(?:duration|time taken)(?: .*)?$"
    ),
    "time": _any_of(
        r"^(?:提交(?:答卷)?时间.*|填写时间|填表时间|时间戳记?|日期)$",
        r"^(?:timestamp|date|start|end|(?:start|end|completion|submission) time)$",
        r"^(?:submit ?date|submitted at)$",
    ),
    "id": _any_of(
        r"^(?:序号|编号|答卷编号|问卷编号|#)$",
        r"^(?:id|no|index|uuid|respondent ?id|response id|record id)$",
    ),
    "coded": _any_of(
        r"^(?:人工|手工)编码|^(?:意见|开放题|留言)编码",
        r"^hand[- ]?coded|^coded (?:by hand|comments?)|^comment codes?$|^codes of the comments?$",
    ),
    "mode": _any_of(
        r"填写方式|填报方式|问卷来源|答卷方式|录入方式|代填",
        r"survey mode|entry mode|mode of (?:entry|survey)|filled in by",
    ),
}
_GROUPS = _any_of(
    r"年龄|岁|性别|楼层|几层|住在.*层|产权|租户|租住|租赁|自住|业主还是|入住",
    r"住房(?:性质|来源|类型)|居住(?:年限|时间|多久|状况|情况|身份)",
    r"家庭(?:人口|成员|结构|收入|人数)|常住人口|几口人|婚姻|户籍|面积|户型|朝向",
    r"老人|老年人|儿童|小孩|孩子|子女|残疾|行动不便",
    r"收入|学历|文化程度|教育程度|职业|工作|身份|您是(?:本|该|小区|什么|哪)",
    r"小汽车|私家车|机动车|汽车|车辆|有(?:无|没有)车|所在(?:小区|社区|街道|区域|单元)",
    r"\bage\b|\baged\b|how old|gender|\bsex\b|\bfloor\b|tenure|tenant|\bowner|\brent",
    r"household (?:size|income|type)|children|elderly|disab|income|education|occupation",
    r"employment|profession|marital|\bcar\b|^(?:number of )?vehicles?\b",
    r"district|neighbou?rhood|region|country",
    r"how long have you|living here|postcode|agency|ethnic",
    r"\b(?:own|have|has|keep|many|your|our|household) (?:\w+ ){0,3}vehicles?\b",
    r"\b(?:alter|geschlecht|beruf\w*|einkommen|bildungs\w*|schulabschluss|familienstand)\b",
    r"\b(?:haushalts\w*|kinder|mieter\w*|eigentümer\w*|stockwerk|staatsangehörigkeit)\b",
    r"\b(?:fachliche\w*|berufliche\w*) hintergrund\b|wie alt sind|wie lange (?:wohnen|leben)",
)
_WANTS = _any_of(
    r"最(?:希望|需要|想|急需|迫切|关心|期待|不满|应|重要|优先|突出|主要|头疼)",
    r"希望|急需|迫切|优先|首要|需[求要]|亟待|亟需|问题|不足|想(?:要)?改",
    r"应(?:该)?(?:先)?(?:改造|解决|增加|改善)|哪些?(?:方面|项目|改造)|改造(?:项目|内容|重点)",
    r"biggest|top (?:thing|priority|need)|most (?:important|urgent|needed|pressing)",
    r"priorit|\bneeds?\b|problem|improve|would you like|want|prefer",
    r"(?:should|must|to) be (?:done|repaired|renewed|renovated|fixed|added|built)",
    r"(?:done|comes?) first",
)
_COMMENTS = _any_of(
    r"建议|意见|想法|补充说明|想说|留言|原因|为什么|备注",
    r"其他(?:说明|补充|问题|需求)|请(?:简要)?(?:说明|描述|写出|填写|注明)",
    r"comment|suggest|anything else|please (?:explain|describe|specify)|\bwhy\b|further",
    r"feedback|if _*other|remarks?|in your own words|opinion",
)
_SUGGESTIONS = _any_of(
    r"(?:还有|有)(?:哪些|什么|何|其[他它]|别的|更多|任何)的?(?:宝贵|好|具体)?的?(?:建议|意见|想法|诉求)",
    r"其[他它]的?(?:建议|意见|想法|诉求)|(?:意见|建议)(?:[和与或及、/]|以及)(?:建议|意见|诉求)",
    r"意见建议|宝贵(?:意见|建议)|^(?:建议|意见|留言)[?？:：]?$",
    r"\b(?:any|other|further|additional|more) (?:\w+ )?(?:comments?|suggestions?|remarks?|ideas)\b",
    r"anything else|\bsuggestions\W*$|\byour (?:comments|suggestions)\b",
)
"""Ask for suggestions, which are nobody's group and no list, however few there are."""
_SCALES = {
    "satisfaction": _any_of(
        r"满意|satisf|rate the (?:quality|condition|state)|how good|quality of"
    ),
    "importance": _any_of(
        r"重要|急需|迫切|紧迫|必要|(?:需要|需求).*程度",
        r"importan|urgen|priorit|how much .*need|necess",
    ),
}
_JUDGED = re.compile("评价")
"""Says that something is judged; how good it is, unless the words name its importance."""


def role_of(stem: str) -> str:
    """Find the role of a question that is no answer about items; "" if its words do not say.

    Examples
    --------
    >>> [role_of(stem) for stem in ("本题请选“满意”", "您家在几号楼？", "您的年龄段")]
    ['check', 'building', '']
    """
    words = spoken(stem)
    return next((role for role, said in _ROLES.items() if said.search(words)), "")


_HOUSE = "building|house|home|flat|apartment|block|estate|property|dwelling"
_AGE_OF_HOUSE = re.compile(
    rf"\bage of (?:(?:your|the|this|our) )?(?:\w+ )?(?:{_HOUSE})|(?:{_HOUSE})(?: s)? age\b"
    rf"|how old is (?:your|the|this|our) (?:\w+ )?(?:{_HOUSE})|(?:楼|房|屋|住宅|建筑|小区)的?年龄"
)


def without_age_of_house(stem: str) -> str:
    """Read a question's words without what asks for the age of a building.

    Examples
    --------
    >>> without_age_of_house("Age of your building"), without_age_of_house("Your age")
    (' ', 'your age')
    """
    return _AGE_OF_HOUSE.sub(" ", spoken(stem))


def asks_about_person(stem: str) -> bool:
    """Tell whether a question asks who the resident is."""
    return bool(_GROUPS.search(without_age_of_house(stem)))


def asks_for_wishes(stem: str) -> bool:
    """Tell whether a question asks what is wanted, lacking or wrong."""
    return bool(_WANTS.search(spoken(stem)))


def asks_for_words(stem: str) -> bool:
    """Tell whether a question asks for free text."""
    return bool(_COMMENTS.search(spoken(stem)))


def asks_for_suggestions(stem: str) -> bool:
    """Tell whether a question asks for suggestions, whatever else it asks.

    Examples
    --------
    >>> [asks_for_suggestions(stem) for stem in ("您还有什么建议", "其他意见", "您的意见是同意吗")]
    [True, True, False]
    """
    return bool(_SUGGESTIONS.search(spoken(stem)))


def scale_kind(stem: str) -> str:
    """Tell from a question's words which scale it uses: ``satisfaction``, ``importance`` or "".

    Examples
    --------
    >>> [scale_kind(stem) for stem in ("请评价下列项目的重要性", "您对物业的评价", "年龄")]
    ['importance', 'satisfaction', '']
    """
    words = spoken(stem)
    judged = "satisfaction" if _JUDGED.search(words) else ""
    return next((kind for kind, said in _SCALES.items() if said.search(words)), judged)


_FURTHER = (
    (5, re.compile(r"第五|\bfifth|\b5th")),
    (4, re.compile(r"第四|\bfourth|\b4th")),
    (3, re.compile(r"第三|再次|\bthird|\b3rd")),
    (2, re.compile(r"第二|其次|次要|\bsecond|\b2nd")),
)
_FIRST = re.compile(
    r"第一(?!时间|次|代)|首要|首先|首选|最(?!近|多|少|后|终|高|低)|\bfirst\b|\b1st\b"
    r"|\bbiggest\b|\btop\b|\bmain\b|\bmost (?:important|urgent)|\blargest\b|\bhighest\b"
)


def family_place(stem: str) -> int:
    """Tell a question's place in a family of priorities: 1 for "biggest", 2 for "second", 0 none.

    Examples
    --------
    >>> [family_place(stem) for stem in ("your_second_biggest_pr", "第一需要", "年龄")]
    [2, 1, 0]
    """
    words = spoken(stem)
    further = next((place for place, said in _FURTHER if said.search(words)), 0)
    return further or int(bool(_FIRST.search(words)))
