"""Bring what people wrote in line with a changed source: in memory, when anything is built.

``make sync`` writes the outcome into the seeds. Nothing here reads or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

from scripts.chinese.numerals import NUMERAL
from scripts.identify.likeness import part
from scripts.model.catalog import Catalog, Entry
from scripts.model.rows import LAYERS, Change, Figure, Layers, Milestone, NoFigure, Note
from scripts.model.text import Document, Text
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


def changes(document: Document, committed: Catalog) -> tuple[Change, ...]:
    """How the document differs from the one that the committed catalog was made for.

    None for a catalog without entries: a first edition changes nothing.
    """
    old, new = {entry.id: entry.zh for entry in committed.entries}, document.texts()
    if not old:
        return ()
    found = [*_present(old, new, {entry.id for entry in committed.obsolete}), *_gone(old, new)]
    order = {name: position for position, name in enumerate(new)}
    found.sort(key=lambda row: order.get(row.segment, order.get(row.place, -1)))
    return tuple(replace(row, edition=document.source.sha256[:8]) for row in found)


def _present(
    old: Mapping[str, str], new: Mapping[str, str], obsolete: set[str]
) -> Iterator[Change]:
    """What happened to the segments that the document has."""
    moved = _moved(list(old), list(new))
    for follows, (name, after) in zip(["", *new], new.items(), strict=False):
        place, before = follows, old.get(name, "")
        if name in old:
            change = "changed" if before != after else "moved" if name in moved else ""
        elif name in obsolete:
            change = "restored"
        else:
            whole = next((x for x in old if old[x] != new.get(x) and part(after, old[x])), "")
            change, place = ("split", whole) if whole in new else ("added", follows)
        if change:
            yield Change("", "", name, change, place, before, after)


def _gone(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """What happened to the segments that the document no longer has."""
    names = list(old)
    for position, name in enumerate(names):
        if name not in new:
            into = next((x for x in new if old.get(x) != new[x] and part(old[name], new[x])), "")
            near = [*reversed(names[:position]), *names[position:]]
            place = into or next((x for x in near if x in new), "")
            yield Change("", "", name, "merged" if into else "removed", place, old[name], "")


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The ids whose place among the others is another one than before."""
    before = [name for name in old if name in set(new)]
    after = [name for name in new if name in set(old)]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return set(after).difference(*(before[at : at + size] for at, _, size in blocks))


def follow(
    layers: Layers, document: Document, committed: Catalog, rows: Sequence[Change]
) -> Layers:
    """The layers, each row with its words where they stand now.

    A row goes with its words into the segment that they became part of. Where characters of
    the quotation changed and its numbers did not, it quotes them anew. Any other row stays as
    it is, and a check reports it.
    """
    old, new = {entry.id: entry.zh for entry in committed.entries}, document.texts()
    moves = {name: text for name, text in old.items() if new.get(name) != text}
    if not moves:
        return layers
    near: dict[str, list[str]] = {name: [name] if name in new else [] for name in moves}
    for row in rows:
        if row.change == "merged":
            near[row.segment].append(row.place)
        elif row.change == "split" and row.place in near:
            near[row.place].append(row.segment)

    def where(segment: str, quote: str) -> tuple[str, str]:
        if segment not in moves or quote in new.get(segment, ""):
            return segment, quote
        if holders := [name for name in near[segment] if quote in new[name]]:
            return holders[0], quote
        for name in near[segment]:
            if found := _requoted(quote, moves[segment], new[name]):
                return name, found
        return segment, quote

    now: Any = {name: tuple(_row(row, where) for row in getattr(layers, name)) for name in LAYERS}
    return replace(layers, **now)


def _requoted(quote: str, before: str, after: str) -> str:
    """The words of ``after`` that stand for a quotation of ``before``; empty if it is not sure.

    Sure is what has the same numbers in the same order, and begins and ends where it did.
    """
    start = before.find(quote)
    if start < 0:
        return ""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    at = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    ends = at.get(start), at.get(start + len(quote) - 1)
    if ends[0] is None or ends[1] is None:
        return ""
    found = after[ends[0] : ends[1] + 1]
    return found if NUMERAL.findall(found) == NUMERAL.findall(quote) else ""


Quoting = TypeVar("Quoting", Figure, Milestone, Note, NoFigure)


def _row(row: Quoting, where: Callable[[str, str], tuple[str, str]]) -> Quoting:
    if isinstance(row, NoFigure):
        segment, quote = where(row.segment, row.quote)
        return replace(row, segment=segment, quote=quote)
    segment, zh = where(row.segment, row.quote.zh)
    return replace(row, segment=segment, quote=Text(zh, row.quote.en))
