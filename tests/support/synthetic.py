"""Many reports from the one there is, for tests and measurements: each says something else.

A variation has other years and figures, and its points and their sentences in another order,
so that an address of one report leads to other words in the next. The same name always gives
the same report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

from scripts.identify.ids import identify
from scripts.model.text import Document, Span
from scripts.parse.tree import parse
from scripts.read.po import contexts, dump, read_catalog
from scripts.read.report_toml import read_meta
from scripts.read.source import read
from scripts.read.tsv import read_layers
from tests.support.seeds import REPORT

MODEL = REPORT
YEAR = re.compile(r"(?<!\d)20[0-5]\d(?!\d)")


def add_reports(root: Path, count: int) -> list[str]:
    """Give ``root``, which has 2017, older reports, ``count`` in all; names, newest first."""
    names = [str(int(MODEL.name) - n) for n in range(count)]
    for name in names[1:]:
        vary(root / "seeds" / name)
    return names


def vary(folder: Path) -> None:
    """Make a report in ``folder``, which is called like the year that the report is of."""
    random = Random(folder.name)
    folder.mkdir(parents=True)
    files = _renumbered(int(folder.name), random)
    for file, text in files.items():
        (folder / file).write_bytes(text.encode())
    _reorder(folder, random)


def _renumbered(year: int, random: Random) -> dict[str, str]:
    """The files of 2017 with other years, and with other digits in what its figures quote."""
    digits = str.maketrans("123456789", "".join(random.sample("123456789", 9)))
    rows = [f for f in read_layers(MODEL, "seeds/2017").figures if re.search(r"\d", f.quote.en)]
    texts = {t for f in rows for t in (f.quote.zh, f.quote.en, f"{f.quote.en}\t{f.value}\t")}
    longest_first = sorted(texts, key=len, reverse=True)
    quoted = re.compile("|".join(map(re.escape, longest_first)))

    def varied(text: str) -> str:
        text = quoted.sub(lambda found: found[0].translate(digits), text)
        return YEAR.sub(lambda found: str(int(found[0]) - int(MODEL.name) + year), text)

    # These are the records of another text.
    records = ("changes.tsv", "wordings.tsv")
    paths = (path for path in MODEL.iterdir() if path.name not in records)
    return {path.name: varied(path.read_bytes().decode()) for path in paths}


def _reorder(folder: Path, random: Random) -> None:
    """Put the points of each section, and the sentences of each point, in another order.

    The ids are given anew, by position; the translation and the layers go with the words.
    """
    before = _document(folder)
    points = [
        [Span(item.heading.span.start, item.segments[-1].span.end) for item in section.items]
        for section in before.sections
    ]
    _shuffle(folder, before.source.text, points, random)
    between = _document(folder)
    items = (item for section in between.sections for item in section.items)
    sentences = [[segment.span for segment in item.body] for item in items]
    _shuffle(folder, between.source.text, sentences, random)
    _follow(folder, _document(folder))


def _document(folder: Path) -> Document:
    names = [section.id for section in read_meta(folder / "report.toml", "report.toml").sections]
    return identify(parse(read(folder / "source.zh.txt", "source.zh.txt")), names)


def _shuffle(folder: Path, text: str, groups: Iterable[Iterable[Span]], random: Random) -> None:
    """Exchange the passages of each group, among those that end with the same mark."""
    parts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for group in groups:
        alike: dict[str, list[Span]] = defaultdict(list)
        for span in group:
            alike[text[span.end - 1]].append(span)
            ends[span.start] = span.end
        for spans in alike.values():
            others = random.sample(spans, len(spans))
            parts |= {
                span.start: text[other.start : other.end]
                for span, other in zip(spans, others, strict=True)
            }
    written, at = "", 0
    for start in sorted(parts):
        written += text[at:start] + parts[start]
        at = ends[start]
    (folder / "source.zh.txt").write_bytes((written + text[at:]).encode())


def _follow(folder: Path, document: Document) -> None:
    """Write the catalog and the layers with the ids that the words have in ``document``."""
    catalog = read_catalog(folder / "en.po", "en.po")
    old, notes = {entry.zh: entry for entry in catalog.entries}, contexts(document)
    entries = {s.id: old[document.text(s)] for s in document.segments}
    ids = {entry.id: id for id, entry in entries.items()}
    moved = [replace(entry, id=id, context=notes[id]) for id, entry in entries.items()]
    (folder / "en.po").write_bytes(dump(dict(catalog.header), moved).encode())
    for path in folder.glob("*.tsv"):
        head, *rows = path.read_bytes().decode().split("\n")
        column = head.split("\t").index("segment")
        cells = [row.split("\t") for row in rows if row]
        for row in cells:
            row[column] = ids[row[column]]
        path.write_bytes("\n".join([head, *map("\t".join, cells), ""]).encode())
