"""Measure the search: ``python -m tests.search.bench``. It prints; it asserts nothing."""

from __future__ import annotations

import gzip
import json
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.model import LANGS
from tests.chromium import ARGUMENTS, find
from tests.conftest import build
from tests.search.box import ask
from tests.search.cases import CASES
from tests.server import serve


def keystrokes() -> list[str]:
    """What the box holds after each key, while the queries of the table are typed."""
    queries = dict.fromkeys(case.query for case in CASES)
    return [query[:end] for query in queries for end in range(1, len(query) + 1)]


def times(browser: Browser, url: str) -> list[float]:
    """Milliseconds from each key to the results laid out, the very first ones included."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    ask(page, ["。"])  # the box has had the focus, the index is there
    found = [answer.time for answer in ask(page, keystrokes())]
    context.close()
    return found


def multiply(index: Path, reports: int) -> None:
    """Put ``reports`` copies of the one report into the index of a built site."""
    data = json.loads(index.read_text("utf-8"))
    first, *_, site = data["shards"]
    data["shards"] = [{**first, "report": str(2017 - n)} for n in range(reports)] + [site]
    index.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def kilobytes(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), 9)) / 1024


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        site = Path(folder)
        build(site, address)
        index = site / "search/index.json"
        worker = site / "assets/javascripts/workers/search.js"
        print(f"search index, compressed           {kilobytes(index):6.1f} KB (budget 25 KB)")
        print(f"search worker, compressed          {kilobytes(worker):6.1f} KB (budget 6 KB)")
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for reports, budget in ((1, 16), (100, 50)):
            multiply(index, reports)
            for lang in LANGS:
                page = "2017/areas/" if lang == "zh" else "en/2017/areas/"
                found = times(browser, address + page)
                *_, p95 = statistics.quantiles(found, n=20)
                label = f"key to results, {reports} reports, {lang}"
                print(f"{label:34} {p95:6.1f} ms (p95 of {len(found)}; budget {budget} ms)")
        browser.close()


if __name__ == "__main__":
    main()
