"""The tests' own edition, which nobody corrects, and copies in which a test changes something.

data/edition is a project of which only the seeds are kept: the report of 2017 and its glossary
as they were on a day. What the seeds of today say can therefore fail no test.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from scripts.model.edition import Edition
from scripts.pipeline import editions
from tests.support.cases import DATA

ROOT = DATA.parents[1]
EDITION = DATA / "edition"
REPORT = EDITION / "seeds/2017"


def copy(root: Path) -> Path:
    """Copy the seeds to ``root``, which then stands for the project."""
    shutil.copytree(EDITION / "seeds", root / "seeds")
    return root


def project(root: Path) -> Path:
    """Copy to ``root`` what generates docs/, so that the command runs there."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=ignore)
    cards = shutil.ignore_patterns("cards")  # of what the seeds of today say
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets", ignore=cards)
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
    """The report of 2017 as the tests keep it: a real text, where others are invented."""
    return open_edition(EDITION)


def times(folder: Path) -> dict[str, int]:
    """When each file under ``folder`` was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}
