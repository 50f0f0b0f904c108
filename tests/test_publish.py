from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish import current, stale, write
from tests.seeds import times

PAGES = {"zh/index.md": "首页\n", "zh/2017/a.md": "一\r\n", "en/index.md": "Home\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder as PAGES has it, with a style sheet of our own beside it."""
    docs = tmp_path / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "assets/site.css").write_text("body {}")
    write(PAGES, docs)
    return docs


def messages(pages: dict[str, str], docs: Path) -> list[str]:
    return [str(problem) for problem in stale(pages, docs)]


def test_write_gives_the_pages_and_keeps_line_ends(docs: Path) -> None:
    assert current(docs) == PAGES
    assert (docs / "zh/2017/a.md").read_bytes() == "一\r\n".encode()


def test_write_swaps_the_folders_whole(docs: Path) -> None:
    write({"zh/index.md": "新\n", "en/b.md": "New\n"}, docs)
    assert current(docs) == {"zh/index.md": "新\n", "en/b.md": "New\n"}
    assert sorted(path.name for path in docs.iterdir()) == ["assets", "en", "zh"]
    assert (docs / "assets/site.css").read_text() == "body {}"


def test_write_writes_nothing_when_nothing_changed(docs: Path) -> None:
    before = times(docs)
    write(PAGES, docs)
    assert times(docs) == before


def test_a_failed_write_leaves_the_old_pages(docs: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write({"zh/index.md": "新\n", "en/index.md": "\ud800"}, docs)
    assert current(docs) == PAGES
    assert sorted(path.name for path in docs.iterdir()) == ["assets", "en", "zh"]


def test_fresh_pages_are_not_stale(docs: Path) -> None:
    assert stale(PAGES, docs) == []


@pytest.mark.parametrize(
    ("pages", "message"),
    [
        (
            PAGES | {"en/index.md": "House\n"},
            "docs/en/index.md:1: page: is not what the seeds give",
        ),
        (PAGES | {"en/b.md": "B\n"}, "docs/en/b.md:1: page: is missing"),
        (
            {path: PAGES[path] for path in PAGES if path != "en/index.md"},
            "docs/en/index.md:1: page: is not generated from any seed",
        ),
    ],
    ids=["changed", "missing", "left over"],
)
def test_stale(docs: Path, pages: dict[str, str], message: str) -> None:
    assert messages(pages, docs) == [f"{message}; run make docs and commit it."]


def test_a_page_that_is_not_utf_8_is_stale(docs: Path) -> None:
    (docs / "en/index.md").write_bytes(b"\xff")
    assert len(stale(PAGES, docs)) == 1


def test_write_makes_the_docs_folder(tmp_path: Path) -> None:
    write(PAGES, tmp_path / "docs")
    assert current(tmp_path / "docs") == PAGES
