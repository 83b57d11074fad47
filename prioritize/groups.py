"""Groups of residents that the study names, and whether the surveys know them."""

from prioritize.errors import StudyError
from prioritize.issues import make_issue
from prioritize.study import Study
from surveys.errors import UnknownGroupError, UnknownLevelError
from surveys.responses import Responses
from surveys.selection import group_mask

Group = tuple[str, str]
"""Question and answer."""


def guarded_groups(study: Study) -> tuple[Group, ...]:
    """Read the setting `guarded`: question and answer of each group, in the order told."""
    parts = (text.partition("=") for text in study.settings.guarded)
    return tuple(
        (variable.strip(), level.strip())
        for variable, _, level in parts
        if variable.strip() and level.strip()
    )


def is_heard(responses: Responses, group: Group) -> bool:
    """Tell whether anybody gave the answer that makes a group."""
    try:
        group_mask(responses, *group)
    except UnknownLevelError:
        return False
    return True


def check_guarded(study: Study, responses: Responses) -> None:
    """Make sure that a question tells who belongs to each group.

    An answer that nobody gave is no mistake: that a group was not heard is a finding.

    Raises
    ------
    StudyError
        With the cell of the setting.
    """
    issues = []
    for variable, level in guarded_groups(study):
        try:
            group_mask(responses, variable, level)
        except UnknownLevelError:
            continue
        except UnknownGroupError as error:
            sheet, _, cell = study.where.get(("settings", "guarded", "value"), "").rpartition("!")
            issues.append(
                make_issue(
                    "guarded_unknown",
                    file=study.file,
                    sheet=sheet or "settings",
                    cell=cell,
                    value=f"{variable}={level}",
                    column=variable,
                    choices=", ".join(error.known),
                )
            )
    if issues:
        raise StudyError(issues)
