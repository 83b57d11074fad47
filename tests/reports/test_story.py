import dataclasses

import pytest

from prioritize.findings import Findings, Note, NotJudged, QuestionHead
from prioritize.joint import all_rules
from prioritize.list_findings import Flip, LeftOut, Override
from prioritize.segment_findings import SegmentsFinding
from prioritize.small_cells import SmallFigures
from prioritize.survey_findings import DemandFinding
from prioritize.workbook.schema import all_settings
from reports.document import Bullets, Callout, Card, Chart, Heading, Paragraph, Table
from reports.notice import public_version
from reports.story import tell
from reports.story.flips import weight_points
from reports.story.settings import SHOWN
from reports.story.weights import tell_weights
from reports.wording import wording
from sample_findings import NAMES, empty_findings, sample_findings, without_computed_flips


def chapter(document, chapter_id):
    return next(one for one in document.chapters if one.id == chapter_id)


def blocks(document, chapter_id, kind):
    return [block for block in chapter(document, chapter_id).blocks if isinstance(block, kind)]


def sentences(document, chapter_id):
    texts = []
    for block in chapter(document, chapter_id).blocks:
        match block:
            case Paragraph(text) | Heading(text):
                texts.append(text)
            case Bullets(points):
                texts += points
            case Callout(_, text, points):
                texts += [text, *points]
            case Card(title, _, told):
                texts += [title, *told]
            case _:
                pass
    return texts


def with_tradeoffs(findings, **changes) -> Findings:
    return dataclasses.replace(
        findings, tradeoffs=dataclasses.replace(findings.tradeoffs, **changes)
    )


def test_the_answer_comes_before_the_evidence():
    order = [one.id for one in tell(sample_findings(), "zh").chapters]

    assert order[:3] == ["decision", "summary", "asked"]
    assert order.index("parties") < order.index("joint") < order.index("concessions")
    assert order[-1] == "annex"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_notice_is_short_and_keeps_who_gave_up_what_and_what_would_flip_it(language):
    office, findings = (
        sample_findings(language),
        public_version(sample_findings(language), 10, SmallFigures()),
    )
    whole, short = tell(office, language), tell(findings, language)
    told = {one.id for one in short.chapters}
    left_out = {one.id for one in whole.chapters} - told
    tables = [
        [one.caption for chapter in document.chapters for one in chapter.blocks
         if isinstance(one, Table)]
        for document in (whole, short)
    ]  # fmt: skip

    assert left_out == {"segments", "arguments", "fair", "rules", "guards"}
    assert {"summary", "joint", "concessions", "flips", "confidence", "risks"} <= told
    assert len(tables[1]) < len(tables[0]) / 2
    assert "result.json" in sentences(short, "annex")[-1]


def test_a_notice_leaves_out_what_only_a_planner_can_mend():
    judged = Note("rated_few", "rated by too few: questions!F7", {"perspective": "x"})
    kept = Note("suspicion_same_network", "58 from one address", {"rows": 58})
    notes = dataclasses.replace(sample_findings("en"), notes=(judged, kept))
    told = [
        " ".join(point for one in blocks(tell(findings, "en"), "summary", Callout)
                 for point in one.points)
        for findings in (notes, public_version(notes, 10, SmallFigures()))
    ]  # fmt: skip

    assert ["questions!F7" in text for text in told] == [True, False]
    assert all("58 from one address" in text for text in told)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_chapter_is_empty_and_no_table_is_ragged_even_without_data(language):
    for findings in (sample_findings(language), empty_findings(language)):
        for one in tell(findings, language).chapters:
            assert one.title
            assert one.blocks
            for block in one.blocks:
                if isinstance(block, Table):
                    assert len(block.alignments) == len(block.headers)
                    assert {len(row) for row in block.rows} <= {len(block.headers)}


def test_a_flip_is_a_sentence_with_what_comes_what_goes_and_the_share_to_pass():
    chinese = sentences(tell(sample_findings("zh"), "zh"), "flips")
    english = sentences(tell(sample_findings("en"), "en"), "flips")

    assert "居民的话语权升至 61.4% 以上（现为 35%），加装电梯将取代屋面防水居首位。" in chinese
    assert (
        "Lifts will overtake Roof waterproofing and come first if the share of the say held by "
        "Residents rises above 61.4% (now 35%)."
    ) in english


