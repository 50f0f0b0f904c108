from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.pipeline import editions
from tests.support.seeds import ROOT


@pytest.mark.parametrize("file", ["seeds/terms.tsv", "docs/zh/about.md", "docs/en/2017/areas.md"])
def test_what_is_of_today_cannot_be_read(file: str) -> None:
    with pytest.raises(AssertionError, match="a test reads"):
        (ROOT / file).read_text("utf-8")
    with pytest.raises(AssertionError, match="a test reads"):
        Path(file).read_bytes()


def test_the_pipeline_does_not_run_on_it() -> None:
    with pytest.raises(AssertionError, match="a test reads"):
        editions(ROOT)


@pytest.mark.parametrize("command", ["scripts.build", "mkdocs"])
def test_no_command_runs_in_the_project(command: str) -> None:
    with pytest.raises(AssertionError, match="run it in a copy"):
        subprocess.run([sys.executable, "-m", command, "--help"], cwd=ROOT, check=False)


def test_with_the_fixture_it_can(today: Path) -> None:
    assert editions(today)


def test_everything_else_can(tmp_path: Path) -> None:
    assert (ROOT / "README.md").read_bytes()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/terms.tsv").touch()
    assert (tmp_path / "seeds/terms.tsv").read_bytes() == b""
