"""Free text: what it asks for, item by item, and what else residents need."""