def test_a_sentence_that_begins_with_a_name_begins_large():
    findings = sample_findings("en")
    small = tuple(dataclasses.replace(one, name=one.name.lower()) for one in findings.items)
    told = sentences(tell(dataclasses.replace(findings, items=small), "en"), "flips")

    assert told
    assert not [point for point in told if point[:1].islower()]


def test_a_set_that_only_grows_names_nothing_that_goes():
    told = sentences(tell(sample_findings("en"), "en"), "flips")

    assert (
        "Drainage will come in if the share of the say held by Market falls below 3.2% (now 25%)."
    ) in told


def test_the_nearest_flip_is_told_first_and_stands_in_the_summary():
    findings = with_tradeoffs(
        sample_findings("en"),
        flips=(
            Flip("residents", "up", 0.9, "first_place", "lift", "roof"),
            Flip("government", "down", 0.38, "first_place", "parking", "roof"),
        ),
    )
    document = tell(findings, "en")

    assert blocks(document, "flips", Bullets)[0].points[0].startswith("Parking will overtake")
    assert any(one.startswith("Parking will overtake") for one in sentences(document, "summary"))


def test_no_flip_is_said_in_words():
    told = sentences(tell(with_tradeoffs(sample_findings("zh"), flips=()), "zh"), "flips")

    assert "无论哪一方的话语权如何变动，首位都不变。" in told
    assert "无论哪一方的话语权如何变动，入选项目都不变。" in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_flips_that_were_not_computed_are_never_told_as_none(language):
    document = tell(without_computed_flips(sample_findings(language)), language)
    told = {"zh": "不计算临界点", "en": "not computed"}[language]
    denied = {"zh": "如何变动", "en": "However"}[language]

    for chapter_id in ("summary", "flips"):
        assert any(told in one for one in sentences(document, chapter_id))
    assert denied not in repr(document)


def test_every_item_of_the_joint_list_says_whether_it_is_done():
    joint = blocks(tell(sample_findings("zh"), "zh"), "joint", Table)[0]

    assert joint.headers[:3] == ("共同位次", "项目", "入选")
    assert [row[2] for row in joint.rows] == ["必做", "入选", "入选", "未入选", "未入选"]


def test_items_not_chosen_stand_in_the_joint_chapter_with_their_reason_and_what_they_displace():
    left_out = (
        LeftOut("facade", "BUDGET", ("parking", "lift")),
        LeftOut("drains", "TOP", ()),
        LeftOut("parking", "TOP", ()),
        LeftOut("lift", "VALUE", ()),
    )
    findings = sample_findings("en")
    plan = dataclasses.replace(findings.plan, left_out=left_out)
    told = blocks(tell(dataclasses.replace(findings, plan=plan), "en"), "joint", Bullets)[0]

    assert told.points == (
        "Façade – does not fit the budget; bringing it in would push out: Parking, Lifts.",
        "Drainage, Parking – not among the first places that count as chosen.",
        "Lifts – affordable, but adds nothing to the joint score.",
    )


def test_a_ground_is_never_told_as_the_reason_for_lost_places():
    entries = tuple(
        dataclasses.replace(one, reasons=("SAFETY", *one.reasons))
        for one in sample_findings("en").tradeoffs.ledger
        if one.item == "facade"
    )
    told = sentences(
        tell(with_tradeoffs(sample_findings("en"), ledger=entries), "en"), "concessions"
    )

    assert any(
        one.startswith(
            "Government: own rank 1, joint rank 5, concession 1.000. Why: The rest of the say, "
            "taken together, puts other items first. The item must be done in any case."
        )
        for one in told
    )


def test_only_settings_that_decide_something_are_listed_by_name():
    settings = sample_findings("zh").provenance.settings | {
        "title": "",
        "pooling": "aij",
        "guarded": ["5=60"],
        "replicates": 2000,
        "question_texts": {"9": "9 what"},
        "flips_computed": True,
    }
    findings = sample_findings("zh")
    told = dataclasses.replace(findings.provenance, settings=settings)
    listed = blocks(tell(dataclasses.replace(findings, provenance=told), "zh"), "annex", Table)[-1]

    assert listed.rows == (
        ("排序方法", "TOPSIS"),
        ("标准化", "向量"),
        ("协调规则", "折中"),
        ("预算", "812.5"),
        ("货币单位", "万元"),
        ("关注群体", "5=60"),
        ("一致性界限", "0.1"),
        ("随机指标表", "萨蒂"),
        ("群组合并", "合并判断（AIJ）"),
    )


def test_settings_are_called_as_in_the_study():
    for key in SHOWN:
        assert wording("zh").word("setting", key) == all_settings()[key].key_zh


