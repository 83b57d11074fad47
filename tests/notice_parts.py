"""What a reader of a notice knows of segments, crowds, comments, pictures, groups and notes.

Every statement is made twice with the same words: from the notice into a `Puzzle`, and from the
run itself into a `Ledger`, which tells what the reader is looking for.
"""

from itertools import permutations

from surveys.bands import lies_within

SAID = ("mentioned", "against", "praised")
PARTS = ("no_content", "coded", "uncoded", "unread")
FIGURES_OF_PEOPLE = ("rows", "people", "returned", "used")
"""Facts of notes that count respondents."""
HALF = 0.0051
"""A share to two decimals lies so close to the true one."""

WHOLE = 1e-6


class Ledger:
    """The true counts, written down by the statements that a reader puts together."""

    def __init__(self):
        self.counts = {}

    def know(self, key, value):
        if value is not None:
            assert self.counts.setdefault(key, value) == value, key

    def sum(self, total, parts):
        """Fill in what a sum leaves open; no count of people is below zero."""
        unknown = [part for part in parts if part not in self.counts]
        if unknown:
            [open_part] = unknown
            known = sum(self.counts[part] for part in parts if part != open_part)
            self.counts[open_part] = self.counts[total] - known
            assert self.counts[open_part] >= 0, (total, parts)
        assert self.counts[total] == sum(self.counts[part] for part in parts), (total, parts)

    def rule(self, terms, low=0.0, high=0.0):
        value = sum(self.counts[key] * factor for key, factor in terms.items())
        assert low - 1e-6 <= value <= high + 1e-6, (terms, low, value, high)

    def share(self, part, whole, share):
        """Count those behind an exact share."""
        count = share * self.counts[whole]
        assert abs(count - round(count)) < WHOLE, (part, count)
        self.know(part, round(count))


def put_together(reader, told, truth, *, exact):
    """Say everything; of what `told` leaves out only the names are taken from `truth`."""
    for place, one in enumerate(told["survey"]["questions"]):
        reader.know("used", told["survey"]["used"])
        reader.know(("asked", place), one["asked"])
        reader.know(("answered", place), one["answered"])
        reader.sum("used", [("asked", place), ("not asked", place)])
        reader.sum(("asked", place), [("answered", place), ("silent", place)])
    segments(reader, told, truth, exact)
    crowds(reader, told, truth)
    comments(reader, told, truth)
    hand_codes(reader, told, truth)
    guarded(reader, told)
    corrections(reader, told, truth)
    demand(reader, told, truth)
    notes(reader, told)
    if exact:
        pictures(reader, told, truth)


def share(reader, part, whole, value):
    """Read a rounded share of people."""
    if value is None:
        return
    if isinstance(reader, Ledger):
        reader.share(part, whole, value)
        return
    reader.rule({part: 1, whole: -value - HALF}, -1e9, 0.0)
    reader.rule({part: 1, whole: -value + HALF}, 0.0, 1e9)


def segments(reader, told, truth, exact):
    mine, whole = told["survey"]["segments"], truth["survey"]["segments"]
    if not whole["segments"]:
        return
    unseen = {"size": None, "share": None, "wants": (), "profile": ()}
    known = {one["id"]: unseen for one in whole["segments"]}
    known |= {one["id"]: one for one in mine["segments"]}
    sizes = [("segment", one["id"]) for one in whole["segments"]]
    for key in sizes:
        reader.know(key, known[key[1]]["size"])
        profile(reader, key, known[key[1]], whole)
    reader.know("outside", mine["outside"])
    reader.sum("used", [*sizes, "outside", "no wish at all"])
    if isinstance(reader, Ledger):
        reader.know("in segments", sum(reader.counts[key] for key in sizes))
    reader.sum("in segments", sizes)
    for key in sizes:
        if exact:
            share(reader, key, "in segments", known[key[1]]["share"])
            wants(reader, key, known[key[1]]["wants"], truth)


def profile(reader, key, told, whole):
    """How many of a segment gave which answer, which add up to all of it."""
    [real] = [one for one in whole["segments"] if one["id"] == key[1]]
    shown = {(one["variable"], *one["levels"]): one["count"] for one in told["profile"]}
    answers = {}
    for one in real["profile"]:
        answers.setdefault(one["variable"], []).append((one["variable"], *one["levels"]))
    for levels in answers.values():
        for level in levels:
            reader.know(("profile", *key, *level), shown.get(level))
        reader.sum(key, [("profile", *key, *level) for level in levels])


def wants(reader, key, wanted, truth):
    """Only items that one question asks everybody about are counts of people."""
    mixed = {one["item"] for one in truth["survey"]["pictures"]}
    everybody = {
        one["id"] for one in truth["items"]
        if one["demand"] and one["demand"]["n"] == truth["survey"]["used"]
    }  # fmt: skip
    for one in wanted:
        if one["item"] not in everybody - mixed:
            continue
        share(reader, ("want", *key, one["item"]), key, one["demand"])
        reader.sum(key, [("want", *key, one["item"]), ("no want", *key, one["item"])])
        share(reader, ("want", "used", one["item"]), "used", one["overall"])
        reader.sum("used", [("want", "used", one["item"]), ("no want", "used", one["item"])])


