from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import build as module
from scripts.build import main
from scripts.render.docs import current
from scripts.render.site import render as render_all
from scripts.reuse import RECORD, parts, unchanged
from tests.support.seeds import edit, project, times


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two reports that has its pages."""
    monkeypatch.setattr(module, "ROOT", project(tmp_path))
    shutil.copytree(tmp_path / "seeds/2017", tmp_path / "seeds/2018")
    edit(tmp_path, "2018/en.po", "Project-Id-Version: 2017", "Project-Id-Version: 2018")
    assert main([]) == 0
    return tmp_path


def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts of the site that are rendered from now on."""
    found: list[str] = []

    def render(editions, done):  # type: ignore[no-untyped-def]
        names = [edition.meta.id for edition in editions]
        found.extend(part for part in parts(names) if part not in (done or {}))
        return render_all(editions, done)

    monkeypatch.setattr(module, "render", render)
    return found


def test_what_has_not_changed_is_not_rendered(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, before = rendered(monkeypatch), times(root / "docs")
    assert main([]) == 0
    assert found == []
    assert times(root / "docs") == before


def test_only_the_report_that_changed_is_rendered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rendered(monkeypatch)
    edit(root, "2018/report.toml", "The year’s estimated", "This year’s estimated")
    assert main([]) == 0
    assert found == ["2018", "compare/2017/2018"]
    assert "This year’s estimated" in (root / "docs/en/2018/review.md").read_text("utf-8")


@pytest.mark.parametrize("file", ["terms.tsv", "../docs/zh/2017/review.md", f"../{RECORD}"])
def test_what_reports_share_and_what_was_edited_count(root: Path, file: str) -> None:
    path = root / "seeds" / file
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert ("2017" in unchanged(root)) == (file == f"../{RECORD}")


def test_an_edited_page_is_put_right(root: Path) -> None:
    before = current(root / "docs")
    (root / "docs/zh/2017/review.md").write_text("x", "utf-8")
    assert main([]) == 0
    assert current(root / "docs") == before


def test_the_check_trusts_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = rendered(monkeypatch)
    assert main(["--check"]) == 0
    assert found == ["2017", "2018", "compare/2017/2018"]


def test_only_one_report(root: Path) -> None:
    for report in ("2017", "2018"):
        edit(root, f"{report}/report.toml", "The year’s estimated", "This year’s estimated")
    assert main(["--only", "2018"]) == 0
    assert "This year’s estimated" in (root / "docs/en/2018/review.md").read_text("utf-8")
    assert "This year’s estimated" not in (root / "docs/en/2017/review.md").read_text("utf-8")


def test_the_parts_of_a_site() -> None:
    assert parts(["2016", "2017", "2018"], "2018") == ["2018", "compare/2017/2018"]
    assert parts(["2017"]) == ["2017"]


def test_a_report_that_is_not_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "1999"])
    assert "there is no report 1999; there are 2017, 2018" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_damaged_record_is_no_record(root: Path, text: str) -> None:
    (root / RECORD).write_text(text, "utf-8")
    assert unchanged(root) == {}
