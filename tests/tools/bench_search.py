"""What a reader waits for until the page is there, and until the search has found something."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Response

from scripts.model.text import LANGS
from tests.search.box import BOX, HITS, ask
from tests.search.cases import CASES
from tests.tools.bench_pages import line

RUNS = 7
FIRST, SECOND = "5G", "IPv6"
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
# Put a query in the box; milliseconds until a result that has its words is laid out.
FIND = """([box, hits, query]) => new Promise((resolve) => {
  const start = performance.now(), input = document.querySelector(box);
  const found = () =>
    [...document.querySelectorAll(hits)].find((hit) => hit.textContent.includes(query));
  const look = () => {
    if (!found()?.getBoundingClientRect()) return;
    observer.disconnect();
    resolve(performance.now() - start);
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  input.focus();
  input.value = query;
  for (const event of [new InputEvent("input"), new KeyboardEvent("keyup")])
    input.dispatchEvent(event);
})"""


@dataclass(frozen=True)
class Visited:
    """A page of a site, and how its search is used."""

    page: str
    box: str
    hits: str

    def find(self, page: Page, query: str) -> float:
        """Seconds from the query to its first result."""
        return float(page.evaluate(FIND, [self.box, self.hits, query])) / 1000


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


def weights(browser: Browser, site: Visited) -> tuple[float, int, float]:
    """Compressed kilobytes and requests of a first load; the kilobytes with a first search."""
    context, answers, sizes = browser.new_context(), list[Response](), list[list[int]]()
    page = context.new_page()
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site.page, wait_until="networkidle")
    for search in (False, True):
        if search:
            site.find(page, FIRST)
            page.wait_for_load_state("networkidle")
        fetched = [answer for answer in answers if answer.url.startswith("http")]
        sizes.append([len(gzip.compress(answer.body(), 9)) for answer in fetched])
    context.close()
    return sum(sizes[0]) / 1024, len(sizes[0]), sum(sizes[1]) / 1024


def waits(browser: Browser, site: Visited) -> tuple[float, float, float]:
    """Seconds, each the median of several visits: on a slow line, from the address to a first
    result; on a page that has just loaded, to a first result; and then to that of another query."""
    found = []
    for _ in range(RUNS):
        with browser.new_context() as context:
            page = context.new_page()
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
            page.goto(site.page)
            site.find(page, FIRST)
            slow = page.evaluate("performance.now()") / 1000
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(site.page)
            found.append((slow, site.find(page, FIRST), site.find(page, SECOND)))
    first, second, third = (statistics.median(column) for column in zip(*found, strict=True))
    return first, second, third


def measure(browser: Browser, url: str, stock: str) -> None:
    """Print each measure of ours beside that of stock Material."""
    address = "en/2017/areas/"
    ours = Visited(url + address, BOX, HITS)
    theirs = Visited(stock + address, ".md-search__input", ".md-search-result__item a")
    pairs = list(zip(weights(browser, ours), weights(browser, theirs), strict=True))
    names = ("first load, KB", "requests of it", "first load and first search, KB")
    for name, (own, other), goal in zip(names, pairs, (33.0, 4.0, 63.0), strict=True):
        line(name, own, goal, other)
    pairs = list(zip(waits(browser, ours), waits(browser, theirs), strict=True))
    names = ("slow line, to a first result", "search ready", "query to first hit")
    for name, (own, other), goal in zip(names, pairs, (0.56, 0.76, 0.36), strict=True):
        line(f"{name}: ratio of {own:.3f} s to {other:.3f} s", own / other, goal)
    for lang in LANGS:
        prefix = "" if lang == "zh" else "en/"
        *_, p95 = statistics.quantiles(times(browser, f"{url}{prefix}2017/areas/"), n=20)
        line(f"key to results, {lang}, ms (p95)", p95, 16)
