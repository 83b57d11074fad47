"""The sample study as a folder that anybody can open, change and run again."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Literal

from prioritize.errors import FolderTakenError
from prioritize.sample import sample_tables
from prioritize.workbook import write_study
from surveys.samples import sample_export


def write_demo(folder: Path, language: str) -> Path:
    """Write the sample study and its questionnaire export.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    language : str
        Language of the workbook: ``zh``, otherwise English.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    FolderTakenError
        If the folder holds a study that differs from the sample in both languages.
    """
    study = folder / "study.xlsx"
    chinese, english = sample_workbook("zh"), sample_workbook("en")
    if study.exists() and study.read_bytes() not in (chinese, english):
        raise FolderTakenError(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    with sample_export() as export:
        copyfile(export, folder / export.name)
    study.write_bytes(chinese if language == "zh" else english)
    return folder


def sample_workbook(language: Literal["zh", "en"]) -> bytes:
    """Build the sample's workbook; the same bytes every time."""
    with TemporaryDirectory() as temporary:
        path = Path(temporary) / "study.xlsx"
        write_study(path, sample_tables(language), language=language)
        return path.read_bytes()
