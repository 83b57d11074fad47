"""Items, criteria and parties become rankings, a joint list and its trade-offs."""

__version__ = "0.1.0"
