"""The version for the notice board: without judges, without small counts, rounded."""

from reports.notice.version import MERGED, public_version

__all__ = ["MERGED", "public_version"]
