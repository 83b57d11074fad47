"""Who answered: other residents of the same buildings might have filled in the questionnaire."""

from collections.abc import Iterator

import numpy as np

from prioritize.doubts.doubt import Absent, Doubt, Draw, Drawn, Prepared, random_source
from prioritize.doubts.situation import Situation
from prioritize.evidence import Evidence
from prioritize.sources import Source, parse_source
from prioritize.utility import Array
from surveys.resampling import Resamples, resample, resampled_demand
from surveys.selection import group_mask
from surveys.signals import ItemSignal, item_signals
from weights.crowd import Crowd

SALT = 2


def prepare(situation: Situation) -> Prepared:
    """Draw the used respondents with replacement within their buildings, and count anew.

    What is counted is the demand that criteria take from the survey, and the weights of a party
    that the respondents weigh, both of the same people. Everybody keeps the weight they have in
    the study.

    Parameters
    ----------
    situation : Situation

    Returns
    -------
    Prepared
        Absent without a survey, or where neither figures nor weights come from it.
    """
    sources = {
        place: source
        for place, one in enumerate(situation.study.criteria)
        if (source := parse_source(one.source)) is not None and source.origin == "survey"
    }
    evidence = situation.evidence
    crowds = {
        place: party.crowd
        for place, party in enumerate(situation.perspectives)
        if party.crowd is not None
    }
    if evidence is None or not (sources or crowds):
        reason = "no_survey" if evidence is None else "no_survey_criterion"
        return Prepared(None, absent=(Absent(reason),))
    rng = random_source(situation, SALT)
    resamples = resample(
        evidence.responses, evidence.used, situation.study.settings.replicates, rng
    )
    known: dict[Source, Array] = {}
    figures: dict[int, Array] = {}
    for place, source in sources.items():
        if source not in known:
            known[source] = _drawn(situation, evidence, source, resamples)
        figures[place] = known[source]
    weights = {place: _weighed(situation, one, resamples) for place, one in crowds.items()}

    def start() -> Draw:
        at = 0

        def draw(size: int) -> Drawn:
            nonlocal at
            at += size
            return Drawn(
                weights={place: one[at - size : at] for place, one in weights.items()},
                figures={place: one[at - size : at] for place, one in figures.items()},
            )

        return draw

    return Prepared(start, len(resamples.counts))


def _weighed(situation: Situation, crowd: Crowd, resamples: Resamples) -> Array:
    """Weights of a party that respondents weigh, shape (n_replicates, n_criteria)."""
    point = crowd.weights
    order = [list(point.index).index(name) for name in situation.matrix.criteria]
    found = crowd.voices.pooled(resamples.counts, point.to_numpy(dtype=np.float64))
    return np.asarray(found[:, order])


def _drawn(situation: Situation, evidence: Evidence, source: Source, resamples: Resamples) -> Array:
    """Demand of every item in every replicate, shape (n_replicates, n_items)."""
    counted = evidence.used
    if source.group is not None:
        counted = counted & group_mask(evidence.responses, *source.group)
    point = evidence.demand_of(source.name, source.group).table["value"]
    signals = _signals(evidence, source, frozenset(map(str, point.index)))
    found = resampled_demand(signals, resamples, counted, evidence.weighting.weights)
    columns = []
    for item in situation.items:
        said = float(point[item])
        drawn = found.get(item, np.full(len(resamples.counts), np.nan))
        # A replicate that asked nobody about an item says nothing of it.
        columns.append(np.where(np.isfinite(drawn), drawn, said))
    return np.column_stack(columns)


def _signals(evidence: Evidence, source: Source, known: frozenset[str]) -> Iterator[ItemSignal]:
    """What `prioritize.comments.all_demand` counts: questions, and comments for want of any."""
    spoken_of: set[str] = set()
    for signal in item_signals(evidence.responses, source.name):
        spoken_of.add(signal.item)
        yield signal
    if source.name is None and evidence.responses.coded is not None:
        wanted = (evidence.accepted & known) - spoken_of
        for signal in item_signals(evidence.responses, "comment"):
            if signal.item in wanted:
                yield signal


DOUBT = Doubt("respondents", prepare)
