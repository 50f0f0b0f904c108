"""A copy of the whole project, in which a test changes the seeds and builds the site anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from functools import cache
from pathlib import Path

from tests.support import seeds
from tests.support.cases import DATA
from tests.support.seeds import ROOT, edit

JANUARY_15_2027 = "1800000000"


def bare(root: Path) -> Path:
    """Copy to ``root`` all that a site is made from; there are no pages yet."""
    seeds.project(root)
    shutil.copytree(ROOT / "overrides", root / "overrides", ignore=_compiled)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def copy(root: Path) -> Path:
    """The same with the pages, as they would have been published last."""
    return Path(shutil.copytree(_published(), root, ignore=_compiled, dirs_exist_ok=True))


_compiled = shutil.ignore_patterns("__pycache__")
_kept: list[tempfile.TemporaryDirectory[str]] = []  # each is removed when Python ends


@cache
def _published() -> Path:
    """A project with its pages; nobody writes there."""
    _kept.append(tempfile.TemporaryDirectory())
    root = bare(Path(_kept[-1].name))
    assert run(root, "scripts.build") == ""
    return root


def run(root: Path, module: str, *arguments: str, **environment: str) -> str:
    """Run a module in the copy, as make does; it must succeed. What it says of problems."""
    done = attempt(root, module, *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


def attempt(
    root: Path, module: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The same, whether it succeeds or not."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def changed(root: Path) -> Path:
    """A copy whose source has changed twice (tests/data/changed/edits.toml), recorded once."""
    edits = tomllib.loads((DATA / "changed/edits.toml").read_text("utf-8"))
    copy(root)
    for find, text in edits["recorded"]:
        edit(root, "2017/source.zh.txt", find, text)
    run(root, "scripts.sync", SOURCE_DATE_EPOCH=JANUARY_15_2027)
    for find, text in edits["pending"]:
        edit(root, "2017/source.zh.txt", find, text)
    return root


def build(root: Path, site: Path, url: str) -> None:
    """Build the site of the copy into ``site``, whose address is ``url``, as make site does."""
    run(root, "scripts.build")
    build_pages(root, site, url)
    run(root, "scripts.verify", str(site))


def build_pages(root: Path, site: Path, url: str) -> None:
    """Build the site of the pages that ``root`` has; any warning of MkDocs fails."""
    options = ("--strict", "--quiet", "--site-dir", str(site))
    assert run(root, "mkdocs", "build", *options, SITE_URL=url) == ""
