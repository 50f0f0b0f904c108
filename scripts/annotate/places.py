"""Where each glossary term occurs in an edition."""

from dataclasses import dataclass

from scripts.annotate.glossary import occurrences
from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition, page_ids
from scripts.model.text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in which a term occurs: its report, page and id, and what it says on the page."""

    report: str
    page: str
    segment: str
    text: Text


def places(edition: Edition) -> dict[str, list[Place]]:
    """For each term's Chinese, the segments in which it occurs, in source order."""
    found: dict[str, list[Place]] = {}
    pages, entries = page_ids(edition), edition.catalog.by_id()
    for id, text in edition.document.texts().items():
        place = Place(edition.meta.id, pages[id], id, Text(typeset(text), entries[id].en))
        for name in {o.term.zh: None for o in occurrences(edition.glossary, text)}:
            found.setdefault(name, []).append(place)
    return found
