"""Settings and names of methods: everything chosen by name exists, every file is there."""

from collections import Counter
from collections.abc import Iterable, Iterator

from prioritize.balance import building_sizes
from prioritize.crosschecks.desk import Desk, numbered
from prioritize.crosschecks.figures import check_level
from prioritize.crosschecks.references import judgement_row
from prioritize.errors import Issue
from prioritize.issues import misspelt_or_unknown
from prioritize.joint import all_rules
from prioritize.owners import building_key
from prioritize.ranking import all_methods
from prioritize.spelling import nearest
from prioritize.vote_rules import all_vote_rules
from surveys.dates import DAY, MONTH
from surveys.forms import all_forms
from surveys.platforms import all_platforms
from surveys.rules import all_cleaning_rules
from surveys.scoring import question_kinds
from surveys.told import SEPARATORS
from weights.elicitation import all_methods as all_elicitation_methods
from weights.random_index import RANDOM_INDICES

CATEGORY_WORDS = ("auto", "official")
CATEGORY_NUMBERS = range(2, 21)


def check_chosen(desk: Desk) -> Iterator[Issue]:
    """Yield names of methods that do not exist, and files that are not in the folder."""
    settings = desk.study.settings
    yield from _setting(desk, "method", settings.method, all_methods())
    yield from _setting(desk, "joint", settings.joint, all_rules())
    yield from _setting(desk, "vote_rules", settings.vote_rules, all_vote_rules())
    yield from _setting(desk, "random_index", settings.random_index, RANDOM_INDICES)
    number = settings.categories.isdigit() and int(settings.categories) in CATEGORY_NUMBERS
    if not number:
        yield from _setting(desk, "categories", settings.categories, CATEGORY_WORDS)
    yield from _street(desk)
    yield from _kinds(desk)
    yield from _elicitation(desk)
    yield from _files(desk)
    yield from _exports(desk)
    for off in settings.rules_off:
        yield from _setting(desk, "rules_off", off.partition("@")[0], all_cleaning_rules())
    for group in settings.guarded:
        variable, equals, level = (part.strip() for part in group.partition("="))
        if not (variable and equals and level):
            yield desk.issue("guarded_syntax", "settings", "guarded", "value", value=group)
        else:
            yield from check_level(desk, (variable, level), ("settings", "guarded", "value"))


def _setting(desk: Desk, key: str, name: str, known: Iterable[str]) -> Iterator[Issue]:
    yield from _choice(desk, ("settings", key, "value"), name, known, desk.label("settings", key))


def _choice(
    desk: Desk, place: tuple[str, str, str], name: str, known: Iterable[str], label: str
) -> Iterator[Issue]:
    names = sorted(known)
    if name in names:
        return
    near = nearest(name, names)
    facts = {"nearest": near} if near else {}
    code = misspelt_or_unknown("choice", near)
    yield desk.issue(code, *place, value=name, column=label, choices=", ".join(names), **facts)


def _street(desk: Desk) -> Iterator[Issue]:
    """Yield buildings along the street that neither `population` nor an item knows."""
    known = building_sizes(desk.study)
    for name in desk.study.settings.street_buildings:
        if known and building_key(name) not in known:
            yield from _setting(desk, "street_buildings", name, [one for one, _ in known.values()])


def _kinds(desk: Desk) -> Iterator[Issue]:
    rows: Counter[str] = Counter()
    kinds, label = question_kinds(), desk.label("questions", "kind")
    for question in desk.study.codebook.questions:
        rows[question.column] += 1
        if question.kind:
            row = numbered(question.column, rows[question.column])
            yield from _choice(desk, ("questions", row, "kind"), question.kind, kinds, label)


def _elicitation(desk: Desk) -> Iterator[Issue]:
    methods, label = all_elicitation_methods(), desk.label("judgements", "method")
    for judgement in desk.study.judgements:
        row = judgement_row(judgement)
        place = ("judgements", row, "method")
        yield from _choice(desk, place, judgement.method, methods, label)


def _exports(desk: Desk) -> Iterator[Issue]:
    """Yield rows about files that no survey is, and words that no file can be read by."""
    known: dict[str, Iterable[str]] = {
        "platform": [*all_platforms(), *all_forms()],
        "separator": SEPARATORS,
        "dates": (DAY, MONTH),
    }
    for count, row in enumerate(desk.study.exports, start=1):
        if row.file not in desk.study.settings.surveys:
            yield desk.issue("export_not_listed", "exports", str(count), "file", value=row.file)
        for column, names in known.items():
            if word := getattr(row, column):
                place, label = ("exports", str(count), column), desk.label("exports", column)
                yield from _choice(desk, place, word, names, label)


def _files(desk: Desk) -> Iterator[Issue]:
    folder = desk.study.folder
    for name in desk.study.settings.surveys:
        if (folder / name).is_file():
            continue
        there = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
        near = nearest(name, sorted(set(there) - {desk.study.file}))
        code = misspelt_or_unknown("survey_file", near) if near else "survey_file_missing"
        facts = {"nearest": near} if near else {}
        yield desk.issue(code, "settings", "surveys", "value", value=name, **facts)
