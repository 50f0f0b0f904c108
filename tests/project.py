"""A copy of the whole project, in which a test changes the seeds and builds the site anew."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from scripts.pipeline import ROOT
from tests.cases import DATA
from tests.seeds import edit

PARTS = ("scripts", "overrides", "docs", "seeds", "mkdocs.yml")
JANUARY_15_2027 = "1800000000"


def copy(root: Path) -> Path:
    """Copy to ``root`` what the site is built from, and the pages that were published last."""
    for part in PARTS:
        path = ROOT / part
        if path.is_dir():
            shutil.copytree(path, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, root / part)
    return root


def run(root: Path, module: str, *arguments: str, **environment: str) -> str:
    """Run a module in the copy, as make does; it must succeed. What it says of problems."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


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
    said = run(
        root, "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site), SITE_URL=url
    )
    assert said == ""
    run(root, "scripts.verify", str(site))