def crowds(reader, told, truth):
    for party, real in zip(told["perspectives"], truth["perspectives"], strict=True):
        if real["crowd"] is None:
            continue
        heard, judged, consistent = ((party["id"], name) for name in ("heard", "linked", "agrees"))
        crowd = party["crowd"]
        reader.know(heard if real["crowd"]["pooling"] == "aij" else judged, party["judges"])
        reader.know(heard, crowd["respondents"])
        reader.know(judged, crowd["judged"])
        reader.sum("used", [heard, ("not", heard)])
        reader.sum(heard, [judged, ("not", judged)])
        if real["crowd"]["consistent"] is not None:
            reader.know(consistent, crowd["consistent"])
            reader.sum(judged, [consistent, ("not", consistent)])
        for place, one in enumerate(truth["survey"]["questions"]):
            method, people = real["crowd"]["method"], real["crowd"]["respondents"]
            if one["kind"] == method and one["answered"] <= people:
                reader.sum(heard, [("answered", place), ("another pair", place)])
                if method != "pairwise" and real["crowd"]["judged"] <= one["answered"]:
                    reader.sum(("answered", place), [judged, ("not all", place)])


def comments(reader, told, truth):
    mine, whole = told["survey"]["comments"], truth["survey"]["comments"]
    known = {one["column"]: one for one in mine["questions"]}
    nothing = dict.fromkeys(("asked", "answered", *PARTS))
    places = {one["column"]: at for at, one in enumerate(truth["survey"]["questions"])}
    for one in whole["questions"]:
        column, told_of = one["column"], known.get(one["column"], nothing)
        if column in places:
            asked, answered = ("asked", places[column]), ("answered", places[column])
        else:
            asked, answered = ("asked", column), ("answered", column)
        reader.know(asked, told_of["asked"])
        reader.know(answered, told_of["answered"])
        reader.sum("used", [asked, ("not asked", column)])
        reader.sum(asked, [answered, ("silent", column)])
        for name in PARTS:
            reader.know((column, name), told_of[name])
        reader.sum(answered, [(column, name) for name in PARTS])
    only = whole["questions"][0]["column"] if len(whole["questions"]) == 1 else None
    said_of_items(reader, mine, whole, only)
    for one in whole["needs"]:
        known_need = [other for other in mine["needs"] if other["label"] == one["label"]]
        key = ("need", one["label"])
        reader.know(key, known_need[0]["people"] if known_need else None)
        reader.sum("used", [key, ("not", key)])
    new = [one for one in whole["needs"] if one["source"] == "comments"]
    if only and not whole["by_hand"] and new:
        reader.sum((only, "uncoded"), [*(("need", one["label"]) for one in new), "other wishes"])


def said_of_items(reader, mine, whole, only):
    known = {one["item"]: one for one in mine["items"]}
    nothing = {**dict.fromkeys(SAID), "demand": {"n": None, "value": None}}
    told_of = {one["item"]: known.get(one["item"], nothing) for one in whole["items"]}
    for item, one in told_of.items():
        base = ("comment", item, "n")
        reader.know(base, one["demand"]["n"])
        reader.sum("used", [base, ("not", base)])
        for name in SAID:
            reader.know(("comment", item, name), one[name])
        said = [("comment", item, name) for name in SAID]
        reader.sum(base, [*said, ("comment", item, "not a word")])
        if only:
            reader.sum((only, "coded"), [*said, ("comment", item, "of others")])
    if only and told_of:
        everything = [("comment", item, name) for item in told_of for name in SAID]
        if isinstance(reader, Ledger):
            reader.know("all that is said", sum(reader.counts[key] for key in everything))
        reader.sum("all that is said", everything)
        reader.sum("all that is said", [(only, "coded"), "said besides"])


def hand_codes(reader, told, truth):
    columns = {one["column"] for one in truth["survey"]["comments"]["questions"]}
    known = {one["column"]: one for one in told["survey"]["comments"]["by_hand"]}
    for one in truth["survey"]["comments"]["by_hand"]:
        key, told_of = ("by hand", one["column"]), known.get(one["column"])
        reader.know(key, told_of and told_of["comments"])
        reader.sum("used", [key, ("not", key)])
        if one["codes"] in columns:
            content = [(one["codes"], name) for name in PARTS[1:]]
            if isinstance(reader, Ledger):
                reader.know((key, "content"), sum(reader.counts[part] for part in content))
            reader.sum((key, "content"), content)
            reader.sum((key, "content"), [key, (key, "not coded by hand")])
        for item in one["items"] if told_of and told_of["items"] else ():
            assert isinstance(reader, Ledger), item


