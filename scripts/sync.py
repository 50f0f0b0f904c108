"""Bring en.po in line with the source: ``python -m scripts.sync``.

A segment whose Chinese is unchanged keeps its translation; a changed one keeps it as stale
(fuzzy); a new one gets an empty entry and the next free number; one that is gone stays as
an obsolete entry, so that its id is never given again. Translators' comments are kept.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from scripts.build import ROOT, reports
from scripts.catalog import HEADER, contexts, dump, read_catalog
from scripts.identify import identify
from scripts.meta import read_meta
from scripts.model import Catalog, Document, Entry
from scripts.parse import parse
from scripts.source import Unreadable, read


def sync(document: Document, catalog: Catalog) -> str:
    """The text that en.po should have for this document."""
    known = {entry.id: entry for entry in (*catalog.obsolete, *catalog.entries)}
    notes = contexts(document)
    entries = []
    for segment in document.segments:
        zh = document.text(segment)
        entry = known.get(segment.id) or Entry(segment.id, zh, "", "untranslated", "", 1)
        if entry.zh != zh and entry.en:
            entry = replace(entry, state="stale", previous=entry.previous or entry.zh)
        entries.append(replace(entry, zh=zh, context=notes[segment.id]))
    live = {entry.id for entry in entries}
    gone = [old for old in (*catalog.obsolete, *catalog.entries) if old.id not in live]
    return dump({**catalog.header, **HEADER}, entries, gone)


def main(arguments: list[str]) -> int:
    for folder in reports(ROOT):
        name = folder.relative_to(ROOT).as_posix()
        try:
            meta = read_meta(folder / "report.toml", f"{name}/report.toml")
            document = parse(read(folder / "source.zh.txt", f"{name}/source.zh.txt"))
            path = folder / "en.po"
            empty = Catalog(f"{name}/en.po", (), {"Project-Id-Version": meta.id})
            catalog = read_catalog(path, f"{name}/en.po") if path.exists() else empty
            names = [section.id for section in meta.sections]
            document = identify(document, names, catalog.registry())
        except Unreadable as error:
            print(error.problem, file=sys.stderr)
            return 1
        text = sync(document, catalog)
        if not path.exists() or path.read_text("utf-8") != text:
            Path(path).write_text(text, "utf-8")
            print(f"{name}/en.po: brought in line with the source")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
