"""What every chapter needs at hand: the findings, the language, and the names of things."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from prioritize.findings import Findings, ItemFinding
from prioritize.joint import all_rules
from prioritize.list_findings import LeftOut
from reports import figures
from reports.document import Alignment, Block, Table
from reports.line_breaks import shortened_apart
from reports.names import Names
from reports.wording import Wording

BRIEF = 36
"""Columns that an item's name takes at most where many are named in one line."""
MOST_NAMED = 20
"""Items that a sentence names where a table beside it holds them all."""


@dataclass(frozen=True, eq=False)
class Story:
    """One run, about to be told in one language."""

    findings: Findings
    words: Wording
    names: Names

    def say(self, message_id: str, /, **facts: Any) -> str:
        """Say a text of the catalogue."""
        return self.words.say(message_id, **facts)

    def items(self, item_ids: Iterable[str]) -> str:
        """Name several items in one sentence."""
        return self.words.listed(self.names.item(item) for item in item_ids)

    def items_in_brief(self, item_ids: Iterable[str]) -> str:
        """Name several items in one sentence, long names cut."""
        return self._first(map(self.short_name, item_ids))

    def short_name(self, item_id: str, width: int = BRIEF) -> str:
        """The name of an item, cut where it is long, and never so that two look alike."""
        cut = self._short_names.get(width)
        if cut is None:
            names = {one.id: self.names.item(one.id) for one in self.findings.items}
            cut = dict(zip(names, shortened_apart(list(names.values()), width), strict=True))
            self._short_names[width] = cut
        return cut.get(item_id, item_id)

    @cached_property
    def _short_names(self) -> dict[int, dict[str, str]]:
        """By width, filled as names are asked for."""
        return {}

    def first_items(self, item_ids: Iterable[str]) -> str:
        """Name the first of several items in one sentence, and count the rest."""
        return self._first(map(self.names.item, item_ids))

    def _first(self, names: Iterable[str]) -> str:
        known = list(names)
        shown = self.words.listed(known[:MOST_NAMED])
        if len(known) <= MOST_NAMED:
            return shown
        return self.say("remarks.more", shown=shown, more=len(known) - MOST_NAMED)

    def rule(self, name: str) -> str:
        """The name of a joint rule: its words, or the title it goes by in the literature."""
        known = all_rules().get(name)
        return self.words.word("rule", name, known.title if known else name)

    def chosen(self, item_id: str) -> str:
        """Whether an item is done, and whether it had to be; a dash where nothing is chosen."""
        plan = self.findings.plan
        if any(gate.item == item_id for gate in plan.gates):
            return self.say("chosen.must")
        if item_id in plan.funded:
            return self.say("chosen.yes")
        return self.say("chosen.no") if plan.funded or plan.left_out else figures.DASH

    def why_left_out(self, one: LeftOut) -> str:
        """Why an item is not chosen; of an equal one, that only the ids decided."""
        if any(one.item in group.left_out for group in self.findings.plan.interchangeable):
            return self.words.word("left_out", "EQUAL")
        return self.with_sources(self.words.word("left_out", one.reason), one.item)

    def with_sources(self, reason: str, item_id: str) -> str:
        """Name in a reason the sources whose money does not reach for an item."""
        left_out = self.findings.plan.left_out
        lacking = next((one.sources for one in left_out if one.item == item_id), ())
        return reason.replace("{sources}", self.words.listed(map(self.names.source, lacking)))

    @property
    def is_notice(self) -> bool:
        """Whether this is the public version, which does not tell what its lists are made of."""
        return self.findings.basis is None and bool(self.findings.joint)

    def in_full(self, *blocks: Block) -> tuple[Block, ...]:
        """Blocks for who checks the figures; a notice, which everybody reads, does without."""
        return () if self.is_notice else blocks

    def score(self, value: float | None) -> str:
        """A score as it is told: with no digits beyond those to which a notice rounds it."""
        return figures.amount(value) if self.is_notice else figures.score(value)

    @property
    def flips_computed(self) -> bool:
        """Whether the joint rule let flip points be worked out at all."""
        return self.findings.provenance.settings.get("flips_computed") is not False

    @property
    def item_of(self) -> dict[str, ItemFinding]:
        """The items by id."""
        return {item.id: item for item in self.findings.items}

    @property
    def party_ids(self) -> tuple[str, ...]:
        """The parties in the order of the study."""
        return tuple(party.id for party in self.findings.perspectives)

    @property
    def own_ranks(self) -> dict[tuple[str, str], float]:
        """Own rank by (party, item)."""
        return {
            (party, ranked.item): ranked.rank
            for party, ranking in self.findings.rankings.items()
            for ranked in ranking
        }

    @property
    def money(self) -> str:
        """The unit of money as the study names it."""
        return str(self.findings.provenance.settings.get("money") or "")

    def money_of(self, amount: float) -> str:
        """An amount with its unit; a unit that is itself a number (10,000 yuan) is multiplied."""
        times = "× " if self.money[:1].isdigit() else ""
        return f"{figures.amount(amount)} {times}{self.money}".strip()

    def setting(self, key: str) -> str:
        """A setting of the run as text; empty where it was not recorded."""
        value = self.findings.provenance.settings.get(key)
        return "" if value is None else str(value)


def table(
    caption: str,
    columns: Sequence[tuple[str, Alignment]],
    rows: Iterable[Sequence[str]],
    row_header: int = 0,
) -> Table:
    """Put a table together from its columns' headers and alignments and its rows.

    Parameters
    ----------
    caption : str
        What the table shows.
    columns : sequence of (header, alignment)
        One per column.
    rows : iterable of sequence of str
        Finished cells, as many as columns.
    row_header : int
        Place of the column that names the row.

    Returns
    -------
    Table
        The block.
    """
    return Table(
        caption=caption,
        headers=tuple(header for header, _ in columns),
        rows=tuple(tuple(row) for row in rows),
        alignments=tuple(alignment for _, alignment in columns),
        row_header=row_header,
    )
