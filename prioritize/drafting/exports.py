"""The rows that say how each survey file was read, for a planner to correct."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from prioritize.drafting.draft import Draft
from prioritize.drafting.words import has_word, word
from surveys.answers import SurveyTable
from surveys.clock import Clock
from surveys.codebook import Codebook
from surveys.forms import all_forms
from surveys.forms.form import Form
from surveys.matching import columns_called
from surveys.platforms import all_platforms
from surveys.remarks import ReadingRemark
from surveys.told import separator_name

Tell = Callable[[ReadingRemark, str], str]
"""Words a remark in a language of the workbook."""


@dataclass(frozen=True)
class FilesRead:
    """What was found in the survey files.

    Attributes
    ----------
    single : tuple of SurveyTable
        Every export by itself.
    tables : tuple of SurveyTable
        As they count: files of the same people joined, with the words of the forms.
    forms : tuple of Form
        Definitions of the questionnaire.
    names : dict of str to str
        Names of the files in the study's folder, by the names under which they were given.
    """

    single: tuple[SurveyTable, ...]
    tables: tuple[SurveyTable, ...]
    forms: tuple[Form, ...]
    names: Mapping[str, str]

    def remarks(self, file: str) -> list[ReadingRemark]:
        """Everything to be said of a file, once."""
        notes = [
            note
            for table in (*self.single, *self.tables)
            if table.file == file
            for note in table.notes
        ]
        return list(dict.fromkeys(notes))


def draft_exports(
    draft: Draft, read: FilesRead, codebook: Codebook, tell: Tell, present: Sequence[str] = ()
) -> None:
    """Write a row per file: what it was recognised as, and what was decided about it.

    Parameters
    ----------
    draft : Draft
        Takes the rows.
    read : FilesRead
    codebook : Codebook
        For the columns that hold dates.
    tell : callable
        Words the remarks.
    present : sequence of str
        Files that have their row already.
    """
    for table in read.single:
        name = read.names.get(table.file, table.file)
        if name not in present:
            _draft_export(draft, table, read, codebook, tell)
    for form in read.forms:
        name = read.names.get(form.file, form.file)
        if name not in present:
            kind = next(one.name for one in all_forms().values() if one.title == form.title)
            place = draft.add("exports", {"file": name, "platform": kind})
            draft.say(("exports", place, "file"), "form", questions=len(form.questions))


def _draft_export(
    draft: Draft, table: SurveyTable, read: FilesRead, codebook: Codebook, tell: Tell
) -> None:
    order = _clock(table, codebook).order
    place = draft.add(
        "exports",
        {
            "file": read.names.get(table.file, table.file),
            "platform": table.platform,
            "variant": table.variant if has_word(f"variant_{table.variant}") else "",
            "encoding": table.encoding,
            "separator": separator_name(table.parted_by),
            "sheet": table.sheet,
            "header": table.header,
            "dates": order.default if order.needed and order.certain else "",
        },
    )
    draft.say(("exports", place, "file"), "rows", rows=table.sources[0].rows)
    for remark in read.remarks(table.file):
        draft.add_to(("exports", place, "file"), f"• {tell(remark, draft.language)}")
    if table.platform == "plain":
        draft.marks.add(("exports", place, "platform"))
    draft.say(("exports", place, "platform"), "recognised", title=_title(table, draft.language))
    if order.needed and not order.certain:
        draft.marks.add(("exports", place, "dates"))
        draft.say(("exports", place, "dates"), "dates_open")


def _title(table: SurveyTable, language: str) -> str:
    """Platforms are called by their own name; what is none has words in either language."""
    own = f"platform_{table.platform}"
    return word(own, language) if has_word(own) else all_platforms()[table.platform].title


def _clock(table: SurveyTable, codebook: Codebook) -> Clock:
    named = [
        one.column
        for one in codebook.questions
        if one.role == "time" and one.export in ("", table.file)
    ]
    places = {place for name in named for place in columns_called(table, name)}
    places |= {place for place, column in enumerate(table.columns) if column.role == "time"}
    return Clock(table, sorted(places))


def read_lines(read: FilesRead, language: str, tell: Tell) -> list[str]:
    """Say of every file what it is and what was decided about it, a line each.

    Parameters
    ----------
    read : FilesRead
    language : {"zh", "en"}
    tell : callable

    Returns
    -------
    list of str
    """
    lines: list[str] = []
    for table in read.single:
        how = [_title(table, language)]
        if has_word(f"variant_{table.variant}"):
            how.append(word(f"variant_{table.variant}", language))
        how += [one for one in (table.sheet, table.encoding) if one]
        mark = "，" if language == "zh" else ", "
        lines.append(
            word("read", language, file=table.file, how=mark.join(how), rows=table.sources[0].rows)
        )
        lines += [f"  • {tell(remark, language)}" for remark in read.remarks(table.file)]
    for form in read.forms:
        lines.append(
            word(
                "read_form",
                language,
                file=form.file,
                title=form.title,
                questions=len(form.questions),
            )
        )
    return lines
