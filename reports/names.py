"""What items, parties and criteria are called in a report, instead of their ids."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from prioritize.findings import Findings
from prioritize.list_findings import PlanFindings
from prioritize.written_names import say_names
from reports.wording import Wording


@dataclass(frozen=True)
class Names:
    """Names by id; no two things of one sort share a name.

    `items`, `parties` and `criteria` map ids to names. An id without a name stands for itself.
    `written` maps what a study typed to what the report calls it, `sources` the same for sources
    of money.
    """

    items: dict[str, str]
    parties: dict[str, str]
    criteria: dict[str, str]
    written: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def item(self, item_id: str) -> str:
        """The name of an item."""
        return self.items.get(item_id, item_id)

    def party(self, party_id: str) -> str:
        """The name of a party."""
        return self.parties.get(party_id, party_id)

    def criterion(self, criterion_id: str) -> str:
        """The name of a criterion."""
        return self.criteria.get(criterion_id, criterion_id)

    def source(self, source: str) -> str:
        """The name of a source of money."""
        return self.sources.get(source, source)

    def text(self, text: str) -> str:
        """A ground or the name of a trench, as the report says it."""
        return self.written.get(text, text)

    def offices(self, text: str) -> str:
        """Whoever a cell names, as the report calls them."""
        sources = {text: name for text, name in self.sources.items() if text in self.written}
        return say_names(text, self.written | sources)


def names_of(findings: Findings, words: Wording) -> Names:
    """Collect the names of everything the findings speak of.

    Criteria are named by the setting ``criterion_names`` (id to name) where the run recorded it,
    what the study typed by ``written_names``.

    Parameters
    ----------
    findings : Findings
        One run.
    words : Wording
        Names the three usual parties where the study left their name empty.

    Returns
    -------
    Names
        Names by id.
    """
    criteria = recorded_names(findings.provenance.settings.get("criterion_names"))
    written = recorded_names(findings.provenance.settings.get("written_names"))
    return Names(
        items=_distinct({item.id: item.name or item.id for item in findings.items}),
        parties=_distinct(
            {
                party.id: party.name or words.word("party", party.id)
                for party in findings.perspectives
            }
        ),
        criteria=_distinct({key: name or key for key, name in criteria.items()}),
        written=written,
        sources=_distinct({one: written.get(one, one) for one in _sources(findings.plan)}),
    )


def recorded_names(told: object) -> dict[str, str]:
    """Names as a run recorded them among its settings; none where it did not."""
    return {str(key): str(name) for key, name in told.items()} if isinstance(told, dict) else {}


def names_on_notice(plan: PlanFindings, names: Mapping[str, str]) -> dict[str, str]:
    """Keep the names of grounds, trenches and sources; whoever has a task is not on a notice."""
    told = {gate.reason for gate in plan.gates} | {one.trench for one in plan.trenches}
    told |= {*_sources(plan)}
    return {text: name for text, name in names.items() if text in told}


def _sources(plan: PlanFindings) -> Iterable[str]:
    yield from (one.source for one in plan.pools)
    yield from (source for one in plan.left_out for source in one.sources)


def _distinct(names: dict[str, str]) -> dict[str, str]:
    """Put the id behind a name that several things share."""
    often = Counter(names.values())
    return {key: f"{name} ({key})" if often[name] > 1 else name for key, name in names.items()}
