"""Asks how sure the joint list is: one file per thing that may be otherwise."""

from prioritize.doubts.asking import Doubted, ask_doubts
from prioritize.doubts.registry import all_doubts
from prioritize.doubts.situation import Situation, make_situation

__all__ = ["Doubted", "Situation", "all_doubts", "ask_doubts", "make_situation"]
