"""The status of each translation once the source has changed: translated, stale or untranslated.

The pipeline asks whenever anything is built; ``make sync`` writes the outcome into en.po.
"""

from collections.abc import Sequence
from dataclasses import replace

from scripts.chinese.characters import unmarked
from scripts.model.catalog import Catalog, Entry
from scripts.model.rows import DEPARTED, Change
from scripts.model.text import Document
from scripts.read.po import contexts


def in_line(document: Document, committed: Catalog, rows: Sequence[Change]) -> Catalog:
    """The catalog for this document: an entry a segment, in the order of the source.

    A segment whose Chinese is unchanged keeps its translation; a changed one keeps it as stale,
    with the Chinese that it was made from, unless its words are the same; one that others became
    part of has theirs too; a new one is untranslated; one that is gone is obsolete, even if it
    had no entry yet. Translators' comments are kept.
    ``rows`` are the changes between the two.
    """
    known = {
        row.segment: Entry(row.segment, row.before, "", "untranslated", "", 1)
        for row in rows
        if row.change in DEPARTED
    }
    known |= {entry.id: entry for entry in (*committed.obsolete, *committed.entries)}
    notes, joined = contexts(document), _joined(committed, rows)
    entries = []
    for id, zh in document.texts().items():
        entry = known.pop(id, None) or Entry(id, zh, "", "untranslated", "", 1)
        if parts := joined.get(id):
            en = " ".join(part.en for part in parts if part.en)
            basis = "".join(part.basis for part in parts) if en else ""
            entry = replace(entry, en=en, state="stale" if en else "untranslated", previous=basis)
        elif entry.zh != zh and entry.en:
            entry = _held(entry, zh)
        entries.append(replace(entry, zh=zh, context=notes[id]))
    return replace(committed, entries=tuple(entries), obsolete=tuple(known.values()))


def _joined(committed: Catalog, rows: Sequence[Change]) -> dict[str, list[Entry]]:
    """For each segment that others became part of, the entries of all, in their old order."""
    into = {row.segment: row.place for row in rows if row.change == "merged"}
    into |= {place: place for place in into.values()}
    found: dict[str, list[Entry]] = {}
    for entry in committed.entries:
        if entry.id in into:
            found.setdefault(into[entry.id], []).append(entry)
    return {name: parts for name, parts in found.items() if len(parts) > 1}


def _held(entry: Entry, zh: str) -> Entry:
    """The entry for changed Chinese; it is translated again if the change is taken back."""
    if unmarked(entry.basis) != unmarked(zh):
        return replace(entry, state="stale", previous=entry.basis)
    return replace(entry, state="translated", previous="") if entry.previous else entry
