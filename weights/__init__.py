"""How much each criterion counts, and to whom: judgements become weights."""
