"""Where each glossary term occurs in an edition."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.model import Edition
from scripts.terms import occurrences


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in which a term occurs: its report, page and id."""

    report: str
    page: str
    segment: str


def places(edition: Edition) -> dict[str, list[Place]]:
    """For each term's Chinese, the segments in which it occurs, in source order."""
    found: dict[str, list[Place]] = {}
    document, report = edition.document, edition.meta.id
    title = [(document.title, document.sections[0].id)] if document.title else []
    rows = title + [(s, section.id) for section in document.sections for s in section.segments]
    for segment, section in rows:
        place = Place(report, edition.meta.page_of(section).id, segment.id)
        text = document.text(segment)
        for name in {o.term.zh: None for o in occurrences(edition.glossary.terms, text)}:
            found.setdefault(name, []).append(place)
    return found
