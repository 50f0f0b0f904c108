from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from scripts.pipeline import ROOT
from scripts.render.docs import on_disk, stale, write
from tests.support.cases import tables
from tests.support.seeds import project, times
from tests.support.writer import NEW, OLD

PAGES = {"zh/index.md": "首页\n", "zh/2017/a.md": "一\r\n", "en/index.md": "Home\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder as PAGES has it, with a style sheet of our own beside it."""
    docs = tmp_path / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "assets/site.css").write_text("body {}")
    write(PAGES.items(), docs)
    return docs


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def messages(pages: dict[str, str], docs: Path) -> list[str]:
    return [str(problem) for problem in stale(pages.items(), docs)]


def test_write_gives_the_pages_and_keeps_line_ends(docs: Path) -> None:
    assert on_disk(docs) == PAGES
    assert (docs / "zh/2017/a.md").read_bytes() == "一\r\n".encode()


def test_write_gives_no_other_pages(docs: Path) -> None:
    write({"zh/index.md": "新\n", "en/b.md": "New\n"}.items(), docs)
    assert on_disk(docs) == {"zh/index.md": "新\n", "en/b.md": "New\n"}
    assert names(docs) == ["assets", "en", "zh"]
    assert (docs / "assets/site.css").read_text() == "body {}"


def test_write_writes_nothing_when_nothing_changed(docs: Path) -> None:
    before = times(docs)
    write(PAGES.items(), docs)
    assert times(docs) == before


def test_a_failed_write_leaves_the_old_pages(docs: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write({"zh/index.md": "新\n", "en/index.md": "\ud800"}.items(), docs)
    assert on_disk(docs) == PAGES
    assert names(docs) == ["assets", "en", "zh"]


def test_fresh_pages_are_not_stale(docs: Path) -> None:
    assert stale(PAGES.items(), docs) == []


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
    assert len(stale(PAGES.items(), docs)) == 1


def test_write_makes_the_docs_folder(tmp_path: Path) -> None:
    write(PAGES.items(), tmp_path / "docs")
    assert on_disk(tmp_path / "docs") == PAGES


def test_a_file_that_is_no_page_stays_the_same_file(docs: Path) -> None:
    before = (docs / "assets/site.css").stat()
    assert write(OLD.items(), docs) == []
    after = (docs / "assets/site.css").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert names(docs.parent) == ["docs"]


@pytest.mark.parametrize("case", tables("publish/obstacles.toml"))
def test_an_obstacle(docs: Path, case: dict[str, str]) -> None:
    subprocess.run(case["shell"], shell=True, cwd=docs.parent, check=True)
    before = contents(docs.parent)
    assert [str(problem) for problem in write(OLD.items(), docs)] == [case["message"]]
    assert contents(docs.parent) == before
    subprocess.run(["chmod", "-R", "u+w", docs.parent], check=True)


def contents(folder: Path) -> dict[str, bytes]:
    """Each file below a folder."""
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_nothing_needs_to_be_writable_when_nothing_changed(docs: Path) -> None:
    docs.chmod(0o555)
    assert write(PAGES.items(), docs) == []
    docs.chmod(0o755)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 128 kB, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("this user cannot mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def short_files() -> Iterator[None]:
    """No file can be longer than 100 kB."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


LARGE = {f"{lang}/{n}.md": "长" * 40_000 for lang in ("zh", "en") for n in range(4)}


def test_a_full_disk(small_disk: Path) -> None:
    docs = small_disk / "docs"
    assert write(PAGES.items(), docs) == []
    message = "cannot be written ([Errno 28] No space left on device); free some space and run"
    assert f"docs:1: pages: {message} it again." in map(str, write(LARGE.items(), docs))
    assert (on_disk(docs), names(small_disk)) == (PAGES, ["docs"])


def test_a_file_that_cannot_be_written(docs: Path, short_files: None) -> None:
    (problem,) = write(LARGE.items(), docs)
    assert problem.finding == "cannot be written ([Errno 27] File too large)"
    assert (on_disk(docs), names(docs), names(docs.parent)) == (
        PAGES,
        ["assets", "en", "zh"],
        ["docs"],
    )


SEED = int(os.environ.get("SEED", "2017"))


def killed(command: list[str], folder: Path, least: float, most: float, random: Random) -> None:
    """Start a command and kill it at some moment."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    time.sleep(random.uniform(least, most))
    process.kill()
    process.wait()


def test_the_next_run_mends_what_a_killed_one_has_left(docs: Path) -> None:
    random, left = Random(SEED), 0
    for _ in range(20):
        killed([sys.executable, "-m", "tests.support.writer", str(docs)], ROOT, 0.2, 0.4, random)
        left += on_disk(docs) not in (OLD, NEW)
        assert names(docs) == ["assets", "en", "zh"]
    assert left > 2, "hardly a kill came while pages were written"
    assert write(PAGES.items(), docs) == []
    assert (on_disk(docs), names(docs), names(docs / "zh")) == (
        PAGES,
        ["assets", "en", "zh"],
        ["2017", "index.md"],
    )


def test_a_page_is_never_half_a_page(docs: Path) -> None:
    """Whatever a killed run has left: a page under its name is the old one or the new one."""
    random, whole = Random(SEED), {*OLD.values(), *NEW.values(), *PAGES.values()}
    for _ in range(10):
        killed([sys.executable, "-m", "tests.support.writer", str(docs)], ROOT, 0.2, 0.4, random)
        pages = {path: text for path, text in on_disk(docs).items() if not path.endswith(".new")}
        assert set(pages.values()) <= whole


def test_docs_is_whole_after_a_build_that_was_killed_and_another(tmp_path: Path) -> None:
    root, random = project(tmp_path), Random(SEED)
    command = [sys.executable, "-m", "scripts.build"]
    subprocess.run(command, cwd=root, check=True)
    new = on_disk(root / "docs")
    for _ in range(4):
        assert (
            write((new | {"en/index.md": "Old\n", "zh/old.md": "旧\n"}).items(), root / "docs")
            == []
        )
        killed(command, root, 0.4, 1.2, random)
    subprocess.run(command, cwd=root, check=True)
    assert on_disk(root / "docs") == new
    assert names(root) == ["docs", "scripts", "seeds"]


def test_what_a_killed_run_has_left_is_stale(docs: Path) -> None:
    (docs / "en/.index.md.new").write_text("Half")
    (message,) = messages(PAGES, docs)
    assert message.startswith("docs/en/.index.md.new:1: page: is not generated from any seed;")


def test_a_folder_without_pages_goes(docs: Path) -> None:
    write({"en/index.md": "Home\n", "zh/index.md": "首页\n"}.items(), docs)
    assert names(docs / "zh") == ["index.md"]


def test_only_docs_has_to_be_writable(docs: Path) -> None:
    docs.parent.chmod(0o555)
    assert write(OLD.items(), docs) == []
    docs.parent.chmod(0o755)
    assert on_disk(docs) == OLD


def test_a_page_that_is_a_link_becomes_a_file(docs: Path) -> None:
    (docs / "elsewhere.md").write_text("Mine.")
    (docs / "en/index.md").unlink()
    (docs / "en/index.md").symlink_to(docs / "elsewhere.md")
    assert write(PAGES.items(), docs) == []
    assert ((docs / "elsewhere.md").read_text(), on_disk(docs)) == ("Mine.", PAGES)


def test_an_unchanged_page_stays_the_same_file(docs: Path) -> None:
    before = (docs / "en/index.md").stat()
    assert write((PAGES | {"zh/index.md": "新\n"}).items(), docs) == []
    after = (docs / "en/index.md").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
