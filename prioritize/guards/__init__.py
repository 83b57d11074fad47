"""Guards that speak: where the arithmetic of ranking, not the figures, could decide the list."""

from prioritize.guards.findings import guards_findings

__all__ = ["guards_findings"]
