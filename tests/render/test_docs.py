from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from scripts.build import ROOT
from scripts.render import docs as publish
from scripts.render.docs import current, stale, write
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
    assert current(docs) == PAGES
    assert (docs / "zh/2017/a.md").read_bytes() == "一\r\n".encode()


def test_write_swaps_the_folders_whole(docs: Path) -> None:
    write({"zh/index.md": "新\n", "en/b.md": "New\n"}.items(), docs)
    assert current(docs) == {"zh/index.md": "新\n", "en/b.md": "New\n"}
    assert names(docs) == ["assets", "en", "zh"]
    assert (docs / "assets/site.css").read_text() == "body {}"


def test_write_writes_nothing_when_nothing_changed(docs: Path) -> None:
    before = times(docs)
    write(PAGES.items(), docs)
    assert times(docs) == before


def test_a_failed_write_leaves_the_old_pages(docs: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write({"zh/index.md": "新\n", "en/index.md": "\ud800"}.items(), docs)
    assert current(docs) == PAGES
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
    assert current(tmp_path / "docs") == PAGES


def test_a_file_that_is_no_page_stays_the_same_file(docs: Path) -> None:
    before = (docs / "assets/site.css").stat()
    assert write(OLD.items(), docs) == []
    after = (docs / "assets/site.css").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert names(docs.parent) == ["docs"]


def test_without_links_a_file_is_copied(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = times(docs / "assets")

    def link(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    assert write(OLD.items(), docs) == []
    assert (times(docs / "assets"), current(docs)) == (before, OLD)


def test_a_system_that_cannot_exchange(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)
    assert write(OLD.items(), docs) == []
    assert (current(docs), names(docs), names(docs.parent)) == (
        OLD,
        ["assets", "en", "zh"],
        ["docs"],
    )


def test_a_run_killed_between_two_steps_is_mended(docs: Path) -> None:
    docs.rename(docs.with_name(".docs-old"))
    (docs.parent / ".docs-new/zh").mkdir(parents=True)
    assert write(PAGES.items(), docs) == []
    assert (current(docs), names(docs), names(docs.parent)) == (
        PAGES,
        ["assets", "en", "zh"],
        ["docs"],
    )


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
    assert (current(docs), names(small_disk)) == (PAGES, ["docs"])


def test_a_mounted_docs(small_disk: Path) -> None:
    (message,) = map(str, write(PAGES.items(), small_disk))
    assert message.startswith("docs:1: pages: is a link or a mount point")


def test_a_file_that_cannot_be_written(docs: Path, short_files: None) -> None:
    (problem,) = write(LARGE.items(), docs)
    assert problem.finding == "cannot be written ([Errno 27] File too large)"
    assert (current(docs), names(docs), names(docs.parent)) == (
        PAGES,
        ["assets", "en", "zh"],
        ["docs"],
    )


@pytest.fixture
def writer(docs: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a process that writes OLD and NEW in turn, and wait until it has begun."""
    started = []

    def start(*steps: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.support.writer", str(docs), *steps]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


SEED = int(os.environ.get("SEED", "2017"))


def test_docs_is_whole_whenever_the_writing_is_killed(
    docs: Path, writer: Callable[..., subprocess.Popen[str]]
) -> None:
    random, left = Random(SEED), 0
    for kill in range(40):
        process = writer()
        time.sleep(random.uniform(0, 0.1))
        process.kill()
        process.wait()
        assert current(docs) in (OLD, NEW), (SEED, kill)
        assert names(docs) == ["assets", "en", "zh"], (SEED, kill)
        left += names(docs.parent) != ["docs"]
    assert left > 5, "hardly a kill came while pages were written"
    assert write(PAGES.items(), docs) == []
    assert (current(docs), names(docs.parent)) == (PAGES, ["docs"])


def test_the_next_run_mends_docs_where_writing_takes_two_steps(
    docs: Path, writer: Callable[..., subprocess.Popen[str]]
) -> None:
    random = Random(SEED)
    for kill in range(10):
        process = writer("two-steps")
        time.sleep(random.uniform(0, 0.1))
        process.kill()
        process.wait()
        folder = docs if docs.exists() else docs.with_name(".docs-old")
        assert current(folder) in (OLD, NEW), (SEED, kill)
        assert names(folder) == ["assets", "en", "zh"], (SEED, kill)
    assert write(PAGES.items(), docs) == []
    assert (current(docs), names(docs), names(docs.parent)) == (
        PAGES,
        ["assets", "en", "zh"],
        ["docs"],
    )


def test_two_runs_at_once(docs: Path, writer: Callable[..., subprocess.Popen[str]]) -> None:
    both = writer(), writer()
    time.sleep(0.5)
    assert [process.poll() for process in both] == [None, None]
    assert write(PAGES.items(), docs) == []


def test_docs_is_whole_whenever_the_build_is_killed(tmp_path: Path) -> None:
    root, random = project(tmp_path), Random(SEED)
    command = [sys.executable, "-m", "scripts.build"]
    subprocess.run(command, cwd=root, check=True)
    new = current(root / "docs")
    old = new | {"en/index.md": "Old\n", "zh/old.md": "旧\n"}
    for kill in range(10):
        assert write(old.items(), root / "docs") == []
        process = subprocess.Popen(command, cwd=root)
        time.sleep(random.uniform(0.2, 0.8))
        process.kill()
        process.wait()
        assert current(root / "docs") in (old, new), (SEED, kill)
    assert subprocess.run(command, cwd=root).returncode == 0
    assert current(root / "docs") == new
    assert not [name for name in names(root) if name.startswith(".docs")]
