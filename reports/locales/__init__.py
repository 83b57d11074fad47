"""The texts of the reports, a folder per language."""
