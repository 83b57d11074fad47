"""What made-up residents write of their own accord, with the traps real remarks hold."""

REMARKS = (
    "一到下雨天一楼就返水，下水道该换了",
    "顶楼漏水好几年，修了又漏",
    "老人上下楼太难，希望尽快装电梯",
    "一楼不同意装电梯，挡光，也没有好处",
    "晚上回来找不到车位，消防通道都停满了",
    "电动车不要再推进楼道充电，太危险",
    "路灯坏了很久没人修，夜里不敢走",
    "只刷沿街的墙，里面的楼没人管",
    "改造以后谁来维护？希望先把业委会成立起来",
    "楼道墙皮脱落，扶手松动",
    "希望有个吃饭的地方，老人中午不用做饭",
    "孩子没有地方玩，空地都停了车",
    "希望公开资金明细",
    "希望施工前先告知，别把路反复挖开",
    "租户的意见也请听一听",
    "晾晒的地方太少",
    "外墙砖掉下来过，请先处理",
    "物业费可以交，但要看到服务",
    "绿化带被占成了菜地",
    "线缆像蜘蛛网，请一起整理",
)
"""About twenty themes, among them both sides of the dispute over lifts."""

BY_THE_WAY = (
    "无",
    "没有",
    "暂无",
    "挺好",
    "=停车位太少",
    "+1，支持先修下水",
    "@居委会 请把进度贴出来",
    "先修路、再种树；\n最后再刷墙",
)
"""Remarks without content, and remarks that a spreadsheet would take for a formula."""

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
