"""Answers to an open question that say nothing: "no", "all fine", "thank you"."""

import re

from surveys.answers import State
from surveys.comments.folding import HAN, fold
from surveys.vocabulary import silence_in

LONGEST_NOTHING = 60
"""Letters from which on a text surely says something."""

_SIGNS = re.compile(rf"[^a-z{HAN}]+")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}]) | (?=[{HAN}])")
_FOREWORDS = (
    "我们?|本人|目前|现在|暂时|暂|真的?|也|都|还|其[他它]的?|别的|什么|任何|大的|特别的?|更多的?"
    "|感觉|觉得|整体|总体|一切|小区|一时|对(?:小区|社区|物业|现状|改造|一切)的?(?:环境|工作|现状|一切)?"
)
_THINGS = "不满意?|困难|意见|建议|想法|要求|问题|需求|需要|补充|看法|可说|好说|说"
_CLOSING = "(?:的|了|啦|呢|哦|吧|哈|啊|呀)*"
_NOTHING = (
    (
        rf"(?:{_FOREWORDS})*(?:没有|没得|没啥|没什么|没|暂无|木有|无|并无|不需要|不用)了?"
        rf"(?:其[他它]|别的?|什么|啥|特别|更多|任何|太大|大)*的?"
        rf"(?:[要想]?(?:{_THINGS})|[要想])?{_CLOSING}"
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
    (
        rf"(?:{_FOREWORDS})*(?:没有?(?:想(?:到|好|过|出来)|考虑[过好]?)|想不(?:到|出来?|起来?))"
        rf"(?:什么|啥|其[他它]的?|别的)*{_CLOSING}"
    ),
    (
        rf"(?:{_FOREWORDS})*(?:不(?:太|大|是很|怎么)?(?:知道|清楚|晓得|了解|明白|懂|详|确定)"
        rf"|说不(?:清楚?|好|上来))(?:怎么说|说什么|该说什么)?{_CLOSING}"
    ),
    rf"未(?:提及|提到|填写?|作?答|回答)|就(?:这些|这样|这么多){_CLOSING}",
    r"你们|随便|听(?:从)?(?:政府|社区|组织|领导)?(?:的)?(?:安排)?|看着办|都行|随意|服从安排|无所谓|吧",
    r"以上(?:都|均)?(?:没有|无|是|有)?|同上|略|见上|如上",
)
_NOW = (
    "at all|at (?:the moment|present|this time)|so far|for now|right now|now|here|for me|from me"
    "|yet"
    "|that i know of|(?:that )?i can think of|(?:to )?report"
)
_NOTHING_EN = (
    (
        rf"(?:i (?:have |ve )?)?(?:none|nil|nothing)(?: (?:{_NOW}))*|na|n a"
        r"|no(?: more)?|nope|nah|not really|not applicable"
    ),
    (
        r"(?:i have |i ve |we have |there (?:is|are) |there s )?"
        r"(?:nothing|no (?:(?:further|other|more|additional|special|particular|real) )*"
        r"(?:comments?|suggestions?|opinions?|remarks?|ideas?|complaints?|problems?|issues?|concerns?"
        r"|requests?|wishes|thoughts?|questions?|objections?|answers?|response|preferences?))"
        rf"(?: (?:else|more|really|special|new|further|in particular|in mind|to (?:add|say)"
        rf"|comes to mind|{_NOW}))*"
    ),
    (
        r"(?:(?:i|we|you) )?(?:really )?(?:can ?t|can ?not|could ?n ?t|could not) (?:really )?"
        r"think of "
        rf"(?:anything|any|one|a thing)(?: (?:else|more|special|{_NOW}))*"
    ),
    (
        r"(?:(?:i|we) )?(?:really |honestly )?(?:don ?t|do not) (?:really )?(?:know|mind)"
        r"|(?:i m |i am )?(?:not (?:quite |really )?(?:sure|certain)|unsure)"
    ),
    r"not ?(?:mentioned|answered|specified|stated|given|provided|available|applicable|relevant)",
    (
        r"(?:it s |it is |everything(?: is| s)? |all(?: is| s)? |i am |i m |we are |we re )*"
        r"(?:very |quite |just |really |perfectly |pretty |all )*"
        r"(?:good|fine|ok|okay|great|happy|satisfied|content|well|perfect)"
        r"(?: (?:with (?:everything|it all|all(?: of it)?|things|it|this|what we have)"
        rf"|as (?:it|they|things) (?:is|are)|the way (?:it|things) (?:is|are)|{_NOW}))*"
    ),
    (
        r"(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot)?"
        r"(?: for (?:asking|listening|your work))?(?: us)?"
    ),
    (
        r"(?:same )?as above|see above|keep (?:it )?up(?: the good work)?|well done"
        rf"|that (?:s|is) (?:all|it)(?: (?:{_NOW}))*"
    ),
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
