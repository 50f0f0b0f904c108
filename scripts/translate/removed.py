"""The passages that are gone: what stood there, and where their addresses answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.model.edition import Edition, page_ids
from scripts.model.ids import section_of
from scripts.model.rows import Change


@dataclass(frozen=True, slots=True)
class Gone:
    """A segment that the source no longer has; its address answers at the segment ``place``.

    ``merged`` says that it is part of that segment now. ``date`` is empty while unrecorded.
    """

    id: str
    zh: str
    en: str
    place: str
    merged: bool
    date: str
    edition: str


def gone(edition: Edition) -> tuple[Gone, ...]:
    """Every segment that was ever given an id and is gone, in the order of the registry."""
    live = {segment.id for segment in edition.document.segments}
    last = {
        row.segment: row
        for row in edition.history.changes
        if row.change in ("merged", "removed") and row.segment not in live
    }
    entries = {entry.id: entry for entry in edition.catalog.obsolete}
    passages = []
    for id in dict.fromkeys([*entries, *last]):
        row, entry = last.get(id), entries.get(id)
        zh, en = (entry.zh, entry.en) if entry else (row.before if row else "", "")
        date, source = (row.date, row.edition) if row else ("", "")
        passages.append(Gone(id, zh, en, *_place(edition, id, last, live), date, source))
    return tuple(passages)


def _place(edition: Edition, id: str, last: dict[str, Change], live: set[str]) -> tuple[str, bool]:
    """Where a gone segment's address answers, and whether it is part of what stands there."""
    place, merged, seen = id, True, set[str]()
    while place not in live and place in last and place not in seen:
        seen.add(place)
        merged = merged and last[place].change == "merged"
        place = last[place].place
    own = section_of(id, [section.id for section in edition.meta.sections])
    near = [s.id for section in edition.document.sections for s in section.segments
            if section.id == own]  # fmt: skip
    if place in live and (merged or place in near or not near):
        return place, merged
    return _beside(id, near) if near else edition.document.segments[0].id, False


def _beside(id: str, near: Sequence[str]) -> str:
    """Of the segments of its section, the last that was counted before this one, or the first."""
    parent, number = _counted(id)
    before = [x for x in near if _counted(x)[0] == parent and _counted(x)[1] < number]
    return before[-1] if before else near[0]


def _counted(id: str) -> tuple[str, int]:
    """Under what a segment was counted, and its number; a heading comes before what it heads."""
    found = re.fullmatch(r"(.+)-s(\d+)", id)
    return (found[1], int(found[2])) if found else (id, 0)


def answering_pages(edition: Edition) -> dict[str, str]:
    """The page on which each id ever given answers: that of the section in which it was given."""
    names = [section.id for section in edition.meta.sections]
    pages = page_ids(edition)
    found = {id: pages[id] for id in pages}
    found |= {passage.id: pages[passage.place] for passage in gone(edition)}
    return {
        id: edition.meta.page_of(own).id if (own := section_of(id, names)) else page
        for id, page in found.items()
    }
