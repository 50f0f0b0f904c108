"""The search box in a real browser: put a query in, read what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

BOX = ".search-input"
HITS = "#__hits a"
# The worker has started, and has answered the empty query with which it begins.
READY = """() => {
  const words = JSON.parse(document.getElementById("__words").textContent);
  const box = document.querySelector(".search-input");
  return box.value || document.querySelector(".search-meta").textContent === words.search_hint;
}"""
# Each answer of the worker rewrites the line above the results: then all is in the page.
ASK = """async (queries) => {
  const box = document.querySelector(".search-input");
  const meta = document.querySelector(".search-meta");
  const list = document.getElementById("__hits");
  const lines = (link, name) =>
    [...link.querySelectorAll(`.search-${name}`)].map((line) => line.textContent).join("");
  const answers = [];
  for (const query of queries) {
    const answered = new Promise((resolve) => {
      new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
        .observe(meta, { childList: true });
    });
    const start = performance.now();
    box.value = query;
    box.dispatchEvent(new InputEvent("input"));
    await answered;
    list.getBoundingClientRect();
    const links = [...list.querySelectorAll("a")];
    answers.push({
      time: performance.now() - start,
      meta: meta.textContent,
      offers: links.filter((link) => !link.querySelector("span")).map((link) => link.textContent),
      hits: links.filter((link) => link.querySelector("span")).map((link) => ({
        href: link.href,
        place: lines(link, "place"),
        text: lines(link, "text"),
        other: lines(link, "other"),
        marks: [...link.querySelectorAll("mark")].map((mark) => mark.textContent),
      })),
    });
  }
  return answers;
}"""


@dataclass(frozen=True)
class Hit:
    """One result as shown: where it leads, and its lines."""

    href: str
    place: str
    text: str
    other: str
    marks: list[str]

    @property
    def id(self) -> str:
        """The id that the result leads to."""
        return unquote(urlsplit(self.href).fragment)

    def is_in(self, place: str) -> bool:
        """Whether it leads into a section or an item, or to an address such as about/#cite."""
        if "#" in place:
            return f"{urlsplit(self.href).path}#{self.id}".endswith(place)
        return self.id == place or self.id.startswith(f"{place}-")


@dataclass(frozen=True)
class Answer:
    """What the box shows for a query. ``time`` is in milliseconds, from key to laid out."""

    time: float
    meta: str
    offers: list[str]
    hits: list[Hit]

    @property
    def ids(self) -> list[str]:
        return [hit.id for hit in self.hits]


def ask(page: Page, queries: Sequence[str]) -> list[Answer]:
    """The answers to ``queries`` (none equal to the one before), on a page of the site."""
    page.focus(BOX)
    page.wait_for_function(READY)
    return [_answer(answer) for answer in page.evaluate(ASK, list(queries))]


def _answer(answer: dict[str, Any]) -> Answer:
    hits = [Hit(**hit) for hit in answer.pop("hits")]
    return Answer(**answer, hits=hits)
