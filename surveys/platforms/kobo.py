"""KoboToolbox and other ODK servers: ticks as a summary beside one column per option."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import pandas as pd

from surveys.answers import Column, State, SurveyTable
from surveys.blocks import ARROW, is_space_list
from surveys.form_versions import merge_versions
from surveys.layout import (
    Cells,
    Grid,
    States,
    build_table,
    header_of,
    lay_out,
    states_of,
    with_column,
)
from surveys.platforms.dialect import Platform
from surveys.sheets import Export, Sheet

IDS: Final = ("_uuid", "meta/instanceid", "instanceid", "_id")
TIMES: Final = ("start", "end", "_submission_time")
PERSONAL: Final = frozenset(
    (
        *("deviceid", "subscriberid", "simid", "simserial", "phonenumber", "devicephonenum"),
        *("imei", "username", "email", "audit", "_submitted_by", "_geolocation"),
    )
)
IGNORED: Final = frozenset(
    (
        *("today", "_tags", "_notes", "_status", "__version__", "_version_"),
        *("_index", "_parent_index", "_parent_table_name", "_attachments", "formhub/uuid"),
        *("meta/instancename", "instancename", "meta/rootuuid", "_xform_id", "_xform_id_string"),
        "_bamboo_dataset_id",
    )
)
SILENCES: Final = {
    "n/a": State.SKIPPED,
    "don_t_know": State.DONT_KNOW,
    "dont_know": State.DONT_KNOW,
    "do_not_know": State.DONT_KNOW,
    "don't know": State.DONT_KNOW,
    "don’t know": State.DONT_KNOW,
    "refused": State.REFUSED,
    "refuse": State.REFUSED,
    "refused_to_answer": State.REFUSED,
    "refuse_to_answer": State.REFUSED,
    "prefer_not_to_say": State.REFUSED,
    "prefer_not_to_answer": State.REFUSED,
    "prefer not to say": State.REFUSED,
    "prefer not to answer": State.REFUSED,
}
NOTHING_IN_R: Final = {"NA": State.BLANK, "NaN": State.BLANK}
"""What R writes into empty cells."""

STATUS: Final = "_validation_status"
DURATION: Final = "duration (end - start)"
SIGNS: Final = "/.-:"
"""What may stand between a group, a question and its options."""

_GPS = re.compile(r"(.*/)?_(.+)_(latitude|longitude|altitude|precision)")
_CHOICE = re.compile(r"(.+)[/.:-]_?(\d{1,2})(?:st|nd|rd|th)[_ ]choice", re.IGNORECASE)
_THROUGH_R = re.compile(r"X_uuid|X\.U\.FEFF\..*|X_submission_time|X__version__")
_OTHER = re.compile(r"(?:^|[_/ .])other", re.IGNORECASE)
_TICKS = {"1": "1", "0": "0", "TRUE": "1", "FALSE": "0", "True": "1", "False": "0"}
_SILENT = ("", "n/a", *NOTHING_IN_R)


@dataclass(frozen=True)
class _Family:
    """Columns that are parts of one question: their common name and each one's own."""

    parent: str
    places: tuple[int, ...]
    parts: tuple[str, ...]


def recognise(_export: Export, sheet: Sheet) -> float:
    """Say how sure it is that a sheet comes from an ODK server, 0-1."""
    names = {_plain_name(header) for header in header_of(sheet)}
    identified = bool({"_uuid", "meta/instanceid"} & names)
    if identified and {"_submission_time", "start", "_index"} & names:
        return 0.95
    if identified or "_submission_time" in names:
        return 0.8
    return 0.5 if {"start", "end"} <= names and names & (IGNORED | PERSONAL) else 0.0


