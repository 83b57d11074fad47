"""The first draft of a codebook: sensible kinds, honest doubt, no personal words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_exports import REAL_EXPORTS, read_drawn
from drawn_surveys import beside, survey
from surveys.answers import Column
from surveys.codebook import ROLES
from surveys.encoder import encode
from surveys.guessing import guess_codebook
from surveys.hints import asks_about_person, choice_limit
from surveys.reading import read_surveys
from surveys.scoring import all_kinds

ESTATE = beside(
    """
| 序号 | 提交答卷时间     | 来自IP    | 1、您是否同意参与本次调查 | 2、您家在几号楼 |
| 1    | 2024/5/1 9:00:00 | 192.0.2.1 | 同意                      | 3号楼           |
| 2    | 2024/5/1 9:05:00 | 192.0.2.2 | 同意                      | 4号楼           |
| 3    | 2024/5/1 9:06:00 | 192.0.2.3 | 不同意                    | 4号楼           |
""",
    """
| 3、门牌（楼栋-单元-房号） | 4、您的年龄 | 5、最希望改造的项目【最多选3项】 |
| 3-1-101                   | 60岁及以上  | 电梯┋停车                        |
| 4-1-101                   | 30~44岁     | 停车                             |
| 4-1-102                   | 60岁及以上  | 以上都不需要                     |
""",
    """
| 6、满意吗—道路 | 6、路灯 | 7、请按先后排序 | 8、本题请选择“满意” |
| 非常满意       | 不满意  | 电梯→停车       | 满意                |
| 一般           | 不清楚  | 停车→电梯       | 满意                |
| 非常不满意     | 满意    | (空)            | 一般                |
""",
    """
