"""What a page says beside its sentences once the source has changed.

A stale sentence comes with the difference in its Chinese; one that is gone is named where it
stood; one that has moved to another page, or become part of a sentence there, is answered for
at the end of the section in which its address was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.model.edition import Edition
from scripts.translate.removed import Gone, gone


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
