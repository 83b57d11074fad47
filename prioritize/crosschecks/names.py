"""English names of offices, sources and grounds: each said once, of something in the study."""

from collections.abc import Iterator

from prioritize.crosschecks.desk import Desk
from prioritize.errors import Issue
from prioritize.spelling import nearest
from prioritize.study import Study
from prioritize.written_names import nameable


def check_names(desk: Desk) -> Iterator[Issue]:
    """Yield rows of the sheet `names` that speak of nothing, or contradict another row."""
    known = list(dict.fromkeys(filter(None, nameable(desk.study))))
    own = _with_own_columns(desk.study)
    told: dict[str, str] = {}
    for count, row in enumerate(desk.study.names, start=1):
        if row.name not in known and row.name in own:
            table = desk.title(own[row.name])
            yield desk.issue(
                "written_name_elsewhere", "names", str(count), "name", value=row.name, table=table
            )
        elif row.name not in known:
            near = nearest(row.name, known)
            code = "written_name_misspelt" if near else "written_name_unused"
            facts = {"nearest": near} if near else {}
            yield desk.issue(code, "names", str(count), "name", value=row.name, **facts)
        if told.setdefault(row.name, row.name_en) != row.name_en:
            yield desk.issue("written_name_twice", "names", str(count), "name", value=row.name)


def _with_own_columns(study: Study) -> dict[str, str]:
    """Names whose own sheets have a column for the English one, to that sheet."""
    parts = {
        "items": study.items,
        "criteria": (*study.criteria, *study.headings),
        "perspectives": study.parties,
    }
    return {one.name: sheet for sheet, rows in parts.items() for one in rows if one.name}
