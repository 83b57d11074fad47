"""Start a study from questionnaire exports, or add new exports to it: `prioritize init`."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from prioritize.comment_words import Called
from prioritize.drafting.assigning import Assignment, assign_items
from prioritize.drafting.categories import draft_categories
from prioritize.drafting.compared import name_sides, profile_names, study_names
from prioritize.drafting.draft import (
    Draft,
    draft_codebook,
    draft_criteria,
    draft_items,
    draft_names,
    draft_settings,
)
from prioritize.drafting.elders import elder_level
from prioritize.drafting.exports import FilesRead, Tell, draft_exports, read_lines
from prioritize.drafting.merging import only_new, own_words
from prioritize.drafting.rated import name_rated
from prioritize.drafting.suggesting import draft_needs
from prioritize.drafting.words import word
from prioritize.errors import StudyExistsError, SurveyNameTakenError
from prioritize.evidence import told_files
from prioritize.study import Settings, Study
from prioritize.workbook import load_study, write_study
from prioritize.workbook.opening import STUDY_FILE
from prioritize.workbook.updating import add_rows
from prioritize.workbook.writing import Notes
from surveys.answers import State, SurveyTable
from surveys.codebook import Codebook
from surveys.file_errors import BlankAnswersError, OnlyFormError
from surveys.guessing import guess_codebook
from surveys.reading import NOTHING_TOLD, Told, bring_together, read_files
from surveys.remarks import ReadingRemark

BACKUP = "study.before-update.xlsx"
NOTHING_NEW = Assignment(Codebook((), ()), (), {})


@dataclass(frozen=True)
class InitReport:
    """What `init_study` did.

    `questions`, `options`, `items`, `needs` count the rows written (for an update: added);
    `needs` are those found in comments; `new_items`
    are the names that the catalogue does not know; `unsure` counts yellow cells; `surveys` are
    the files added to the settings; `backup` is the copy of the study from before an update,
    `changed` False where an update had nothing to add; `read` says of every file what it is and
    what was decided about it. `categories` counts the need categories added, None where an update
    could not count the surveys.
    """

    study: Path
    language: str
    updated: bool
    questions: int
    options: int
    items: int
    new_items: tuple[str, ...]
    unsure: int
    surveys: tuple[str, ...]
    backup: Path | None = None
    read: tuple[str, ...] = ()
    categories: int | None = 0
    needs: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return not self.updated or self.backup is not None

    def lines(self) -> list[str]:
        """Say in the study's language what was done and what comes next, a line each."""
        told = self.language
        uncounted = [word("uncounted", told)] if self.categories is None else []
        if not self.changed:
            return [*self.read, word("unchanged", told, file=self.study), *uncounted]
        lines = [
            *self.read,
            word(
                "updated" if self.updated else "wrote",
                told,
                file=self.study,
                questions=self.questions,
                options=self.options,
                items=self.items,
                new=len(self.new_items),
                surveys=len(self.surveys),
            ),
        ]
        if self.backup:
            lines.append(word("backup", told, file=self.backup))
        if self.new_items:
            mark = "、" if told == "zh" else ", "
            lines.append(word("names_new", told, names=mark.join(self.new_items)))
        if self.needs:
            lines.append(word("needs_found", told, count=self.needs))
        if self.categories:
            lines.append(word("categories", told, count=self.categories))
        lines += uncounted
        if self.unsure:
            lines.append(word("unsure", told, count=self.unsure))
        if not self.updated:
            lines.append(word("example", told))
        if not (self.items or self.updated):
            return [*lines, word("no_items", told)]
        return [*lines, word("next", told)]


def in_english(remark: ReadingRemark, language: str) -> str:  # noqa: ARG001 - as others word it
    """Give a remark as it stands."""
    return str(remark)


