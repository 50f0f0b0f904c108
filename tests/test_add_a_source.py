"""From a text to the built site, step by step (README.md, Add a source)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.pipeline import ROOT
from scripts.read.po import dump, read_catalog
from scripts.read.report_toml import REVIEW
from scripts.verify import leaves
from tests.support.cases import DATA
from tests.support.project import JANUARY_15_2027, build, copy, run

TEXT = DATA / "new/2018.txt"
EDITS = tomllib.loads((DATA / "new/2018.toml").read_text("utf-8"))


def test_a_report_is_added_as_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", JANUARY_15_2027)
    project = copy(tmp_path / "project")
    readme = (ROOT / "README.md").read_text("utf-8").partition("\n## Add a source\n")[2]
    assert "`.venv/bin/python -m scripts.new 2018 FILE`" in readme.partition("\n## ")[0]
    run(project, "scripts.new", "2018", str(TEXT))
    report = project / "seeds/2018"
    unfinished = run(project, "scripts.build", "--all")
    assert "error" not in unfinished
    assert "meeting-s2: is untranslated; write the msgstr." in unfinished
    take_off_the_marks(report)
    translate(report)
    confirm_the_candidates(report)
    run(project, "scripts.sync")
    assert run(project, "scripts.build", "--strict") == ""
    build(project, tmp_path / "site", "http://localhost/")
    page = (tmp_path / "site/en/2018/areas/index.html").read_text("utf-8")
    assert "Add around 300 green factories." in [leaf.text for leaf in leaves(page)]
    assert "not yet translated" not in page


def take_off_the_marks(report: Path) -> None:
    path = report / "report.toml"
    path.write_text(re.sub(f"  {REVIEW}.*", "", path.read_text("utf-8")), "utf-8")


def translate(report: Path) -> None:
    """Write the English of each sentence; a fuzzy one is reviewed."""
    catalog = read_catalog(report / "en.po", "en.po")
    entries = [
        replace(entry, en=EDITS["english"].get(name, entry.en), state="translated", previous="")
        for name, entry in catalog.by_id().items()
    ]
    (report / "en.po").write_text(dump(dict(catalog.header), entries), "utf-8")


def confirm_the_candidates(report: Path) -> None:
    for name, changes in EDITS["rows"].items():
        text = (report / name).read_text("utf-8")
        for candidate, row in changes:
            assert text.count(f"\n{candidate}") == 1
            text = text.replace(f"\n{candidate}", f"\n{row}")
        (report / name).write_text(text, "utf-8")
