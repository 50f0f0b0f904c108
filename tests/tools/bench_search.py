"""Measure the search: ``python -m tests.tools.bench_search``. It prints; it asserts nothing."""

from __future__ import annotations

import gzip
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from scripts.model.text import LANGS
from tests.search.box import ask
from tests.search.cases import CASES
from tests.support import project
from tests.support.chromium import ARGUMENTS, find
from tests.support.server import serve


def keystrokes() -> list[str]:
    """What the box holds after each key, while the queries of the table are typed."""
    queries = dict.fromkeys(case.query for case in CASES)
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def times(browser: Browser, url: str) -> list[float]:
    """Milliseconds from each key to the results laid out, the very first ones included."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    ask(page, ["。"])  # the box has had the focus
    page.wait_for_load_state("networkidle")  # every report is there
    found = [answer.time for answer in ask(page, keystrokes())]
    context.close()
    return found


def weights(browser: Browser, url: str) -> list[tuple[float, int]]:
    """Compressed kilobytes and requests of a first load; the same when a first search is made."""
    context, answers = browser.new_context(), list[Response]()
    page, found = context.new_page(), list[tuple[float, int]]()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    for query in (None, "5G"):
        if query:
            ask(page, [query])
            page.wait_for_load_state("networkidle")
        sizes = [len(gzip.compress(answer.body(), 9)) for answer in answers]
        found.append((sum(sizes) / 1024, len(sizes)))
    context.close()
    return found


def kilobytes(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), 9)) / 1024


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        site = Path(folder, "site")
        root = project.copy(Path(folder, "project"))
        project.build_pages(root, site, f"{address}site/")
        index = site / "search/index.json"
        worker = site / "assets/worker.js"
        print(f"search index, compressed           {kilobytes(index):6.1f} KB (budget 25 KB)")
        print(f"search worker, compressed          {kilobytes(worker):6.1f} KB (budget 6 KB)")
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for lang in LANGS:
            page = "2017/areas/" if lang == "zh" else "en/2017/areas/"
            (first, count), (searched, _) = weights(browser, f"{address}site/{page}")
            print(f"first load, {lang}                    {first:6.1f} KB (budget 30 KB)")
            print(f"requests of it, {lang}                {count:6}    (budget 4)")
            print(f"first load and first search, {lang}   {searched:6.1f} KB (budget 60 KB)")
            found = times(browser, f"{address}site/{page}")
            *_, p95 = statistics.quantiles(found, n=20)
            print(f"key to results, {lang}                 {p95:6.1f} ms (p95; budget 16 ms)")
        browser.close()


if __name__ == "__main__":
    main()
