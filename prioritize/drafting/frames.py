"""What a question is about, once the words with which it asks are taken away."""

import re

_HERE = "estate|building|block|stairwell|staircase|home|flat|neighbou?rhood|community|area"
_PLACE = rf"(?: (?:in|of|on|at|around) (?:your|our|the|this) (?:{_HERE}))?"
_SATISFIED = r"how (?:satisfied|happy|content|unhappy) are you (?:with|about)"
_WHOM = r"(?:(?:for|to) (?:you|us) )?(?:to|that)"
_IMPORTANT = rf"how (?:important|urgent|necessary|needed) (?:is it {_WHOM}|is|are)"
_NAMED = (
    "(?:are you|your) (?:satisfied|satisfaction) with"
    "|satisfaction with|importance of|need for|urgency of"
)
_RATED = (
    "how would you rate|(?:please )?rate|what do you think (?:of|about)"
    "|how do you (?:rate|find|like)"
)
_READY = "(?:be )?(?:(?:most )?(?:willing|able|prepared|ready) to )?"
_PAID = (
    r"(?:what|how much|how many \w+) (?:would|will|are|could|can) you "
    rf"{_READY}(?:pay|contribute|spend|give) (?:at most )?(?:for|towards?|to)"
    "|(?:would|are) you (?:be )?(?:willing|prepared|ready) to (?:pay|contribute)"
    " (?:for|towards?|to)"
)
_FEEL = "(?:how|what) (?:would|do|will) you feel if"
_VERBS = "support|favou?r|oppose|agree with|want|need|like|welcome"
_WANTED = rf"(?:do|would) you (?:{_VERBS})(?: to (?:have|see))?"
_ASKED_ZH = "对于?|认为|觉得|是否(?:支持|同意|赞成|需要|希望)"
_HERE_ZH = (
    "(?:您?(?:所在|居住)的?|我们|本(?![次轮期])|现在的?|目前的?)?(?:小区|社区|楼栋)?(?:内|里)?的?"
)
_JUDGED_ZH = (
    "满意(?:吗|度|程度)?|重要(?:吗|性|程度)?|必要(?:吗|性|程度)?|迫切(?:吗|性|程度)?"
    "|需要(?:吗|程度)|如何|怎么?样|评价"
)
_END_ZH = "(?:如何|怎么?样|是多少|是)?"
_CHINESE = (
    rf"(?:请问)?(?:您|你)?(?:{_ASKED_ZH})?{_HERE_ZH}(.+?)的?"
    rf"(?:是否|有多|的)?(?:{_JUDGED_ZH}){_END_ZH}"
)
_IF_ZH = (
    r"(?:如果|若|假如)(?:您?(?:所在|居住)的?|我们|本(?![次轮期]))?(?:小区|社区|楼栋?|单元)?(?:内|里)?"
    r"(?:没有|不|未|缺少|取消|有|具备|提供)(.+?)[，,].*"
)
_IF_FEEL_ZH = (
    r"(?:如果|若|假如)(?:您?(?:所在|居住)的?|我们|本(?![次轮期]))?(?:小区|社区|楼栋?|单元)?(?:内|里)?"
    r"(?:没有|不|未|缺少|取消|有|具备|提供)?(?:进行|开展|实施)?([^，,]+)[，,]"
    r"(?:请问)?[您你](?:的|会|将|是|有|什么|何|怎么?样?)*(?:感受|感觉|觉得|态度).*"
)
_IF = (
    rf"if (?:there|(?:the|your|our|this) (?:{_HERE})) (?:does not have|did not have|had no|has no"
    r"|is no|were no|was no|are no|had|has|is|are|were|was)(?: an?)? (.+?), .*"
)
_HAVE = (
    "does not have|do not have|did not have|has no|have no|had no|has|have|had"
    "|is no|are no|were no|was no|is not|are not|were not|was not|is|are|were|was"
)
_FEELS = (
    rf"{_FEEL} (?:there|(?:the|your|our|this) (?:{_HERE})|you|we) (?:{_HAVE})(?: an?| any)? (.+?)"
    rf"{_PLACE}"
)
_FEELS_DONE = (
    rf"{_FEEL} (.+?) (?:was|were|is|are|had been|would be)(?: not)?"
    rf" (?:provided|built|installed|added|available|there|improved|renewed|repaired|put in){_PLACE}"
)
_FEELS_ZH = (
    r"(?:如果|若|假如)?(?:您?(?:所在|居住)的?|我们|本(?![次轮期]))?(?:小区|社区|楼栋?|单元)?(?:内|里)?"
    r"(?:没有|不具备|不提供|缺少|有|具备|提供)(.+?)(?:时|的话)?[，,]?(?:您|你)的?(?:会|将)?(?:有(?:什么|何))?"
    r"(?:感受|感觉|觉得|态度).*"
)
_PAID_ZH = (
    "(?:请问)?(?:您|你)?(?:家|户)?(?:是否)?(?:最多)?(?:愿意?|能够?|可以)?(?:最多)?为(?:了)?"
    "(.+?)(?:项目)?(?:最多|愿意?|能够?|可以)*(?:出资|支付|承担|出钱|出多少|交多少|付多少).*"
)
_UNDER = r".*(?:满意|重要|必要|迫切|需要|satisf|importan|urgen|priorit|need).{0,12}[:：]\s*(.+)"
_FRAMES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *(rf"(?:{asks}) (.+?){_PLACE}" for asks in (_SATISFIED, _NAMED, _RATED, _WANTED, _PAID)),
        rf"{_IMPORTANT} (.+?)(?: (?:for|to) you)?{_PLACE}",
        _FEELS,
        _FEELS_DONE,
        _FEELS_ZH,
        _PAID_ZH,
        _IF_FEEL_ZH,
        _IF_ZH,
        _IF,
        _UNDER,
        _CHINESE,
    )
)
_ARTICLE = re.compile(r"^(?:the|your|our|a|an|any|more) (?=\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[\s?？!！。.：:]+$")
_BRACKETS = re.compile(r"\s*[(（\[【][^)）\]】]*[)）\]】]\s*$")


def subject_of(stem: str) -> str:
    """Find what a question is about.

    Parameters
    ----------
    stem : str
        The words of a question about one thing.

    Returns
    -------
    str
        The thing; the whole question where it asks in words that are not known.

    Examples
    --------
    >>> [subject_of(stem) for stem in (
    ...     "How satisfied are you with the drains?", "How important is it to install a lift?",
    ...     "您对小区道路满意吗？", "Drainage")]
    ['drains', 'install a lift', '道路', 'Drainage']
    """
    plain = _SENTENCE_END.sub("", _BRACKETS.sub("", _SENTENCE_END.sub("", stem.strip())))
    for frame in _FRAMES:
        found = frame.fullmatch(plain)
        if found:
            return _ARTICLE.sub("", found[1].strip(), count=1) if found[1].strip() else stem
    return stem
