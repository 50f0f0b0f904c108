"""Phrases of the tests' own on a built site, in the format that its pages load."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.support.server import serve
from tests.support.site import PREFIX, Site

# Segment to its phrases: the words of both languages, and the number of the glossary's term.
Rows = Mapping[str, Sequence[tuple[str, ...]]]
ROWS = {
    "areas-2-s2": (
        ("持续", "Continue"),
        ("提升", "improve"),
        ("信息基础设施", "information infrastructure", "185"),
        ("信息", "information"),
        ("基础设施", "infrastructure"),
        ("供给能力", "supply capacity"),
        ("加大 … 力度", "step up efforts"),
        ("网络", "internet"),
        ("提速", "raise … speeds"),
        ("降费", "lower rates"),
        ("加快", "accelerate"),
        ("百兆宽带", "100 Mbps broadband"),
        ("普及", "spread"),
    ),
    "areas-2-s3": (("扎实", "solid"), ("抓好", ""), ("电信", "telecommunications")),
}
NOTE = "Networks for <all>."
HINTS = {
    "pinyin": {"areas-2-s2": "chí xù tí shēng xìn xī jī chǔ shè shī gōng jǐ néng lì jiā dà wǎng luò"
               " tí sù jiàng fèi lì dù jiā kuài bǎi zhào kuān dài pǔ jí"},
    "terms": {"185": ["信息基础设施", "xìnxī jīchǔ shèshī", "information infrastructure", NOTE]},
}  # fmt: skip
LIT = "() => [...CSS.highlights.get('phrase') ?? []].map((range) => range.toString())"
# The middle of some words of a sentence, once the page has come to rest.
MIDDLE = """async ([selector, words]) => {
  for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame);
  const segment = document.querySelector(selector), range = new Range();
  const node = [...segment.childNodes].find((n) => n.nodeType === 3 && n.data.includes(words));
  const start = node.data.indexOf(words);
  range.setStart(node, start);
  range.setEnd(node, start + words.length);
  const box = range.getClientRects()[0];
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""
SEGMENT = re.compile(
    r'<span class="segment[^>]*? (?:id|data-segment)="([^"]+)" lang="(zh|en)">([^<]*)<'
)


def encoded(texts: Mapping[str, str], rows: Sequence[tuple[str, ...]]) -> str:
    """The phrases of one segment: its pieces as distances from one to the next."""
    last, coded = {"zh": 0, "en": 0}, []
    for zh, en, *term in rows:
        sides = []
        for lang, quoted in (("zh", zh), ("en", en)):
            pieces, at = [], 0
            for piece in quoted.split(" … ") if quoted else []:
                start = texts[lang].index(piece, at)
                at = start + len(piece)
                pieces.append(f"{start - last[lang] or ''}.{len(piece)}")
                last[lang] = at
            sides.append(",".join(pieces))
        coded.append("|".join([*sides, *term]))
    return ";".join(coded)


@contextmanager
def dressed(site: Site, www: Path, rows: Rows, hints: Mapping[str, object]) -> Iterator[Site]:
    """A copy of a site whose report has these phrases and no others."""
    shutil.copytree(site.folder, www / PREFIX)
    with serve(www) as address:
        copy = Site(www / PREFIX, address + PREFIX)
        texts: dict[str, dict[str, str]] = {}
        for id, lang, text in SEGMENT.findall(copy.html("2017/full-text")):
            texts.setdefault(id, {})[lang] = text
        coded = {id: encoded(texts[id], found) for id, found in rows.items()}
        (copy.folder / "2017/phrases.json").write_text(json.dumps(coded), "utf-8")
        for home, script in (("", "../../"), ("en/", "../../../")):
            (copy.folder / home / "2017/hints.json").write_text(json.dumps(hints), "utf-8")
            for path in (copy.folder / home / "2017").glob("*/index.html"):
                html = re.sub(r' data-(phrases|hints|marks)="[^"]*"', "", path.read_text("utf-8"))
                data = f' data-phrases="{script}2017/phrases.json" data-hints="../hints.json"'
                data += ' data-marks="areas-2-s2:2-5 no-such:1-2"'
                path.write_text(html.replace(" data-script=", f"{data} data-script="), "utf-8")
        yield copy


def point(page: Page, words: str, selector: str = "#areas-2-s2") -> tuple[float, float]:
    """Where some words stand; the pointer is put there."""
    x, y = page.evaluate(MIDDLE, [selector, words])
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    return x, y


def lights(page: Page, *words: str) -> None:
    page.wait_for_function(f"(words) => String(({LIT})()) === words", arg=",".join(words))
