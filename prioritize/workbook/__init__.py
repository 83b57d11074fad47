"""The study workbook: the Excel file a planner fills in, read and written."""

from prioritize.workbook.reading import examine_study, load_study
from prioritize.workbook.writing import write_study

__all__ = ["examine_study", "load_study", "write_study"]