def guarded(reader, told):
    """Groups that hold each other leave a rest."""
    groups = told["guarded"]
    for one in groups:
        key = ("guarded", one["variable"], one["level"])
        reader.know(key, one["n"])
    for one, other in permutations(groups, 2):
        if one["variable"] == other["variable"] and lies_within(other["level"], one["level"]):
            outer, inner = (("guarded", each["variable"], each["level"]) for each in (one, other))
            if not isinstance(reader, Ledger) or {outer, inner} <= set(reader.counts):
                reader.sum(outer, [inner, ("rest", outer, inner)])


def demand(reader, told, truth):
    """The base of an item is that of its question, which the questionnaire shows to everybody."""
    for one, real in zip(told["items"], truth["items"], strict=True):
        if real["demand"] is None:
            continue
        key = ("demand", real["id"])
        reader.know(key, one["demand"] and one["demand"]["n"])
        reader.sum("used", [key, ("not", key)])
        for place, question in enumerate(truth["survey"]["questions"]):
            for name in ("asked", "answered"):
                if question[name] == real["demand"]["n"]:
                    reader.sum((name, place), [key])
    for one, real in zip(told["categories"], truth["categories"], strict=True):
        if real["demand"] is None:
            continue
        key = ("category", real["id"])
        reader.know(key, one["demand"] and one["demand"]["n"])
        reader.sum("used", [key, ("not", key)])
        behind = {item["id"]: item["demand"] for item in truth["items"] if item["demand"]}
        for item in {*real["items"]} & {*behind}:
            reader.sum(key, [("demand", item), ("not", key, item)])


def corrections(reader, told, truth):
    real, mine = truth["survey"]["corrections"], told["survey"]["corrections"]
    if real is None:
        return
    for name in ("cells", "kept", "set_aside"):
        reader.know(("corrected", name), mine[name])
    aside = [one for one in truth["survey"]["set_aside"] if one["reason"] == "planner"]
    if aside:
        planner = [one for one in told["survey"]["set_aside"] if one["reason"] == "planner"]
        reader.know(("aside", "planner"), planner[0]["rows"] if planner else None)
        reader.sum(("corrected", "set_aside"), [("aside", "planner")])


def notes(reader, told):
    for one in told["notes"]:
        for name, value in one["facts"].items():
            if name in FIGURES_OF_PEOPLE and isinstance(value, int):
                same = one["code"] == "much_set_aside"
                reader.know(name if same else (one["code"], str(one["facts"]), name), value)


def pictures(reader, told, truth):
    """Shares of people and their base, which are some of those who were asked."""
    places = {one["column"]: at for at, one in enumerate(truth["survey"]["questions"])}
    for at, (one, real) in enumerate(
        zip(told["survey"]["pictures"], truth["survey"]["pictures"], strict=True)
    ):
        base, figures = ("base", at), one["figures"]
        reader.know(base, one["base"])
        reader.sum("used", [base, ("not behind", at)])
        if real["column"] in places:
            place = places[real["column"]]
            reader.sum(("asked", place), [base, ("asked, not behind", at)])
            if real["base"] <= truth["survey"]["questions"][place]["answered"]:
                reader.sum(("answered", place), [base, ("answered, not behind", at)])
        if real["kind"] == "support":
            stands = ("in_favour", "against", "neither")
            for name in stands:
                share(reader, (at, name), base, figures.get(name))
            reader.sum(base, [(at, name) for name in stands])
        if real["kind"] == "kano":
            kano(reader, at, figures, real)


def kano(reader, at, figures, real):
    told = ("attractive", "one_dimensional", "must_be", "indifferent")
    odd = ("reverse", "questionable")
    pairs, sound = (at, "pairs"), real["figures"]
    if isinstance(reader, Ledger):
        strange = sum(sound[name] for name in odd)
        reader.know(pairs, round(real["base"] / (1 - strange)))
    for name in (*told, *odd):
        share(reader, (at, name), pairs, figures.get(name))
    share(reader, (at, "questionable"), pairs, figures.get("confused"))
    reader.sum(("base", at), [(at, name) for name in told])
    reader.sum(pairs, [("base", at), *((at, name) for name in odd)])
    for name, parts in (("better", told[:2]), ("worse", told[1:3])):
        if isinstance(reader, Ledger):
            reader.know((at, name), sum(reader.counts[at, part] for part in parts))
        elif name in figures:
            share(reader, (at, name), ("base", at), abs(figures[name]))
        reader.sum((at, name), [(at, part) for part in parts])


def learned(told, truth, minimum, *, exact=True, puzzle):
    """Small counts of which the notice tells more than that they are small."""
    ledger = Ledger()
    put_together(ledger, truth, truth, exact=exact)
    put_together(puzzle, told, truth, exact=exact)
    small = [key for key, count in ledger.counts.items() if 0 < count < minimum]
    found = {key: puzzle.range(key) for key in small if key in puzzle.places}
    return small, {
        key: (ledger.counts[key], ends)
        for key, ends in found.items()
        if ends[1] < minimum - 1 or ends[0] > 1
    }
