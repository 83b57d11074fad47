"""How people say no, in Chinese and in English: the patterns behind a comment's stance."""

import re

from surveys.comments.folding import HAN

TROUBLE = re.compile(
    r"乱|漏|堵|跳闸|停电|停水|积水|内涝|脱落|破损|坑洼|老化|不足|不亮|故障|不热|外溢|横流|开裂|杂物|堆|占"
    r"|飞线|私|违|危|裂|坏|难$|味|臭|淹|盗|偷|抛物|垃圾$"
    r"|\b(?:leak|pothole|flood|broken|overflow|tangled|messy|illegal|theft|stolen|smell|crack)"
)
"""Words that name a trouble: whoever wants no more of it asks for the remedy."""

_FIRM = (
    "不需要|没必要|没有必要|没需要|无需|无须|毋需|用不着|不同意|不赞成|不支持|不赞同|不希望|不建议|不主张|不愿意?"
    "|不能接受|反对|抵制|拒绝|抗议|取消|暂缓|缓建|何必"
)
_SOFT = "不要|不用|不必|不想要?|别|勿|停止|莫"
_WORK = "装建修种刷加改盖搭设搞弄做"
# What may stand between a soft "no" and the thing: anything else makes it a wish about
# behaviour ("don't park anyhow"), not a refusal of the thing.
_FILLING = (
    rf"(?:再|去|[{_WORK}]|加装|安装|增设|新建|那么多|太多|多|什么|这个|那个|任何|折腾|急着|花钱"
    r"|给我们?|在楼?前|沿街|门口|院里|小区|楼下|这些|那些|所谓的|了|的)*"
)
_NOBODY = (
    r"(?:没有?人|无人|没谁|谁[也都]不)(?:真的?|会|愿意?)*(?:要|想要?|需要|愿意?|支持|同意|赞成)"
)
_NOT_ONLY = (
    r"(?:别|不要|不能|不该|莫|勿)(?:再|都|总|老是?)*(?:只|光|净|尽|一味)"
    r"(?:顾|想|盯|知道|惦记|忙)[着到]?(?:去|要|给)*"
)
_WANTING = "希望|建议|应该|需要|先|把|请|才|就|解决"
FIRM = re.compile(_FIRM)
BEFORE = re.compile(
    rf"(?:{_FIRM})(?:(?!{_WANTING})[{HAN}a-z0-9、 ]){{0,12}}$"
    rf"|(?:{_SOFT}|{_NOBODY}|{_NOT_ONLY}){_FILLING}$"
)
"""At the end of what stands before the thing refused."""
KEEP = re.compile(
    rf"(?:{_SOFT})(?:再|去)*(?:动|碰|砍伐?|拆除?|拔|铲除?)"
    r"(?:掉|了|我们?的?|这些|那些|现有的?|原有的?|小区里?的?|门口的?|楼下的?)*$"
    r"|(?:^|\b(?:please|and|so) )(?:(?:do not|don't|dont|never) (?:touch|cut(?: down)?|fell|remove"
    r"|chop(?: down)?|mess with)|stop (?:cutting(?: down)?|felling|removing|chopping(?: down)?))"
    r"(?: (?:the|our|any|all|these|those|existing|old|of)){0,3} $"
)
"""Before a thing that is to stay as it is; who does not remove the rubbish is another matter."""
LEAVE_EN = re.compile(
    r"(?:^|\b(?:please|just|and) )leave(?: (?:the|our|all|these|those|existing|old)){0,3} $"
)
ALONE_EN = re.compile(r"^ (?:alone|in peace|(?:just )?(?:as|where|how) (?:they are|it is)|as is)\b")
"""Together around such a thing: ``leave the trees as they are``."""

