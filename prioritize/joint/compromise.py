"""The compromise: each party's satisfaction counts as much as the party's power."""

from prioritize.joint.rule import JointInput, summing_rule
from prioritize.utility import Array


def joint_scores(utilities: Array, powers: Array) -> Array:
    """Compute the compromise for many distributions of power at once.

    Parameters
    ----------
    utilities : array, shape (n_parties, n_items)
        0-1 within each party.
    powers : array, shape (n_draws, n_parties)
        Each row sums to 1.

    Returns
    -------
    array, shape (n_draws, n_items)
        ``F_i = sum_p power_p U_p,i``, 0-1.
    """
    scores: Array = powers @ utilities
    return scores


def _utilities(inputs: JointInput) -> Array:
    return inputs.utilities


RULE = summing_rule(
    name="compromise",
    title="Power-weighted mean of utilities",
    summary=(
        "compromise: the mean of the parties' utilities (0 for a party's last item, 1 for its "
        "first), weighted by power"
    ),
    contributions=_utilities,
)
