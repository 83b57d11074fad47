"""Findings for the tests of the panel that makes the joint list again."""

import dataclasses

import numpy as np

from prioritize.utility import mean_ranks
from reports.names import names_of
from reports.story.context import Story
from reports.story.what_if import what_if
from reports.wording import wording
from sample_findings import sample_findings


def agreeing_findings():
    """Findings whose joint list and concessions follow from the parties' lists."""
    findings = under(sample_findings("en"), "compromise")
    data, own = panel(findings), [one.id for one in findings.perspectives]
    power = np.array([one.power for one in findings.perspectives])
    places = mean_ranks((power @ np.array(data["added"]))[None])[0]
    joint = tuple(
        dataclasses.replace(one, rank=float(rank))
        for one, rank in zip(findings.joint, places, strict=True)
    )
    given = dict(zip(own, concessions(data, places), strict=True))
    totals = tuple(
        dataclasses.replace(one, concession=float(given[one.perspective]))
        for one in findings.tradeoffs.totals
    )
    tradeoffs = dataclasses.replace(findings.tradeoffs, totals=totals)
    return dataclasses.replace(findings, joint=joint, tradeoffs=tradeoffs)


def concessions(data, places):
    behind = np.clip(places - np.array(data["ranks"]), 0, None)
    return (np.array(data["utilities"]) * behind).sum(axis=1) / (len(places) - 1)


def panel(findings, language="en"):
    words = wording(language)
    return what_if(Story(findings, words, names_of(findings, words)))


def under(findings, rule):
    settings = {**findings.provenance.settings, "joint": rule}
    provenance = dataclasses.replace(findings.provenance, settings=settings)
    return dataclasses.replace(findings, provenance=provenance)
