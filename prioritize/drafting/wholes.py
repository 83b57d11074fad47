"""Questions about the estate, the renovation or life there as a whole, which ask for no item."""

import re
from typing import Final

_OVERALL_ZH = "总体上?|整体上?|综合|总的"
_TOPIC_ZH = "小区|社区|住宅区|家园|改造|更新|翻新|居住|生活"
_LINKS_ZH = (
    "请问|您|你|我们|本次|此次|这次|本轮|本期|本|目前|现在|当前|现有|现状|所在|这个|老旧|旧"
    "|环境|质量|品质|条件|情况|状况|水平|效果|成效|工作|工程|项目|方案|进行|开展|实施"
    "|满意度?|程度|评价|印象|感受|感觉|是否|认为|觉得|重要性?|必要性?|迫切|需要|支持|同意|赞成|有"
    "|对于?|来说|而言|吗|如何|怎么?样|的|了|在|里|内|和|与|这"
)
_OVERALL_EN = r"overall|as a whole|in general|altogether|all in all|on the whole"
_TOPIC_EN = (
    r"estates?|neighbou?rhoods?|communit(?:y|ies)|compounds?|renovations?|regeneration"
    r"|refurbishment|redevelopment|living|life|area"
)
_LINKS_EN = (
    r"how|are|is|was|were|do|does|you|your|our|we|i|the|this|that|an?|it|with|about|of|in|on|at|to"
    r"|for|here|there|whole|general|generally|current|currently|present|quality|environment"
    r"|conditions?|state|standard|works?|projects?|programmes?|programs?|plans?|satisfied|happy"
    r"|content|satisfaction|important|importance|necessary|urgent|rate|rating|experience|think"
)
_OVERALL: Final = re.compile(rf"{_OVERALL_ZH}|\b(?:{_OVERALL_EN})\b", re.IGNORECASE)
_TOPIC: Final = re.compile(rf"{_TOPIC_ZH}|\b(?:{_TOPIC_EN})\b", re.IGNORECASE)
_WORDS: Final = re.compile(
    rf"{_OVERALL_ZH}|{_TOPIC_ZH}|{_LINKS_ZH}"
    rf"|\b(?:{_OVERALL_EN}|{_TOPIC_EN}|{_LINKS_EN})\b|[\W\d_]",
    re.IGNORECASE,
)


def speaks_of_all(words: str, *, beside: bool = False) -> bool:
    """Tell whether words speak of the estate, the renovation or life there as a whole.

    Parameters
    ----------
    words : str
        What a question is about, or a row of a matrix.
    beside : bool
        Whether the words stand in a list beside others, as matrix rows do: there the
        environment of the estate is one thing among several, unless it is called the overall one.

    Examples
    --------
    >>> [speaks_of_all(words) for words in ("总体环境", "estate overall", "小区道路")]
    [True, True, False]
    """
    if _WORDS.sub("", words):
        return False
    return bool(_OVERALL.search(words) or (not beside and _TOPIC.search(words)))