def init_study(
    folder: Path,
    survey_paths: Sequence[Path],
    *,
    platform: str | None = None,
    update: bool = False,
    language: str | None = None,
    tell: Tell = in_english,
) -> InitReport:
    """Write a study from exports, or add to one what is new in them.

    Parameters
    ----------
    folder : Path
        Folder of the study; made if it is not there. The exports are copied into it.
    survey_paths : sequence of Path
        The exports; none where an update shall only look at those the study has.
    platform : str, optional
        Name of the survey platform; recognised from the files if left out.
    update : bool
        Add new columns, options and items to the study, and the need categories its exports
        show to the sheet ``categories``; nothing that stands there changes.
    language : {"zh", "en"}, optional
        Language of the workbook; Chinese if the headers of the exports are.
    tell : callable (ReadingRemark, str) -> str
        Words in a language what was decided while a file was read; in English unless told.

    Returns
    -------
    InitReport

    Raises
    ------
    StudyExistsError
        If there is a study and `update` is not set.
    SurveyNameTakenError
        If the folder holds another file under the name of an export. (With `update`, the
        newer export takes its place and the older one is kept beside it.)
    StudyError
        If the study to update cannot be read.
    SurveysError
        If an export cannot be read.
    """
    study = folder / STUDY_FILE
    if study.exists() and not update:
        raise StudyExistsError(STUDY_FILE)
    if update and not survey_paths:
        return _update(load_study(study), study, NOTHING_NEW, {})
    copies = _plan_copies(folder, survey_paths, update=study.exists())
    loaded = load_study(study) if study.exists() else None
    paths = [*_standing(loaded, copies), *survey_paths]
    read = _read(paths, platform, told_files(loaded) if loaded else NOTHING_TOLD, copies)
    _check_answered(read.tables)
    codebook = guess_codebook(read.tables)
    if loaded is not None:
        fresh = _fresh(loaded, codebook, read.tables)
        return _update(loaded, study, fresh, copies, read, tell)
    language = language or survey_language(read.tables)
    codebook = name_rated(codebook, read.tables, profile_names(language))
    assignment = assign_items(codebook, read.tables)
    draft = _draft(assignment, read.tables, [path.name for path in copies], language)
    draft_exports(draft, read, codebook, tell)
    items = [_called(row) for row in draft.tables.get("items", [])]
    cell = Settings().minimum_cell
    draft_needs(draft, read.tables, assignment.codebook, items, minimum_cell=cell)
    folder.mkdir(parents=True, exist_ok=True)
    _copy(copies)
    write_study(
        study, draft.tables, language=draft.language, comments=draft.comments, marks=draft.marks
    )
    report = _report(study, draft, assignment, tuple(path.name for path in copies))
    return replace(report, read=tuple(read_lines(read, draft.language, tell)))


def _read(
    paths: Sequence[Path], platform: str | None, told: Told, copies: dict[Path, Path]
) -> FilesRead:
    single, forms = read_files(paths, platform, told)
    if not single and forms:
        raise OnlyFormError(forms[0].file, forms[0].title)
    tables = bring_together(single, forms)
    names = {path.name: target.name for target, path in copies.items()}
    return FilesRead(tuple(single), tables, tuple(forms), names)


def _standing(study: Study | None, copies: dict[Path, Path]) -> list[Path]:
    """Exports that a study has already: what they ask may stand in the new ones in other words."""
    if study is None:
        return []
    files = (study.folder / name for name in study.settings.surveys)
    return [path for path in files if path.is_file() and path not in copies]


def _all_tables(study: Study) -> Sequence[SurveyTable]:
    """Read the exports that a study has."""
    paths = _standing(study, {})
    return _read(paths, None, told_files(study), {}).tables if paths else ()


def _check_answered(tables: Sequence[SurveyTable]) -> None:
    """Refuse exports in which nobody answered anything."""
    for table in tables:
        asked = [place for place, column in enumerate(table.columns) if not column.role]
        if not (table.states[:, asked] == State.ANSWERED).any():
            raise BlankAnswersError(table.file, len(table.text))


def survey_language(tables: Sequence[SurveyTable]) -> str:
    """Return ``zh`` if most questions with letters hold Chinese ones, otherwise ``en``."""
    asked = [column for table in tables for column in table.columns if not column.role]
    words = [column.stem or column.header for column in asked]
    lettered = [text for text in words if any(sign.isalpha() for sign in text)]
    chinese = [text for text in lettered if any("\u4e00" <= sign <= "\u9fff" for sign in text)]
    return "zh" if 2 * len(chinese) > len(lettered) else "en"


def _draft(
    assignment: Assignment,
    tables: Sequence[SurveyTable],
    surveys: Sequence[str],
    language: str,
) -> Draft:
    draft = Draft(language)
    assignment = replace(assignment, codebook=name_sides(assignment.codebook, draft.language))
    draft_settings(draft, surveys)
    draft_items(draft, assignment.items)
    draft_names(draft, assignment.items)
    draft_criteria(draft, elder_level(assignment.codebook, tables))
    draft_codebook(draft, assignment)
    return draft


