"""Measure: ``python -m tests.tools.bench``. Machines differ, so the ratios are what counts.

The pages of today are built twice: as ours, and with Material as it comes, which has the same
Markdown but neither our templates nor our scripts and styles (and no fonts from elsewhere).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support import project
from tests.support.chromium import ARGUMENTS, find
from tests.support.seeds import EDITION, ROOT
from tests.support.server import serve
from tests.tools import bench_pages, bench_search

STOCK = """
site_name: Readouts
site_url: {url}
docs_dir: {docs}
theme: {{name: material, language: zh, font: false}}
markdown_extensions: [attr_list, md_in_html, tables, toc: {{toc_depth: 3}}]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: zh, name: 中文, default: true, build: true}}
        - {{locale: en, name: English, build: true}}
"""
# Seconds that a new process spends on generating, its imports included, its start not.
GENERATE = (
    "import sys, time; start = time.perf_counter(); from pathlib import Path;"
    "from scripts.pipeline import generate; generate(Path(sys.argv[1]));"
    "print(time.perf_counter() - start)"
)


def stock(folder: Path, url: str) -> Path:
    """The site of the same pages, as Material makes it from a plain mkdocs.yml."""
    (folder / "mkdocs.yml").write_text(STOCK.format(url=url, docs=ROOT / "docs"), "utf-8")
    project.run(folder, "mkdocs", "build", "--quiet", "--site-dir", "stock")
    return folder / "stock"


def speed(root: Path) -> None:
    """What generating the pages costs, beside making the whole site."""
    command = [sys.executable, "-c", GENERATE, str(EDITION)]
    found = [float(subprocess.check_output(command, text=True)) for _ in range(5)]
    generation, start = statistics.median(found), time.perf_counter()
    project.build_pages(project.copy(root), root / "site", "http://localhost:8000/")
    whole = generation + time.perf_counter() - start
    bench_pages.line("generate docs/ in a new process, s", generation, 0.5)
    bench_pages.line("of the whole build, %", 100 * generation / whole, 10)


def main() -> None:
    print(f"{'':62} {'ours':>8} Material   goal")
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder, "project"))
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder, "stock")) as theirs,
        serve(Path(folder, "ours")) as url,
        sync_playwright() as playwright,
    ):
        stock(Path(folder), theirs)
        ours = Path(folder, "ours")
        project.build_pages(ROOT, ours, url)
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        bench_search.measure(browser, url, theirs)
        bench_pages.measure(browser, ours, url)
        browser.close()


if __name__ == "__main__":
    main()
