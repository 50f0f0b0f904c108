"""The search worker alone, in a browser, on an index made for a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from scripts.model.text import Lang, Text
from scripts.publish.script import bundled
from scripts.publish.search_index import search_index
from tests.support.seeds import ROOT
from tests.support.server import serve

WORKER = "assets/worker.js"
ASK = """async ([lang, queries]) => {
  const worker = new Worker(`assets/worker.js?lang=${lang}`);
  const told = () => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.hits);
  });
  const ask = (message) => { worker.postMessage(message); return told(); };
  const address = new URL("search/index.json", location).href;
  await ask({ index: await (await fetch(address)).text(), address });
  const answers = [];
  for (const query of queries) {
    const hits = await ask({ query, only: "" });
    answers.push(hits.map(({ href, text, other }) => {
      const lines = [text, other?.text ?? []];
      const marks = lines.flatMap((line) => line.filter((_, n) => n % 2));
      return [href, marks, lines.flat().every((piece) => piece.isWellFormed())];
    }));
  }
  worker.terminate();
  return answers;
}"""


@dataclass(frozen=True)
class Result:
    """One result: the id that it leads to, its marks, and whether all characters are whole."""

    id: str
    marks: list[str]
    whole: bool


def results(
    browser: Browser, folder: Path, texts: dict[str, Text], lang: Lang, queries: Sequence[str]
) -> dict[str, list[Result]]:
    """What each query finds among ``texts`` (by id), on pages in ``lang``."""
    page = {"page": Text("页", "Page"), **texts}
    (folder / "search").mkdir()
    for name, text in search_index([], {"page/": page}).items():
        (folder / "search" / name).write_text(text, "utf-8")
    (folder / WORKER).parent.mkdir(parents=True)
    (folder / WORKER).write_text(bundled(ROOT / "docs" / WORKER), "utf-8")
    (folder / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    with serve(folder) as address:
        tab = browser.new_page()
        tab.goto(address)
        answers = tab.evaluate(ASK, [lang, list(queries)])
        tab.close()
    return {
        query: [Result(where.partition("#")[2], marks, whole) for where, marks, whole in answer]
        for query, answer in zip(queries, answers, strict=True)
    }
