"""The same inputs give the same site: elsewhere, on another day, with other settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from scripts.pipeline import ROOT
from tests.builds import differences
from tests.conftest import Site

ELSEWHERE = {
    "HOME": "/nonexistent",
    "LC_ALL": "C",
    "NO_MKDOCS_2_WARNING": "1",
    "PATH": os.environ["PATH"],
    "PYTHONCOERCECLOCALE": "0",  # with LC_ALL and PYTHONUTF8: text files are ASCII by default
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "2017",
    "PYTHONPATH": str(ROOT / "tests/elsewhere"),  # another clock, another order of files
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


def copy(folder: Path) -> Path:
    """What the site is made of, as it is in a folder that is not a repository."""
    folder.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("seeds", "scripts", "overrides", "docs/assets"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copy)
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
    project = copy(tmp_path / "a project")
    run(project, "-m", "scripts.build")
    assert [str(problem) for problem in differences(ROOT / "docs", project / "docs")] == []
    run(project, "-m", "mkdocs", "build", "--strict", "--quiet", SITE_URL=site.url)
    assert [str(problem) for problem in differences(site.folder, project / "site")] == []
