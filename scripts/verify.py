"""Hold the built site against the source: ``python -m scripts.verify [SITE]``.

What a reader sees is read back from the HTML: the Chinese of the full text, and that of
the section pages together, must be the source file character by character (punctuation
folded, white space between sentences left out); the English must be the catalog's.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from scripts.chinese.typeset import fold, typeset
from scripts.model.edition import Edition
from scripts.model.ids import section_of
from scripts.model.problem import Problem
from scripts.model.text import LANGS, Lang
from scripts.pipeline import ROOT, editions
from scripts.translate.removed import gone

_VOID = set("area base br col embed hr img input link meta source wbr".split())


@dataclass(slots=True)
class Leaf:
    """An element of class segment or marker, as displayed. ``id`` is empty for a marker.

    ``place`` says in which column a segment stands: that of ``zh`` or that of ``en``.
    """

    kind: str
    id: str
    lang: str
    place: str
    addressed: bool
    text: str = ""


class _Reader(HTMLParser):
    """A page, read: its leaves in the order in which they are displayed, and all its ids."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.leaves: list[Leaf] = []
        self.ids: list[str] = []
        self.open: list[Leaf | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag in _VOID:
            return
        classes = values.get("class", "").split()
        kind = next((k for k in ("segment", "marker") if k in classes), "")
        id, lang = values.get("id") or values.get("data-segment", ""), values.get("lang", "")
        place = "en" if "untranslated" in classes else lang
        leaf = Leaf(kind, id, lang, place, "id" in values) if kind else None
        self.open.append(leaf)
        if leaf:
            self.leaves.append(leaf)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for leaf in filter(None, self.open):
            leaf.text += data


def leaves(html: str) -> list[Leaf]:
    """The segments and markers of a page, in the order in which they are displayed."""
    return _Reader(html).leaves


def expected(edition: Edition) -> list[tuple[str, str]]:
    """Kind and folded text of every segment and marker of the source, in its order."""
    document = edition.document
    items = [item for section in document.sections for item in section.items]
    nodes = [("segment", segment.span) for segment in document.segments]
    nodes += [("marker", item.marker.span) for item in items]
    nodes.sort(key=lambda node: node[1].start)
    return [(kind, fold(document.source.text[span.start : span.end])) for kind, span in nodes]


def verify(site: Path, edition: Edition) -> Iterator[Problem]:
    """Where the built pages of one report say anything else than the source and the catalog."""
    wanted = expected(edition)
    known = {s.id: fold(edition.document.text(s)) for s in edition.document.segments}
    read = _pages(site, edition)
    for lang in LANGS:
        path = _page(edition, lang, "full-text")
        shown = read[lang]["full-text"].leaves
        chinese = [(leaf.kind, fold(leaf.text)) for leaf in shown if leaf.place == "zh"]
        if chinese != wanted:
            yield Problem(path, 1, _parted(chinese, wanted), "is not the source", "see render")
        yield from _english(path, edition, [leaf for leaf in shown if leaf.place == "en"])
    pages = {
        lang: {page.id: read[lang][page.id].leaves for page in edition.meta.pages} for lang in LANGS
    }
    yield from _sections(edition, wanted, known, pages["zh"])
    for page in edition.meta.pages:
        path = _page(edition, "en", page.id)
        yield from _english(path, edition, pages["en"][page.id])
        ids = [[leaf.id for leaf in pages[lang][page.id] if leaf.addressed] for lang in LANGS]
        if ids[0] != ids[1]:
            yield Problem(path, 1, page.id, "ids differ from the Chinese page", "see render")
    times = Counter(leaf.id for shown in pages["en"].values() for leaf in shown if leaf.addressed)
    for name in known:
        if (count := times[name]) != 1:
            finding = f"stands {count} times on the English pages, expected once"
            yield Problem("site", 1, name, finding, "correct [[pages]] or the templates")
    yield from _answers(read, edition)


def doubled_ids(site: Path) -> Iterator[Problem]:
    """The ids that stand more than once on a page, whichever page of the site it is."""
    for path in sorted(site.rglob("*.html")):
        for name, count in Counter(_Reader(path.read_text("utf-8")).ids).items():
            if count > 1:
                finding = f"stands {count} times on the page, expected once"
                action = "rename one of the two; see scripts/render/reserved.py"
                yield Problem(path.relative_to(site).as_posix(), 1, name, finding, action)


def _pages(site: Path, edition: Edition) -> dict[Lang, dict[str, _Reader]]:
    """The pages of a report that show its text, each read once."""
    names = (*(page.id for page in edition.meta.pages), "full-text")
    return {
        lang: {
            name: _Reader((site / _page(edition, lang, name)).read_text("utf-8")) for name in names
        }
        for lang in LANGS
    }


def _answers(pages: dict[Lang, dict[str, _Reader]], edition: Edition) -> Iterator[Problem]:
    """Every id ever given answers on its own page and in the full text, in both languages."""
    names = [section.id for section in edition.meta.sections]
    given = [segment.id for segment in edition.document.segments]
    given += [passage.id for passage in gone(edition)]
    for lang, found in pages.items():
        ids = {page: Counter(reader.ids) for page, reader in found.items()}
        for name in given:
            own = section_of(name, names)
            for page in ("full-text", *([edition.meta.page_of(own).id] if own else ())):
                if ids[page][name] != 1:
                    finding = f"answers {ids[page][name]} times, expected once"
                    yield Problem(_page(edition, lang, page), 1, name, finding, "see the templates")


def _sections(
    edition: Edition,
    wanted: Sequence[tuple[str, str]],
    known: dict[str, str],
    pages: dict[str, list[Leaf]],
) -> Iterator[Problem]:
    """The Chinese section pages together: each segment once, in source order within a page."""
    shown = Counter((leaf.kind, fold(leaf.text)) for found in pages.values() for leaf in found)
    for (kind, text), count in (shown - Counter(wanted)).items():
        yield Problem("site", 1, kind, f"“{text}” is shown {count} times too often", "see render")
    for (kind, text), count in (Counter(wanted) - shown).items():
        yield Problem("site", 1, kind, f"“{text}” is missing {count} times", "see render")
    order = {name: position for position, name in enumerate(known)}
    for page, found in pages.items():
        ids = [leaf.id for leaf in found if leaf.addressed]
        path = _page(edition, "zh", page)
        if ids != sorted(ids, key=lambda name: order.get(name, -1)):
            yield Problem(path, 1, page, "segments are not in source order", "see the templates")
        for leaf in found:
            if leaf.addressed and fold(leaf.text) != known.get(leaf.id):
                yield Problem(path, 1, leaf.id, "shows another text than the source", "see render")


def _english(path: str, edition: Edition, shown: Sequence[Leaf]) -> Iterator[Problem]:
    text = edition.document.text
    wanted = {s.id: ("en", e.en) if e.en else ("zh", typeset(text(s))) for s, e in edition.rows()}
    for leaf in shown:
        if leaf.kind == "segment" and (leaf.lang, leaf.text) != wanted.get(leaf.id):
            yield Problem(path, 1, leaf.id, "shows another text than en.po", "see render")


def _parted(found: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> str:
    """The first text at which two sequences part."""
    for a, b in zip(found, wanted, strict=False):
        if a != b:
            return f"“{a[1]}”"
    return f"text {min(len(found), len(wanted)) + 1}"


def _page(edition: Edition, lang: Lang, page: str) -> str:
    prefix = "" if lang == "zh" else f"{lang}/"
    return f"{prefix}{edition.meta.id}/{page}/index.html"


def main(arguments: Sequence[str]) -> int:
    site = Path(arguments[0]) if arguments else ROOT / "site"
    if not (site / "index.html").exists():
        print(Problem(str(site), 1, "site", "is not there", "run make site"), file=sys.stderr)
        return 1
    problems = [problem for edition in editions(ROOT) for problem in verify(site, edition)]
    problems += doubled_ids(site)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