_SPEAKER = (
    "(?:我们?|我家|本人|一楼|坚决|强烈|完全|都|是|就|真的?|也|根本|个人|表示|住户|暂时|目前|现在)*"
)
_NO = (
    rf"{_SPEAKER}(?:不同意|不赞成|不支持|反对|不需要|没必要|没有必要|没意义|没有意义|多余)"
    rf"(?:再?[{_WORK}])*(?:的|了|啦|吧)*$"
    rf"|{_SPEAKER}能不[{_WORK}要用]{{1,2}}[就则便]不[{_WORK}要用]{{1,2}}(?:了|吧)*$"
    rf"|没有?人(?:想?要|需要|想[{_WORK}])(?:的|了|啊)*$"
    rf"|{_SPEAKER}(?:不要|不用|不必|无[需须]|不想(?=[{_WORK}])|算了|免了|免谈|别再?[{_WORK}]|不[{_WORK}](?=了|也))"
    rf"(?:再|[{_WORK}]|那么多|这么多|太多)*(?:也行|也罢|的|了|啦|吧)*$"
)
AFTER = re.compile(rf"^[{HAN}]{{0,6}}?(?:{_NO})")
"""Behind the thing refused, to the end of the clause."""
ALONE = re.compile(
    rf"^(?:{_NO}|no,? thanks?(?: you)?$|(?:please )?(?:don't|do not|dont) bother$"
    r"|(?:i|we) (?:object|am against it|are against it|oppose it)$)"
)
"""A clause that does nothing but refuse what was spoken of before it."""
ANY = re.compile(f"{_FIRM}|{_SOFT}|算了|免了|免谈|不[{_WORK}]|没有?人")
IF_AVOIDABLE = re.compile(rf"能不[{_WORK}要用]{{0,2}}$")
THEN_NOT = re.compile(rf"^[就则便]不[{_WORK}要用]")
"""Together around a thing: ``能不装电梯就不装``."""

LESS = re.compile(
    rf"与其(?:(?!不如)[{HAN}a-z0-9、 ]){{0,12}}$"
    rf"|宁[愿可肯]不[{_WORK}]{{0,2}}(?:什么|这个|那个|个)?$"
)
"""At the end of what stands before a thing: it is wanted less than something else, or not."""
WORK = re.compile(
    rf"[{_WORK}](?:什么|这个|那个|个|一?部|一?些)?$|^(?:加装|安装|增设|增加|新建|[{_WORK}])"
)
"""At the end of what stands before a thing, or at the beginning of its name: doing it."""
LESS_AFTER = re.compile(
    r"^(?:的钱|的费用|了)?(?:还|倒|真|就|都)?不如(?!以前|从前|原来|过去|往年|别)"
)
"""Behind it: ``装电梯不如修路``."""

TURNED = re.compile(
    rf"(?:不|没有?|并非|不是|并不|别|没有?人|无人|谁)(?:是|再)?(?={_FIRM}|{_SOFT})|(?:为什么|为何|为啥|怎么|咋|凭什么|谁说).*"
)
"""Before a refusal: it is none after all."""
OTHERS = re.compile(
    r"(?:邻居|有人|别人|他们|个别|部分|某些|少数|几户|人家|楼下的?|对门|对面)[^我]{0,6}$"
)
"""Before a refusal: it is somebody else's."""

_VERBS = "need|want|like|build|install|put|support|agree|waste|spend"
BEFORE_EN = re.compile(
    r"(?:\bno (?:real |more )?need (?:for|of|to)|\bplease,? no|\bno to"
    r"|\bvot(?:e|ed|ing) no (?:on|to)"
    r"|\b(?:nobody|no ?one|none of us)(?: \w+){0,3}? (?:needs?|wants?|likes?|asked for|supports?)"
    r"|\b(?:forget(?: about)?|skip|scrap|cancel|(?:i|we) (?:refuse|reject))"
    r"|\b(?:can|could) do without"
    r"|\blast thing (?:we|i|anyone|anybody) (?:need|want)s? is"
    r"|\b(?:not|n't|nt|stop|why|no) (?:\w+ )?(?:wast|spend)(?:e|ing)?(?: \w+){0,3} on"
    r"|\bthan (?:to )?(?:build|install|put|add|plant|spend|wast)(?:e|ing)?(?: money)?(?: on)?"
    rf"|\b(?:do|does|did|would|will|should)(?: not|n't|nt) (?:\w+ )?(?:{_VERBS})"
    r"|\bagainst|\boppos(?:e|ed|ing)|\bobject(?:ing)? to|\bnot in favou?r of|\bno more"
    r"|\bnot (?:necessary|needed) to|\bstop (?:building|planting|putting|installing|with)"
    r"|\bsay no to|\brather than|\binstead of|\bnot interested in)"
    r"(?: (?!(?:needs?|wants?|please|so|just|first|on|in|at|near"
    r"|fix|repair|mend|renew|clean|make|give|better|without)\b)[\w']+){0,4} ?$"
)
AFTER_EN = re.compile(
    r"^(?: [\w']+){0,2}? (?:"
    r"(?:(?:is|are|was|were|would be) )?(?:not|never) (?:really )?"
    r"(?:needed|necessary|wanted|required|worth|a priority|my priority|at all)"
    r"|(?:isn't|aren't|isnt|arent) (?:needed|necessary|wanted|required|worth|a priority)"
    r"|(?:is |are )?(?:unnecessary|pointless|(?:a )?waste of)"
    r"|(?:is|are) (?:not for (?:us|me)\b|a bad idea|out of the question"
    r"|the last thing (?:we|i|anyone|anybody) (?:need|want))|no thanks?\b|no thank you)"
)
_POLITELY = r"(?: (?:please|pls|thanks|thank you))"
_HERE = r"(?: (?:here|ever|for (?:us|me)|(?:in|at|for) (?:our|my|this) \w+))*"
NO_BEFORE_EN = re.compile(r"^(?:(?:sorry|definitely|absolutely|and|so) )*no (?:new |more |such )?$")
NO_AFTER_EN = re.compile(rf"^{_HERE}{_POLITELY}$")
"""Together around a thing: ``no lift please``; ``no lift`` alone complains that there is none."""
NOT_BEFORE_EN = re.compile(
    r"(?:^|\b(?!(?:is|are|was|were|do|does|did|has|have|why|if|or|there|whether|could|can) )"
    r"[\w']+ )"
    r"not (?:on |for )?(?:an? |the |any |another )?$"
)
NOT_AFTER_EN = re.compile(rf"^{_POLITELY}?$")
"""Together around a thing: ``roads, not lifts``."""
_NOT_EN = r"(?:\bnot|\bnever|\b(?:do|does|did|would|wo|ca|could|should|must|is|are|am)n'?t)"
TURNED_EN = re.compile(
    rf"(?:{_NOT_EN}|\bnobody|\bno one)(?: \w+)? (?:against|oppos\w+|object\w*)|\bno objection"
    rf"|{_NOT_EN}(?: \w+){{0,3}}? (?:forget|skip|scrap|cancel|ignore|refuse|reject)"
    r"|\bwhy\b"
)

