"""The status of each translation once the source has changed: translated, stale or untranslated.

The pipeline asks whenever anything is built; ``make sync`` writes the outcome into en.po.
"""

from collections.abc import Sequence
from dataclasses import replace

from scripts.model.catalog import Catalog, Entry
from scripts.model.rows import Change
from scripts.model.text import Document
from scripts.read.po import contexts


def in_line(document: Document, committed: Catalog, rows: Sequence[Change]) -> Catalog:
    """The catalog for this document: an entry a segment, in the order of the source.

    A segment whose Chinese is unchanged keeps its translation; a changed one keeps it as stale,
    with the Chinese that it was made from; one that others became part of has theirs too; a new
    one is untranslated; one that is gone is obsolete. Translators' comments are kept.
    ``rows`` are the changes between the two.
    """
    known = {entry.id: entry for entry in (*committed.obsolete, *committed.entries)}
    notes, joined = contexts(document), _joined(committed, rows)
    entries = []
    for id, zh in document.texts().items():
        entry = known.pop(id, None) or Entry(id, zh, "", "untranslated", "", 1)
        if parts := joined.get(id):
            en = " ".join(part.en for part in parts if part.en)
            entry = replace(entry, en=en, zh="".join(part.basis for part in parts), previous="")
        if entry.zh != zh and entry.en:
            entry = _stale(entry, zh)
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


def _stale(entry: Entry, zh: str) -> Entry:
    """The entry for changed Chinese; it is translated again if the change is taken back."""
    if entry.state == "stale" and entry.previous == zh:
        return replace(entry, state="translated", previous="")
    return replace(entry, state="stale", previous=entry.basis)
