"""A made-up estate of the 1990s answers a questionnaire: every wish, and every flaw of real forms.

Twelve buildings, 612 flats, 600 forms handed out. ``python -m surveys.samples.estate``
writes the export anew, cell by cell as it stands in the package.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from surveys.samples import FILE, flaws, stamps
from surveys.samples import questionnaire as words
from surveys.samples.forms import add_other_wishes, fill_in, join_options
from surveys.samples.people import all_flats, move_in, who_answers
from surveys.samples.remarks import OTHER_WISHES
from surveys.samples.wishes import choices, tastes

SEED = 1996
WRITTEN = datetime(2026, 3, 20)  # noqa: DTZ001 - xlsxwriter wants a time without a zone
GRID_WORKERS = 3


@dataclass(frozen=True)
class Truth:
    """What was put into the sample, to hold a reading and a cleaning against.

    Attributes
    ----------
    households, issued, rows, used : int
        Flats of the estate; forms handed out; forms that came back; forms without a flaw
        that sets them aside.
    no_consent, incomplete, duplicate_household, failed_check, too_fast, straight_lining : int
        Forms to be set aside; no form has two of these flaws.
    limit_exceeded : int
        Used forms with more ticks than allowed.
    by_proxy : int
        Used forms that grid workers keyed in on three telephones.
    on_shared_address : int
        Forms whose address stands on another form as well.
    other_texts, nothing_wanted, no_door : int
        Used forms with a text behind "other", with "none of these" alone, and without a
        household key.
    """

    households: int = 612
    issued: int = 600
    rows: int = 472
    used: int = 412
    no_consent: int = 6
    incomplete: int = 8
    duplicate_household: int = 11
    failed_check: int = 12
    too_fast: int = 14
    straight_lining: int = 9
    limit_exceeded: int = 7
    by_proxy: int = 58
    on_shared_address: int = 79
    other_texts: int = 14
    nothing_wanted: int = 5
    no_door: int = 22


TRUTH = Truth()

FATES = ("used", "incomplete", "failed_check", "too_fast", "straight_lining", "no_consent")
"""What becomes of a household's form; households that answer twice stand behind these."""

