"""What a reader of a notice knows of rows, questions, doubts, accounts and levels."""

from disclosure_attack import Puzzle
from reports.notice import MERGED

MINIMUM = 10
BECOME = ("complete", "partial", "refused", "unusable", "repeated", "valid")


def puzzle_of(public, truth):
    """What a reader knows of the rows; only the names of hidden reasons come from the truth."""
    puzzle, survey = Puzzle(), public["survey"]
    puzzle.know("used", survey["used"])
    puzzle.know("returned", survey["returned"])
    reasons = {one["reason"]: one["rows"] for one in survey["set_aside"]}
    names = [one["reason"] for one in truth["survey"]["set_aside"]]
    for name in names:
        puzzle.know(("aside", name), reasons.get(name))
    puzzle.sum("returned", ["used", *(("aside", name) for name in names)])
    if MERGED in reasons:
        puzzle.know("merged", reasons[MERGED])
        puzzle.sum("merged", [("aside", name) for name in names if name not in reasons])
    if survey["exports"]:
        for place, one in enumerate(survey["exports"]):
            puzzle.know(("export", place), one["rows"])
        puzzle.sum("returned", [("export", place) for place in range(len(survey["exports"]))])
    for place, one in enumerate(survey["questions"]):
        puzzle.know(("asked", place), one["asked"])
        puzzle.know(("answered", place), one["answered"])
        puzzle.sum("used", [("asked", place), ("not asked", place)])
        puzzle.sum(("asked", place), [("answered", place), ("silent", place)])
    doubts(puzzle, survey)
    accounts(puzzle, public, truth)
    for place, one in enumerate(survey["pictures"]):
        puzzle.know(("base", place), one["base"])
        puzzle.sum("used", [("base", place), ("not behind", place)])
    return puzzle


def accounts(puzzle, public, truth):
    """What became of all sheets, the levels of every variable, and the guarded groups."""
    whole = public["survey"]["accounting"]["whole"]
    if whole is None:
        return
    for name in BECOME:
        puzzle.know(("account", name), whole[name])
    aside = [one["reason"] for one in truth["survey"]["set_aside"]]
    reasons = {"refused": ["no_consent"], "repeated": ["duplicate_id", "duplicate_household"]}
    known = {one for several in reasons.values() for one in several}
    reasons["unusable"] = [one for one in aside if one not in known]
    for name, several in reasons.items():
        puzzle.sum(("account", name), [("aside", one) for one in several if one in aside])
    puzzle.sum("used", [("account", "complete"), ("account", "partial")])
    puzzle.sum(("account", "valid"), ["used", ("account", "repeated"), ("aside", "planner")])
    if "planner" not in aside:
        puzzle.know(("aside", "planner"), 0)
    silent(puzzle, whole)
    levels(puzzle, public)


def silent(puzzle, whole):
    """How many never answered is no count of those who did, but tells how many that are."""
    if whole["issued"] is not None and whole["not_returned"] is not None:
        puzzle.know("heard", whole["issued"] - whole["not_returned"])
        puzzle.sum("returned", ["heard", ("account", "repeated")])
    for share, name in (("rr1", "households"), ("rr5", "issued")):
        if whole[share] is not None and whole[name]:
            about, margin = whole[share] * whole[name], 0.0051 * whole[name]
            puzzle.rule({("account", "complete"): 1}, about - margin, about + margin)


def levels(puzzle, public):
    groups = public["survey"]["accounting"]["groups"]
    for variable in {one["variable"] for one in groups}:
        mine = [("level", variable, one["level"]) for one in groups if one["variable"] == variable]
        puzzle.sum("used", mine)
    for one in [*groups, *public["survey"]["weighting"]["margins"]]:
        puzzle.know(("level", one["variable"], one["level"]), one["used"])
    for one in public["guarded"]:
        key = ("guarded", one["variable"], one["level"])
        puzzle.know(key, one["n"])
        puzzle.sum("used", [key, ("not guarded", *key)])
        if ("level", *key[1:]) in puzzle.places:
            puzzle.sum(key, [("level", *key[1:])])


def true_accounts(truth):
    whole = truth["survey"]["accounting"]["whole"]
    if whole is None:
        return
    yield from ((("account", name), whole[name]) for name in BECOME if whole[name] is not None)
    for one in truth["survey"]["accounting"]["groups"]:
        yield ("level", one["variable"], one["level"]), one["used"]
    for one in truth["guarded"]:
        if one["n"] is not None:
            yield ("guarded", one["variable"], one["level"]), one["n"]
            others = ("not guarded", "guarded", one["variable"], one["level"])
            yield others, truth["survey"]["used"] - one["n"]


def doubts(puzzle, survey):
    if survey["strict"] is None:
        return
    puzzle.know("strict", survey["strict"]["used"])
    puzzle.sum("used", ["strict", "doubtful"])
    rules = [one["rule"] for one in survey["cautions"]]
    for one in survey["cautions"]:
        puzzle.know(("caution", one["rule"]), one["rows"])
        puzzle.sum("doubtful", [("caution", one["rule"]), ("other doubts", one["rule"])])
    if rules:
        puzzle.sum("all doubts", [("caution", rule) for rule in rules])
        puzzle.sum("all doubts", ["doubtful", "twice"])


def true_counts(truth):
    survey = truth["survey"]
    used = survey["used"]
    yield from (("used", used), ("returned", survey["returned"]))
    yield from ((("aside", one["reason"]), one["rows"]) for one in survey["set_aside"])
    yield from ((("export", place), one["rows"]) for place, one in enumerate(survey["exports"]))
    for place, one in enumerate(survey["questions"]):
        yield ("asked", place), one["asked"]
        yield ("answered", place), one["answered"]
        yield ("not asked", place), used - one["asked"]
        yield ("silent", place), one["asked"] - one["answered"]
    yield from true_accounts(truth)
    for place, one in enumerate(survey["pictures"]):
        yield ("base", place), one["base"]
        yield ("not behind", place), used - one["base"]
    if survey["strict"] is not None:
        doubtful = used - survey["strict"]["used"]
        yield from (("strict", survey["strict"]["used"]), ("doubtful", doubtful))
        for one in survey["cautions"]:
            yield ("caution", one["rule"]), one["rows"]
            yield ("other doubts", one["rule"]), doubtful - one["rows"]


def worked_out(public, truth):
    """Small counts of which the reader learns more than that they are small."""
    puzzle = puzzle_of(public, truth)
    small = {key: count for key, count in true_counts(truth) if 0 < count < MINIMUM}
    found = {key: puzzle.range(key) for key in small}
    # Every reason in the list met somebody, so what they make together is no less.
    reasons = len(truth["survey"]["set_aside"]) + 1
    return {
        key: ends
        for key, ends in found.items()
        if ends[1] < MINIMUM - 1 or ends[0] > (reasons if key == "returned" else 1)
    }
