"""Ranks the items as one party weighs the criteria; one file per way of ranking."""

from prioritize.ranking.order import Ranking, rank, score_many
from prioritize.ranking.registry import all_methods

__all__ = ["Ranking", "all_methods", "rank", "score_many"]
