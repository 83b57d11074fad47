"""The joint list that sorts itself, with a chart of bars."""

from prioritize.basis_findings import EVERYBODY
from reports.living import formulas
from reports.living.areas import Area
from reports.living.faults import echo
from reports.living.layout import Layout
from reports.living.page import Bars, Content, Formula, Look, Page
from reports.living.texts import ALARM_ROW, head, title
from reports.living.trial import Trial

COLOUR = "#0072B2"
MOST_BARS = 30
"""Items that the chart shows at most."""


def league_page(trial: Trial, places: Layout) -> Page:
    """Lay out the league table.

    Parameters
    ----------
    trial : Trial
    places : Layout

    Returns
    -------
    Page
    """
    story = trial.story
    headers = _headers(trial)
    lines = head(trial, story.say("living.league_title"), story.say("living.league_note"))
    top = len(lines) + 1
    page = Page(
        title=title(story, "league"),
        widths=(8, 10, 34, 10, 13, 9, *[11] * len(trial.parties), 15, 3),
        span=len(headers),
        colour=COLOUR,
        frozen=(top, 3),
    )
    page.put_head(lines, echo(trial, places))
    for column, (header, look) in enumerate(headers):
        page.put(top - 1, column, header, "header" if look == "name" else "over_figures")
    for row, item in enumerate(trial.joint):
        contents = _row(trial, places, Area(page.title, top + row, 0, 1, len(headers)), item)
        contents[0] = row + 1
        for column, (content, (_, look)) in enumerate(zip(contents, headers, strict=True)):
            page.put(top + row, column, content, look)
    shown = min(len(trial.items), MOST_BARS)
    page.bars = Bars(
        title=story.words.word("column", "joint_score"),
        names=Area(page.title, top, 2, shown, 1),
        figures=Area(page.title, top, 3, shown, 1),
        row=top - 1,
        column=len(headers) + 1,
    )
    return page


def _headers(trial: Trial) -> list[tuple[str, Look]]:
    words, names = trial.story.words, trial.story.names
    parties: list[tuple[str, Look]] = [(names.party(party), "rank") for party in trial.parties]
    return [
        (words.word("trial", "order"), "rank"),
        (words.word("column", "joint_rank"), "rank"),
        (words.word("column", "item"), "name"),
        (words.word("column", "joint_score"), "score"),
        (words.word("trial", "reported"), "rank"),
        (words.word("trial", "moved"), "moved"),
        *parties,
        (words.word("trial", "chosen"), "name"),
    ]


def _row(trial: Trial, places: Layout, row: Area, item: str) -> list[Content]:
    place, now, before = row.cell(), row.cell(0, 1), row.cell(0, 4)
    order = places.lists[EVERYBODY, "order"]
    joint, alarm = trial.joint[item], Area(row.sheet, ALARM_ROW, 0, 1, 1)
    score = formulas.picked(places.lists[EVERYBODY, "score"], place, order)

    def picked(column: Area, value: str | float) -> Formula:
        return Formula(formulas.shown(alarm, formulas.picked(column, place, order)), value)

    return [
        None,
        picked(places.lists[EVERYBODY, "rank"], joint.rank),
        picked(item_names(places), trial.story.names.item(item)),
        # The chart draws no bar for #N/A, but one of length 0 for a dash.
        Formula(score, joint.score or 0.0),
        picked(places.lists[EVERYBODY, "reported"], joint.rank),
        Formula(formulas.shown(alarm, f"{before}-{now}"), 0),
        *(
            picked(places.lists[party, "rank"], trial.ranked[party, item].rank)
            for party in trial.parties
        ),
        picked(places.lists[EVERYBODY, "chosen"], trial.story.chosen(item)),
    ]


def item_names(places: Layout) -> Area:
    """The names of the items, beside the lists."""
    order = places.lists[EVERYBODY, "order"]
    return Area(order.sheet, order.top, 0, order.rows, 1)
