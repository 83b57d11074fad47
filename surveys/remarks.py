"""What was decided while an export was read and may be wrong, in words."""

from typing import Any, Self

TEMPLATES = {
    "name_disagrees": "the name ends in {suffix} but the file is {what}; it was read as what it is",
    "western": "the text is not Unicode and was read as Western European (cp1252); "
    "check accented letters",
    "empty_rows": "empty rows between the answers were passed over: {rows}",
    "no_header": "columns without a header: {columns}; they are called by their place",
    "repeated_headers": "headers that stand more than once: {headers}",
    "sheet_hidden": "sheet {read!r} was read; sheet {other!r} was not: it is hidden",
    "sheet_same": "sheet {read!r} was read; sheet {other!r} was not: it holds the same answers",
    "sheet_repeat": "sheet {read!r} was read; sheet {other!r} was not: "
    "its {rows} rows repeat a part of the form and are no respondents",
    "file_repeat": "{file} was not read: its {rows} rows repeat a part of the form and are no "
    "respondents",
    "versions_merged": "questions that several versions of the form ask stand in several columns "
    "of one name; no row fills two, so they were read as one: {headers}",
    "versions_apart": "columns of one name that are filled differently in the same row were left "
    "apart: {headers}; call all but one ignore if they are one question",
    "sheet_part": "sheet {read!r} was read; sheet {other!r} was not: "
    "it repeats some of the same answers",
    "sheet_other": "sheet {read!r} was read; sheet {other!r} was not: "
    "it is another table of {rows} rows",
    "contained": "all answers of {part} stand in {whole} too; they count once",
    "translated": "{other} holds the same {rows} people as {read}, in another language; {read} was "
    "read, and they count once; name {other} first to read that one instead",
    "translated_form": "{other} holds the same {rows} people as {read}, in another language; "
    "{read} was read, once, for the definition of the questionnaire speaks its language",
    "by_code": "{other} holds the same {rows} people as {read}, by code; the words of {read} were "
    "read, and they count once",
    "same_respondents": "{host} ({host_variant}) and {guest} ({guest_variant}) hold the same "
    "{rows} respondents; the answers of {host} were read, once",
    "form_used": "{form} ({title}) gave the words and options of {questions} of its {of} questions",
    "form_asked": "{form}: by its conditions, {unseen} empty answers were never shown",
    "form_unused": "{form} ({title}) has no question in common with any export and was not used",
    "form_conditions": "{form}: the conditions of these questions could not be read, or the "
    "answers contradict them, so that empty answers count as seen: {questions}",
    "dates_day_first": "{file}: no date in {columns} tells whether the day or the month stands "
    "first; the day was taken to, for the answers then lie closer together",
    "dates_month_first": "{file}: no date in {columns} tells whether the day or the month stands "
    "first; the month was taken to, for the answers then lie closer together",
    "dates_both": "{file}: some dates in {columns} have the day first and others the month; "
    "{cells} that fit both were left out",
    "dates_unread": "{file}: dates that could not be read ({columns}) were left out",
    "asked_otherwise": "{other} asks {there!r} where {file} asks {here!r}: they count as one "
    "question; see the rows of the sheet questions with an export",
    "asked_elsewhere": "questions of {file} that have another number in {other}: {pairs}",
    "asked_once": "only {file} asks {count} of the questions: {columns}; whoever answered "
    "elsewhere was not asked and is not counted there",
    "levels_differ": "question {question}: nobody in {other} gave, or could give, answers that "
    "stand in {file}: {options}",
    "pair_disagrees": "question {question}: the two files disagree on {rows} respondents",
    "plain": "no survey platform was recognised: every column was taken for a question of its own",
    "other_separator": "lists with another separator were left as text: {columns}",
    "sentinels": "{found}: counted as not shown where a whole question is silent, as left empty "
    "otherwise; the export by text tells the two apart",
    "odd_codes": "answers that often stand for don't know, refused or other ({found}) were left as "
    "they are; give them a state on the sheet options if that is what they mean",
    "unchecked_unknown": "{rows} forms were never completed: boxes without a tick there may not "
    "have been seen, and count as not shown",
    "user_missing": "question {question}: {rows} answers are values that the file "
    "calls missing without saying why; they count as left empty",
    "large_file": "the file is large: what its columns hold was decided by the first {rows} rows, "
    "and all its rows are counted",
    "large_header": "{file} is too large for another header than the one found ({rows} rows); "
    "join the rows of its header in the file itself",
    "large_alone": "{file} is too large to be compared with the other exports; if it holds some of "
    "the same respondents, they count twice",
    "open_brackets": "question {question}: brackets 〖〗 do not close in rows {rows}",
}
"""Sentence per code; the names in braces are the facts, and translations use the same ones."""


class ReadingRemark(str):
    """A sentence in English that knows its code and facts, so that others can translate it.

    Parameters
    ----------
    code : str
        A key of `TEMPLATES`.
    **facts : str or number
        What the template names in braces.

    Examples
    --------
    >>> remark = ReadingRemark("empty_rows", rows=2)
    >>> remark, remark.code, remark.facts
    ('empty rows between the answers were passed over: 2', 'empty_rows', {'rows': 2})
    """

    __slots__ = ("code", "facts")
    code: str
    facts: dict[str, Any]

    def __new__(cls, code: str, **facts: Any) -> Self:
        """Word the remark."""
        remark = super().__new__(cls, TEMPLATES[code].format(**facts))
        remark.code = code
        remark.facts = facts
        return remark
