"""What make does, in a copy of the project: its own steps, with the Python that runs the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import project
from tests.support.seeds import ROOT, times
from tests.tools.builds import differences

# Without what a make that runs the tests tells one that it calls, and what changes the outcome.
OTHERS = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PUBLISHED", "SITE_URL"}
SETTINGS = {name: value for name, value in os.environ.items() if name not in OTHERS}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site make has built, for one user alone; nobody writes there."""
    root = installed(project.copy(tmp_path_factory.mktemp("built")))
    done = make(root, "site", umask=0o077)
    assert (done.returncode, done.stderr) == (0, "")
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it, with tools that take no time: what they make is the site that is there."""
    root = shutil.copytree(built, tmp_path / "root", symlinks=True)
    tool(root, "python", "exit 0")
    tool(root, "mkdocs", f'cp -R {built}/site "$5"')
    return root


def installed(root: Path) -> Path:
    """Give a project an environment that is complete: the one in which the tests run."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy2(ROOT / name, root)
    tool(root, "python", f'exec {sys.executable} "$@"')
    tool(root, "mkdocs", f'exec {sys.executable} -m mkdocs "$@"')
    for stamp in (".python", ".site"):
        (root / ".venv" / stamp).touch()
    return root


def tool(root: Path, name: str, script: str) -> None:
    path = root / ".venv/bin" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def make(
    root: Path, *arguments: str, umask: int = -1, **settings: str
) -> subprocess.CompletedProcess[str]:
    command = ["make", *arguments]
    environment = SETTINGS | settings
    return subprocess.run(
        command, cwd=root, env=environment, umask=umask, capture_output=True, text=True, check=False
    )


def same(one: Path, other: Path) -> bool:
    return [str(problem) for problem in differences(one / "site", other / "site")] == []


def test_make_site_says_each_step_once_and_then_nothing_to_do(built: Path, root: Path) -> None:
    shutil.rmtree(root / "site")
    assert make(root, "site").stdout.splitlines() == [
        "Generating the pages; reports: 1.",
        "Building the site.",
        "Verifying it against the source.",
        "The site is in site/; make serve shows it at http://localhost:8000/.",
    ]
    assert same(built, root)
    before = times(root / "site")
    assert len(make(root, "site").stdout.splitlines()) == 1
    assert times(root / "site") == before
    assert sorted(path.name for path in (root / ".make").iterdir()) == ["built", "lock"]


def test_what_is_a_reason_to_build_again(root: Path) -> None:
    (root / "seeds/2017/en (a translator's copy).po").touch()
    assert not again(root)
    (root / "seeds/2017/notes.tsv").touch()
    assert again(root)
    tool(root, "mkdocs", 'cp -R site "$5"; touch seeds/2017/notes.tsv')
    assert again(root, "SITE_URL=https://example.org/a/"), "another address"
    assert again(root, "SITE_URL=https://example.org/a/"), "changed while the site was built"
    tool(root, "mkdocs", 'cp -R site "$5"')
    assert again(root)
    assert not again(root)
    (root / "seeds/2017/notes.tsv").unlink()
    assert again(root)
    assert not again(root)
    shutil.rmtree(root / "site")
    tool(root, "mkdocs", 'mkdir "$5"; touch "$5/index.html"')
    assert again(root)
    assert not again(root)


def again(root: Path, *arguments: str) -> bool:
    """Whether make builds the site."""
    done = make(root, "site", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return "Building the site." in done.stdout


@pytest.mark.parametrize("address", ["", " "])
def test_an_empty_address_is_none(built: Path, root: Path, address: str) -> None:
    assert not again(root, f"SITE_URL={address}")
    assert len(make(root, "site", SITE_URL=address).stdout.splitlines()) == 1
    tool(root, "mkdocs", 'cp -R site "$5"; env >&2')
    (root / "mkdocs.yml").touch()
    said = make(root, "site", SITE_URL=address).stderr
    assert "PATH=" in said
    assert "SITE_URL" not in said


def test_mkdocs_takes_an_empty_address_for_none(built: Path, tmp_path: Path) -> None:
    project.build_pages(built, tmp_path / "site", "")
    assert same(built, tmp_path)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("mkdocs", 'mkdir "$5"; touch "$5/index.html"; exit 3'),
        ("python", 'case "$*" in *scripts.verify*) exit 3;; esac'),
        ("python", 'case "$*" in *scripts.build*) exit 3;; esac'),
    ],
    ids=["build", "verify", "pages"],
)
def test_whatever_fails_the_last_site_stays(
    built: Path, root: Path, name: str, script: str
) -> None:
    good = (root / ".venv/bin" / name).read_text()
    (root / "seeds/2017/notes.tsv").touch()
    tool(root, name, script)
    for _ in range(2):  # the second does not call it a success either
        assert make(root, "site").returncode == 2
        assert same(built, root)
    (root / ".venv/bin" / name).write_text(good)
    assert again(root)
    assert same(built, root)


def test_a_build_that_was_killed(built: Path, root: Path) -> None:
    tool(root, "mkdocs", 'cp -R site "$5"; rm -r "$5/en"; touch .make/started; sleep 60')
    (root / "mkdocs.yml").touch()
    killed = subprocess.Popen(
        ["make", "site"], cwd=root, env=SETTINGS, start_new_session=True, stdout=subprocess.DEVNULL
    )
    wait_for(root / ".make/started")
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    assert same(built, root)
    tool(root, "mkdocs", f'cp -R {built}/site "$5"')
    assert again(root)
    assert same(built, root)


def test_two_at_once_wait(built: Path, root: Path) -> None:
    (root / "mkdocs.yml").touch()
    tool(root, "mkdocs", 'touch .make/started; sleep 2; cp -R site "$5"')
    first = subprocess.Popen(["make", "site"], cwd=root, env=SETTINGS, stdout=subprocess.PIPE)
    wait_for(root / ".make/started")
    second = make(root, "site")
    assert first.wait() == 0
    assert second.stderr == "Another make is at work here; waiting for it to end.\n"
    assert len(second.stdout.splitlines()) == 1
    assert same(built, root)


def wait_for(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_server_can_read_what_was_built_with_any_umask(built: Path) -> None:
    site = built / "site"
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in (site, *site.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_accept_names_what(root: Path) -> None:
    done = make(root, "accept")
    assert done.returncode == 2
    assert done.stderr.startswith("Name the segments: make accept ID=")
