"""Copeland: an item wins a duel when the greater power stands behind it."""

import numpy as np

from prioritize.joint.rule import JointInput, JointRule
from prioritize.utility import DIGITS, Array


def _join(inputs: JointInput) -> Array:
    ranks = inputs.ranks
    # Duel of item i (second axis) with item j (third): +1 where the party ranks i better.
    duels = np.sign(ranks[:, None, :] - ranks[:, :, None])
    margins = np.round(np.tensordot(inputs.powers, duels, axes=1), DIGITS)
    balance: Array = np.sign(margins).sum(axis=-1)
    return balance


RULE = JointRule(
    name="copeland",
    title="Copeland",
    summary="copeland: duels won minus duels lost, each decided by the majority of power",
    join=_join,
)
