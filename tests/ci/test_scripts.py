"""The steps of the workflows, run where GitHub would: in a checkout, with its variables."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import project
from tests.support.seeds import ROOT, edit
from tests.test_make import SETTINGS, installed, tool

GIT = {"GIT_CONFIG_GLOBAL": os.devnull} | {
    f"GIT_{who}_{what}": "a@example.org"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}
FILES = ("seeds/2017/en.po", "docs/zh/index.md", "docs/assets/site.css", "scripts/build.py")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of a few files, whose one commit was published."""
    root = tmp_path / "root"
    for name in FILES:
        write(root, name, "1")
    shutil.copytree(ROOT / ".ci", root / ".ci")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text)


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=root,
        env=os.environ | GIT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(root: Path) -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "One more")
    return git(root, "rev-parse", "HEAD")


def step(root: Path, name: str, **settings: str) -> str:
    """Run a script as a step does, from any folder; it must succeed. What it prints."""
    done = subprocess.run(
        [root / ".ci" / name],
        cwd=root.parent,
        env=SETTINGS | GIT | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def passed(root: Path, *runs: tuple[str, str]) -> bool:
    """What .ci/tested says when GitHub names these runs, newest first: event and commit."""
    found = {"workflow_runs": [{"event": event, "head_sha": sha} for event, sha in runs]}
    return ask(root, f"cat <<'END'\n{json.dumps(found)}\nEND")


def ask(root: Path, gh: str) -> bool:
    write(root.parent, "bin/gh", f"#!/bin/sh\n{gh}\n")
    (root.parent / "bin/gh").chmod(0o755)
    path = f"{root.parent}/bin:{os.environ['PATH']}"
    answer = step(root, "tested", PATH=path, GITHUB_REPOSITORY="somebody/readouts")
    return {"tested=true\n": True, "tested=false\n": False}[answer]


@pytest.mark.parametrize(
    ("name", "is_tested"),
    [
        ("seeds/2017/en.po", True),
        ("seeds/2018/source.zh.txt", True),
        ("docs/zh/index.md", True),
        ("README.md", True),
        ("docs/assets/site.css", False),
        ("scripts/build.py", False),
        (".ci/tested", False),
        (".github/workflows/code.yml", False),
        ("new/a.md", False),
        ("scripts/seeds/a.py", False),
    ],
)
def test_what_is_code(root: Path, name: str, is_tested: bool) -> None:
    published = git(root, "rev-parse", "HEAD")
    text = (root / name).read_text() if (root / name).exists() else ""
    write(root, name, f"{text}\n# 2")
    commit(root)
    assert passed(root, ("push", published)) is is_tested


def test_the_tests_that_failed_hold_the_next_push_of_text_too(root: Path) -> None:
    published = git(root, "rev-parse", "HEAD")
    write(root, "scripts/build.py", "fails its tests")
    commit(root)
    write(root, "seeds/2017/en.po", "corrected")
    commit(root)
    assert not passed(root, ("push", published))
    write(root, "scripts/build.py", "1")
    commit(root)
    assert passed(root, ("push", published)), "the code that was published is back"


def test_what_says_nothing_of_the_code(root: Path) -> None:
    """A fork's pull request, nothing published yet, a commit that is gone, no answer."""
    here = git(root, "rev-parse", "HEAD")
    assert passed(root, ("workflow_dispatch", here))
    assert not passed(root, ("pull_request", here))
    assert not passed(root)
    assert not passed(root, ("push", "0" * 40))
    assert not ask(root, "exit 1")
    assert not ask(root, "echo not JSON")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of the whole project, with what its pages are made of."""
    root = installed(project.copy(tmp_path / "root"))
    shutil.copytree(ROOT / ".ci", root / ".ci")
    write(root, ".gitignore", "/.make/\n/.venv/\n__pycache__/\n")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root)
    return root


def test_pages_that_were_left_behind_are_named(checkout: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    assert "::warning::" not in step(checkout, "pages", GITHUB_STEP_SUMMARY=str(summary))
    assert not summary.exists()
    edit(checkout, "2017/en.po", "completed in full", "completed entirely")
    said = step(checkout, "pages", GITHUB_STEP_SUMMARY=str(summary))
    assert said.endswith(
        "::warning::docs/ is not what the seeds give; run make docs and commit it.\n"
    )
    assert "\n     M docs/en/2017/review.md\n" in summary.read_text()


def test_what_is_published_is_fetched_before(checkout: Path, tmp_path: Path) -> None:
    tool(checkout, "python", "test -e fetched")
    with (checkout / "Makefile").open("a") as makefile:
        makefile.write("\npublished:\n\t@touch fetched\n")
    step(checkout, "pages", GITHUB_STEP_SUMMARY=os.devnull)


def test_the_summary_of_a_pull_request(checkout: Path, tmp_path: Path) -> None:
    edit(checkout, "2017/en.po", "completed in full", "completed entirely")
    commit(checkout)
    files = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "RUNNER_TEMP": str(tmp_path)}
    assert step(checkout, "summary", **files) == ""
    assert "completed entirely" in (tmp_path / "summary").read_text()
