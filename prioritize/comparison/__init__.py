"""Compares the results of two runs: what moved, and which change moved it."""

from prioritize.comparison.comparing import compare_results
from prioritize.comparison.files import Result, read_result, read_results
from prioritize.comparison.findings import Comparison

__all__ = ["Comparison", "Result", "compare_results", "read_result", "read_results"]
