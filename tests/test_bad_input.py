"""Bad input ends in a clear message, and then not one file is changed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts import build as module
from scripts.build import main
from tests.support.cases import tables
from tests.support.seeds import edit, project, times
from tests.test_fuzz import MESSAGE

CASES = tables("bad/seeds.toml")
# What is said of English that is as good as any, and new.
NEW = re.compile(r"\S+ warning: .* is not yet on record; run make sync\.\n1 warning\.\n")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has its pages."""
    monkeypatch.setattr(module, "ROOT", project(tmp_path))
    assert main([]) == 0
    return tmp_path


def change(root: Path, case: dict[str, Any]) -> None:
    """Do to the seeds what a case says."""
    path = root / "seeds" / case["file"]
    if case.get("remove"):
        path.unlink()
        return
    new = bytes.fromhex(case["bytes"]) if "bytes" in case else case["replace"].encode()
    path.parent.mkdir(exist_ok=True)
    old = path.read_bytes() if path.exists() else b""
    find = case["find"].encode() if "find" in case else old
    assert find in old
    path.write_bytes(old.replace(find, new * case.get("times", 1), 1))


def explained(case: dict[str, Any], text: str) -> bool:
    """Whether a run said what the case expects, and nothing unclear; nothing if it expects none."""
    if "message" not in case:
        return NEW.sub("", text) == ""
    *problems, last = text.splitlines()
    assert last.endswith("; nothing was written.") != case.get("published", False)
    assert [line for line in problems if not MESSAGE.fullmatch(line)] == []
    return any(line.startswith(case["message"]) for line in problems)


def stopped(case: dict[str, Any]) -> bool:
    return "message" in case and not case.get("published")


@pytest.mark.parametrize("case", CASES)
def test_seeds(root: Path, case: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    change(root, case)
    before = times(root)
    assert main([]) == stopped(case)
    assert explained(case, capsys.readouterr().err)
    assert times(root) == before or not stopped(case)


@pytest.mark.parametrize("case", [case for case in CASES if "command" in str(case.values)])
def test_the_command(root: Path, case: dict[str, Any]) -> None:
    change(root, case)
    command = [sys.executable, "-m", "scripts.build"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == stopped(case)
    assert explained(case, run.stderr)


def test_docs_that_cannot_be_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "2017/report.toml", "Review of 2017", "The year 2017")
    (root / "docs").chmod(0o555)
    before = times(root)
    assert main([]) == 1
    (root / "docs").chmod(0o755)
    assert times(root) == before
    message = "docs:1: error: pages: the folder is read-only; make it writable.\n"
    assert message in capsys.readouterr().err


def test_two_reports_of_which_one_is_bad(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(root / "seeds/2017", root / "seeds/2018")
    (root / "seeds/2018/notes.tsv").write_text("id\n")
    before = times(root)
    assert main([]) == 1
    assert "seeds/2018/notes.tsv:1: error: table: first line is 'id'" in capsys.readouterr().err
    assert times(root) == before