def read(export: Export, sheet: Sheet) -> SurveyTable:
    """Read a Kobo sheet.

    ``n/a`` was not shown. An empty cell was seen and left, unless the question has several
    columns and all are empty: then it was not shown. Where a question has one column per
    option, these are read and its summary is ignored. A ranking (``q/_1st_choice`` …) and the
    time spent get a column of their own at the end. A question that several versions of the form
    ask stands in several columns of one name: they are read as one where no row fills two.
    """
    grid, merged, notes = merge_versions(lay_out(export, sheet))
    roles = _roles(grid.keys)
    roles = ["ignore" if place in merged else role for place, role in enumerate(roles)]
    ticks = _tick_families(grid, roles)
    ranks = _rank_families(grid.keys)
    columns = _columns(grid, roles, ticks, ranks)
    grid = replace(grid, cells=_with_ticks(grid.cells, ticks))
    through_r = any(map(_THROUGH_R.fullmatch, grid.keys))
    states = states_of(grid.cells, SILENCES | (NOTHING_IN_R if through_r else {}))
    for family in (*ticks, *ranks):
        places = [*family.places, *_where(grid.keys, family.parent)]
        unseen = (states[:, places] != State.ANSWERED).all(axis=1)
        states[np.ix_(unseen, places)] = State.SKIPPED
    for family in ranks:
        key = f"{family.parent} (in order)"
        orders, order_states = _orders(grid.cells, states, family)
        grid, states = with_column(grid, key, orders), np.hstack([states, order_states])
        stem = _last_name(family.parent, _groups(grid.keys))
        columns.append(Column(key, key, family.parent, stem, form="order"))
    spans = _durations(grid, columns)
    if spans is not None:
        grid = with_column(grid, DURATION, spans)
        states = np.hstack([states, states_of(spans[:, None], {})])
        columns.append(Column(DURATION, DURATION, stem=DURATION, role="duration"))
    lists = any(column.form == "list" for column in columns)
    return build_table(
        export,
        sheet,
        grid,
        platform="kobo",
        variant="split" if ticks else "joined",
        columns=columns,
        states=states,
        separator=" " if lists else "",
        notes=notes,
    )


def _plain_name(header: str) -> str:
    """Undo what a trip through R does to names: ``X_uuid``, ``X.U.FEFF.start``."""
    name = header.lower().removeprefix("x.u.feff.")
    name = name.removeprefix("x") if name.startswith("x_") else name
    return name.replace(".", "/", 1) if name.startswith(("meta.", "formhub.")) else name


def _roles(keys: Sequence[str]) -> list[str]:
    names = [_plain_name(key) for key in keys]
    known = set(names)
    chosen_id = next((name for name in IDS if name in known), "")
    gps = set()
    for match in filter(None, map(_GPS.fullmatch, names)):
        base = f"{match[1] or ''}{match[2]}"
        pair = {match[0].replace(match[3], one) for one in ("latitude", "longitude")}
        if base in known or pair <= known:
            gps |= {match[0], base}
    return [_role(name, chosen_id, gps) for name in names]


def _role(name: str, chosen_id: str, gps: set[str]) -> str:
    if name == chosen_id:
        return "id"
    if name in TIMES:
        return "time"
    if name == STATUS:
        return "status"
    if name in PERSONAL or name in gps:
        return "personal"
    hidden = name in IGNORED or name in IDS or name.startswith("_submission__")
    return "ignore" if hidden else ""


def _tick_families(grid: Grid, roles: Sequence[str]) -> list[_Family]:
    known = set(grid.keys)
    members: dict[str, list[int]] = {}
    for place, key in enumerate(grid.keys):
        parent = _parent(key, known)
        if parent and not roles[place]:
            members.setdefault(parent, []).append(place)
    families = []
    for parent, places in members.items():
        binary = [place for place in places if _is_binary(grid.cells[:, place])]
        whole = parent in known or len(binary) == len(places) > 1
        if binary and whole and (grid.cells[:, binary] != "").any():
            parts = tuple(grid.keys[place][len(parent) + 1 :] for place in binary)
            families.append(_Family(parent, tuple(binary), parts))
    return families


def _parent(key: str, known: set[str]) -> str:
    """Find the longest header that this one continues, or else the group it stands in."""
    for place in range(len(key) - 1, 0, -1):
        if key[place] in SIGNS and key[:place] in known:
            return key[:place]
    return key.rpartition("." if not any("/" in one for one in known) else "/")[0]


def _is_binary(cells: Cells) -> bool:
    return set(cells) <= {*_TICKS, *_SILENT}