ANSWERED_TWICE = (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
"""Used forms of households that had sent one before; the first of them had sent two."""


def export_table() -> pd.DataFrame:
    """Make the export: the same cells every time.

    Returns
    -------
    DataFrame of str, shape (472, 42)
        Rows in the order in which they came in; columns are the headers of the platform.
    """
    rng = np.random.default_rng(SEED)
    fates = np.repeat(FATES, [getattr(TRUTH, fate) for fate in FATES])
    people = _respondents(len(fates), rng)
    fates = np.append(fates, np.repeat("duplicate_household", len(ANSWERED_TWICE)))
    proxy, plain = _cast(people, fates, rng)
    forms = _spoil(_overdo(fill_in(people, rng), people, proxy, rng), fates, plain, rng)
    moments = _moments(fates, rng)
    metadata = _metadata(fates, proxy, moments, rng)
    table = pd.concat([metadata, forms], axis=1).iloc[np.argsort(moments, kind="stable")]
    table.insert(0, words.METADATA[0], [str(number) for number in range(1, len(table) + 1)])
    return table.reset_index(drop=True)


def write_export(path: Path) -> None:
    """Write the export as the platform's "by text" download.

    Parameters
    ----------
    path : Path
        An ``.xlsx`` file; an older one is replaced.
    """
    import xlsxwriter  # noqa: PLC0415 - only who writes the sample anew needs it

    table = export_table()
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": WRITTEN, "comments": "Made-up sample data"})
        sheet = workbook.add_worksheet("Sheet1")
        for place, header in enumerate(table.columns):
            sheet.write_string(0, place, header)
            for row, cell in enumerate(table[header], start=1):
                if place == 0:
                    sheet.write_number(row, place, int(cell))
                elif cell:
                    sheet.write_string(row, place, cell)


def _respondents(size: int, rng: np.random.Generator) -> pd.DataFrame:
    people = move_in(all_flats(), rng)
    first = people.iloc[who_answers(people, size, rng)]
    # Who answers for a household a second time is another of its adults.
    again = first.iloc[list(ANSWERED_TWICE)]
    again = again.assign(age=np.where(again["age"] == 3, 1, 3))
    return pd.concat([first, again], ignore_index=True)


def _cast(
    people: pd.DataFrame, fates: npt.NDArray[np.str_], rng: np.random.Generator
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Choose whose form a grid worker keys in, and list the used forms without any part."""
    free = np.flatnonzero(fates == "used")[len(set(ANSWERED_TWICE)) :]
    elders = free[people["age"].to_numpy()[free] == len(words.AGES) - 1]
    proxy = np.zeros(len(fates), dtype=bool)
    proxy[rng.choice(elders, TRUTH.by_proxy, replace=False)] = True
    return proxy, rng.permutation(free[~proxy[free]])


def _overdo(
    forms: pd.DataFrame,
    people: pd.DataFrame,
    proxy: npt.NDArray[np.bool_],
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Let a grid worker, whom no form stops, tick more than is allowed."""
    rows = rng.choice(np.flatnonzero(proxy), TRUTH.limit_exceeded, replace=False)
    most = rng.integers(words.LIMIT + 1, words.LIMIT + 3, len(rows))
    chosen = choices(tastes(people.iloc[rows]), most, rng)
    cells = forms[words.SINGLE_HEADERS["chosen"]].to_numpy(dtype=object, copy=True)
    cells[rows] = join_options(chosen)
    return forms.assign(**{words.SINGLE_HEADERS["chosen"]: cells})


def _spoil(
    forms: pd.DataFrame,
    fates: npt.NDArray[np.str_],
    plain: npt.NDArray[np.int64],
    rng: np.random.Generator,
) -> pd.DataFrame:
    ticks = forms[words.SINGLE_HEADERS["chosen"]].str.count(words.LIST_SEPARATOR) + 1
    room = plain[ticks.to_numpy()[plain] < words.LIMIT][: len(OTHER_WISHES)]
    rest = plain[~np.isin(plain, room)]
    forms = add_other_wishes(forms, room)
    forms = flaws.wanting_nothing(forms, rest[: TRUTH.nothing_wanted])
    forms = flaws.leaving_empty(forms, plain[-TRUTH.no_door :], words.SINGLE_HEADERS["household"])
    for name, silent in (("frail", 9), ("child", 6)):
        rows = rng.choice(plain, silent, replace=False)
        forms = flaws.leaving_empty(forms, rows, words.SINGLE_HEADERS[name])
    rows = rng.choice(plain, 14, replace=False)
    forms = flaws.leaving_empty(forms, rows, words.LAST_HEADERS["ranked"])
    forms = flaws.without_answers(forms, np.flatnonzero(fates == "incomplete"))
    forms = flaws.failing_the_check(forms, np.flatnonzero(fates == "failed_check"), rng)
    forms = flaws.straight_down(forms, np.flatnonzero(fates == "straight_lining"))
    return flaws.without_consent(forms, np.flatnonzero(fates == "no_consent"))


def _moments(fates: npt.NDArray[np.str_], rng: np.random.Generator) -> npt.NDArray[np.float64]:
    moments = rng.random(len(fates))
    earlier = np.flatnonzero(fates == "duplicate_household")
    moments[earlier] = moments[list(ANSWERED_TWICE)] * rng.uniform(0.2, 0.9, len(earlier))
    return moments


def _metadata(
    fates: npt.NDArray[np.str_],
    proxy: npt.NDArray[np.bool_],
    moments: npt.NDArray[np.float64],
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Write the platform's own columns; families and grid workers share an address."""
    own = stamps.addresses(len(fates) + GRID_WORKERS, rng)
    address = own[: len(fates)].copy()
    address[proxy] = rng.permutation(np.resize(own[len(fates) :], int(proxy.sum())))
    address[fates == "duplicate_household"] = address[list(ANSWERED_TWICE)]
    short = np.isin(fates, ["no_consent", "incomplete"])
    times = stamps.clock(moments)
    took = stamps.durations(fates == "too_fast", short, rng)
    ways = stamps.ways(proxy, rng)
    return pd.DataFrame(
        {
            words.METADATA[1]: times,
            words.METADATA[2]: took,
            words.METADATA[3]: ways["来源"],
            words.METADATA[4]: ways["来源详情"],
            words.METADATA[5]: address,
        },
        dtype=object,
    )


if __name__ == "__main__":
    write_export(Path(__file__).with_name(FILE))
