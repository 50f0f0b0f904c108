"""The search index: what can be found, written from the tree. Each text stands in it once.

The worker (docs/assets/worker.js) reads it. A page's address is
that of the Chinese page; the English one has ``en/`` before it. The index has

    kinds     the number of each kind of record
    columns   what stands in the columns of the records, and in those of the terms
    terms     page, common (the places of the three commonest), and columns
    shards    the reports, newest first, and what else the site says: report (its id, or
              empty), phrases (the file that has its phrases) and columns; of several reports,
              instead of its columns, the file that has them. A record stands under a page or
              the number of another row of its shard; an item's heading has our label of it, or
              its marker: 三是, Third
    labels    the words that results need, in each language
    homes     where the pages of a language begin
    forms     each traditional character and what it stands for: 業业 強强
    pinyin    each syllable and the characters that are read so: zhi制治zhong中
    radicals  each radical that looks like a character, and that character: ⻅见⻓长
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence, Set
from html import unescape
from itertools import zip_longest
from pathlib import Path
from typing import Any

from scripts.annotate.places import places
from scripts.chinese.radicals import CHARACTERS, RADICALS, unify
from scripts.chinese.typeset import typeset
from scripts.chinese.variants import pinyin, traditional
from scripts.model.edition import Edition
from scripts.model.rows import Term
from scripts.model.text import LANGS, Segment, Text
from scripts.publish.phrases_json import phrases_json
from scripts.render import addresses
from scripts.render.reserved import HOME, TERMS
from scripts.render.words import Words, ordinal

# The kinds of records, as they are ranked.
KINDS = {kind: n for n, kind in enumerate("title heading body note site term".split())}
COLUMNS = {
    "records": "kind id zh en under marker_zh marker_en".split(),
    "terms": "id zh en also".split(),
}
PHRASES = "phrases.json"
Row = list[str | int]
_HEADING = re.compile(r"^#{1,3} (.+) \{ #(?!label-)([\w-]+)", re.MULTILINE)
_TAG = re.compile("<[^>]+>")
Headings = Mapping[str, Text]  # of a page, by id in its order; the first is the page's title


def search_index(editions: Sequence[Edition], pages: Mapping[str, Headings]) -> dict[str, str]:
    """The files under search/, name to JSON: index.json, and one a report if there are several.

    ``editions`` are oldest first; without any, the index is of the pages alone. ``pages`` are
    those of the site, by their addresses.
    """
    names = [edition.meta.id for edition in reversed(editions)]
    by_report: dict[str, dict[str, Headings]] = {name: {} for name in [*names, ""]}
    for page, headings in pages.items():
        report = page.split("/")[0]
        by_report[report if report in names else ""][page] = headings
    columns = [_report(edition, by_report[edition.meta.id]) for edition in reversed(editions)]
    columns.append(_columns(_page_rows([], "site", by_report[""], set()), "records"))
    shards = [{"report": name, "columns": c} for name, c in zip(by_report, columns, strict=True)]
    for shard, edition in zip(shards, reversed(editions), strict=False):
        digest = version(phrases_json(edition).encode())
        shard["phrases"] = f"../{addresses.file(edition.meta.id, PHRASES)}?{digest}"
    # Terms first: what repeats in the text then lies near enough for it to be compressed.
    data: dict[str, Any] = {"terms": _terms(editions), "shards": shards}
    chinese = sorted({unify(text) for text in _json(data).split('"')})
    files = {}
    if len(editions) > 1:
        for shard in shards[:-1]:
            name, text = f"report-{shard['report']}.json", _json(shard.pop("columns"))
            shard["file"] = f"{name}?{version(text.encode())}"
            files[name] = text
    data["forms"] = " ".join(form + chars for form, chars in traditional(chinese).items())
    data |= {"kinds": KINDS, "columns": COLUMNS}
    data["labels"] = {lang: Words(lang).table("results") for lang in LANGS}
    data["homes"] = {lang: addresses.home(lang) for lang in LANGS}
    data["pinyin"] = "".join(read + chars for read, chars in pinyin(chinese).items())
    data["radicals"] = "".join(map("".join, zip(RADICALS, CHARACTERS, strict=True)))
    return files | {"index.json": _json(data)}


def site_pages(docs: Path) -> dict[str, Headings]:
    """The pages in ``docs`` that exist in both languages, with the headings that both have."""
    pages: dict[str, Headings] = {}
    paths = (path.relative_to(docs / "zh") for path in (docs / "zh").rglob("*.md"))
    # A folder's pages come before its folders, and home first: so equal matches are ranked.
    for name in sorted(paths, key=lambda path: (path.parent, path.name != HOME, path.name)):
        zh, en = (_headings(docs / lang / name) for lang in LANGS)
        shared = {id: Text(title, en[id]) for id, title in zh.items() if id in en}
        if shared:
            pages[addresses.url("zh", name.as_posix())] = shared
    return pages


def _headings(page: Path) -> dict[str, str]:
    """The headings of a page of Markdown, by id."""
    headings = _HEADING.findall(page.read_text("utf-8")) if page.exists() else []
    return {id: unescape(_TAG.sub("", text)) for text, id in headings}


def version(data: bytes) -> str:
    """Changes when the data do, so that a browser never uses an old copy."""
    return hashlib.sha256(data).hexdigest()[:8]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _columns(rows: Sequence[Row], table: str) -> list[Row]:
    """Cells of a kind stand together, which compresses better; short rows end in empty cells."""
    columns = zip_longest(COLUMNS[table], *rows, fillvalue="")
    return [cells for _, *cells in columns]


def _report(edition: Edition, pages: Mapping[str, Headings]) -> list[Row]:
    """A report's headline, sections, segments and notes; a row for each, under its heading.

    At the end its pages that are no section's, such as that of the figures.
    """
    meta, document, entries = edition.meta, edition.document, edition.catalog.by_id()
    titles = {section.id: section.title for section in meta.sections}
    paths = {s.id: addresses.page(meta.id, meta.page_of(s.id).id) for s in document.sections}
    urls = {id: addresses.url("zh", path) for id, path in paths.items()}
    rows: list[Row] = []

    def add(kind: str, segment: Segment, under: str | int, *marker: str) -> int:
        """Add a segment and the notes on it; the number of its row."""
        zh, number = typeset(document.text(segment)), len(rows)
        en = entries[segment.id].en or zh  # as the English page shows it
        rows.append([KINDS[kind], segment.id, zh, en, under, *marker])
        for note in (note for note in edition.layers.notes if note.segment == segment.id):
            own = KINDS["note"], addresses.note(note.id)
            rows.append([*own, note.text.zh, note.text.en, under])
        return number

    if document.title:
        add("title", document.title, urls[document.sections[0].id])
    for section in document.sections:
        title, top = titles[section.id], len(rows)
        rows.append([KINDS["heading"], section.id, title.zh, title.en, urls[section.id]])
        items, under = {item.id: item for item in section.items}, top
        for segment in section.segments:
            if segment.id in items:
                marker = items[segment.id].marker
                own = meta.labels.get(segment.id) or Text(document.text(marker), ordinal(marker))
                under = add("heading", segment, top, own.zh, own.en)
            else:
                add("body", segment, top if segment in section.closing else under)
    known = {section.id for section in document.sections} | {s.id for s in document.segments}
    return _columns(_page_rows(rows, "heading", pages, known), "records")


def _page_rows(
    rows: list[Row], kind: str, pages: Mapping[str, Headings], known: Set[str]
) -> list[Row]:
    """The rows with those of pages and their headings, but not of the ids that are known."""
    for page, headings in pages.items():
        first, place = next(iter(headings)), len(rows)
        for id, title in headings.items() if first not in known else ():
            if id not in known:
                own, under = (kind, page) if id == first else ("site", place)
                rows.append([KINDS[own], id, title.zh, title.en, under])
    return rows


def _terms(editions: Sequence[Edition]) -> dict[str, Any]:
    uses = [places(edition) for edition in editions]
    terms = [term for edition in editions[-1:] for term in edition.glossary.terms]
    by_use = sorted(terms, key=lambda term: -sum(len(found.get(term.zh, ())) for found in uses))
    rows: list[Row] = [[term.address, term.zh, term.en, _others(term)] for term in terms]
    common, page = [terms.index(term) for term in by_use[:3]], addresses.url("zh", TERMS)
    return {"page": page, "common": common, "columns": _columns(rows, "terms")}


def _others(term: Term) -> str:
    """Other renderings, without whose they are and without remarks on wrong ones."""
    plain = re.sub(r"\s*\([^()]*\)", "", term.alternatives.removeprefix("—"))
    return "; ".join(one for one in plain.split("; ") if not re.search("[“…]", one))
