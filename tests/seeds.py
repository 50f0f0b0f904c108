"""The real seeds, and copies of them in which a test changes something."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from scripts.model.edition import Edition
from scripts.pipeline import ROOT, editions

REPORT = ROOT / "seeds/2017"


def copy(root: Path) -> Path:
    """Copy the seeds to ``root``, which then stands for the project."""
    shutil.copytree(ROOT / "seeds", root / "seeds")
    return root


def project(root: Path) -> Path:
    """Copy to ``root`` what generates docs/, so that the command runs there."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=ignore)
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    return copy(root)


def edit(root: Path, file: str, find: str, replace: str) -> None:
    """Replace the first ``find`` in a seed of ``root``; it must occur."""
    path = root / "seeds" / file
    text = path.read_bytes().decode("utf-8")
    assert find in text, f"{file} has no {find!r}"
    path.write_bytes(text.replace(find, replace, 1).encode("utf-8"))


def open_edition(root: Path) -> Edition:
    """The report of 2017 under ``root``."""
    return next(edition for edition in editions(root) if edition.meta.id == "2017")


@cache
def real() -> Edition:
    """The report of 2017 as it is."""
    return open_edition(ROOT)


def times(folder: Path) -> dict[str, int]:
    """When each file under ``folder`` was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}
