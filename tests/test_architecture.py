"""The shape of the house: layers, light start, one file per method, nothing personal."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("prioritize", "surveys", "weights", "reports")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported_modules(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_are_absolute(path):
    relative = [name for name in imported_modules(path) if name.startswith(".")]

    assert relative == []


def test_pymcdm_stays_inside_the_folders_of_methods():
    users = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if any(name.split(".")[0] == "pymcdm" for name in imported_modules(path))
    }

    assert users
    assert all(user.startswith(("prioritize/ranking/", "weights/")) for user in users)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring


def test_help_starts_without_the_heavy_libraries():
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "prioritize", "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
    )
    loaded = set(re.findall(r"\|\s+([\w.]+)$", run.stderr, flags=re.MULTILINE))

    assert "typer" in loaded
    heavy = {"pandas", "numpy", "sklearn", "scipy", "openpyxl", "pymcdm", "rjieba"}
    assert loaded.isdisjoint(heavy)


def test_no_file_is_over_one_megabyte():
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in tracked.stdout.split("\0") if name]
    large = [path.name for path in files if path.exists() and path.stat().st_size > 1_000_000]

    assert files
    assert large == []
