"""A fuller text: paragraphs change their places, and new ones come before they have a name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.model.ids import letters
from scripts.pipeline import generate
from scripts.sync import main
from tests.support.seeds import copy, edit, open_edition, real
from tests.test_record import published
from tests.test_sync import SOURCE

NEW = "会议强调，要加强党的领导。各级部门要抓好落实。"
UNNAMED = f"unnamed-{letters('会议强调，要加强党的领导。')}"
NAMED = '[[sections]]\nid = "leadership"\ntitle = { zh = "领导", en = "Leadership" }\n\n# The pages'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("scripts.sync.ROOT", tmp_path)
    monkeypatch.setenv("PUBLISHED", str(tmp_path / "live"))
    return copy(tmp_path)


def paragraphs(root: Path) -> list[str]:
    return (root / "seeds" / SOURCE).read_text("utf-8").rstrip("\n").split("\n")


def write(root: Path, lines: list[str]) -> None:
    (root / "seeds" / SOURCE).write_text("\n".join(lines) + "\n", "utf-8")


def test_sections_follow_the_source_on_their_page(root: Path) -> None:
    lines = paragraphs(root)
    write(root, [*lines[:-2], lines[-1], lines[-2]])
    *_, a, b = [section.id for section in real().document.sections]
    (page,) = {real().meta.page_of(name).id for name in (a, b)}
    found = open_edition(root)
    assert [section.id for section in found.document.sections][-2:] == [b, a]
    assert {row.change for row in found.history.pending} == {"moved"}
    assert found.document.texts() == real().document.texts()
    pages, problems = generate(root)
    assert all(problem.warning for problem in problems)
    text = pages[f"zh/2017/{page}.md"]
    ids = [s.id for s in found.document.segments if f'"{s.id}"' in text or f"#{s.id} " in text]
    assert sorted(ids, key=lambda id: re.search(rf'"{id}"|#{id} ', text).start()) == ids  # type: ignore[union-attr]


def test_a_new_paragraph_is_shown_before_it_has_a_name(root: Path) -> None:
    lines = paragraphs(root)
    write(root, [*lines[:2], NEW, *lines[2:]])
    pages, problems = generate(root)
    assert "加强党的领导" in pages["zh/2017/meeting.md"]
    assert "New paragraph" in pages["en/2017/full-text.md"]
    assert all(problem.warning for problem in problems)
    (told,) = [problem for problem in problems if problem.subject.startswith(UNNAMED)]
    assert told.line == 3
    assert "add it to [[sections]]" in told.action


def test_sync_waits_for_the_name(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, [*paragraphs(root), NEW])
    before = {path: path.read_bytes() for path in (root / "seeds").rglob("*.*")}
    assert main([]) == 1
    said = capsys.readouterr().err
    assert f"{UNNAMED}: seeds/2017/report.toml has no section for the paragraph “会议强调" in said
    assert "nothing was written" in said
    assert {path: path.read_bytes() for path in (root / "seeds").rglob("*.*")} == before


def test_a_name_given_later_breaks_nothing(root: Path) -> None:
    write(root, [*paragraphs(root), NEW])
    published(root)
    edit(root, "2017/report.toml", "# The pages", NAMED)
    edit(root, "2017/report.toml", '"attendance"]', '"attendance", "leadership"]')
    pages, problems = generate(root)
    assert pages
    assert all(problem.warning for problem in problems)
    assert main([]) == 0
    assert open_edition(root).document.sections[-1].id == "leadership"
    published(root)
    assert [problem.finding for problem in generate(root)[1]] == ["is untranslated"] * 2


def test_paragraphs_that_begin_alike_have_names_of_their_own(root: Path) -> None:
    write(root, [*paragraphs(root), NEW, NEW])
    ids = [section.id for section in open_edition(root).document.sections]
    assert len(set(ids)) == len(ids)
    assert generate(root)[0]
