"""What made-up residents write of their own accord, with the traps real remarks hold."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Opinion:
    """A comment and what a careful reader finds in it.

    `asks` and `against` are names of `surveys.samples.questionnaire.WISHES`; `theme` is
    something that is none of them, such as ``drying``.
    """

    text: str
    asks: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    theme: str = ""


REMARKS = (
    Opinion("一到下雨天一楼就返水，下水道该换了", ("drainage",)),
    Opinion("下水堵了好几回，院里一股味", ("drainage",)),
    Opinion("雨污分流赶紧做，臭水都流到门口了", ("drainage",)),
    Opinion("顶楼漏水好几年，修了又漏", ("roof",)),
    Opinion("屋面防水要做扎实，别一年又漏", ("roof",)),
    Opinion("老人上下楼太难，希望尽快装电梯", ("lift",)),
    Opinion("没有电梯，我妈两年没下过楼了", ("lift",)),
    Opinion("为什么隔壁小区能加梯，我们不行？", ("lift",)),
    Opinion("盼着早点加装电悌", ("lift",)),
    Opinion("一楼不同意装电梯，挡光，也没有好处", (), ("lift",)),
    Opinion("加装电梯的事，我家坚决反对", (), ("lift",)),
    Opinion("不需要电梯，先把下水和路修好", ("drainage", "roads"), ("lift",)),
    Opinion("晚上回来找不到车位，消防通道都停满了", ("parking", "fire_lane")),
    Opinion("车没地方停，划好停车位吧", ("parking",)),
    Opinion("没必要建立体停车库，浪费钱", (), ("stacked_parking",)),
    Opinion("电动车不要再推进楼道充电，太危险", ("ebike",)),
    Opinion("建个电动车棚，能充电的那种", ("ebike",)),
    Opinion("路灯坏了很久没人修，夜里不敢走", ("lights",)),
    Opinion("晚上黑灯瞎火，装几盏路灯", ("lights",)),
    Opinion("路面坑坑洼洼，下雨一脚泥", ("roads",)),
    Opinion("只刷沿街的墙，里面的楼没人管"),
    Opinion("不要再刷沿街外立面了，面子工程", (), ("facade",)),
    Opinion("改造以后谁来维护？希望先把业委会成立起来", ("committee",)),
    Opinion("楼道墙皮脱落，扶手松动", ("stairwell", "ramps")),
    Opinion("楼道照明太差，堆满杂物", ("stairwell",)),
    Opinion("门口修个坡，轮椅上不来", ("ramps",)),
    Opinion("希望有个吃饭的地方，老人中午不用做饭", ("canteen",)),
    Opinion("办个社区食堂", ("canteen",)),
    Opinion("孩子没有地方玩，空地都停了车", ("play",)),
    Opinion("外墙砖掉下来过，请先处理", ("outer_wall",)),
    Opinion("物业费可以交，但要看到服务", ("property",)),
    Opinion("没人打扫卫生，物业不作为", ("property",)),
    Opinion("绿化带被占成了菜地", ("greening",)),
    Opinion("大树遮光，请修剪", ("greening",)),
    Opinion("监控坏了，电瓶车丢过两回", ("security",)),
    Opinion("线路乱得像蜘蛛网，请一起整理", ("power",)),
    Opinion("夏天一开空调就跳闸", ("power",)),
    Opinion("晾晒的地方太少", theme="drying"),
    Opinion("晒被子没地方，只能搭在护栏上", theme="drying"),
    Opinion("希望装几个晾衣架", theme="drying"),
    Opinion("衣服没处晾，给块晾晒场地", theme="drying"),
    Opinion("楼下晾衣杆都锈断了", theme="drying"),
    Opinion("没地方晒衣服", theme="drying"),
    Opinion("希望把晾衣的地方规划好", theme="drying"),
    Opinion("希望公开资金明细", theme="accounts"),
    Opinion("钱花在哪里要公开", theme="accounts"),
    Opinion("改造资金要公开透明，让居民监督", theme="accounts"),
    Opinion("账目公开，别一笔糊涂账", theme="accounts"),
    Opinion("请把资金使用情况公开贴出来", theme="accounts"),
    Opinion("每一笔改造资金都应该公开", theme="accounts"),
    Opinion("资金用在哪了？公开一下", theme="accounts"),
    Opinion("公开招标，公开账目", theme="accounts"),
    Opinion("狗屎到处都是，养狗的不自觉", theme="dogs"),
    Opinion("遛狗不牵绳，吓到孩子", theme="dogs"),
    Opinion("流浪狗太多，晚上不敢出门", theme="dogs"),
    Opinion("7号楼2单元302的狗半夜叫，电话13800000000", theme="dogs"),
    Opinion("我叫示例甲，楼上王阿姨养了三条狗，管管吧", theme="dogs"),
    Opinion("希望施工前先告知，别把路反复挖开"),
    Opinion("租户的意见也请听一听"),
    Opinion("别走形式，做点实事"),
)
"""More than twenty themes, among them both sides of the dispute over lifts, and some that are no
item of the study; one holds a door and a telephone number, one a name."""

BY_THE_WAY = (
    Opinion("无"),
    Opinion("没有"),
    Opinion("暂无"),
    Opinion("挺好"),
    Opinion("没意见，谢谢"),
    Opinion("=停车位太少", ("parking",)),
    Opinion("+1，支持先修下水", ("drainage",)),
    Opinion("@居委会 请把进度贴出来"),
    Opinion("先修路、再种树；\n最后再刷墙", ("roads", "greening")),
)
"""Remarks without content, and remarks that a spreadsheet would take for a formula."""

NOTHING_SAID = ("无", "没有", "暂无", "挺好", "没意见，谢谢")

OTHER_WISHES = (
    "晾衣架",
    "多装几个充电口，分散一点",
    "修自行车棚的顶",
    "信报箱、快递柜",
    "晾衣架┋宠物粪便箱",
    "通到菜场的小门",
    "下水道反味",
    "小区大门",
    "管一管高空抛物",
    "空调滴水",
    "楼顶太阳能（要合法）",
    "垃圾房移远一点",
    "给保洁员一间休息室",
    "防鼠",
)
"""Texts behind "other"; one holds the platform's own separator."""
