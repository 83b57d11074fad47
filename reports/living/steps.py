"""The sheet that goes from figures to scores, ranks and the joint list, step by step."""

from prioritize.basis_findings import EVERYBODY
from reports.living import formulas
from reports.living.areas import Area
from reports.living.faults import alarm, fill_faults
from reports.living.layout import FIRST, SCALE_LINES, Layout, list_columns
from reports.living.lists import fill_lists
from reports.living.page import Content, Formula, Look, Page
from reports.living.texts import ALARM_ROW, head, title
from reports.living.trial import POOLED, Trial

COLOUR = "#767676"


def steps_head(trial: Trial) -> list[tuple[str, Look]]:
    """The lines of text above the steps, each with its look."""
    return head(trial, trial.story.say("living.steps_title"), trial.story.say("living.steps_note"))


def steps_page(trial: Trial, places: Layout) -> Page:
    """Lay out the steps.

    Parameters
    ----------
    trial : Trial
    places : Layout

    Returns
    -------
    Page
    """
    columns = max(len(list_columns(trial)), FIRST + len(trial.criteria), len(trial.items))
    page = Page(
        title=title(trial.story, "steps"),
        widths=(34, *[12] * columns),
        span=8,
        colour=COLOUR,
        frozen=(ALARM_ROW + 1, 1),
    )
    page.put_head(steps_head(trial), alarm(trial, places))
    fill_faults(page, trial, places)
    if trial.criteria:
        for party in places.own:
            _seen(page, trial, places, party)
        for view in places.scales:
            _scales(page, trial, places, view)
        _counting(page, trial, places)
    fill_lists(page, trial, places)
    if trial.joined:
        _across(page, trial, places)
    return page


def _header(page: Page, trial: Trial, row: int, text: str) -> None:
    page.put(row, 0, text, "header")
    page.put_row(row, 1, ["", ""], "header")
    for column, criterion in enumerate(trial.criteria, start=FIRST):
        page.put(row, column, trial.story.names.criterion(criterion.id), "over_figures")


def _seen(page: Page, trial: Trial, places: Layout, party: str) -> None:
    """All figures as one party sees them: its own, or else everybody's."""
    area, names = places.seen[party], trial.story.names
    _header(page, trial, area.top - 1, trial.story.say("living.seen", party=names.party(party)))
    for row, item in enumerate(trial.items):
        page.put(area.top + row, 0, names.item(item), "name")
        for column, criterion in enumerate(trial.criteria):
            own, shared = places.own[party].cell(row, column), places.matrix.cell(row, column)
            mine = trial.figures.get((party, item, criterion.id))
            figure = trial.figures[EVERYBODY, item, criterion.id] if mine is None else mine
            # An empty cell would count as 0 if it were only pointed at.
            common = f"IF(ISNUMBER({shared}),{shared},NA())"
            text = f'=IF(ISNUMBER({own}),{own},IF({own}="",{common},NA()))'
            formula = Formula(text, figure)
            page.put(area.top + row, FIRST + column, formula, "figure")


def _scales(page: Page, trial: Trial, places: Layout, view: str) -> None:
    story, area, figures = trial.story, places.scales[view], places.seen[view]
    text = story.say("living.scales")
    if view != EVERYBODY:
        text = story.say("living.own_scales", party=story.names.party(view))
    _header(page, trial, area.top - 1, text)
    for row, line in enumerate(SCALE_LINES):
        page.put(area.top + row, 0, story.words.word("trial", line), "name")
    for column, criterion in enumerate(trial.criteria):
        scale, telling = trial.scales[view, criterion.id], area.cell(0, column)
        benefit, fixed = criterion.direction == "benefit", trial.form == "range"
        worst, best = _ends(figures.column(column), benefit=benefit)
        if fixed:
            worst, best = (f"={end}" for end in places.ends(column))
        span = None if trial.form == "vector" else (area.cell(1, column), area.cell(2, column))
        threshold, limits = places.known.cell(3, column), places.ends(column) if fixed else None
        rows: list[Content] = [
            Formula(formulas.counts(figures.column(column), threshold, limits), int(scale.counts)),
            Formula(worst, scale.worst),
            Formula(best, scale.best),
            Formula(
                formulas.unit(figures.column(column), telling, span, benefit=benefit), scale.unit
            ),
        ]
        for row, content in enumerate(rows):
            page.put(area.top + row, FIRST + column, content, "figure")


def _ends(column: Area, *, benefit: bool) -> tuple[str, str]:
    low, high = f"=MIN({column})", f"=MAX({column})"
    return (low, high) if benefit else (high, low)


def _counting(page: Page, trial: Trial, places: Layout) -> None:
    area, names = places.counting, trial.story.names
    _header(page, trial, area.top - 1, trial.story.say("living.counting"))
    for row, party in enumerate(trial.parties):
        page.put(area.top + row, 0, names.party(party), "name")
        telling, weights = places.scales[trial.view(party)].row(0), places.weights.row(row)
        for column, criterion in enumerate(trial.criteria):
            text = formulas.counting_weight(
                weights.cell(0, column), telling.cell(0, column), weights, telling
            )
            formula = Formula(text, trial.weights[party][criterion.id])
            page.put(area.top + row, FIRST + column, formula, "score")
    if trial.rule != POOLED:
        return
    last, telling = area.rows - 1, places.scales[EVERYBODY].row(0)
    page.put(area.top + last, 0, trial.story.rule(POOLED), "name")
    for column, criterion in enumerate(trial.criteria):
        text = formulas.pooled_weight(
            column, telling.cell(0, column), telling, places.weights, places.share
        )
        formula = Formula(text, trial.weights[EVERYBODY][criterion.id])
        page.put(area.top + last, FIRST + column, formula, "score")


def _across(page: Page, trial: Trial, places: Layout) -> None:
    """All ranks once more, side by side, so that every pair of items can be compared."""
    area, story = places.across, trial.story
    page.put(area.top - 1, 0, story.say("living.across"), "header")
    told = {key: one.rank for key, one in trial.ranked.items()}
    told |= {(EVERYBODY, item): one.rank for item, one in trial.joint.items()}
    rows = [(story.names.party(party), party) for party in trial.parties]
    rows.append((story.words.word("column", "joint_rank"), EVERYBODY))
    for column, item in enumerate(trial.items, start=area.left):
        page.put(area.top - 1, column, story.names.item(item), "over_figures")
    for row, (name, party) in enumerate(rows):
        page.put(area.top + row, 0, name, "name")
        for column, item in enumerate(trial.items):
            formula = Formula(f"={places.lists[party, 'rank'].cell(column)}", told[party, item])
            page.put(area.top + row, area.left + column, formula, "rank")
