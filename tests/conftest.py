"""The built site, served under a sub-path as on project pages, and a browser on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.model.edition import Edition
from scripts.pipeline import ROOT, editions
from tests.chromium import ARGUMENTS, find
from tests.server import serve

PREFIX = "some/where/"


@dataclass(frozen=True)
class Site:
    """``folder`` holds what MkDocs built; ``url`` is its address, with a slash at the end."""

    folder: Path
    url: str

    def pages(self) -> list[str]:
        """The addresses of all pages below ``url``, such as en/2017/review/."""
        found = self.folder.rglob("index.html")
        return sorted(p.parent.relative_to(self.folder).as_posix() + "/" for p in found)

    def html(self, page: str) -> str:
        return (self.folder / page / "index.html").read_text("utf-8")


@pytest.fixture(scope="session")
def edition() -> Edition:
    return editions(ROOT)[-1]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("www")
    folder = root / PREFIX
    folder.mkdir(parents=True)
    with serve(root) as address:
        build(folder, address + PREFIX)
        yield Site(folder, address + PREFIX)


def build(folder: Path, url: str, root: Path = ROOT) -> None:
    """Build the site of the project in ``root`` into ``folder``; any warning fails."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=root,
        env={**os.environ, "SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        yield found
        found.close()
