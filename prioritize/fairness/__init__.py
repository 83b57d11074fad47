"""Checks of fairness beside the joint list: who could have given up less, who could have paid."""

from prioritize.fairness.findings import fairness_findings

__all__ = ["fairness_findings"]
