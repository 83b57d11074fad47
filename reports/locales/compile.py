"""Turn the translators' text files (.po) into what the program reads (.mo), when it is built."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)

LOCALES = Path(__file__).resolve().parent


def compiled(catalogue: Path) -> bytes:
    """Compile one text file.

    Parameters
    ----------
    catalogue : Path
        A ``.po`` file.

    Returns
    -------
    bytes
        Content of the ``.mo`` file: the same bytes for the same texts.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - needed by the build alone
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above

    with catalogue.open("rb") as lines:
        texts = read_po(lines, abort_invalid=True)
    # Otherwise the time of the build would be stored, and no two builds would be alike.
    texts.creation_date = texts.revision_date = _NO_DATE
    content = io.BytesIO()
    write_mo(content, texts)
    return content.getvalue()


def compile_all(folder: Path = LOCALES) -> list[Path]:
    """Compile every text file below a folder, each beside its source.

    Parameters
    ----------
    folder : Path
        Holds ``<language>/LC_MESSAGES/<domain>.po``.

    Returns
    -------
    list of Path
        The files written.
    """
    written = []
    for catalogue in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = catalogue.with_suffix(".mo")
        target.write_bytes(compiled(catalogue))
        written.append(target)
    return written


def get_build_hook() -> "type[BuildHookInterface[Any]]":
    """Give the builder its hook; outside a build nothing of the builder is imported.

    Returns
    -------
    type
        The hook, which compiles all texts before the package is put together.
    """
    from hatchling.builders.hooks.plugin.interface import (  # noqa: PLC0415 - as the docstring says
        BuildHookInterface,
    )

    class CustomBuildHook(BuildHookInterface[Any]):
        """Compiles the texts at the start of every build."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Compile the texts of the sources being built."""
            del version, build_data
            compile_all(Path(self.root) / "reports" / "locales")

    return CustomBuildHook


if __name__ == "__main__":
    compile_all()
