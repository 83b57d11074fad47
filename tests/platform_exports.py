"""One made-up survey as every platform would export it, for tests of all platforms alike.

A platform is a function from people to rows of text: its header rows, then one row per person.
What people say is given; how a platform writes it down is what the functions know.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

WISHES = ("加装电梯", "屋顶防水", "增加停车位", "更换路灯", "修缮楼道")
SCALE = ("非常不满意", "不太满意", "一般", "比较满意", "非常满意")
ROADS = ("小区道路", "室外照明", "绿化环境")
AGES = ("18-40岁", "41-59岁", "60岁及以上")


@dataclass(frozen=True)
class Person:
    """What one person answers; "" where nothing was said."""

    number: int
    age: str = AGES[0]
    home: str = "1号楼"
    asked: bool = True
    """Whether the question about wishes was shown."""
    wishes: tuple[str, ...] = ()
    other: str = ""
    first: str = ""
    rated: tuple[str, ...] = ("", "", "")
    words: str = ""
    seconds: int = 100
    name: str = "无名"
    phone: str = "无"
    mail: str = "无"
    network: str = "10.0.0.1"
    door: str = "1-1-101"
    account: str = "无"
    position: tuple[str, str] = ("", "")
    extra: dict[str, str] = field(default_factory=dict)

    def ticks(self, on="1", off="0", unseen=""):
        """One cell per wish; `on` None writes the wish itself."""
        if not self.asked:
            return [unseen] * len(WISHES)
        return [(on or wish) if wish in self.wishes else off for wish in WISHES]

    @property
    def start(self):
        return f"2026-05-{self.number % 28 + 1:02d} 09:{self.number % 60:02d}:00"

    @property
    def end(self):
        late = self.number % 60 * 60 + self.seconds
        return f"2026-05-{self.number % 28 + 1:02d} {9 + late // 3600:02d}:{late // 60 % 60:02d}:{late % 60:02d}"


def people(rows, rng):
    """Draw people: some leave questions out, some write commas, quotes and line breaks."""
    drawn = []
    for number in range(1, rows + 1):
        asked = bool(rng.random() < 0.85)
        ticked = (rng.random(len(WISHES)) < (0.7, 0.5, 0.3, 0.3, 0.2)) & asked
        words = ("", "", "希望尽快动工", '他说:"太慢,真的;慢"\n第二行', "无")[rng.integers(5)]
        drawn.append(
            Person(
                number=number,
                age=str(rng.choice(AGES)),
                home=f"{rng.integers(1, 4)}号楼",
                asked=asked,
                wishes=tuple(np.array(WISHES)[ticked].tolist()),
                first=str(rng.choice([*WISHES, ""])),
                rated=tuple(str(rng.choice([*SCALE, ""])) for _ in ROADS),
                words=words,
                seconds=int(rng.integers(20, 600)),
                door=f"{rng.integers(1, 4)}-1-{100 + number % max(rows - 3, 1)}",
                network=f"10.0.{number % 7}.1",
            )
        )
    return drawn


def own(person):
    """Ticked options and the free words behind "other", as one list."""
    return [*person.wishes, *([f"其他：{person.other}"] if person.other else [])]


def plain(persons, separator=";"):
    yield ["编号", "您的年龄", "您的楼栋", "您最希望改造的项目（可多选）", "最需要先改造的是",
           *(f"您对{one}满意吗" for one in ROADS), "其他意见和建议", "您的姓名", "联系电话", "电子邮箱",
           "IP", "门牌号", "微信号", "GPS"]  # fmt: skip
    for one in persons:
        yield [str(one.number), one.age, one.home, separator.join(own(one)), one.first, *one.rated,
               one.words, one.name, one.phone, one.mail, one.network, one.door, one.account,
               ",".join(filter(None, one.position))]  # fmt: skip


def wjx(persons):
    yield ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、您的年龄", "2、您的楼栋",
           "3、您最希望改造的项目【最多选3项】", "4、最需要先改造的是", f"5、您满意吗—{ROADS[0]}",
           *(f"5、{one}" for one in ROADS[1:]), "6、其他意见和建议", "7、您的姓名", "8、联系电话",
           "9、您的邮箱", "10、门牌（楼栋-单元-房号）", "11、微信号", "12、地理位置"]  # fmt: skip
    for one in persons:
        listed = [*one.wishes, *([f"其他〖{one.other}〗"] if one.other else [])]
        listed = listed if one.asked else ["(跳过)"]
        first = one.first or "(空)"
        yield [str(one.number), one.end.replace("-", "/"), f"{one.seconds}秒", "微信", one.account,
               f"{one.network}(示例-示例)", one.age, one.home, "┋".join(listed), first, *one.rated,
               one.words, one.name, one.phone, one.mail, one.door, one.account,
               ",".join(filter(None, one.position))]  # fmt: skip


def google_forms(persons):
    yield ["Timestamp", "Email Address", "您的年龄", "您的楼栋", "您最希望改造的项目", "最需要先改造的是",
           *(f"您满意吗 [{one}]" for one in ROADS), "其他意见", "Your name", "Phone number",
           "家庭住址", "经纬度", "微信号", "Device IP"]  # fmt: skip
    for one in persons:
        yield [one.end, one.mail, one.age, one.home, ", ".join(own(one)), one.first, *one.rated,
               one.words, one.name, one.phone, one.door, ",".join(filter(None, one.position)),
               one.account, one.network]  # fmt: skip


def microsoft_forms(persons):
    yield ["ID", "Start time", "Completion time", "Email", "Name", "您的年龄", "您的楼栋",
           "您最希望改造的项目", "最需要先改造的是", *ROADS, "其他意见", "联系电话", "家庭住址", "GPS",
           "微信号", "IP address"]  # fmt: skip
    for one in persons:
        listed = "".join(f"{wish};" for wish in own(one))
        yield [str(one.number), one.start, one.end, one.mail, one.name, one.age, one.home, listed,
               one.first, *one.rated, one.words, one.phone, one.door,
               ",".join(filter(None, one.position)), one.account, one.network]  # fmt: skip


def tencent_survey(persons):
    yield ["编号", "开始答题时间", "结束答题时间", "答题时长", "IP", "用户标识", "昵称", "1.您的年龄",
           "2.您的楼栋", *(f"3.最希望改造的项目:{wish}" for wish in WISHES), "3.最希望改造的项目:其他",
           "4.最需要先改造的是", *(f"5.您满意吗:{one}" for one in ROADS), "6.其他意见",
           "7.您的姓名", "8.联系电话", "9.邮箱", "10.家庭住址", "11.定位"]  # fmt: skip
    for one in persons:
        ticks = one.ticks(on=None, off="")
        age = one.age and f"{'ABC'[AGES.index(one.age)] if one.age in AGES else 'D'}.{one.age}"
        yield [str(one.number), one.start, one.end, f"{one.seconds}秒", one.network, one.account,
               one.name, age, one.home, *ticks, one.other, one.first, *one.rated, one.words,
               one.name, one.phone, one.mail, one.door,
               ",".join(filter(None, one.position))]  # fmt: skip


def tencent_form(persons):
    yield ["提交者（自动）", "提交时间（自动）", "您的年龄", "您的楼栋", "您最希望改造的项目",
           "最需要先改造的是", *(f"您对{one}满意吗" for one in ROADS), "其他意见", "姓名", "手机号",
           "邮箱", "家庭住址", "地理位置", "微信号", "IP"]  # fmt: skip
    for one in persons:
        yield [one.account, one.end, one.age, one.home, ", ".join(own(one)), one.first, *one.rated,
               one.words, one.name, one.phone, one.mail, one.door,
               ",".join(filter(None, one.position)), one.account, one.network]  # fmt: skip


def wenjuan(persons):
    yield ["序号", "答题时长", "开始时间", "结束时间", "IP地址", "Q1 您的年龄", "Q2 您的楼栋",
           *(f"Q3_A{place} {wish}" for place, wish in enumerate(WISHES, 1)), "Q3_A9 其他",
           "Q4 最需要先改造的是", *(f"Q5_R{place} {one}" for place, one in enumerate(ROADS, 1)),
           "Q6 其他意见", "Q7 您的姓名", "Q8 联系电话", "Q9 邮箱", "Q10 家庭住址", "Q11 定位",
           "Q12 微信号"]  # fmt: skip
    for one in persons:
        ticks = one.ticks(on=None, off="")
        yield [str(one.number), f"{one.seconds}秒", one.start, one.end, one.network, one.age,
               one.home, *ticks, one.other, one.first, *one.rated, one.words, one.name, one.phone,
               one.mail, one.door, ",".join(filter(None, one.position)), one.account]  # fmt: skip


def limesurvey(persons):
    yield ["Response ID", "Date submitted", "Last page", "Start language", "Date started",
           "IP address", "您的年龄", "您的楼栋", *(f"最希望改造的项目 [{wish}]" for wish in WISHES),
           "最希望改造的项目 [Other]", "最需要先改造的是", *(f"您满意吗 [{one}]" for one in ROADS),
           "其他意见", "First name", "Phone number", "Email", "家庭住址", "GPS", "微信号"]  # fmt: skip
    for one in persons:
        ticks = one.ticks("Yes", "No", "N/A")
        yield [str(one.number), one.end, "3", "zh", one.start, one.network, one.age, one.home,
               *ticks, one.other, one.first, *(rated or "N/A" for rated in one.rated), one.words,
               one.name, one.phone, one.mail, one.door, ",".join(filter(None, one.position)),
               one.account]  # fmt: skip


def qualtrics(persons):
    names = ["StartDate", "EndDate", "Status", "IPAddress", "Duration (in seconds)", "Finished",
             "ResponseId", "RecipientLastName", "RecipientEmail", "LocationLatitude",
             "LocationLongitude", "Q1", "Q2", "Q3", "Q3_9_TEXT", "Q4", "Q5_1", "Q5_2", "Q5_3", "Q6",
             "Q7", "Q8", "Q9"]  # fmt: skip
    yield names
    yield ["Start Date", "End Date", "Response Type", "IP Address", "Duration (in seconds)",
           "Finished", "Response ID", "Recipient Last Name", "Recipient Email", "Location Latitude",
           "Location Longitude", "您的年龄", "您的楼栋", "最希望改造的项目", "最希望改造的项目 - 其他 - Text",
           "最需要先改造的是", *(f"您满意吗 - {one}" for one in ROADS), "其他意见", "联系电话",
           "家庭住址", "微信号"]  # fmt: skip
    yield [f'{{"ImportId":"QID{place}"}}' for place in range(len(names))]
    for one in persons:
        yield [one.start, one.end, "IP Address", one.network, str(one.seconds), "True",
               f"R_{one.number:05d}", one.name, one.mail, *one.position, one.age, one.home,
               ",".join(one.wishes), one.other, one.first, *one.rated, one.words, one.phone,
               one.door, one.account]  # fmt: skip


def surveymonkey(persons):
    blocks = [("最希望改造的项目", [*WISHES, "其他（请注明）"]), ("您满意吗", ROADS)]
    single = [
        "您的年龄",
        "您的楼栋",
        "最需要先改造的是",
        "其他意见",
        "联系电话",
        "家庭住址",
        "GPS",
        "微信号",
    ]
    first = ["RespondentID", "StartDate", "EndDate", "IP Address", "Email Address", "First Name"]
    second = [""] * len(first)
    for stem, parts in blocks:
        first += [stem, *[""] * (len(parts) - 1)]
        second += parts
    yield [*first, *single]
    yield [*second, *["Response"] * 3, *["Open-Ended Response"] * 5]
    for one in persons:
        ticks = one.ticks(on=None, off="")
        yield [str(one.number), one.start, one.end, one.network, one.mail, one.name, *ticks,
               one.other, *one.rated, one.age, one.home, one.first, one.words, one.phone, one.door,
               ",".join(filter(None, one.position)), one.account]  # fmt: skip


def surveycto(persons):
    yield ["SubmissionDate", "starttime", "endtime", "deviceid", "username", "devicephonenum",
           "duration", "age", "home", "wishes", *(f"wishes_{place}" for place in range(1, 6)),
           "wishes_other", "first", "road", "light", "green", "remarks", "name", "address", "email",
           "gps", "wechat", "ip", "formdef_version", "KEY"]  # fmt: skip
    for one in persons:
        ticks = one.ticks()
        summary = " ".join(str(place) for place, tick in enumerate(ticks, 1) if tick == "1")
        yield [one.end, one.start, one.end, one.account, one.name, one.phone, str(one.seconds),
               one.age, one.home, summary, *ticks, one.other, one.first, *one.rated, one.words,
               one.name, one.door, one.mail, " ".join(filter(None, one.position)), one.account,
               one.network, "7", f"uuid:{one.number:08d}"]  # fmt: skip


def redcap(persons):
    yield ["record_id", "redcap_survey_identifier", "survey_timestamp", "age", "home",
           *(f"wishes___{place}" for place in range(1, 6)), "wishes_other", "first", "road", "light",
           "green", "remarks", "name", "phone", "email", "address", "gps", "wechat", "ip",
           "survey_complete"]  # fmt: skip
    for one in persons:
        ticks = one.ticks()
        yield [str(one.number), one.account, one.end, one.age, one.home, *ticks, one.other,
               one.first, *one.rated, one.words, one.name, one.phone, one.mail, one.door,
               ",".join(filter(None, one.position)), one.account, one.network, "2"]  # fmt: skip


def kobo(persons):
    yield ["start", "end", "deviceid", "username", "phonenumber", "您的年龄", "您的楼栋", "wishes",
           *(f"wishes/{wish}" for wish in WISHES), "wishes_other", "first", "road", "light", "green",
           "remarks", "您的姓名", "address", "email", "_gate_latitude", "_gate_longitude", "微信号",
           "ip", "_id", "_uuid", "_submission_time", "_index"]  # fmt: skip
    for one in persons:
        ticks = one.ticks()
        yield [one.start.replace(" ", "T") + "+08:00", one.end.replace(" ", "T") + "+08:00",
               one.account, one.name, one.phone, one.age, one.home, " ".join(one.wishes), *ticks,
               one.other, one.first, *one.rated, one.words, one.name, one.door, one.mail,
               *one.position, one.account, one.network, str(one.number), f"uuid-{one.number:08d}",
               one.end.replace(" ", "T"), str(one.number)]  # fmt: skip


def typeform(persons):
    yield ["#", "您的年龄", "您的楼栋", *WISHES, "Other", "最需要先改造的是", *ROADS, "其他意见",
           "First name", "Phone number", "Email", "Address", "GPS", "微信号", "Start Date (UTC)",
           "Submit Date (UTC)", "Network ID"]  # fmt: skip
    for one in persons:
        ticks = one.ticks(on=None, off="")
        yield [f"{one.number:032x}", one.age, one.home, *ticks, one.other, one.first, *one.rated,
               one.words, one.name, one.phone, one.mail, one.door,
               ",".join(filter(None, one.position)), one.account, one.start, one.end,
               one.network]  # fmt: skip


TEXTS = {
    "plain": plain, "wjx": wjx, "google_forms": google_forms, "microsoft_forms": microsoft_forms,
    "tencent_survey": tencent_survey, "tencent_form": tencent_form, "wenjuan": wenjuan,
    "limesurvey": limesurvey, "qualtrics": qualtrics, "surveymonkey": surveymonkey,
    "surveycto": surveycto, "redcap": redcap, "kobo": kobo, "typeform": typeform,
}  # fmt: skip
"""By name of the platform: people to the rows of its export as text or as a sheet."""


def labelled(persons):
    """Variables and values of an SPSS or Stata file: a frame, labels, and labels of values."""
    frame = pd.DataFrame(
        {
            "id": [one.number for one in persons],
            "age": [AGES.index(one.age) + 1 if one.age in AGES else 9 for one in persons],
            "home": [one.home for one in persons],
            **{f"q3_{place}": [int(wish in one.wishes) for one in persons]
               for place, wish in enumerate(WISHES, 1)},
            "first": [one.first for one in persons],
            "remarks": [one.words for one in persons],
            "other": [one.other for one in persons],
            "name": [one.name for one in persons],
            "phone": [one.phone for one in persons],
            "email": [one.mail for one in persons],
            "address": [one.door for one in persons],
            "ip": [one.network for one in persons],
            "wechat": [one.account for one in persons],
            "gps": [",".join(filter(None, one.position)) for one in persons],
        }
    )  # fmt: skip
    labels = ["编号", "您的年龄", "您的楼栋", *(f"最希望改造的项目 - {wish}" for wish in WISHES),
              "最需要先改造的是", "其他意见", "其他项目", "您的姓名", "联系电话", "邮箱", "家庭住址", "IP",
              "微信号", "GPS"]  # fmt: skip
    values = {"age": dict(enumerate(AGES, 1))}
    values |= {f"q3_{place}": {0: "未选", 1: "选中"} for place in range(1, len(WISHES) + 1)}
    return frame, labels, values


def pabulib(persons):
    """A whole Pabulib file as text."""
    lines = ["META", "key;value", "vote_type;approval", "PROJECTS", "project_id;cost;name"]
    lines += [f"{place};100;{wish}" for place, wish in enumerate(WISHES, 1)]
    lines += ["VOTES", "voter_id;age;name;vote;remarks"]
    for one in persons:
        votes = ",".join(str(WISHES.index(wish) + 1) for wish in one.wishes)
        words = one.words.replace('"', '""')
        lines.append(f'{one.number};{one.age};{one.name};"{votes}";"{words}"')
    return "\n".join(lines)


def without(persons, **said):
    """The same people, each with what is said put in place."""
    return [replace(one, **said) for one in persons]