def test_new_items_with_neutral_figures_are_told_in_one_remark():
    notes = tuple(
        Note("neutral_facts", "", {"item": f"新{row}", "columns": "x", "place": f"项目!G{row}"})
        for row in range(2, 35)
    )
    document = tell(dataclasses.replace(sample_findings("en"), notes=notes), "en")
    (told,) = blocks(document, "summary", Callout)[0].points

    assert told.startswith(
        "33 items are new and have neutral example figures (in yellow, 项目!G2–G34): "
        "新2, 新3, 新4, 新5, 新6 and 28 more;"
    )


def test_there_are_never_more_than_a_dozen_remarks():
    notes = tuple(Note(f"code{one}", f"remark {one}", {}) for one in range(20)) + tuple(
        Note("again", f"again {one}", {}) for one in range(5)
    )
    document = tell(dataclasses.replace(sample_findings("en"), notes=notes), "en")
    points = blocks(document, "summary", Callout)[0].points

    assert len(points) == 12
    assert points[-1] == "11 more remarks; result.json holds them all."


def test_remarks_of_one_kind_are_counted_after_the_first():
    notes = tuple(Note("again", f"again {one}", {"place": f"items!B{one}"}) for one in range(5))
    document = tell(dataclasses.replace(sample_findings("en"), notes=notes), "en")

    assert blocks(document, "summary", Callout)[0].points == (
        "items!B0: again 0",
        "4 more remarks of this kind (items!B1–B4).",
    )


def test_a_matrix_question_says_its_stem_once():
    texts = ("9 What do you want?", "11、How happy are you with—roads", "11、light", "12、Age")
    findings = sample_findings("en")
    settings = {"question_texts": {text: text for text in texts}}
    findings = dataclasses.replace(
        findings,
        provenance=dataclasses.replace(findings.provenance, settings=settings),
        survey=dataclasses.replace(
            findings.survey,
            questions=tuple(QuestionHead(text, "satisfaction", 10, 9) for text in texts),
        ),
    )
    rows = blocks(tell(findings, "en"), "asked", Table)[-1].rows

    assert [row[0] for row in rows] == [
        "9 What do you want?",
        "11、How happy are you with",
        "– roads",
        "– light",
        "12、Age",
    ]
    assert rows[1][1:] == ("", "", "")
    assert rows[2][1:] == ("satisfaction scale", "10", "9")


def test_a_joint_rule_without_words_goes_by_its_title(monkeypatch):
    rule = dataclasses.replace(all_rules()["borda"], name="new_rule", title="New Rule (2030)")
    monkeypatch.setattr("reports.story.context.all_rules", lambda: {"new_rule": rule})
    findings = sample_findings("zh")
    checks = {"new_rule": findings.checks["borda"]}
    document = tell(dataclasses.replace(findings, checks=checks), "zh")

    assert "New Rule (2030)" in blocks(document, "rules", Table)[0].headers
    assert "New Rule (2030)" in sentences(document, "rules")


def test_long_names_are_cut_in_the_summary_only():
    findings = sample_findings("zh")
    name = "既有多层住宅加装电梯及配套管线迁移改造工程（一期）"
    items = (dataclasses.replace(findings.items[0], name=name), *findings.items[1:])
    document = tell(dataclasses.replace(findings, items=items), "zh")

    assert any("管线迁移…" in one for one in sentences(document, "summary"))
    assert blocks(document, "joint", Table)[0].rows[0][1] == name


def test_one_party_alone_gives_nothing_up_and_flips_nothing():
    document = tell(empty_findings("en"), "en")

    assert sentences(document, "concessions") == [
        "There is only one party, so nobody gave anything up."
    ]
    assert sentences(document, "flips") == ["There is only one party, so no power can shift."]


def test_missing_survey_and_missing_groups_are_said_in_words():
    document = tell(empty_findings("en"), "en")

    assert any("no survey" in one for one in sentences(document, "asked"))
    assert any("no questionnaire" in one for one in sentences(document, "needs"))


def test_answers_that_form_no_groups_are_said_in_words():
    findings = dataclasses.replace(sample_findings("en"), categories=())

    assert any(
        one.startswith("No clear groups") for one in sentences(tell(findings, "en"), "needs")
    )


