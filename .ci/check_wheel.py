"""Assert that the wheel holds exactly the four packages, with their data files."""

import sys
import zipfile
from pathlib import PurePosixPath

PACKAGES = {"prioritize", "surveys", "weights", "reports"}
DATA = {
    "prioritize/data/catalogue.csv",
    "prioritize/result_schema.json",
    "reports/locales/en/LC_MESSAGES/errors.mo",
    "reports/locales/en/LC_MESSAGES/reports.mo",
    "reports/locales/zh/LC_MESSAGES/errors.mo",
    "reports/locales/zh/LC_MESSAGES/reports.mo",
    "reports/templates/report.css",
    "reports/templates/report.html.j2",
    "reports/templates/report.typ",
    "reports/templates/what_if.js",
    "surveys/samples/estate_wjx_text.xlsx",
}


def main(wheel: str) -> None:
    """Compare the wheel's top level and data files with what must be there."""
    names = zipfile.ZipFile(wheel).namelist()
    tops = {PurePosixPath(name).parts[0] for name in names}
    packages = {top for top in tops if not top.endswith(".dist-info")}
    if packages != PACKAGES:
        sys.exit(f"the wheel holds {sorted(packages)}, not {sorted(PACKAGES)}")
    missing = DATA - set(names)
    if missing:
        sys.exit(f"the wheel lacks {sorted(missing)}")
    strays = [name for name in names if name.endswith((".po", ".pyc")) or "/tests/" in name]
    if strays:
        sys.exit(f"the wheel should not hold {strays}")
    print(f"wheel: {len(names)} files, four packages, all data files")


if __name__ == "__main__":
    main(sys.argv[1])
