"""The fixed words a planner may choose from, in English and in Chinese."""

from collections.abc import Mapping

from prioritize.spelling import plain

Words = Mapping[str, tuple[str, ...]]

CHOICES: dict[str, Words] = {
    "class": {
        "basic": ("基础类", "基础"),
        "improvement": ("完善类", "完善"),
        "enhancement": ("提升类", "提升"),
        "governance": ("治理类", "治理"),
    },
    "vote": {
        "none": ("无", "不需要", "不需表决"),
        "ordinary": ("一般", "一般事项"),
        "special": ("特别", "特别事项"),
    },
    "aspect": {"appearance": ("外观",), "function": ("功能",), "governance": ("治理",)},
    "direction": {"benefit": ("效益", "+"), "cost": ("成本", "-", "−")},
    "kind": {
        "choose": ("多选", "多选题"),
        "single": ("单选", "单选题"),
        "ranking": ("排序", "排序题"),
        "importance": ("重要性", "重要程度"),
        "satisfaction": ("满意度", "满意程度"),
        "points": ("分配100分", "比重", "比重题"),
        "support": ("支持反对", "是否支持", "赞成反对"),
        "willingness": ("出资意愿", "支付意愿"),
        "kano:functional": ("卡诺:正向", "kano:正向"),
        "kano:dysfunctional": ("卡诺:反向", "kano:反向"),
        "maxdiff:best": ("最大差异:最重要", "maxdiff:最重要"),
        "maxdiff:worst": ("最大差异:最不重要", "maxdiff:最不重要"),
        "maxdiff:shown": ("最大差异:显示", "maxdiff:显示"),
        "pairwise": ("两两比较", "成对比较"),
        "criterion_importance": ("准则重要性", "准则重要程度"),
        "criterion_points": ("准则分值", "准则比重"),
        "comment": ("意见", "开放题", "填空"),
    },
    "role": {
        "answer": ("答题", "答案"),
        "id": ("编号",),
        "time": ("提交时间", "时间"),
        "duration": ("用时",),
        "mode": ("填答方式",),
        "household": ("住户",),
        "building": ("楼栋",),
        "group": ("分组", "群体"),
        "consent": ("知情同意",),
        "check": ("检测题",),
        "status": ("平台标记",),
        "finished": ("是否提交",),
        "coded": ("编码", "人工编码"),
        "personal": ("个人信息",),
        "ignore": ("忽略",),
    },
    "rule": {
        "no_consent": ("未表示知情同意",),
        "platform_invalid": ("平台标记为无效", "平台无效"),
        "incomplete": ("未作答",),
        "duplicate_id": ("编号重复",),
        "duplicate_household": ("同一户重复提交", "同户重复"),
        "failed_check": ("未通过核对题",),
        "too_fast": ("作答过快",),
        "straight_lining": ("整组选同一答案",),
        "fast": ("用时不到通常的一半", "用时偏短"),
        "broken_off": ("未提交",),
        "much_missing": ("过半题目未填",),
        "limit_exceeded": ("超过限选项数", "超过限选"),
        "none_with_others": ("“以上都不需要”与其他选项同选",),
        "named_twice": ("同一项既列第一又列第二",),
        "off_the_scale": ("答案超出量表或年龄不可能", "答案不可能"),
        "same_device": ("同一设备",),
        "same_answers": ("答案完全相同",),
    },
    "platform": {
        **{
            name: (title,)
            for name, title in (
                ("google_forms", "Google Forms"),
                ("kobo", "KoboToolbox / ODK"),
                ("labelled", "SPSS / Stata"),
                ("limesurvey", "LimeSurvey"),
                ("microsoft_forms", "Microsoft Forms"),
                ("pabulib", "Pabulib"),
                ("plain", "普通表格"),
                ("qualtrics", "Qualtrics"),
                ("redcap", "REDCap"),
                ("surveycto", "SurveyCTO"),
                ("surveymonkey", "SurveyMonkey"),
                ("tencent_form", "腾讯文档收集表"),
                ("tencent_survey", "腾讯问卷"),
                ("typeform", "Typeform"),
                ("wenjuan", "问卷网"),
                ("wjx", "问卷星"),
            )
        },
        "xlsform": ("XLSForm 定义",),
        "limesurvey_structure": ("LimeSurvey 结构文件",),
        "redcap_dictionary": ("REDCap 数据字典",),
        "wenjuan_codes": ("问卷网编码表",),
    },
    "variant": {"text": ("按文本",), "number": ("按序号",), "score": ("按分数",)},
    "separator": {
        "comma": ("逗号", ","),
        "semicolon": ("分号", ";"),
        "tab": ("制表符", "\t"),
        "bar": ("竖线", "|"),
    },
    "dates": {"day": ("日在前",), "month": ("月在前",)},
    "state": {
        "answer": ("回答",),
        "none": ("无", "都没有"),
        "dont_know": ("不知道", "说不清"),
        "refused": ("拒答",),
    },
    "party": {"government": ("政府",), "market": ("市场",), "residents": ("居民",)},
    "elicitation": {
        "pairwise": ("两两比较",),
        "points": ("打分",),
        "order": ("排序",),
        "swing": ("摆幅",),
        "best_worst": ("最优最劣",),
    },
    "ballot": {"for": ("同意", "赞成"), "against": ("反对",), "abstain": ("弃权",)},
    "language": {"zh": ("中文", "汉语", "chinese"), "en": ("英文", "英语", "english")},
    "ranking": {"topsis": ("逼近理想解法",)},
    "normalization": {
        "vector": ("向量", "向量归一化"),
        "minmax": ("极差", "极差归一化"),
        "range": ("参照区间",),
    },
    "joint": {
        "compromise": ("折中", "加权折中"),
        "borda": ("波达计数",),
        "copeland": ("科普兰", "两两多数"),
        "kemeny": ("凯梅尼",),
        "minimax": ("最小最大让步",),
        "mean_closeness": ("贴近度均值",),
        "pooled_weights": ("合并权重",),
    },
    "vote_rules": {"civil_code": ("民法典",)},
    "weighting": {"auto": ("自动",), "none": ("不加权", "无")},
    "categories": {"auto": ("自动",), "official": ("官方", "官方类别")},
    "random_index": {"saaty": ("萨蒂",)},
    "pooling": {"aij": ("合并判断",), "aip": ("合并权重",)},
    "need": {"no": ("否", "不采纳", "不要", "n")},
    "yes": {"yes": ("是", "y", "true", "1", "√", "✓"), "no": ("否", "n", "false", "0")},
}


def read_choice(name: str, text: str) -> str | None:
    """Find the English word behind what a planner wrote.

    Parameters
    ----------
    name : str
        A key of `CHOICES`.
    text : str
        The cell, in either language, any case.

    Returns
    -------
    str or None
        The word used in the program; None if the text is none of the choices.

    Examples
    --------
    >>> read_choice("direction", " 效益 "), read_choice("vote", "Special")
    ('benefit', 'special')
    >>> read_choice("vote", "perhaps") is None
    True
    """
    wanted = plain(text)
    for word, aliases in CHOICES[name].items():
        if wanted == plain(word) or wanted in {plain(alias) for alias in aliases}:
            return word
    return None


def choice_labels(name: str, language: str) -> tuple[str, ...]:
    """Return the words of one choice as a drop-down list of `language` shows them."""
    return tuple(
        aliases[0] if language == "zh" else word for word, aliases in CHOICES[name].items()
    )


def write_choice(name: str, word: str, language: str) -> str:
    """Return the label of `word` in `language`; words that are not in the list stay."""
    aliases = CHOICES[name].get(word)
    return aliases[0] if aliases and language == "zh" else word