def test_need_categories_stand_with_their_shares_and_what_is_left_over():
    document = tell(sample_findings("en"), "en")
    groups, classes, minority = blocks(document, "needs", Table)
    told = " ".join(sentences(document, "needs"))

    assert groups.rows[0] == (
        "Access",
        "Lifts, Parking",
        "53.8% (51.3%–56.2%)",
        "46.6%",
        "0.830",
        "0.251",
    )
    assert classes.headers == ("Need category", "basic", "improvement")
    assert classes.rows == (
        ("Access", "–", "2 (46.6%)"),
        ("Water", "1 (31.7%)", "–"),
        ("in no category", "1 (21.7%)", "–"),
    )
    assert "Items in no category: 1, together 21.7% of all demand (Drainage)." in told
    assert "below 0.6 are not firm" in told
    assert "“Water”" in told
    assert minority.rows == (("Drainage", "60 and over", "77.1%", "31.1%", "83"),)


def test_official_classes_are_told_without_stability():
    findings = sample_findings("en")
    official = tuple(
        dataclasses.replace(
            one, id=name, label=name, stability=None, silhouette=None, label_from="class"
        )
        for one, name in zip(findings.categories, ("basic", "improvement"), strict=True)
    )
    document = tell(dataclasses.replace(findings, categories=official), "en")

    groups = blocks(document, "needs", Table)[0]
    assert groups.headers == (
        "Need category", "Items", "Average demand (95% interval)", "Share of all demand",
    )  # fmt: skip
    assert groups.rows[0][0] == "basic"


def test_a_category_without_an_interval_or_a_demand_is_told_without():
    findings = sample_findings("en")
    few, silent = findings.categories
    few = dataclasses.replace(few, demand=DemandFinding(0.5, None, None, 8))
    for categories, cells, told in (
        ((few, dataclasses.replace(silent, demand=None)), ["50%", "–"], True),
        ((dataclasses.replace(silent, demand=None),), ["–"], False),
    ):
        document = tell(dataclasses.replace(findings, categories=categories), "en")
        explained = any("95% interval; it" in one for one in sentences(document, "needs"))

        assert [row[2] for row in blocks(document, "needs", Table)[0].rows] == cells
        assert explained == told


def test_groups_of_residents_are_told_with_wants_places_and_who_they_are():
    document = tell(sample_findings("en"), "en")
    groups, ranks, profile = blocks(document, "segments", Table)
    told = " ".join(sentences(document, "segments"))

    assert "mean silhouette is 0.153" in told
    assert "would have 0.082" in told
    assert "14 more questionnaires want everything alike" in told
    assert groups.rows[0] == (
        "Group 1: Lifts", "58.6%", "811", "0.922", "Lifts (81.2%; everybody 65.4%)",
    )  # fmt: skip
    assert groups.rows[1][0] == "Group 2"
    assert ranks.headers == ("Item", "Joint rank", "Group 1", "Group 2")
    assert ranks.rows[0] == ("Roof waterproofing", "1", "2", "2")
    assert ranks.rows[-1] == ("Façade", "5", "–", "–")
    assert profile.rows == (
        ("4: Floors 1-2", "32.5%", "32.5%", "41%"),
        ("4: the rest", "67.5%", "67.5%", "59%"),
    )


@pytest.mark.parametrize("reason", ["too_few_items", "too_few_respondents", "too_small",
                                    "not_separated", "unstable"])  # fmt: skip
@pytest.mark.parametrize("language", ["zh", "en"])
def test_why_there_are_no_groups_of_residents_is_said(language, reason):
    findings = sample_findings(language, example=False)
    survey = dataclasses.replace(findings.survey, segments=SegmentsFinding(reason=reason))
    document = tell(dataclasses.replace(findings, survey=survey), language)

    (sentence,) = sentences(document, "segments")
    assert reason not in sentence
    assert len(sentence) > 15


def test_without_a_survey_nothing_is_said_of_groups_of_residents():
    chapters = {one.id for one in tell(empty_findings("en"), "en").chapters}

    assert "segments" not in chapters


def test_the_totals_keep_the_worst_off_party_first():
    totals = blocks(tell(sample_findings("en"), "en"), "concessions", Table)[0]

    assert [row[0] for row in totals.rows] == ["Government", "Market", "Residents"]
    assert totals.rows[0][1:] == ("1.275", "0.750", "33.3%", "61.2%")
    assert totals.rows[2][4] == "–"


def test_contested_items_are_told_largest_concession_first_with_each_partys_place_and_why():
    card = blocks(tell(sample_findings("en"), "en"), "concessions", Card)[0]

    assert card.title == "Façade"
    assert card.facts == (
        ("Government", "1"),
        ("Market", "4"),
        ("Residents", "5"),
        ("Joint rank", "5"),
        ("Chosen", "not chosen"),
    )
    assert card.sentences[0].startswith(
        "Government: own rank 1, joint rank 5, concession 1.000. "
        "Why: The rest of the say, taken together, puts other items first. Market: own rank 4"
    )


