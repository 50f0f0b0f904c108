"""Measure sites of many reports: ``python -m tests.tools.scale [REPORTS …]``. It prints a table.

The reports are made from the one there is (tests/support/synthetic.py). Each site is made from
nothing, as make site does: generation, MkDocs, verification. Seconds are of processor time;
machines differ, so the ratios count.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.model.text import LANGS
from tests.search.box import BOX
from tests.support import project
from tests.support.chromium import ARGUMENTS, find
from tests.support.server import serve
from tests.support.synthetic import add_reports
from tests.tools.bench_search import times

COUNTS = (1, 10, 100, 300)
SEARCHED = 100  # reports of the site whose search is measured
# What a new process spends on generating, its start and its imports left out.
GENERATE = (
    "import sys, time; from scripts.build import main; start = time.process_time(); "
    "failed = main([]); print(time.process_time() - start); sys.exit(failed)"
)


@dataclass(frozen=True)
class Measure:
    """Seconds for each step of making a site, and what came of it.

    ``again`` is a generation in which nothing has changed, ``memory`` the most that generation
    took, in MB; sizes are in KB: the mean of all pages, of one report's pages, and the largest.
    """

    reports: int
    generate: float
    again: float
    mkdocs: float
    verify: float
    memory: float
    page: float
    report_page: float
    largest: float


def run(root: Path, *command: str) -> tuple[float, float, str]:
    """Seconds, the most memory in MB, and what a command in ``root`` says. It must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        [sys.executable, *command], cwd=root, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, said
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return usage.ru_utime + usage.ru_stime, kilobytes / 1024, said


def measure(root: Path, site: Path, reports: int) -> Measure:
    """Make a site of so many reports."""
    project.bare(root)
    names = add_reports(root, reports)
    _, memory, generate = run(root, "-c", GENERATE)
    again = run(root, "-c", GENERATE)[2]
    mkdocs, *_ = run(root, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site))
    verify, *_ = run(root, "-m", "scripts.verify", str(site))
    sizes = {path.relative_to(site): path.stat().st_size for path in site.rglob("index.html")}
    own = [size for path, size in sizes.items() if set(path.parts[:2]) & set(names)]
    return Measure(
        reports,
        float(generate),
        float(again),
        mkdocs,
        verify,
        memory,
        *(
            size / 1024
            for size in (statistics.mean(sizes.values()), statistics.mean(own), max(sizes.values()))
        ),
    )


def table(found: Sequence[Measure]) -> Iterator[str]:
    """A line for each site. What one more report costs is measured from the site before."""
    head = "reports  generate  each more  ratio  of build  unchanged  MkDocs  verify   memory"
    yield head + "   KB/page  ratio  report's  largest"
    first = found[0]
    steps: list[float] = []
    for before, one in zip([None, *found], found, strict=False):
        more = one.generate
        if before:
            more = (one.generate - before.generate) / (one.reports - before.reports)
            steps.append(more)
        build = one.generate + one.mkdocs + one.verify
        ratio = f"{more / steps[0]:6.2f}" if steps else " " * 6
        yield (
            f"{one.reports:7}  {one.generate:6.2f} s  {more:7.3f} s {ratio}  "
            f"{one.generate / build:7.1%}  {one.again:7.2f} s  {one.mkdocs:4.0f} s  "
            f"{one.verify:4.0f} s  {one.memory:4.0f} MB  {one.page:8.1f}  "
            f"{one.page / first.page:5.2f}  {one.report_page:8.1f}  {one.largest:7.0f}"
        )


def search(site: Path, reports: int) -> Iterator[str]:
    """What the search of a built site asks of a reader's browser."""
    files = sorted((site / "search").glob("*.json"))
    kilobytes = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1024
    yield f"search index of {reports} reports, compressed: {kilobytes:.0f} KB in {len(files)} files"
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for lang in LANGS:
            url = f"{address}{'' if lang == 'zh' else 'en/'}2017/areas/"
            page = browser.new_page()
            page.goto(url)
            start = time.perf_counter()
            page.focus(BOX)
            page.wait_for_load_state("networkidle")
            loaded = time.perf_counter() - start
            page.close()
            found = times(browser, url)
            *_, p95 = statistics.quantiles(found, n=20)
            yield f"key to results, {reports} reports, {lang}: {p95:.1f} ms (p95; budget 50 ms)"
            yield f"all reports are there after {loaded:.1f} s (0.5 s of it is waiting)"
        browser.close()


def main(arguments: Sequence[str]) -> None:
    counts = [int(word) for word in arguments] or COUNTS
    found, lines = [], []
    for reports in counts:
        with tempfile.TemporaryDirectory() as folder:
            root, site = Path(folder, "project"), Path(folder, "site")
            root.mkdir()
            found.append(measure(root, site, reports))
            if reports == SEARCHED:
                lines = list(search(site, reports))
    print("\n".join([*table(found), *lines]))


if __name__ == "__main__":
    main(sys.argv[1:])