| 9、联系电话 | 10、其他意见和建议       |
| 13800000000 | 楼道太暗，晚上看不见     |
| 13800000001 | 希望尽快装电梯，谢谢你们 |
| (空)        | (空)                     |
""",
)


@pytest.fixture(scope="module")
def estate():
    return guess_codebook([read_drawn(ESTATE, "wjx")])


def question(codebook, column):
    (found,) = [one for one in codebook.questions if one.column == column]
    return found


def options(codebook, column):
    return {one.option: one for one in codebook.options if one.column == column}


@pytest.mark.parametrize(
    ("column", "role", "kind"),
    [
        ("序号", "id", ""),
        ("提交答卷时间", "time", ""),
        ("来自IP", "personal", ""),
        ("1", "consent", ""),
        ("2", "building", ""),
        ("3", "household", ""),
        ("4", "group", ""),
        ("5", "answer", "choose"),
        ("6、满意吗—道路", "answer", "satisfaction"),
        ("6、路灯", "answer", "satisfaction"),
        ("7", "answer", "ranking"),
        ("8", "check", ""),
        ("9", "personal", ""),
        ("10", "answer", "comment"),
    ],
)
def test_a_typical_questionnaire_is_understood(estate, column, role, kind):
    found = question(estate, column)

    assert (found.role, found.kind, found.item) == (role, kind, "")
    assert found.comment
    assert 0 < found.confidence < 1


def test_the_limit_is_read_from_the_question(estate):
    assert question(estate, "5").limit == 3


def test_the_levels_of_a_matrix_are_listed_once_and_in_order(estate):
    levels = options(estate, "6")

    assert [(text, one.order) for text, one in levels.items() if one.order] == [
        ("非常不满意", 1), ("不满意", 2), ("一般", 3), ("满意", 4), ("非常满意", 5),
    ]  # fmt: skip
    assert levels["不清楚"].state == "dont_know"


def test_silent_options_are_marked(estate):
    assert options(estate, "5")["以上都不需要"].state == "none"
    assert options(estate, "1")["不同意"].state == "refused"


def test_the_answer_that_passes_a_check_is_marked(estate):
    passing = [text for text, one in options(estate, "8").items() if one.order is not None]

    assert passing == ["满意"]


def test_nothing_personal_and_no_free_text_is_listed(estate):
    listed = {one.column for one in estate.options}

    assert listed.isdisjoint({"3", "9", "10", "来自IP", "序号"})


def test_every_column_is_spoken_of_once():
    table = read_drawn(ESTATE, "wjx")
    codebook = guess_codebook([table])
    names = [one.column for one in codebook.questions]

    assert len(names) == len(set(names)) == len(table.columns)


def test_the_draft_can_be_used_as_it_stands():
    table = read_drawn(ESTATE, "wjx")
    responses = encode([table], guess_codebook([table]))

    assert responses.notes == ()
    assert responses.roles["consent"].tolist() == [1, 1, 0]
    assert responses.roles["check"].tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("stem", "limit"),
    [
        ("您最希望改造的项目【最多选3项】", 3),
        ("请选出最需要的（限选三项）", 3),
        ("需求[选1-5项]", 5),
        ("请选择1~3项", 3),
        ("最多可选择5个", 5),
        ("请选择三项", 3),
        ("Please select up to 3", 3),
        ("Choose at most four works", 4),
        ("Which of these (max. 5)?", 5),
        ("可多选", None),
        ("您住在3楼吗", None),
        ("Select all that apply", None),
    ],
)
def test_limits_are_read_in_two_languages(stem, limit):
    assert choice_limit(stem) == limit


def single(words, answers, number="1"):
    return survey({words: answers}, [Column(words, words, number, words)])


@pytest.mark.parametrize(
    ("words", "answers", "role", "kind"),
    [
        ("年龄", ["青年", "老年"] * 5, "group", ""),
        ("您最需要的改造是", ["电梯", "停车", "路灯"] * 5, "answer", "single"),
        ("小区照明的重要程度", ["重要", "一般", "很重要"] * 5, "answer", "importance"),
        ("您对照明满意吗（1-5分）", ["1", "3", "5"] * 5, "answer", "satisfaction"),
        (
            "每户出500元做屋面防水，您愿意吗？",
            ["愿意", "不愿意", "不确定"] * 5,
            "answer",
            "support",
        ),
        ("屋面防水每户分摊800元，您愿意出资吗", ["愿意", "不愿意"] * 6, "answer", "support"),
        ("Would you pay 500 yuan for roof repair?", ["Yes", "No"] * 6, "answer", "support"),
        ("加装电梯的急需程度", ["非常急需", "不急需", "一般"] * 3, "answer", "importance"),
        ("您是否支持加装电梯", ["支持", "反对", "无所谓"] * 3, "answer", "support"),
        ("Do you support lifts?", ["Yes", "No", "Don't know"] * 3, "answer", "support"),
        ("您是否同意加装电梯", ["是", "否", "是"] * 3, "answer", "support"),
        (
            "Are you for or against lifts?",
            ["For", "Against", "No opinion"] * 3,
            "answer",
            "support",
        ),
        ("Lifts", ["I am for it", "I am against it", "Abstain"] * 3, "answer", "support"),
        ("是否同意加装电梯", ["同意", "不同意", "弃权"] * 3, "answer", "support"),
        ("加装电梯", ["赞成", "反对", "说不清"] * 3, "answer", "support"),
        ("对加装电梯的态度", ["支持", "反对", "无所谓"] * 3, "answer", "support"),
        ("是否同意参加本次调查", ["同意", "反对", "弃权"] * 3, "consent", ""),
        ("Membership", ["For", "Friends", "Against"] * 3, "group", ""),
        ("What would you improve first?", ["lift", "parking", "lights"] * 3, "answer", "single"),
        (
            "Any other comments?",
            [f"please mend number {n}" for n in range(12)],
            "answer",
            "comment",
        ),
        ("Tenure", ["owner", "tenant"] * 5, "group", ""),
        ("最喜欢的颜色编号", [str(n) for n in range(40)], "ignore", ""),
        ("留空", ["", ""], "ignore", ""),
        ("填写方式", ["本人", "代填"], "mode", ""),
    ],
)
def test_single_columns_are_told_apart_by_words_and_answers(words, answers, role, kind):
    found = question(guess_codebook([single(words, answers)]), "1")

    assert (found.role, found.kind) == (role, kind)


@pytest.mark.parametrize(
    "answers", [["Against", "Abstain", "For", "No opinion"], ["反对", "弃权", "赞成", "说不清"]]
)
def test_who_abstains_stands_between_for_and_against(answers):
    read = options(guess_codebook([single("lifts", answers * 3)]), "1")

    assert [read[text].order for text in answers] == [1, 2, 3, None]
    assert read[answers[3]].state == "dont_know"


@pytest.mark.parametrize(
    "words",
    [
        "安全与美观相比，哪个更重要？",
        "安全和美观，您认为哪一个更重要",
        "您觉得安全与美观之间哪项更重要",
    ],
)
@pytest.mark.parametrize(
    ("answers", "read"),
    [
        (
            ["安全重要得多", "安全稍重要", "同等重要", "美观稍重要", "美观重要得多"],
            [-7, -3, 1, 3, 7],
        ),
        (["安全更重要", "一样重要", "美观更重要"], [-5, 1, 5]),
        (["安全明显重要", "安全略重要", "同样重要", "美观略重要"], [-5, -3, 1, 3]),
    ],
)
def test_two_things_compared_by_name_are_a_pair(words, answers, read):
    codebook = guess_codebook([single(words, answers * 4)])

    assert question(codebook, "1").kind == "pairwise"
    assert [options(codebook, "1")[text].order for text in answers] == read


@pytest.mark.parametrize("words", ["Age of your building", "How old is the house?", "房屋年龄"])
@pytest.mark.parametrize("answers", [["0-10", "10-20", "20+"] * 4, ["25", "30", "42", "25"] * 4])
def test_the_age_of_a_building_is_no_age_of_a_person(words, answers):
    found = question(guess_codebook([single(words, answers)]), "1")

    assert not found.bands
    assert found.confidence < 0.6
    assert question(guess_codebook([single("Your age", answers)]), "1").confidence >= 0.6


def test_an_unseen_end_of_the_scale_is_added_and_said():
    codebook = guess_codebook([single("满意吗", ["非常不满意", "不满意", "一般", "满意"])])
    added = options(codebook, "1")["非常满意"]

    assert added.order == 5
    assert "nobody" in added.comment


def test_agreement_is_only_half_trusted():
    found = question(guess_codebook([single("支持装电梯吗", ["同意", "不同意"] * 3)]), "1")

    assert found.confidence < 0.6


def family(*columns):
    return survey(
        dict(columns),
        [Column(words, words, words, words) for words, _ in columns],
    )


FIRST = ["电梯", "停车", "电梯", "路灯"]
SECOND = ["停车", "电梯", "路灯", "电梯"]


@pytest.mark.parametrize(
    "words", [("第一需要", "第二需要", "第三需要"), ("首要问题", "其次的问题", "再次的问题")]
)
def test_first_second_and_third_choice_are_one_family(words):
    table = family(*zip(words, (FIRST, SECOND, FIRST), strict=True))
    codebook = guess_codebook([table])

    assert [(one.kind, one.weight) for one in codebook.questions] == [
        ("single", 3), ("single", 2), ("single", 1),
    ]  # fmt: skip
    assert "choice 1 of 3" in codebook.questions[0].comment


def test_two_questions_with_different_answers_are_no_family():
    table = family(("第一需要", FIRST), ("第二语言", ["英语", "日语", "英语", "法语"]))

    assert {one.weight for one in guess_codebook([table]).questions} == {1.0}


def test_a_shorter_family_is_left_aside_and_pointed_out():
    table = family(
        *(("第一需要", FIRST), ("第二需要", SECOND), ("第三需要", FIRST)),
        *(("首要困难", ["钱", "人", "钱", "人"]), ("第二困难", ["人", "钱", "人", "钱"])),
    )
    *_, other, _ = guess_codebook([table]).questions

    assert (other.role, other.kind) == ("ignore", "")
    assert "set kind to single" in other.comment


def test_two_exports_of_one_survey_are_described_once():
    tables = [single("最需要的改造", FIRST), single("最需要的改造", ["绿化", "绿化", "道路"])]
    codebook = guess_codebook(tables)

    assert [one.column for one in codebook.questions] == ["1"]
    assert set(options(codebook, "1")) == {"电梯", "停车", "路灯", "绿化", "道路"}


def test_two_surveys_with_the_same_numbers_keep_their_own_questions():
    other = survey({"性别": ["男", "女"]}, [Column("性别", "性别", "1", "性别")], file="b.xlsx")
    codebook = guess_codebook([single("最需要的改造", FIRST), other])

    assert [(one.export, one.role) for one in codebook.questions] == [
        ("a.xlsx", "answer"), ("b.xlsx", "group"),
    ]  # fmt: skip


def test_texts_written_once_in_a_long_list_are_no_options():
    cells = ["电梯, 停车"] * 20 + [f"别的愿望{n}" for n in range(45)]
    table = survey(
        {"需要哪些": cells}, [Column("需要哪些", "需要哪些", "1", form="list")], separator=", "
    )
    codebook = guess_codebook([table])

    assert set(options(codebook, "1")) == {"电梯", "停车"}
    assert "45 rare texts" in question(codebook, "1").comment


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "1", "5", "满意", "电梯", "无", "=1+1", "a" * 40]),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=15,
    ),
    st.lists(
        st.sampled_from(["年龄", "满意吗", "Q", "联系电话", "第一需要", ""]), min_size=3, max_size=3
    ),
)
def test_any_table_gives_a_codebook_that_encodes(rows, words):
    columns = [Column(f"{n}、{word}", f"{n}、{word}", str(n), word) for n, word in enumerate(words)]
    table = survey({one.key: [row[n] for row in rows] for n, one in enumerate(columns)}, columns)
    codebook = guess_codebook([table])

    assert {one.role for one in codebook.questions} <= set(ROLES)
    assert {one.kind for one in codebook.questions} <= {"", *all_kinds()}
    assert all(0 <= one.confidence <= 1 for one in (*codebook.questions, *codebook.options))
    assert len(encode([table], codebook).rows) == len(rows)


real = pytest.mark.skipif(not REAL_EXPORTS.exists(), reason="the real exports are not here")


@real
@pytest.mark.parametrize("file", ["wjx_text.xls", "wjx_number.xls"])
def test_a_real_wjx_survey_is_understood_in_both_variants(file):
    codebook = guess_codebook(read_surveys([REAL_EXPORTS / file]))
    answers = {one.column: one.kind for one in codebook.questions if one.role == "answer"}

    assert answers == {"6": "choose", "8": "choose"}
    assert (len(options(codebook, "6")), len(options(codebook, "8"))) == (14, 10)
    assert options(codebook, "8")["不关注"].state == "none"
    assert question(codebook, "4").role == "group"


@real
def test_a_pair_of_real_wjx_exports_tells_unordered_codes():
    codebook = guess_codebook(
        read_surveys([REAL_EXPORTS / "wjx_text.xls", REAL_EXPORTS / "wjx_number.xls"])
    )
    income = options(codebook, "5")

    assert income["不知道/拒绝回答"].state == "dont_know"
    assert list(income)[:2] == ["3000元以下", "3001-5000元"]


@real
def test_a_real_kobo_survey_asks_for_three_problems_in_order():
    codebook = guess_codebook(read_surveys([REAL_EXPORTS / "kobo_citizens_round1.csv"]))
    family = [one for one in codebook.questions if one.kind == "single"]
    ages = options(codebook, "Age")

    assert [(one.column, one.weight) for one in family] == [
        ("What_is_your_biggest_problem", 3),
        ("What_is_your_second_biggest_pr", 2),
        ("What_is_your_third_biggest_pro", 1),
    ]
    assert question(codebook, "What_is_the_top_thing_that_you").role == "ignore"
    assert question(codebook, "Are_your_main_problems_being_a").role == "group"
    assert question(codebook, "If__other__what_is_your_bigges").kind == "comment"
    assert question(codebook, "Age").role == "group"
    assert len(ages) == 4


def scales_of(*asked):
    """Draft questions that were each answered by some people in other words."""
    most = max(map(len, asked))
    rows = [[answers[row % len(answers)] for answers in asked] for row in range(most)]
    columns = [Column(f"{place}、路灯重要吗", f"{place}、路灯重要吗", str(place), "路灯重要吗")
               for place in range(1, len(asked) + 1)]  # fmt: skip
    return guess_codebook([survey(rows, columns)])


def test_levels_nobody_ticked_come_from_a_question_that_has_them():
    whole = ["极不重要", "不重要", "一般", "重要", "非常重要"]
    codebook = scales_of(whole, whole[2:])

    completed = options(codebook, "2")

    assert {text: one.order for text, one in completed.items()} == dict(
        zip(whole, [1, 2, 3, 4, 5], strict=True)
    )
    assert [text for text, one in completed.items() if one.comment] == whole[:2]
    assert completed["极不重要"].confidence < 0.6 < completed["一般"].confidence


def test_levels_nobody_ticked_anywhere_are_marked():
    completed = options(scales_of(["不重要", "一般", "重要", "非常重要"]), "1")

    assert completed["非常不重要"].order == 1
    assert completed["非常不重要"].confidence < 0.6
    assert completed["不重要"].order == 2


def test_yes_stands_above_no_and_dont_know_beside_them():
    column = Column("Do you support lifts?", "Do you support lifts?", "1", "Do you support lifts?")
    drafted = guess_codebook([survey([["Yes"], ["No"], ["Don't know"]], [column])])

    assert {one.option: (one.order, one.state) for one in drafted.options} == {
        "No": (1, "answer"),
        "Yes": (3, "answer"),
        "Don't know": (None, "dont_know"),
    }


CHOICES_OF_WORKS = ["电梯", "停车", "路灯"] * 5


def asked_for(*words):
    columns = [Column(one, one, str(place), one) for place, one in enumerate(words, 1)]
    rows = [[answer] * len(words) for answer in CHOICES_OF_WORKS]
    codebook = guess_codebook([survey(rows, columns)])
    return [(one.kind, one.role, one.confidence < 0.6) for one in codebook.questions]


@pytest.mark.parametrize(
    ("best", "worst"),
    [
        ("您认为最需要改造的是", "您认为最不需要改造的是"),
        ("What is the most important work?", "What is the least important work?"),
    ],
)
def test_most_and_least_needed_are_best_and_worst(best, worst):
    halves = [("maxdiff:best", "answer", True), ("maxdiff:worst", "answer", True)]

    assert asked_for(best, worst) == halves
    assert asked_for(worst, best) == halves[::-1]


@pytest.mark.parametrize("words", ["您认为最不需要改造的是", "Which of these do you need least?"])
def test_what_is_needed_least_is_no_wish(words):
    assert asked_for(words) == [("", "ignore", True)]


def test_what_satisfies_least_is_a_wish():
    assert asked_for("您对小区最不满意的是") == [("single", "answer", False)]


def test_answers_among_numbers_that_are_none_are_named_unless_they_are_words():
    ages = [*map(str, range(20, 60)), "79′′岁", "六旬老人张三"]
    found = question(guess_codebook([single("您的年龄是多少", ages)]), "1")

    assert (found.role, found.bands) == ("group", (0, 18, 35, 45, 60, 80))
    assert "2 different answers are no number, such as 79′′岁" in found.comment
    assert "张三" not in found.comment


@pytest.mark.parametrize(
    ("stem", "answers"),
    [
        (
            "与停车相比，您认为电梯更重要还是停车更重要",
            ("电梯重要得多", "电梯稍重要", "同等重要", "停车稍重要", "停车重要得多"),
        ),
        (
            "Which is more important, lifts or parking?",
            (
                *("Lifts are much more important", "Lifts are slightly more important"),
                "Equally important",
                *("Parking is slightly more important", "Parking is much more important"),
            ),
        ),
    ],
)
def test_a_comparison_that_calls_its_sides_by_name_is_one(stem, answers):
    rows = "\n".join(f"| {answers[row % 5]} |" for row in range(30))
    codebook = guess_codebook([read_drawn(f"| {stem} |\n{rows}", "plain")])
    orders = {option.option: option.order for option in codebook.options}

    assert codebook.questions[0].kind == "pairwise"
    assert [orders[answer] for answer in answers] == [-7, -3, 1, 3, 7]


@pytest.mark.parametrize(
    "stem", ["Welchen fachlichen Hintergrund haben Sie?", "What is your professional background?"]
)
def test_ticks_about_the_person_compare_groups_in_german_too(stem):
    rows = "\n".join(f"| {('design', 'law, design', 'law', 'law, care')[row % 4]} |"
                     for row in range(40))  # fmt: skip
    (question,) = guess_codebook([read_drawn(f"| {stem} |\n{rows}", "plain")]).questions

    assert (question.role, question.confidence) == ("group", 0.6)


@pytest.mark.parametrize(
    ("stem", "person"),
    [
        ("Does your household own a vehicle?", True),
        ("How many vehicles do you have?", True),
        ("Vehicle", True),
        ("Which aspects of vehicle development are modelled?", False),
        ("Wie alt sind Sie?", True),
        ("Welche Arten von Modellen nutzen Sie?", False),
    ],
)
def test_the_words_tell_whether_a_question_is_about_the_person(stem, person):
    assert asks_about_person(stem) is person


@pytest.mark.parametrize(
    ("stem", "kind"),
    [
        ("您还有什么建议", "comment"),
        ("其他意见", "comment"),
        ("Any other comments?", "comment"),
        ("您对方案的意见是", ""),
    ],
)
def test_the_same_few_answers_to_who_asks_for_suggestions_are_comments(stem, kind):
    said = ("早点开工", "多装路灯", "不要扰民", "电梯快装", "停车难", "物业不管", "无", "加强绿化")
    rows = "\n".join(f"| {said[row % 8]} |" for row in range(80))
    (question,) = guess_codebook([read_drawn(f"| {stem} |\n{rows}", "plain")]).questions

    assert question.kind == kind


def test_yes_and_no_to_who_asks_for_suggestions_are_no_comments():
    rows = "\n".join(f"| {('有', '没有', '无')[row % 3]} |" for row in range(30))
    (question,) = guess_codebook([read_drawn(f"| 您还有什么建议吗 |\n{rows}", "plain")]).questions

    assert question.kind == ""
