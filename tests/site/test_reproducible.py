"""The same inputs give the same site: elsewhere, on another day, with other settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from tests.support import project
from tests.support.seeds import ROOT
from tests.support.site import Site
from tests.tools.builds import differences

ELSEWHERE = {
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "NO_MKDOCS_2_WARNING": "1",
    "PATH": os.environ["PATH"],
    "PYTHONCOERCECLOCALE": "0",  # with LC_ALL and PYTHONUTF8: text files are ASCII by default
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "2017",
    "PYTHONPATH": str(ROOT / "tests/support/elsewhere"),  # another clock, another order of files
    "PYTHONUTF8": "0",
    "SOURCE_DATE_EPOCH": "86400",
    "TZ": "EAST-14",
}


def run(folder: Path, *arguments: str, **settings: str) -> str:
    """Run Python there; it must succeed and not complain."""
    found = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=ELSEWHERE | settings,
        umask=0o077,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")
    return found.stdout


def copy(root: Path, folder: Path) -> Path:
    """What the site of ``root`` is made of, in another folder, with other times of change."""
    folder.mkdir()
    for name in ("mkdocs.yml", "seeds", "scripts", "overrides", "docs/assets"):
        if (source := root / name).is_dir():
            shutil.copytree(source, folder / name, copy_function=shutil.copy)
        else:
            shutil.copy(source, folder)
    return folder


def test_elsewhere_is_elsewhere(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).touch()
    for today in ("date.today()", "datetime.now()", "datetime.fromtimestamp(time.time())"):
        asked = f"import time; from datetime import date, datetime; print({today})"
        day = run(tmp_path, "-c", asked)
        assert date.fromisoformat(day[:10]) > date.today() + timedelta(399)
    for files in ("os.listdir()", "[f.name for f in os.scandir()]", "next(os.walk('.'))[2]"):
        assert run(tmp_path, "-c", f"import os; print({files})") == "['b', 'a']\n"
    assert run(tmp_path, "-c", "print(open('a').encoding)").lower() != "utf-8\n"


def test_the_site_is_the_same_elsewhere(site: Site, tmp_path: Path) -> None:
    here = project.copy(tmp_path / "here")
    there = copy(here, tmp_path / "a project")
    run(there, "-m", "scripts.build")
    assert [str(problem) for problem in differences(here / "docs", there / "docs")] == []
    run(there, "-m", "mkdocs", "build", "--strict", "--quiet", SITE_URL=site.url)
    assert [str(problem) for problem in differences(site.folder, there / "site")] == []
