"""The passages that are gone, and the addresses that answer elsewhere: what pages say of them.

One that is gone is named where it stood; one that has moved to another page, or become part of a
sentence there, is answered for at the end of the section in which its address was given.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.model.edition import Edition, page_ids
from scripts.model.ids import under
from scripts.model.rows import DEPARTED, Change


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
        if row.change in DEPARTED and row.segment not in live
    }
    texts = {entry.id: (entry.zh, entry.en) for entry in edition.catalog.obsolete}
    texts |= {id: (row.before, "") for id, row in last.items() if id not in texts}
    unrecorded = Change("", "", "", "removed", "", "", "")
    passages = []
    for id, (zh, en) in texts.items():
        row = last.get(id, unrecorded)
        passages.append(Gone(id, zh, en, *_place(edition, id, last, live), row.date, row.edition))
    return tuple(passages)


def _place(edition: Edition, id: str, last: dict[str, Change], live: set[str]) -> tuple[str, bool]:
    """Where a gone segment's address answers, and whether it is part of what stands there."""
    place, merged, seen = id, True, set[str]()
    while place not in live and place in last and place not in seen:
        seen.add(place)
        merged = merged and last[place].change == "merged"
        place = last[place].place
    own = edition.meta.section_of(id)
    sections = (section for section in edition.document.sections if section.id == own)
    near = [segment.id for section in sections for segment in section.segments]
    if place in live and (merged or place in near or not near):
        return place, merged
    if not near:
        return edition.document.segments[0].id, False
    parent, number = _counted(id)
    before = [x for x in near if _counted(x)[0] == parent and _counted(x)[1] < number]
    return (before or near[:1])[-1], False


def _counted(id: str) -> tuple[str, int]:
    """Under what a segment was counted, and its number; a heading comes before what it heads."""
    parent, number = under(id)
    return (parent[:-2], number) if parent.endswith("-s") else (id, 0)


def answering_pages(edition: Edition) -> dict[str, str]:
    """The page on which each id ever given answers: that of the section in which it was given."""
    meta, pages = edition.meta, page_ids(edition)
    found = pages | {passage.id: pages[passage.place] for passage in gone(edition)}
    return {
        id: meta.page_of(own).id if (own := meta.section_of(id)) else page
        for id, page in found.items()
    }


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An address that answers on another page than the one on which it was given.

    ``segment`` stands on ``page``: it is the passage itself, or what the passage became part of,
    or what stands where it stood; ``gone`` tells these apart.
    """

    id: str
    page: str
    segment: str
    gone: Gone | None


@dataclass(frozen=True, slots=True)
class States:
    """What the pages of one report say beside their sentences.

    ``gone`` are the passages that are gone by the segment at which they stood, or by their
    section if nothing is left of it; ``after`` those of them that are named there on its own
    page; ``elsewhere`` the addresses that answer on another page, by section.
    """

    gone: Mapping[str, tuple[Gone, ...]]
    after: Mapping[str, tuple[Gone, ...]]
    elsewhere: Mapping[str, tuple[Elsewhere, ...]]


def states(edition: Edition, pages: Mapping[str, str]) -> States:
    """``pages`` is the page on which each segment stands."""
    meta = edition.meta
    empty = {section.id for section in edition.document.sections if not section.segments}
    everywhere: dict[str, tuple[Gone, ...]] = defaultdict(tuple)
    after: dict[str, tuple[Gone, ...]] = defaultdict(tuple)
    away: dict[str, tuple[Elsewhere, ...]] = defaultdict(tuple)
    for passage in gone(edition):
        own, page = meta.section_of(passage.id), pages[passage.place]
        place = own if own in empty and not passage.merged else passage.place
        everywhere[place] += (passage,)
        if not own or place == own or meta.page_of(own).id == page:
            after[place] += (passage,)
        else:
            away[own] += (Elsewhere(passage.id, page, passage.place, passage),)
    for id, page in pages.items():
        own = meta.section_of(id)
        if own and meta.page_of(own).id != page:
            away[own] += (Elsewhere(id, page, id, None),)
    return States(dict(everywhere), dict(after), dict(away))
