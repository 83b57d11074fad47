"""The ledger that follows: places every party gives up, and what they add up to."""

from prioritize.basis_findings import EVERYBODY
from reports.living import formulas
from reports.living.areas import Area
from reports.living.faults import echo
from reports.living.layout import Layout
from reports.living.league import item_names
from reports.living.page import Content, Formula, Look, Page
from reports.living.texts import ALARM_ROW, head, title
from reports.living.trial import Trial

COLOUR = "#D55E00"
_BEFORE = 3
"""Columns before the parties' own: place, item, joint rank."""


def ledger_page(trial: Trial, places: Layout) -> Page:
    """Lay out the ledger, the totals first.

    Parameters
    ----------
    trial : Trial
    places : Layout

    Returns
    -------
    Page
    """
    story, parties = trial.story, len(trial.parties)
    lines = head(trial, story.say("living.ledger_title"), story.say("living.ledger_note"))
    top = len(lines) + 1
    page = Page(
        title=title(story, "ledger"),
        widths=(8, 34, 13, *[13] * (3 * parties)),
        span=_BEFORE + min(3 * parties, 6),
        colour=COLOUR,
        frozen=(ALARM_ROW + 1, 2),
    )
    page.put_head(lines, echo(trial, places))
    rows = Area(page.title, top + parties + 2, 0, len(trial.items), _BEFORE + 3 * parties)
    _totals(page, trial, places, rows, top)
    _entries(page, trial, places, rows)
    return page


def _totals(page: Page, trial: Trial, places: Layout, rows: Area, top: int) -> None:
    words, alarm = trial.story.words, Area(rows.sheet, ALARM_ROW, 0, 1, 1)
    page.put_row(top - 1, 0, ["", words.word("column", "party")], "header")
    for column, name in enumerate(("conceded", "conceded_before", "disorder"), start=2):
        page.put(top - 1, column, words.word("trial", name), "over_figures")
    for row, party in enumerate(trial.parties):
        told = trial.totals[party]
        own, joint = places.lists[party, "rank"], places.lists[EVERYBODY, "rank"]
        across = (places.across.row(row), places.across.row(len(trial.parties)))
        disorder = formulas.shown(alarm, formulas.disorder(own, joint, *across))
        conceded = formulas.shown(alarm, f"SUM({rows.column(_BEFORE + 3 * row + 2)})")
        page.put(top + row, 0, "", "name")
        page.put(top + row, 1, trial.story.names.party(party), "name")
        page.put(top + row, 2, Formula(conceded, told.concession), "score")
        page.put(top + row, 3, told.concession, "score")
        page.put(top + row, 4, Formula(disorder, told.kendall_distance), "score")


def _entries(page: Page, trial: Trial, places: Layout, rows: Area) -> None:
    headers = _headers(trial)
    for column, (header, look) in enumerate(headers):
        page.put(rows.top - 1, column, header, "header" if look == "name" else "over_figures")
    for row, item in enumerate(trial.joint):
        contents = _row(trial, places, rows.row(row), item)
        contents[0] = row + 1
        for column, (content, (_, look)) in enumerate(zip(contents, headers, strict=True)):
            page.put(rows.top + row, column, content, look)


def _headers(trial: Trial) -> list[tuple[str, Look]]:
    story, words = trial.story, trial.story.words
    figures: tuple[tuple[str, Look], ...] = (
        (words.word("column", "own_rank"), "rank"),
        (words.word("column", "places"), "moved"),
        (words.word("column", "concession"), "score"),
    )
    own = [
        (story.say("living.of_party", party=story.names.party(party), figure=figure), look)
        for party in trial.parties
        for figure, look in figures
    ]
    return [
        (words.word("trial", "order"), "rank"),
        (words.word("column", "item"), "name"),
        (words.word("column", "joint_rank"), "rank"),
        *own,
    ]


def _row(trial: Trial, places: Layout, row: Area, item: str) -> list[Content]:
    place, order = row.cell(), places.lists[EVERYBODY, "order"]
    lists, alarm = places.lists, Area(row.sheet, ALARM_ROW, 0, 1, 1)

    def shown(text: str, value: str | float) -> Formula:
        return Formula(formulas.shown(alarm, text), value)

    def picked(column: Area, value: str | float) -> Formula:
        return shown(formulas.picked(column, place, order), value)

    contents: list[Content] = [
        None,
        picked(item_names(places), trial.story.names.item(item)),
        picked(lists[EVERYBODY, "rank"], trial.joint[item].rank),
    ]
    for number, party in enumerate(trial.parties):
        told, column = trial.entries[party, item], _BEFORE + 3 * number
        utility = formulas.picked(lists[party, "utility"], place, order).removeprefix("=")
        lost = row.cell(0, column + 1)
        contents += [
            picked(lists[party, "rank"], told.own_rank),
            shown(f"{row.cell(0, 2)}-{row.cell(0, column)}", told.places),
            shown(formulas.conceded(utility, lost, len(trial.items)), told.concession or 0.0),
        ]
    return contents
