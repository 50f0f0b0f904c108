"""The report of 2017 with an invented one after it: data/samples/, written for the tests."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from scripts.model.edition import Edition
from scripts.pipeline import editions
from tests.support import seeds
from tests.support.cases import DATA

SAMPLES = DATA / "samples"


def add(root: Path) -> Path:
    """Put the invented report and its glossary rows beside the seeds of ``root``."""
    shutil.copytree(SAMPLES / "2018", root / "seeds/2018")
    with (root / "seeds/terms.tsv").open("a", encoding="utf-8") as glossary:
        glossary.write((SAMPLES / "terms.tsv").read_text("utf-8"))
    return root


@cache
def two() -> tuple[Edition, Edition]:
    """The report of 2017, and the invented one of 2018."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = editions(add(seeds.copy(Path(folder))))
    return before, after