def _rank_families(keys: Sequence[str]) -> list[_Family]:
    found: dict[str, list[tuple[int, int]]] = {}
    for place, key in enumerate(keys):
        if match := _CHOICE.fullmatch(key):
            found.setdefault(match[1], []).append((int(match[2]), place))
    return [
        _Family(
            parent,
            tuple(place for _, place in sorted(choices)),
            tuple(str(rank) for rank, _ in sorted(choices)),
        )
        for parent, choices in found.items()
    ]


def _columns(
    grid: Grid, roles: Sequence[str], ticks: Sequence[_Family], ranks: Sequence[_Family]
) -> list[Column]:
    part_of = {
        place: (family.parent, part)
        for family in (*ticks, *ranks)
        for place, part in zip(family.places, family.parts, strict=True)
    }
    split = {family.parent for family in (*ticks, *ranks)}
    ranked = {place for family in ranks for place in family.places}
    groups, known = _groups(grid.keys), set(grid.keys)
    columns = []
    for place, (key, header) in enumerate(zip(grid.keys, grid.headers, strict=True)):
        parent, part = part_of.get(place, (key, ""))
        role = "ignore" if place in ranked or key in split else roles[place]
        form = "tick" if part and not role else "text"
        if not part and not role and not _OTHER.search(key) and is_space_list(grid.cells[:, place]):
            form = "list"
        number = "" if roles[place] else parent
        told = "words" if key.endswith("_other") and key.removesuffix("_other") in known else ""
        stem = _last_name(parent, groups)
        columns.append(Column(key, header, number, stem, part, form, role, told))
    return columns


def _groups(keys: Sequence[str]) -> frozenset[str]:
    """Beginnings of headers that several of them share and that are no question themselves."""
    known = set(keys)
    shared = Counter(
        key[: place + 1]
        for key in keys
        for place, sign in enumerate(key)
        if sign in SIGNS and 0 < place < len(key) - 1 and key[:place] not in known
    )
    return frozenset(
        beginning
        for beginning, times in shared.items()
        if times > 1 and (beginning[-1] == "/" or re.fullmatch(r"\w+(?:[.:-]\w+)*[.:-]", beginning))
    )


def _last_name(path: str, groups: frozenset[str]) -> str:
    """The name of a question without the groups it stands in."""
    cuts = [place + 1 for place in range(len(path)) if path[: place + 1] in groups]
    return path[cuts[-1] :] if cuts else path


def _where(keys: Sequence[str], name: str) -> list[int]:
    return [keys.index(name)] if name in keys else []


def _with_ticks(cells: Cells, families: Sequence[_Family]) -> Cells:
    cells = cells.copy()
    for place in (place for family in families for place in family.places):
        cells[:, place] = [_TICKS.get(cell, cell) for cell in cells[:, place]]
    return cells


def _orders(cells: Cells, states: States, family: _Family) -> tuple[Cells, States]:
    """Join the options a row ranked, best first; nothing ranked counts as not shown."""
    joined = np.full(len(cells), "", dtype=object)
    for place in family.places:
        said = states[:, place] == State.ANSWERED
        link = np.where(said & (joined != ""), ARROW, "").astype(object)
        joined = joined + link + np.where(said, cells[:, place], "")
    silent = np.where(joined == "", State.SKIPPED, State.ANSWERED)
    return joined, silent.astype(np.uint8)[:, None]


def _durations(grid: Grid, columns: Sequence[Column]) -> Cells | None:
    """Count seconds from start to end; empty where one is missing or the clock was set back."""
    places = {_plain_name(column.key): place for place, column in enumerate(columns)}
    if not {"start", "end"} <= set(places):
        return None
    start, end = (
        pd.to_datetime(
            pd.Series(grid.cells[:, places[name]]), format="ISO8601", utc=True, errors="coerce"
        )
        for name in ("start", "end")
    )
    seconds = (end - start).dt.total_seconds().to_numpy()
    known = seconds >= 0
    if not known.any():
        return None
    spans = np.full(len(seconds), "", dtype=object)
    spans[known] = [str(round(one)) for one in seconds[known]]
    return spans


PLATFORM = Platform("kobo", "KoboToolbox / ODK", recognise, read)