def test_the_ledger_holds_every_concession_and_nothing_else():
    findings = sample_findings("en")
    ledger = blocks(tell(findings, "en"), "concessions", Table)[1]
    given_up = [one for one in findings.tradeoffs.ledger if one.concession > 0]

    assert len(ledger.rows) == len(given_up)
    assert ledger.rows[1][3:6] == ("3.5", "+2.5", "0.625")


def test_overruled_pairs_say_how_many_are_not_shown():
    many = tuple(Override("market", "parking", "roof", place / 100) for place in range(30))
    document = tell(with_tradeoffs(sample_findings("en"), overrides=many), "en")
    shown = blocks(document, "concessions", Table)[-1]

    assert shown.caption == "Largest margin first (shown: 12; in all: 30)"
    assert len(shown.rows) == 12
    assert shown.rows[0][3] == "0.290"


def test_every_chapter_that_rests_on_example_weights_says_so():
    document = tell(sample_findings("zh", example=True), "zh")
    marked = {
        one.id
        for one in document.chapters
        if any(isinstance(block, Callout) and block.kind == "example" for block in one.blocks)
    }

    assert "居民" in document.banner[0].text
    assert marked == {
        *("joint", "concessions", "flips", "unheard", "plan", "guarded", "parties", "segments"),
        *("arguments", "rules", "fair", "confidence", "guards", "options", "visibility"),
        *("decision", "risks", "next-steps"),
    }


def test_agreed_weights_carry_no_mark():
    document = tell(sample_findings("zh", example=False), "zh")

    assert document.banner == ()
    assert "示例" not in repr(document)


def test_what_is_built_early_says_who_waits_for_it():
    build = blocks(tell(sample_findings("en"), "en"), "joint", Table)[1]

    assert build.rows[0] == ("1", "Drainage", "built early: Parking must wait for it")
    assert build.rows[1] == ("2", "Roof waterproofing", "mandatory")


def test_where_every_row_went_adds_up_to_what_was_returned():
    rows = blocks(tell(sample_findings("en"), "en"), "asked", Table)[0].rows
    counts = [int(row[1].replace(",", "")) for row in rows]

    assert sum(counts[:-1]) == counts[-1]


def test_an_item_without_demand_is_left_out_of_the_demand_table():
    demand = blocks(tell(sample_findings("en"), "en"), "annex", Table)[0]

    assert [row[0] for row in demand.rows] == ["Roof waterproofing", "Lifts", "Parking", "Drainage"]
    assert demand.rows[0][1:] == ("73.1%", "70.7%–75.4%", "1,397")
    assert demand.rows[3][1:] == ("50%", "–", "8")


def test_notes_stand_with_the_summary():
    told = sentences(tell(sample_findings("en"), "en"), "summary")

    assert "All items are equal on noise; it changes no order." in told


def test_two_things_of_one_name_are_told_apart_by_their_ids():
    findings = sample_findings("en")
    same = tuple(dataclasses.replace(item, name="Repairs") for item in findings.items)
    joint = blocks(tell(dataclasses.replace(findings, items=same), "en"), "joint", Table)[0]

    assert [row[1] for row in joint.rows[:2]] == ["Repairs (roof)", "Repairs (lift)"]


def test_criteria_without_a_recorded_name_stand_under_their_id():
    findings = sample_findings("en")
    bare = dataclasses.replace(findings.provenance, settings={})
    weights = blocks(tell(dataclasses.replace(findings, provenance=bare), "en"), "parties", Table)[
        1
    ]

    assert [row[0] for row in weights.rows] == ["need", "cost", "Share of the say"]


def test_without_a_budget_the_chosen_items_are_named_as_they_are():
    findings = sample_findings("en")
    plan = dataclasses.replace(findings.plan, budget=None)
    told = sentences(tell(dataclasses.replace(findings, plan=plan), "en"), "joint")

    assert "Chosen: Roof waterproofing, Lifts, Parking." in told


def test_weights_alone_make_a_report_with_what_to_ask_again():
    document = tell_weights(sample_findings("en").perspectives, "en")
    told = sentences(document, "weights")

    assert (
        "Government, Lin: “need” against “cost” was given 5; the other answers imply about 1/2."
        in told
    )
    assert "Government, Lin: the judgements run in a circle: need → cost → ecology → need." in told
    assert document.banner[0].kind == "example"


