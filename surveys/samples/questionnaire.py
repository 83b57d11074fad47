"""The questions put to a made-up estate, in the words its residents read."""

from dataclasses import dataclass

METADATA = ("序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP")
EMPTY = "(空)"
SKIPPED = "(跳过)"
LIST_SEPARATOR = "┋"
ORDER_SEPARATOR = "→"


@dataclass(frozen=True)
class Wish:
    """Something that could be renovated.

    Attributes
    ----------
    name : str
        Short name inside the generator.
    option : str
        Words of the option in the choice of five.
    row : str
        Words of its row in a matrix question.
    scale : str
        ``satisfaction`` for what the estate has, ``importance`` for what it lacks.
    """

    name: str
    option: str
    row: str
    scale: str


WISHES = (
    Wish("drainage", "排水管网改造、雨污分流", "雨污排水", "satisfaction"),
    Wish("roads", "小区道路修补", "小区道路", "satisfaction"),
    Wish("roof", "屋面防水维修", "屋面防水", "satisfaction"),
    Wish("outer_wall", "外墙修缮（防脱落）", "外墙安全", "satisfaction"),
    Wish("stairwell", "楼道照明与粉刷", "楼道照明与墙面", "satisfaction"),
    Wish("power", "供电增容与线路整理", "供电与线路", "satisfaction"),
    Wish("fire_lane", "打通消防通道", "消防通道", "satisfaction"),
    Wish("security", "安防监控与门禁", "治安与门禁", "satisfaction"),
    Wish("parking", "规整停车位", "停车秩序", "satisfaction"),
    Wish("lights", "增设路灯", "室外照明", "satisfaction"),
    Wish("greening", "补种绿化", "绿化环境", "satisfaction"),
    Wish("facade", "沿街外立面美化", "沿街外立面", "satisfaction"),
    Wish("property", "引入物业服务", "日常保洁与物业", "satisfaction"),
    Wish("lift", "加装电梯", "加装电梯", "importance"),
    Wish("ramps", "无障碍坡道与扶手", "坡道与扶手", "importance"),
    Wish("stacked_parking", "建立体停车库", "立体停车库", "importance"),
    Wish("ebike", "电动自行车棚及充电（集中、防火）", "电动自行车充电", "importance"),
    Wish("play", "健身与儿童活动场地", "健身与儿童场地", "importance"),
    Wish("day_care", "老年人日间照料", "日间照料", "importance"),
    Wish("canteen", "社区助餐食堂", "社区助餐", "importance"),
    Wish("committee", "成立业主委员会", "业主委员会", "importance"),
)
OTHER = "其他"
NOTHING = "以上都不需要"

RANKED = {
    "lift": "加装电梯",
    "drainage": "雨污排水改造",
    "roof": "屋面防水",
    "parking": "停车改善",
    "facade": "沿街外立面美化",
    "canteen": "社区助餐",
}

SATISFACTION = ("非常不满意", "不太满意", "一般", "比较满意", "非常满意")
IMPORTANCE = ("不重要", "不太重要", "一般", "比较重要", "非常重要")
NOT_SURE = "不清楚"

CONSENT = ("同意", "不同意")
FLOORS = ("1–2层", "3–4层", "5层及以上")
AGES = ("18~29岁", "30~44岁", "45~59岁", "60岁及以上")
TENURES = ("产权人（自住）", "租户")
CAR = ("有", "没有")
YES_NO = ("有", "没有")
CHECK = ("非常不满意", "不太满意", "比较满意", "非常满意")
CHECK_RIGHT = "比较满意"
NIGHT_PARKING = ("小区内划线车位", "小区内路边", "小区外路边", "小区外收费停车场")
PARKING_WAYS = ("规整现有车位", "建立体停车库", "与周边单位错时共享", "维持现状")

LIMIT = 5
SATISFACTION_STEM = "您对小区以下方面的现状是否满意"
IMPORTANCE_STEM = "以下改造内容对您家有多重要"

SINGLE_HEADERS = {
    "consent": "1、您是否已阅读调查说明，并同意将答卷用于本小区改造方案？",
    "building": "2、您家在几号楼？",
    "household": "3、您家的门牌（楼栋-单元-房号，仅用于核对是否重复填写） ",
    "floor": "4、您家所在楼层",
    "age": "5、您的年龄段\t",
    "tenure": "6、您是本套住房的",
    "car": "7、您家是否有小汽车？ ",
    "frail": "8、您家是否有70岁及以上老人或行动不便的成员？",
    "child": "9、您家是否有12岁及以下的儿童？",
    "chosen": "10、您最希望改造的项目【最多选5项】",
}
"""Question headers up to the matrices; some end in blanks, as real ones do."""

LAST_HEADERS = {
    "ranked": "13、如果资金只够先做几项，请按先后排序（可只排前几项）【排序题】",
    "night": "14、您家的车夜间一般停在哪里？",
    "way": "15、您最希望怎样改善停车？",
    "check": "16、为确认认真作答，本题请选择“比较满意”",
    "comment": "17、您对小区改造还有什么意见或建议？（可选）",
}


def matrix_rows(scale: str) -> tuple[int, ...]:
    """Places in `WISHES` of the rows of one matrix question.

    Parameters
    ----------
    scale : str
        ``satisfaction`` or ``importance``.

    Returns
    -------
    tuple of int
        In the order of the matrix.

    Examples
    --------
    >>> [WISHES[place].row for place in matrix_rows("importance")][:2]
    ['加装电梯', '坡道与扶手']
    """
    return tuple(place for place, wish in enumerate(WISHES) if wish.scale == scale)


def headers() -> tuple[str, ...]:
    """Every header of the export in order: the stem of a matrix stands on its first row only.

    Returns
    -------
    tuple of str
        As the platform writes them, blanks at the end included.
    """
    return (
        *METADATA,
        *SINGLE_HEADERS.values(),
        *_matrix_headers("11", SATISFACTION_STEM, "satisfaction"),
        *_matrix_headers("12", IMPORTANCE_STEM, "importance"),
        *LAST_HEADERS.values(),
    )


def _matrix_headers(number: str, stem: str, scale: str) -> list[str]:
    first, *others = (WISHES[place].row for place in matrix_rows(scale))
    return [f"{number}、{stem}—{first}", *(f"{number}、{row}" for row in others)]
