"""A catalog that went through a tool that knows no msgctxt is restored from the Chinese."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.pipeline import generate
from scripts.sync import main
from tests.support.seeds import REPORT, copy, edit, open_edition, real


@pytest.fixture(params=["csv", "xliff"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose catalog went to a tool and came back."""
    monkeypatch.setattr("scripts.sync.ROOT", copy(tmp_path))
    monkeypatch.chdir(tmp_path)
    kind, catalog = request.param, tmp_path / "seeds/2017/en.po"
    catalog.rename("en.po")
    for command in (f"po2{kind} en.po en.{kind}", f"{kind}2po en.{kind} back.po"):
        name, *files = command.split()
        run = [str(Path(sys.executable).parent / name), "--progress=none", *files]
        subprocess.run(run, check=True, capture_output=True)
    Path("back.po").rename(catalog)
    assert "msgctxt" not in catalog.read_text("utf-8")
    return tmp_path


def test_the_pages_are_as_before_and_sync_is_asked_for(root: Path) -> None:
    pages, problems = generate(root)
    assert pages == generate(copy(root / "as-it-was"))[0]
    assert {problem.action for problem in problems} == {"run make sync"}


def test_sync_writes_the_ids(root: Path) -> None:
    assert main([]) == 0
    assert generate(root)[1] == []
    entries = open_edition(root).catalog.by_id()
    assert {id: entry.en for id, entry in entries.items()} == {
        id: entry.en for id, entry in real().catalog.by_id().items()
    }
    assert (REPORT / "en.po").read_text("utf-8").partition("\n\n")[2] in (
        root / "seeds/2017/en.po"
    ).read_text("utf-8")


def test_the_same_sentence_twice_is_told_apart_by_its_order(root: Path) -> None:
    for file in ("source.zh.txt", "en.po"):
        edit(root, f"2017/{file}", "老领导李毅中", "李毅中")
    assert "veteran" in open_edition(root).catalog.by_id()["meeting-s6"].en