_FINE = "fine|good|ok|okay|nice|great|perfect|adequate|sufficient|satisfactory|alright|all right"
_QUITE = "now|already|quite|very|really|perfectly|all|just|pretty|still|mostly|generally"
PRAISE = re.compile(
    r"很好|真好|不错|挺好|(?<!不)满意|方便多了|好多了|点赞|漂亮|表扬|舒服多了|亮多了|[挺很蛮够]亮|可以了$"
    r"|不缺(?!钱|人|资金|经费|地|空间|位置)"
    r"|^(?:(?:more than|quite|already) )*(?:enough|plenty of|sufficient) [\w' ]+"
    r" (?:already|as it is)$"
    r"|^(?:we )?already (?:enough|plenty of)\b"
    r"|够(?:用|多|了|好|全|宽)|足够"
    r"|(?:已经?|早就?)有(?![\d一二三四五六七八九十两几多好])|已经(?:很|挺|够|非常|足够)|没(?:有|什么|啥|任何)*问题"
    r"|\b(?:well done|thank(?:s| you) for|excellent|happy with|satisfied|works? well"
    r"|very good|lovely|beautiful|great(?! (?:idea|need)))\b"
    rf"|\b(?:is|are|looks?|seems?|works?|has been|have been)(?: (?:{_QUITE}))* (?:{_FINE})\b"
    r"(?! (?:idea|thing|for|to|if|when)\b)"
    r"|\b(?:have|has|is|are|got)(?: already| now)?(?: more than)? (?:enough|plenty|sufficient)\b"
    r"|\b(?:bright|big|wide|good|clean|green|safe|many) enough\b"
    r"|\b(?:has|have) (?:much )?improved\b"
    r"|\bno (?:problems?|issues?|complaints?) with (?!an? |install|build)|\b(?:is|are) no problem\b"
)
WISH = re.compile(
    r"希望|建议|请|要|需|应|能不能|可否|能否|尽快|但|太|没(?!(?:有|什么|啥|任何)*问题)|不(?!错|缺)|(?<!不)缺|坏|少|差|难|乱|堵|漏|破|旧|脏"
    r"|支持|同意|赞成|如果|就(?:[很挺更]?好|可以|行)|盼|快点|何时|什么时候|才|哪里?够|怎么够|老化|严重|损|吗"
    r"|\b(?:would|please|need|want|should|could|wish|hope|if|not|never|but|more|better|when|until|once"
    r"|hardly|barely|nowhere|(?:install|build|add|plant)(?:ing)?)\b|n't"
    r"|\bno\b(?! (?:problems?|issues?|complaints?)\b)|^(?:an?|having|new)\b"
)
"""Asks or complains: praise beside it is politeness."""
