"""Weights as sheets: what would flip the list, what figures alone say, how far judges agree."""

from prioritize.findings import PerspectiveFinding
from reports.sheets.parts import Cell, Sheet, column, make_sheet
from reports.story.context import Story
from reports.story.flips import weight_points, weight_sentence


def weight_sheets(story: Story) -> tuple[Sheet, ...]:
    """Lay out all that a run found about weights, beside the weights themselves."""
    return (
        _weight_flips(story),
        _disputes(story),
        _objective(story),
        _objective_lists(story),
        _consensus(story),
        _poolings(story),
    )


def _weight_flips(story: Story) -> Sheet:
    now = {one.id: one.weights for one in story.findings.perspectives}
    columns = [
        column(story, "party", "text"),
        column(story, "criterion", "text"),
        column(story, "weight_now", "share"),
        column(story, "weight_flip", "share"),
        column(story, "comes", "text"),
        column(story, "goes", "text"),
        column(story, "in_words", "text"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(flip.perspective),
            story.names.criterion(flip.criterion),
            now.get(flip.perspective, {}).get(flip.criterion),
            flip.weight,
            story.names.item(flip.item) if flip.item else "",
            story.names.item(flip.over) if flip.over else "",
            weight_sentence(story, point),
        ]
        for point in weight_points(story.findings)
        for flip in point
    ]
    return make_sheet(story, "weight_flips", columns, rows)


def _disputes(story: Story) -> Sheet:
    columns = [
        column(story, "criterion", "text"),
        column(story, "between", "text"),
        column(story, "weight_low", "share"),
        column(story, "weight_high", "share"),
        column(story, "matters", "text"),
        column(story, "weight_flip", "share"),
        column(story, "came_in", "text"),
        column(story, "went_out", "text"),
    ]
    yes, no = story.say("sheets.yes"), story.say("sheets.no")
    rows: list[list[Cell]] = [
        [
            story.names.criterion(one.criterion),
            story.say("sheets.between_judges", party=story.names.party(one.perspective))
            if one.perspective
            else story.say("sheets.between_parties"),
            one.low,
            one.high,
            yes if one.matters else no,
            one.weight,
            story.items(one.came_in),
            story.items(one.went_out),
        ]
        for one in story.findings.tradeoffs.disputes
    ]
    return make_sheet(story, "disputes", columns, rows)


def _objective(story: Story) -> Sheet:
    columns = [
        column(story, "method", "text"),
        column(story, "criterion", "text"),
        column(story, "weight", "score"),
        column(story, "in_words", "text"),
    ]
    rows: list[list[Cell]] = []
    for one in story.findings.objective:
        method = story.words.word("objective_method", one.method)
        rows += [
            [
                method,
                story.names.criterion(criterion),
                weight,
                story.say("sheets.dropped") if criterion in one.dropped else "",
            ]
            for criterion, weight in one.weights.items()
        ]
        if one.refused:
            because = story.words.listed(map(story.names.criterion, one.because))
            reason = story.words.word("objective_refused", one.refused).format(criteria=because)
            told = story.say("objective.refused", method=method, reason=reason)
            rows.append([method, "", None, told])
    return make_sheet(story, "objective", columns, rows, on_weights=False)


def _objective_lists(story: Story) -> Sheet:
    columns = [
        column(story, "method", "text"),
        column(story, "rank", "rank"),
        column(story, "item", "text"),
        column(story, "score", "score"),
    ]
    rows: list[list[Cell]] = [
        [
            story.words.word("objective_method", one.method),
            item.rank,
            story.names.item(item.item),
            item.score,
        ]
        for one in story.findings.objective
        for item in one.ranking
    ]
    return make_sheet(story, "objective_lists", columns, rows, on_weights=False)


def _consensus(story: Story) -> Sheet:
    columns = [
        column(story, "party", "text"),
        column(story, "judges", "count"),
        column(story, "pooling", "text"),
        column(story, "consensus", "share"),
        column(story, "consensus_level", "text"),
        column(story, "consensus_scale", "amount"),
        column(story, "spread", "share"),
        column(story, "geometric", "score"),
        column(story, "farthest_judge", "text"),
        column(story, "farthest_criterion", "text"),
        column(story, "own_weight", "score"),
        column(story, "group_weight", "score"),
        column(story, "first_agrees", "text"),
    ]
    rows = [_agreement(story, one) for one in story.findings.perspectives if _judged(one)]
    return make_sheet(story, "consensus", columns, rows)


def _judged(party: PerspectiveFinding) -> bool:
    """Whether anything is told of several people; a notice tells nothing of judges."""
    told = (party.consensus, party.spread, party.farthest, party.alternative)
    return any(one is not None for one in told)


def _agreement(story: Story, party: PerspectiveFinding) -> list[Cell]:
    consensus, farthest, other = party.consensus, party.farthest, party.alternative
    yes, no = story.say("sheets.yes"), story.say("sheets.no")
    same = "" if other is None else yes if other.first_agrees else no
    return [
        story.names.party(party.id),
        party.judges,
        story.words.word("pooled_by", party.pooling),
        consensus.index if consensus else None,
        story.words.word("consensus", consensus.level) if consensus else "",
        consensus.scale if consensus else None,
        party.spread,
        party.geometric_consistency,
        farthest.judge if farthest else "",
        story.names.criterion(farthest.criterion) if farthest else "",
        farthest.own if farthest else None,
        farthest.group if farthest else None,
        same,
    ]


def _poolings(story: Story) -> Sheet:
    columns = [
        column(story, "party", "text"),
        column(story, "criterion", "text"),
        column(story, "pooling", "text"),
        column(story, "weight", "score"),
        column(story, "other_pooling", "text"),
        column(story, "other_weight", "score"),
    ]
    rows: list[list[Cell]] = [
        [
            story.names.party(party.id),
            story.names.criterion(criterion),
            story.words.word("pooled_by", party.pooling),
            weight,
            story.words.word("pooled_by", party.alternative.pooling),
            party.alternative.weights.get(criterion),
        ]
        for party in story.findings.perspectives
        if party.alternative is not None
        for criterion, weight in party.weights.items()
    ]
    return make_sheet(story, "poolings", columns, rows)
