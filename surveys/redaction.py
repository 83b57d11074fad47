"""Free text without what tells who wrote it, or of whom it speaks."""

import re

from surveys.privacy import tells_person

GAP = "…"
"""Stands where something was taken out."""

_HALF_WIDTH = {
    wide: wide - 0xFEE0
    for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF20)
} | {0xFF0D: "-", 0xFF0E: ".", 0xFF3F: "_", 0xFF0B: "+", 0x3000: " "}
"""Letters and digits become half-width; Chinese punctuation stays."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
COMPOUND = (
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠"
    "|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐"
)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘杜戴夏钟汪任"
    "姜范姚谭廖邹熊陆郝崔康邱秦史顾侯邵孟段尹黎乔贺赖龚庞樊殷施陶洪翟颜倪严俞韦聂岳莫詹关苗凌费纪靳童甄裴席屈鲍霍翁"
    "高马石金江龙叶白方孔田毛文安常雷汤温季成时向易万钱华单包强解边牛路房车水武兰章鲁葛伍申尤毕焦柳邢齐梅庄辛管祝"
)
"""First signs of a Chinese name; the last line also begins other words."""
_SURE = SURNAMES[: SURNAMES.index("高")]
_POSTS = (
    "主任|书记|经理|局长|科长|处长|队长|站长|所长|楼长|楼组长|单元长|组长|会长|老板|院长|校长|镇长"
    "|区长|市长|网格员|秘书长?"
)
_TITLES = (
    "先生|女士|小姐|太太|阿姨|叔叔|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|师傅|老师|医生|大夫|律师|警官|教授|某某?"
    rf"|总(?!是|会|共|体|之|得|要|算)|家(?=[漏住养装的])|{_POSTS}"
)
_NUMERALS = "零〇一二三四五六七八九十两幺"
_UNITS = (
    r"(?:年|元|块|米|平|户|度|天|万|人|斤|次|%|多|个|小时|分钟|号线|yuan|metres?|meters?|years?)"
)

_ADDRESSES = (
    rf"[{_HAN}]{{2,4}}(?:路|街|巷|弄)\s*\d+\s*[号弄]",
    (
        rf"(?:[a-z0-9{_NUMERALS}]{{1,3}}\s*(?:号楼|幢|栋|座|单元|号院|弄|#楼?|号)\s*[-—]?\s*)+"
        rf"(?:[a-z0-9{_NUMERALS}]{{1,4}}\s*(?:室|层|楼|户|房)?)?(?:[东西中南北]边?户)?"
    ),
    rf"[{_NUMERALS}\d]{{2,4}}\s*(?:室|号房)",
    rf"[{_NUMERALS}\d]{{1,2}}\s*[楼层]\s*[东西中南北]边?(?:户|头|侧|面)?",
    r"[东西中南北]边?户",
    (
        r"\b(?:flat|apartment|apt|unit|room|door|house|block|building|entrance|no|number)\b\.?\s*"
        r"(?:no\.?\s*|number\s*)?#?\d+(?:\s?[a-z]\b)?"
    ),
)
_ACCOUNTS = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*",
    (
        r"(?:微信|薇信|威信|v信|wechat|(?<![a-z])[vw]x|(?<![a-z])qq|扣扣)\s*(?:号码?|id)?\s*"
        r"(?:是|为|is)?\W{0,3}[a-z0-9][\w-]{3,}"
    ),
    rf"@\s?[\w{_HAN}]{{2,12}}",
    r"https?://\S+|www\.\S+",
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[a-z]\s?[·.]?\s?[a-z0-9]{5,6}",
)
_NUMBERS = (
    r"\+?\d(?:[-\s.()]{0,2}\d){4,}[xX]?",
    rf"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{{3,4}}(?!\d)(?!\s*{_UNITS})",
    rf"[{_NUMERALS}]{{4,}}(?!年)",
)
_NAMES = (
    rf"(?:{COMPOUND})[{_HAN}]{{1,3}}",
    (
        r"(?:我叫|名叫|叫做|姓名|名字|联系人|签名|落款|反映人|投诉人|建议人|填表人)\s*"
        rf"(?:是|为|叫)?\s*[:：]?\s*[{_HAN}]{{2,4}}"
    ),
    (
        rf"(?:我是|本人|业主|户主|住户|邻居|联系|免贵姓|我姓|姓)\s*(?:是|叫)?[:：]?\s*[{SURNAMES}]"
        rf"[{_HAN}]{{0,2}}(?=$|[^{_HAN}]|的|在|住|电|手|微|说|反|家)"
    ),
    rf"[{SURNAMES}][{_HAN}]{{0,2}}?(?:{_TITLES})",
    rf"[老小][{_SURE}](?:家|头)?",
    rf"(?:[{_HAN}]{{0,3}}的)?(?:{_POSTS})",
    r"\b(?:mr|mrs|ms|miss|dr|prof|sir|madam|councillor|cllr)\b\.?\s+[a-z][\w'’-]+",
    (
        r"\b(?:my name(?: is|'s)|i am called|call me|contact|ask for|regards,?|sincerely,?|signed)"
        r"\s*:?\s+[a-z][\w'’-]+(?:\s+[a-z][\w'’-]+)?"
    ),
    r"\b(?:manager|director|chair(?:man|woman|person)?|councillor|mayor|secretary)s?\b",
)
_NAMES_AS_WRITTEN = (
    r"\b(?:I am|I'm|this is)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*",
    r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+)+\b",
)
_TAKEN_OUT = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in (*_ACCOUNTS, *_ADDRESSES, *_NUMBERS, *_NAMES)
)
_TAKEN_OUT_AS_WRITTEN = tuple(re.compile(pattern) for pattern in _NAMES_AS_WRITTEN)
_GAPS = re.compile(rf"{GAP}(?:\s*{GAP})+")
_CALENDAR = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|I"
)
_PROPER = re.compile(rf"(?<=[a-z,;:] )(?!(?:{_CALENDAR})\b)[A-Z][a-z]+\b")
"""A capital inside a sentence: a name, in most cases."""
_SOMEBODY = re.compile(rf"\d{{5}}|[{SURNAMES}]某")


def redacted(text: str) -> str:
    """Take out numbers, accounts, addresses, names and posts.

    Better too much than too little: a quotation may be left with gaps.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        With `GAP` where something stood.

    Examples
    --------
    >>> redacted("我叫张伟，住3幢2单元401室，电话138-0000-0000，楼道灯不亮")
    '…，住…，电话…，楼道灯不亮'
    >>> redacted("Mr Smith in flat 12 keeps a dog, mail me: a@b.example")
    '… in … keeps a dog, mail me: …'
    """
    plain = text.translate(_HALF_WIDTH)
    for pattern in (*_TAKEN_OUT_AS_WRITTEN, *_TAKEN_OUT):
        plain = pattern.sub(GAP, plain)
    return _GAPS.sub(GAP, plain).strip()


def looks_personal(text: str) -> bool:
    """Tell whether a redacted text may still tell who somebody is.

    Examples
    --------
    >>> looks_personal("tell Maria about it"), looks_personal("the lamp is out since January")
    (True, False)
    """
    return bool(tells_person(text) or _SOMEBODY.search(text) or _PROPER.search(text))
