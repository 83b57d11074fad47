"""The part of the workbook that follows when a reader changes a power, a weight or a figure."""

from reports.living.pages import trial_pages
from reports.living.texts import announcement
from reports.living.trial import Trial, make_trial
from reports.living.writing import write_pages

__all__ = ["Trial", "announcement", "make_trial", "trial_pages", "write_pages"]
