"""Answers to an open question that say nothing: "no", "all fine", "thank you"."""

import re

from surveys.answers import State
from surveys.comments.folding import HAN, fold
from surveys.vocabulary import silence_in

LONGEST_NOTHING = 40
"""Letters from which on a text surely says something."""

_SIGNS = re.compile(rf"[^a-z{HAN}]+")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}]) | (?=[{HAN}])")
_FOREWORDS = (
    "我们?|本人|目前|现在|暂时|暂|真的?|也|都|其[他它]的?|别的|什么|任何|大的|特别的?|更多的?"
    "|感觉|觉得|整体|总体|一切|小区"
)
_THINGS = "意见|建议|想法|要求|问题|需求|需要|补充|看法|可说|好说|说"
_CLOSING = "(?:的|了|啦|呢|哦|吧|哈|啊|呀)*"
_NOTHING = (
    (
        rf"(?:{_FOREWORDS})*(?:没有|没得|没啥|没什么|没|暂无|木有|无|并无|不需要|不用)了?"
        rf"(?:其[他它]|什么|啥|特别|更多|任何|太大|大)*的?[要想]?(?:{_THINGS})?{_CLOSING}"
    ),
    rf"(?:和|与|及|或)(?:{_THINGS})",
    rf"(?:{_FOREWORDS})*(?:很|挺|非常|比较|蛮|还|都|太|也)*(?:好|不错|可以|行|满意|ok){_CLOSING}",
    (
        r"(?:非常|十分|很|多)?(?:谢谢|感谢|多谢|辛苦)"
        r"(?:你们|您们?|大家|各位|领导|政府|社区|居委会|工作人员|关心|了)*"
    ),
    (
        r"(?:我们?|坚决|非常|完全|全力|大力|都)*(?:支持|同意|赞成|拥护)"
        r"(?:改造|政府|社区|工作|小区|老旧|的|了)*"
    ),
    r"你们|随便|听(?:从)?(?:政府|社区|组织|领导)?(?:的)?(?:安排)?|看着办|都行|随意|服从安排|无所谓|吧",
    r"以上(?:都|均)?(?:没有|无|是|有)?|同上|略|见上|如上",
)
_NOTHING_EN = (
    (
        r"none(?: at (?:the moment|present|this time))?|nil|na|n a|no|nope|nah|not really"
        r"|not applicable"
    ),
    (
        r"(?:i have |i ve |there is |there s )?"
        r"(?:nothing|no (?:(?:further|other|more|additional) )?"
        r"(?:comments?|suggestions?|opinions?|remarks?|ideas?|complaints?))"
        r"(?: (?:else|more|really|special|new|further|in particular|to (?:add|say)|comes to mind"
        r"|at (?:the moment|present|this time)|from me|i can think of))*"
    ),
    (
        r"(?:it s |it is |everything(?: is| s)? |all(?: is| s)? |i am |i m )*"
        r"(?:very |quite |just )?(?:good|fine|ok|okay|great|happy|satisfied|well|perfect)"
    ),
    (
        r"(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?"
        r"(?: for (?:asking|listening|your work))?(?: us)?"
    ),
    r"(?:same )?as above|see above|keep (?:it )?up(?: the good work)?|well done",
)
_PATTERNS = (
    *(re.compile(rf"(?:{pattern}) ?") for pattern in _NOTHING),
    *(re.compile(rf"(?:{pattern})(?: |(?=[{HAN}])|$)") for pattern in _NOTHING_EN),
)


def says_nothing(text: str) -> bool:
    """Tell whether an answer has no content that could be coded.

    That is: no letters at all, "none", "all fine", "I agree", or thanks; a question that was
    left empty is something else.

    Parameters
    ----------
    text : str
        Not remembered anywhere.

    Examples
    --------
    >>> [says_nothing(text) for text in ("暂无，谢谢", "挺好的没意见", "没有路灯", "No comment")]
    [True, True, False, True]
    """
    words = _SIGNS.sub(" ", fold(text)).strip()
    if len(words) > LONGEST_NOTHING:
        return False
    words, read = _BESIDE_HAN.sub("", words), 0
    while read < len(words):
        # The longest phrase each time: backtracking over all of them would take for ever.
        ends = [found.end() for one in _PATTERNS if (found := one.match(words, read))]
        if max(ends, default=read) == read:
            return False
        read = max(ends)
    return True


def silence_of(text: str) -> State:
    """Tell whether a comment is one of the ways of not answering, such as "I don't know".

    As `surveys.vocabulary.silence` tells of options, but without remembering the text.

    Examples
    --------
    >>> silence_of("不清楚。").name, silence_of("修路").name
    ('DONT_KNOW', 'ANSWERED')
    """
    return silence_in(" ".join(fold(text).rstrip("。.!").replace("'", " ").split()))
