"""Everything that is written for a reader."""