def test_charts_have_names_of_their_own_and_words_for_those_who_do_not_see_them():
    document = tell(sample_findings("zh"), "zh")
    charts = [
        block for one in document.chapters for block in one.blocks if isinstance(block, Chart)
    ]

    assert len({chart.name for chart in charts}) == len(charts) == 8
    assert all(NAMES["zh"]["lift"] in chart.alt for chart in charts)


def test_what_changes_at_one_point_is_told_in_one_sentence():
    flips = tuple(
        Flip("market", "up", 0.163, "in_set", item, over)
        for item in ("drains", "facade")
        for over in ("parking", "lift")
    )
    told = blocks(tell(with_tradeoffs(sample_findings("en"), flips=flips), "en"), "flips", Bullets)

    assert told[0].points == (
        (
            "Drainage, Façade will come in and Lifts, Parking will drop out if the share of the "
            "say held by Market rises above 16.3% (now 25%)."
        ),
    )


def test_a_rule_short_of_questions_is_named_apart():
    findings = sample_findings("en")
    rules = (NotJudged("same_answers", "few_questions"), NotJudged("fast", "no_durations"))
    survey = dataclasses.replace(findings.survey, not_judged=rules)
    document = tell(dataclasses.replace(findings, survey=survey), "en")
    said = [text for one in document.chapters for text in sentences(document, one.id)]

    assert sum("fewer than ten questions" in text for text in said) == 1
    assert sum(text.startswith("Not checked") for text in said) == 2


def test_fairness_is_told_with_its_figures():
    said = " ".join(sentences(tell(sample_findings("en"), "en"), "fair"))

    assert "120 respondents want at least one item; with 2 万元 each" in said
    assert "would spend 200 万元 of 240 万元" in said
    assert "would come in and" in said


def test_a_unit_of_money_that_is_a_number_is_multiplied():
    findings = sample_findings("en")
    settings = {**findings.provenance.settings, "money": "10,000 yuan"}
    provenance = dataclasses.replace(findings.provenance, settings=settings)
    said = " ".join(
        sentences(tell(dataclasses.replace(findings, provenance=provenance), "en"), "fair")
    )

    assert "would spend 200 × 10,000 yuan of 240 × 10,000 yuan" in said


def test_the_first_pair_a_rule_turns_is_told_with_power_and_leads():
    said = " ".join(sentences(tell(sample_findings("en"), "en"), "rules"))

    assert "55% of the say places" in said
    assert "by 0.113" in said
    assert "by 0.266" in said
    assert "It turns no pair of the joint list." in said
    assert "2 orders contradict the parties equally little" in said


def test_flips_by_weight_and_disputes_are_told_in_sentences():
    document = tell(sample_findings("en"), "en")
    flips, arguments = (" ".join(sentences(document, one)) for one in ("flips", "arguments"))

    assert "weighs less than 25%" in flips
    assert "give it from 25% to 50%. At 50%," in arguments
    assert "the parties give it from 25% to 75%." in arguments


def test_a_weight_that_reads_as_all_or_nothing_is_not_told_as_one_to_pass():
    findings = sample_findings("en")
    (flip, *_) = findings.tradeoffs.weight_flips
    ends = [
        dataclasses.replace(flip, direction=direction, weight=weight)
        for direction, weight in [("up", 0.9996), ("down", 0.0004), ("up", 0.99), ("down", 0.9996)]
    ]
    told = dataclasses.replace(findings.tradeoffs, weight_flips=tuple(ends))
    points = weight_points(dataclasses.replace(findings, tradeoffs=told))

    assert sorted(point[0].weight for point in points) == [0.99, 0.9996]
    assert {point[0].direction for point in points if point[0].weight > 0.999} == {"down"}


def test_a_notice_tells_no_range_of_single_judges():
    told = public_version(sample_findings("en"), 10, SmallFigures()).tradeoffs

    assert [one.between for one in told.disputes] == ["parties"]


def test_how_judges_were_pooled_stands_with_the_weights_and_not_in_the_summary():
    pooled = Note("pooled_aip", "pooled by AIP", {"perspective": "x", "pooling": "aip"})
    told = tell(dataclasses.replace(sample_findings("en"), notes=(pooled,)), "en")

    assert "pooled by AIP" in sentences(told, "parties")
    assert not any("AIP" in one for one in sentences(told, "summary"))
