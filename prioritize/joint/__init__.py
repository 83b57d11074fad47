"""Joins the parties' lists into one; one file per rule."""

from prioritize.joint.compromise import joint_scores
from prioritize.joint.listing import (
    JointList,
    common_items,
    contributions,
    join,
    joint_input,
    power_shares,
)
from prioritize.joint.registry import all_rules
from prioritize.joint.rule import JointInput, JointRule

__all__ = [
    "JointInput",
    "JointList",
    "JointRule",
    "all_rules",
    "common_items",
    "contributions",
    "join",
    "joint_input",
    "joint_scores",
    "power_shares",
]
