"""Where each glossary term occurs in an edition."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.annotate.glossary import occurrences
from scripts.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in which a term occurs: its report, page and id."""

    report: str
    page: str
    segment: str


def page_ids(edition: Edition) -> dict[str, str]:
    """The page on which each segment stands; the headline stands with the first section."""
    document, meta = edition.document, edition.meta
    first = meta.page_of(document.sections[0].id).id
    title = {document.title.id: first} if document.title else {}
    return title | {
        segment.id: meta.page_of(section.id).id
        for section in document.sections
        for segment in section.segments
    }


def places(edition: Edition) -> dict[str, list[Place]]:
    """For each term's Chinese, the segments in which it occurs, in source order."""
    found: dict[str, list[Place]] = {}
    document, pages = edition.document, page_ids(edition)
    for segment in document.segments:
        place = Place(edition.meta.id, pages[segment.id], segment.id)
        text = document.text(segment)
        for name in {o.term.zh: None for o in occurrences(edition.glossary, text)}:
            found.setdefault(name, []).append(place)
    return found
