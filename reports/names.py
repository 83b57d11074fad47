"""What items, parties and criteria are called in a report, instead of their ids."""

from collections import Counter
from dataclasses import dataclass

from prioritize.findings import Findings
from reports.wording import Wording


@dataclass(frozen=True)
class Names:
    """Names by id; no two things of one sort share a name.

    `items`, `parties` and `criteria` map ids to names. An id without a name stands for itself.
    """

    items: dict[str, str]
    parties: dict[str, str]
    criteria: dict[str, str]

    def item(self, item_id: str) -> str:
        """The name of an item."""
        return self.items.get(item_id, item_id)

    def party(self, party_id: str) -> str:
        """The name of a party."""
        return self.parties.get(party_id, party_id)

    def criterion(self, criterion_id: str) -> str:
        """The name of a criterion."""
        return self.criteria.get(criterion_id, criterion_id)


def names_of(findings: Findings, words: Wording) -> Names:
    """Collect the names of everything the findings speak of.

    Criteria are named by the setting ``criterion_names`` (id to name) where the run recorded it.

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
    told = findings.provenance.settings.get("criterion_names")
    criteria = told if isinstance(told, dict) else {}
    return Names(
        items=_distinct({item.id: item.name or item.id for item in findings.items}),
        parties=_distinct(
            {
                party.id: party.name or words.word("party", party.id)
                for party in findings.perspectives
            }
        ),
        criteria=_distinct({str(key): str(name) or str(key) for key, name in criteria.items()}),
    )


def _distinct(names: dict[str, str]) -> dict[str, str]:
    """Put the id behind a name that several things share."""
    often = Counter(names.values())
    return {key: f"{name} ({key})" if often[name] > 1 else name for key, name in names.items()}
