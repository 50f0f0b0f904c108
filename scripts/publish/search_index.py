"""The search index: what can be found, written from the tree. Each text stands in it once.

The worker (overrides/assets/javascripts/workers/search.js) reads it. A page's address is
that of the Chinese page; the English one has ``en/`` before it. The index has

    terms     page, common (the places of the three commonest), and columns: id on that page,
              Chinese, English, other renderings
    shards    the reports, newest first, and what else the site says: report (its id, or
              empty) and columns; of several reports, instead of its columns, the file that
              has them. Columns: kind, id, Chinese, English, and a page or the number of the
              row of the shard under which this one stands; for an item's heading its
              marker: 三是, Third
    labels    the words that results need, in each language; kinds in their order
    forms     each traditional character and what it stands for: 業业 強强
    pinyin    each syllable and the characters that are read so: zhi制治zhong中
    radicals  each radical that looks like a character, and that character: ⻅见⻓长
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from scripts.annotate.places import places
from scripts.chinese.radicals import CHARACTERS, RADICALS, unify
from scripts.chinese.typeset import typeset
from scripts.chinese.variants import pinyin, traditional
from scripts.model.edition import Edition
from scripts.model.rows import Term
from scripts.model.text import Segment, Text
from scripts.render.words import ordinal

# The kinds of rows, as they are ranked; terms come after them.
TITLE, HEADING, BODY, NOTE, SITE = range(5)
LABELS = {
    "zh": {
        "kinds": ["原文标题", "章节", "", "注释", "本站页面", "术语表"],
        "translation": "匹配英文译文：",
        "glossary": "据术语表匹配",
    },
    "en": {
        "kinds": ["Headline of the source", "Section", "", "Note", "Page of this site", "Glossary"],
        "translation": "matched in the Chinese: ",
        "glossary": "matched through the glossary",
    },
}
Row = list[str | int]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of ours: its id on the page, and its words."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site. ``page`` is its address below the site, ``id`` that of its h1."""

    page: str
    id: str
    title: Text
    headings: tuple[Heading, ...]


def search_index(editions: Sequence[Edition], pages: Sequence[SitePage]) -> dict[str, str]:
    """The files under search/, name to JSON: index.json, and one a report if there are several.

    ``editions`` are oldest first; without any, the index is of the pages alone.
    """
    shards = [{"report": e.meta.id, "columns": _report(e, pages)} for e in reversed(editions)]
    shards.append({"report": "", "columns": _site(pages, editions)})
    # Terms first: what repeats in the text then lies near enough for it to be compressed.
    data: dict[str, Any] = {"terms": _terms(editions), "shards": shards}
    chinese = sorted({unify(text) for text in _strings(data)})
    files = {}
    if len(editions) > 1:
        for shard in shards[:-1]:
            name, text = f"report-{shard['report']}.json", _json(shard.pop("columns"))
            shard["file"] = f"{name}?{version(text)}"
            files[name] = text
    data["forms"] = " ".join(form + chars for form, chars in traditional(chinese).items())
    data["labels"] = LABELS
    data["pinyin"] = "".join(read + chars for read, chars in pinyin(chinese).items())
    data["radicals"] = "".join(map("".join, zip(RADICALS, CHARACTERS, strict=True)))
    return files | {"index.json": _json(data)}


def version(text: str) -> str:
    """Changes when the text does, so that a browser never uses an old copy."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _columns(rows: Sequence[Row], width: int) -> list[Row]:
    """Cells of a kind stand together, which compresses better; short rows end in empty cells."""
    return [[row[n] if n < len(row) else "" for row in rows] for n in range(width)]


def _report(edition: Edition, site: Sequence[SitePage]) -> list[Row]:
    """A report's headline, sections, segments and notes; a row for each, under its heading.

    At the end its pages that are no section's, such as that of the figures.
    """
    meta, document, entries = edition.meta, edition.document, edition.catalog.by_id()
    titles = {section.id: section.title for section in meta.sections}
    pages = {s.id: f"{meta.id}/{meta.page_of(s.id).id}/" for s in document.sections}
    rows: list[Row] = []

    def add(kind: int, segment: Segment, under: str | int, *marker: str) -> int:
        """Add a segment and the notes on it; the number of its row."""
        zh = typeset(document.text(segment))
        en = entries[segment.id].en or zh  # as the English page shows it
        rows.append([kind, segment.id, zh, en, under, *marker])
        number = len(rows) - 1
        for note in edition.layers.notes:
            if note.segment == segment.id:
                rows.append([NOTE, f"note-{note.id}", note.text.zh, note.text.en, under])
        return number

    if document.title:
        add(TITLE, document.title, pages[document.sections[0].id])
    for section in document.sections:
        title, top = titles[section.id], len(rows)
        rows.append([HEADING, section.id, title.zh, title.en, pages[section.id]])
        for segment in section.opening:
            add(BODY, segment, top)
        for item in section.items:
            marker = document.text(item.marker), ordinal(item.marker)
            heading = add(HEADING, item.heading, top, *marker)
            for segment in item.body:
                add(BODY, segment, heading)
        for segment in section.closing:
            add(BODY, segment, top)
    known = {section.id for section in document.sections} | {s.id for s in document.segments}
    _add_pages(rows, HEADING, (page for page in site if _of(page, meta.id)), known)
    return _columns(rows, 7)


def _site(pages: Sequence[SitePage], editions: Sequence[Edition]) -> list[Row]:
    """The pages that belong to no report."""
    rows: list[Row] = []
    names = [edition.meta.id for edition in editions]
    own = (page for page in pages if not any(_of(page, name) for name in names))
    _add_pages(rows, SITE, own, frozenset())
    return _columns(rows, 7)


def _of(page: SitePage, report: str) -> bool:
    return page.page.startswith(f"{report}/")


def _add_pages(rows: list[Row], kind: int, pages: Iterable[SitePage], known: Set[str]) -> None:
    """Add pages and their headings to the rows of a shard, but not the ids that it has."""
    for page in pages:
        if page.id in known:
            continue
        top = len(rows)
        rows.append([kind, page.id, page.title.zh, page.title.en, page.page])
        rows += [
            [SITE, heading.id, heading.title.zh, heading.title.en, top]
            for heading in page.headings
            if heading.id not in known
        ]


def _terms(editions: Sequence[Edition]) -> dict[str, Any]:
    uses = [places(edition) for edition in editions]
    terms = [term for edition in editions[-1:] for term in edition.glossary.terms]
    by_use = sorted(terms, key=lambda term: -sum(len(found.get(term.zh, ())) for found in uses))
    rows: list[Row] = [[term.address, term.zh, term.en, _others(term)] for term in terms]
    common = [terms.index(term) for term in by_use[:3]]
    return {"page": "terms/", "common": common, "columns": _columns(rows, 4)}


def _others(term: Term) -> str:
    """Other renderings, without whose they are and without remarks on wrong ones."""
    plain = re.sub(r"\s*\([^()]*\)", "", term.alternatives.removeprefix("—"))
    return "; ".join(one for one in plain.split("; ") if not re.search("[“…]", one))


def _strings(data: object) -> Iterator[str]:
    """Every string in the index so far."""
    match data:
        case str():
            yield data
        case dict():
            yield from _strings(list(data.values()))
        case list():
            for value in data:
                yield from _strings(value)