def _fresh(study: Study, codebook: Codebook, tables: Sequence[SurveyTable]) -> Assignment:
    """What exports bring that a study lacks; questions that weigh criteria name those it has."""
    names = study_names(study)
    standing = {one.column for one in study.codebook.questions}
    codebook = name_rated(codebook, tables, names, own=own_words(study), standing=standing)
    fresh = only_new(study, codebook, tables)
    return replace(fresh, codebook=name_sides(fresh.codebook, study.settings.language, names))


def _called(row: Mapping[str, Any]) -> Called:
    names = row.get("name", ""), row.get("name_en") or "", tuple(row.get("aliases") or ())
    return Called(row["id"], *names)


def _update(  # noqa: PLR0917 - what was there, what is new, and the words for it
    loaded: Study,
    study: Path,
    assignment: Assignment,
    copies: dict[Path, Path],
    read: FilesRead | None = None,
    tell: Tell = in_english,
) -> InitReport:
    draft = Draft(loaded.settings.language)
    if read is not None:
        listed = [one.file for one in loaded.exports]
        draft_exports(draft, read, assignment.codebook, tell, listed)
    present = [item.id for item in loaded.items]
    fresh = [one for one in assignment.items if one.id not in present]
    draft_items(draft, fresh, present)
    draft_names(draft, fresh, {row.name for row in loaded.names})
    draft_codebook(draft, assignment)
    told, new = loaded.codebook, assignment.codebook
    draft_needs(
        draft,
        _all_tables(loaded) if read is None else read.tables,
        Codebook((*told.questions, *new.questions), (*told.options, *new.options)),
        [*map(Called.of, loaded.items), *map(_called, draft.tables.get("items", []))],
        minimum_cell=loaded.settings.minimum_cell,
        beside=loaded.needs,
    )
    surveys = tuple(path.name for path in copies if path.name not in loaded.settings.surveys)
    backup = study.with_name(BACKUP)
    newer = any(target.exists() and not _same(target, path) for target, path in copies.items())
    changed = bool(surveys or newer or any(draft.tables.values()))
    if changed:
        shutil.copyfile(study, backup)
        _copy(copies)
        _add(study, draft, surveys)
    # Counted only now, for the questions that were added take part in it.
    found = draft_categories(load_study(study) if changed else loaded)
    if found is not None and found.tables:
        if not changed:
            shutil.copyfile(study, backup)
        _add(study, found)
        changed = True
    report = _report(study, draft, assignment, surveys, updated=True)
    return replace(
        report,
        read=() if read is None else tuple(read_lines(read, draft.language, tell)),
        backup=backup if changed else None,
        categories=None if found is None else len(found.tables.get("categories", ())),
    )


def _add(study: Path, draft: Draft, surveys: Sequence[str] = ()) -> None:
    add_rows(study, draft.tables, Notes(draft.language, draft.comments, draft.marks), surveys)


def _report(
    study: Path,
    draft: Draft,
    assignment: Assignment,
    surveys: tuple[str, ...],
    *,
    updated: bool = False,
) -> InitReport:
    written = {row["id"] for row in draft.tables.get("items", [])}
    return InitReport(
        study=study,
        language=draft.language,
        updated=updated,
        questions=len(draft.tables.get("questions", [])),
        options=len(draft.tables.get("options", [])),
        items=len(written),
        new_items=tuple(
            one.name for one in assignment.items if one.match is None and one.id in written
        ),
        unsure=len(draft.marks),
        surveys=surveys,
        needs=len(draft.tables.get("comments", [])),
    )


def _plan_copies(folder: Path, surveys: Sequence[Path], *, update: bool) -> dict[Path, Path]:
    """Where each export goes, by its place in the folder."""
    copies: dict[Path, Path] = {}
    for path in surveys:
        # Names in the settings are separated by semicolons.
        target = folder / path.name.replace(";", "_").replace("；", "_")
        there = target.exists() and not update
        taken = copies.get(target, target if there else path)
        if path.exists() and not _same(taken, path):
            raise SurveyNameTakenError(path.name)
        copies[target] = path
    return copies


def _copy(copies: dict[Path, Path]) -> None:
    """Copy the exports; a newer one replaces the older of its name, which is kept beside it."""
    for target, path in copies.items():
        if target.exists() and not _same(target, path):
            target.replace(target.with_name(f"{target.stem}.before-update{target.suffix}"))
        if not target.exists():
            shutil.copyfile(path, target)


def _same(one: Path, other: Path) -> bool:
    return one.samefile(other) or one.read_bytes() == other.read_bytes()
