"""The checks: small functions from an edition to the problems they find.

A check never raises and never stops at the first finding; ``build`` decides what follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal

from scripts.catalog import HEADER, contexts
from scripts.model import Edition, Figure, Milestone, Number, Problem
from scripts.numerals import chinese, english, mismatch
from scripts.terms import occurrences, rendered

Problems = Iterator[Problem]
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def lossless(edition: Edition) -> Problems:
    """The leaves, one after the other, are the source."""
    document = edition.document
    position = 0
    for leaf in document.leaves():
        if leaf.start != position:
            finding = f"characters {position} to {leaf.start} belong to no leaf, or to two"
            line = document.source.line_of(position)
            yield Problem(document.source.path, line, "source", finding, "correct the parser")
        position = leaf.end
    if position != len(document.source.text):
        finding = f"the tree ends at {position}, the file at {len(document.source.text)}"
        yield Problem(document.source.path, 1, "source", finding, "correct the parser")


def structure(edition: Edition) -> Problems:
    """report.toml names each section of the source once, and puts each on one page."""
    meta, document = edition.meta, edition.document
    names = [section.id for section in meta.sections]
    if len(names) != len(document.sections):
        found = f"the source has {len(document.sections)} sections, report.toml names {len(names)}"
        segment = _first_difference(edition)
        yield Problem(
            meta.path, 1, segment, found, "name the paragraphs of the source, in its order"
        )
    if document.title is None:
        yield Problem(document.source.path, 1, "title", "no headline found", "add its line")
    placed = Counter(section for page in meta.pages for section in page.sections)
    for name, count in (Counter(names) + Counter()).items():
        if count > 1 or not _ID.fullmatch(name):
            finding = "section id is used twice" if count > 1 else "is not a valid section id"
            yield Problem(meta.path, 1, name, finding, "use a name of a–z, 0–9 and - once")
        if placed[name] != 1:
            finding = f"stands on {placed[name]} pages, expected 1"
            yield Problem(meta.path, 1, name, finding, "correct [[pages]]")
    for name in placed.keys() - set(names):
        yield Problem(meta.path, 1, name, "is on a page but not a section", "correct [[pages]]")


def _first_difference(edition: Edition) -> str:
    """The first segment whose Chinese is not what the catalog has for it."""
    for segment, entry in edition.rows():
        if entry is None or entry.zh != edition.document.text(segment):
            return segment.id
    return edition.document.segments[-1].id


def titles(edition: Edition) -> Problems:
    """Every title of ours is there in both languages."""
    meta = edition.meta
    texts = [("report", meta.title), ("report", meta.place), ("report", meta.publisher)]
    texts += [(section.id, section.title) for section in meta.sections]
    texts += [(page.id, text) for page in meta.pages for text in (page.title, page.summary)]
    for subject, text in texts:
        for lang, value in (("zh", text.zh), ("en", text.en)):
            if not value.strip():
                finding = f"a title or summary has no {lang} text"
                yield Problem(meta.path, 1, subject, finding, "write it")
        if _HAN.search(text.en):
            yield Problem(meta.path, 1, subject, "English title has Chinese", "translate it")


def header(edition: Edition) -> Problems:
    """The catalog says what it is, so that every PO tool reads it alike."""
    catalog = edition.catalog
    expected = {"Project-Id-Version": edition.meta.id, **HEADER}
    for field, value in expected.items():
        found = catalog.header.get(field, "nothing")
        if found != value:
            finding = f"{field} is {found}, expected {value}"
            yield Problem(catalog.path, 1, "header", finding, "restore the header")


def entries(edition: Edition) -> Problems:
    """The catalog has one entry for each segment, and its Chinese is the source's."""
    catalog, document = edition.catalog, edition.document
    counts = Counter(entry.id for entry in catalog.entries)
    known = {segment.id for segment in document.segments}
    for entry in catalog.entries:
        if entry.id not in known:
            finding = "is not a segment of the source"
            yield Problem(catalog.path, entry.line, entry.id, finding, "correct the msgctxt")
        elif counts[entry.id] > 1:
            finding = f"has {counts[entry.id]} entries, expected 1"
            yield Problem(catalog.path, entry.line, entry.id, finding, "keep one of them")
    notes = contexts(document)
    for segment, found in edition.rows():
        line = document.source.line_of(segment.span.start)
        if found is None:
            finding = f"has no entry in {catalog.path}"
            yield Problem(
                document.source.path, line, segment.id, finding, "run make sync and translate it"
            )
            continue
        zh = document.text(segment)
        if found.zh != zh:
            finding = f"msgid differs from the source: {_difference(found.zh, zh)}"
            action = "if the source is right, run make sync and review the translation"
            yield Problem(catalog.path, found.line, segment.id, finding, action)
        if found.context != notes[segment.id]:
            finding = f"comment is {found.context!r}, expected {notes[segment.id]!r}"
            yield Problem(catalog.path, found.line, segment.id, finding, "run make sync")


