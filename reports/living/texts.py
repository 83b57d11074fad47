"""What the sheets with formulas say of themselves: what follows a change, and what does not."""

from prioritize.ranking import all_methods
from reports.living.page import Look
from reports.living.trial import Trial, make_trial
from reports.story.context import Story

LONGEST_LITERAL = 255
"""Signs that a text inside a formula may have."""
ALARM_ROW = 1
"""Row of every sheet that says what is wrong: below its title."""
_CELL = "\0"


def announcement(story: Story) -> str:
    """One line for the first sheet: which sheets can be tried out, or that there are none."""
    trial = make_trial(story)
    if trial is None:
        return story.say("living.figures_only")
    if not trial.joined:
        return story.say("living.announced_own", inputs=title(story, "inputs"))
    names = {
        "inputs": title(story, "inputs"),
        "league": title(story, "league"),
        "ledger": title(story, "ledger"),
    }
    return story.say("living.announced", **names)


def title(story: Story, name: str) -> str:
    """The title of a sheet with formulas."""
    return story.words.word("trial_sheet", name)


def head(trial: Trial, heading: str, *lines: str) -> list[tuple[str, Look]]:
    """The lines of text above the tables of a sheet, each with its look; the second is an alarm."""
    marked: list[tuple[str, Look]] = [(heading, "title"), ("", "alarm")]
    if any(party.example for party in trial.story.findings.perspectives):
        marked.append((trial.story.say("living.example"), "example"))
    return [*marked, *((line, "note") for line in lines)]


def guide(trial: Trial) -> tuple[str, ...]:
    """Say above the inputs what can be changed, what follows and what stays."""
    story = trial.story
    lines = []
    if trial.criteria:
        lines.append(story.say("living.change_worked"))
    else:
        lines.append(story.say("living.change_scores"))
        known = all_methods().get(trial.method)
        name = story.words.word("method", trial.method, known.title if known else trial.method)
        lines.append(story.say("living.method_stays", method=name))
    if trial.joined:
        names = [title(story, name) for name in ("league", "ledger", "steps")]
        follow = story.words.listed(names)
        lines.append(story.say("living.follows", sheets=follow, rule=story.rule(trial.rule)))
    else:
        lines.append(
            story.say(
                "living.rule_stays",
                rule=story.rule(trial.rule),
                steps=title(story, "steps"),
                joint=story.words.word("sheet", "joint"),
            )
        )
    return (*lines, story.say("living.stays"), story.say("living.study_stays"))


def messages(trial: Trial) -> dict[str, tuple[str, str]]:
    """What is said of a cell that the program would refuse, cut where the cell is named."""
    say = trial.story.say
    said = {
        "power": say("living.bad_power", cell=_CELL),
        "weight": say("living.bad_weight", cell=_CELL),
        "figure": say("living.bad_figure", cell=_CELL),
        "own": say("living.bad_own", cell=_CELL),
        "range": say("living.bad_range", cell=_CELL),
    }
    cut = {kind: text.partition(_CELL) for kind, text in said.items()}
    return {kind: (before, after) for kind, (before, _, after) in cut.items()}
