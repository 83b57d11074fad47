"""Which program, settings and files made a result, so that anybody can make it again."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prioritize import __version__
from prioritize.findings import InputFile, Provenance
from prioritize.study import SAID, Study


def provenance(
    study: Study,
    language: str,
    question_texts: Mapping[str, str] | None = None,
    *,
    flips_computed: bool = True,
    criterion_bases: Mapping[str, int] | None = None,
) -> Provenance:
    """Record the program's version, the settings in force and a fingerprint of every input.

    Parameters
    ----------
    study : Study
        The study that was run.
    language : str
        Language in which things are named.
    question_texts : mapping of str to str, optional
        The words of the questions, by column.
    flips_computed : bool
        Whether the joint rule allows exact flip points.
    criterion_bases : mapping of str to int, optional
        The fewest people behind a figure, by criterion.

    Returns
    -------
    Provenance
        `settings` holds every key of the `settings` sheet, those that are words as the report
        says them, ``criterion_names``, ``written_names`` (what offices, sources and grounds are
        called, where it is not what the study wrote), ``question_texts``, ``flips_computed`` and
        ``criterion_bases``.
    """
    files = [study.file, *study.settings.surveys]
    return Provenance(
        version=__version__,
        seed=study.settings.seed,
        settings=_settings(study, language)
        | {"question_texts": dict(question_texts or {}), "flips_computed": flips_computed}
        | {"criterion_bases": dict(criterion_bases or {})},
        inputs=tuple(
            InputFile(file=name, sha256=fingerprint(study.folder / name))
            for name in dict.fromkeys(files)
        ),
    )


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settings(study: Study, language: str) -> dict[str, Any]:
    typed = study.settings.model_dump(mode="json", exclude={f"{key}_en" for key in SAID})
    settings: dict[str, Any] = typed | study.settings.said(language)
    settings["language"] = language
    settings["criterion_names"] = study.weighed_names(language)
    if names := study.written_names(language):
        settings["written_names"] = names
    return settings