def _difference(found: str, expected: str) -> str:
    """The first place where two texts part, with a little of what follows."""
    pairs = zip(found, expected, strict=False)
    shorter = min(len(found), len(expected))
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), shorter)
    start = max(0, at - 4)
    return f"found “…{found[start : at + 8]}…”, expected “…{expected[start : at + 8]}…”"


def translated(edition: Edition) -> Problems:
    """Every segment has a current English text."""
    actions = {"untranslated": "write the msgstr", "stale": "review the msgstr, drop the fuzzy"}
    for entry in edition.catalog.entries:
        if entry.state != "translated":
            finding = f"is {entry.state}"
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, actions[entry.state])


def chinese_left(edition: Edition) -> Problems:
    """No Chinese is left in the English."""
    for entry in edition.catalog.entries:
        if found := _HAN.search(entry.en):
            finding = f"English has Chinese characters “{found[0]}”"
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, "translate them")


def white_space(edition: Edition) -> Problems:
    """The English is one line without stray spaces."""
    for entry in edition.catalog.entries:
        if entry.en and entry.en != " ".join(entry.en.split()):
            finding = "English has a line break, a double space, or a space at either end"
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, "remove it")


def numbers(edition: Edition) -> Problems:
    """Each number of the Chinese stands in the English, and no other.

    A day without a month (25日) takes the month named last before it (12月).
    """
    month: Decimal | None = None
    for segment, entry in edition.rows():
        zh, month = _dated(chinese(edition.document.text(segment)), month)
        if entry is None or not entry.en:
            continue
        en = english(entry.en)
        missing, extra = mismatch(zh, en)
        if missing or extra:
            finding = f"Chinese has {_list(missing)}, English has {_list(extra)}"
            yield Problem(
                edition.catalog.path, entry.line, segment.id, finding, "correct the msgstr"
            )
        elif "分别" in edition.document.text(segment) and _rates(zh) != _rates(en):
            finding = f"分别 gives {_list(_rates(zh))}, English gives {_list(_rates(en))}"
            yield Problem(edition.catalog.path, entry.line, segment.id, finding, "keep the order")


def _dated(found: list[Number], month: Decimal | None) -> tuple[list[Number], Decimal | None]:
    """The numbers with a month put before each day that lacks one."""
    dated: list[Number] = []
    for number in found:
        if number.unit == "month":
            month = number.value
        elif number.unit == "day" and month is not None and not _after_month(dated):
            dated.append(Number(month, "month"))
        dated.append(number)
    return dated, month


def _after_month(found: list[Number]) -> bool:
    return bool(found) and found[-1].unit == "month"


def _rates(found: list[Number]) -> list[Number]:
    return [number for number in found if number.unit == "%"]


def _list(found: list[Number]) -> str:
    return ", ".join(map(str, found)) or "no such number"


def renderings(edition: Edition) -> Problems:
    """Where a glossary term occurs, the English has one of its renderings."""
    for segment, entry in edition.rows():
        if entry is None or not entry.en:
            continue
        zh = edition.document.text(segment)
        for term in {found.term for found in occurrences(edition.glossary.terms, zh)}:
            if not rendered(term, entry.en):
                finding = f"{term.zh} is not rendered as “{term.en}”"
                action = (
                    f"correct the msgstr, or accept its form in {edition.glossary.path}:{term.line}"
                )
                yield Problem(edition.catalog.path, entry.line, segment.id, finding, action)


def quotes(edition: Edition) -> Problems:
    """Each row of a layer quotes a segment that exists, in the words that stand there."""
    layers, entries_by_id = edition.layers, edition.catalog.by_id()
    texts = {s.id: edition.document.text(s) for s in edition.document.segments}
    rows: list[tuple[str, Figure | Milestone]] = []
    rows += [(layers.figures_path, figure) for figure in layers.figures]
    rows += [(layers.milestones_path, milestone) for milestone in layers.milestones]
    for path, row in rows:
        entry = entries_by_id.get(row.segment)
        if row.segment not in texts or entry is None:
            yield Problem(path, row.line, row.segment, "is not a segment", "correct the id")
            continue
        for quote, text in ((row.quote.zh, texts[row.segment]), (row.quote.en, entry.en)):
            if not quote or quote not in text:
                finding = f"quotes “{quote}”, which does not occur in “{text}”"
                yield Problem(path, row.line, row.segment, finding, "quote the text as it stands")


CHECKS: tuple[Callable[[Edition], Problems], ...] = (
    lossless,
    structure,
    titles,
    header,
    entries,
    translated,
    chinese_left,
    white_space,
    numbers,
    renderings,
    quotes,
)


def check(edition: Edition) -> list[Problem]:
    """Run all checks; the problems in order of file and line."""
    found = [problem for rule in CHECKS for problem in rule(edition)]
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.subject))
