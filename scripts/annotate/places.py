"""Where each glossary term occurs in an edition."""

from dataclasses import dataclass

from scripts.annotate.glossary import occurrences
from scripts.model.edition import Edition, page_ids


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in which a term occurs: its report, page and id."""

    report: str
    page: str
    segment: str


def places(edition: Edition) -> dict[str, list[Place]]:
    """For each term's Chinese, the segments in which it occurs, in source order."""
    found: dict[str, list[Place]] = {}
    pages = page_ids(edition)
    for id, text in edition.document.texts().items():
        place = Place(edition.meta.id, pages[id], id)
        for name in {o.term.zh: None for o in occurrences(edition.glossary, text)}:
            found.setdefault(name, []).append(place)
    return found
