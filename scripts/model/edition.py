"""A report with all that is said about it, as types: frozen data, no input or output.

What is said about segments (figures, milestones, notes …) never copies the tree: each row
names a segment and quotes it in both languages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.model.catalog import Catalog, Entry
from scripts.model.report import Meta
from scripts.model.rows import Change, Glossary, Layers, Wording
from scripts.model.text import Document, Segment, Source


@dataclass(frozen=True, slots=True)
class History:
    """What is known of earlier editions.

    ``committed`` is en.po as it stands in the file, ``recorded`` the rows of changes.tsv, oldest
    first, ``pending`` what has changed since. ``published`` is the Chinese of every id in the
    pages that were generated or published last, ``order`` the ids of the edition recorded last
    in its order, if these pages tell it. ``wordings`` are the rows of wordings.tsv, oldest first,
    ``pages`` the addresses of the pages that had a section.
    """

    recorded: tuple[Change, ...]
    pending: tuple[Change, ...]
    committed: Catalog
    published: Mapping[str, str]
    order: tuple[str, ...] = ()
    wordings: tuple[Wording, ...] = ()
    pages: frozenset[str] = frozenset()

    def holds(self, source: Source) -> bool:
        """Whether a source is the edition that was recorded last."""
        return bool(self.recorded) and self.recorded[-1].edition == source.edition

    @property
    def changes(self) -> tuple[Change, ...]:
        return (*self.recorded, *self.pending)


@dataclass(frozen=True, slots=True)
class Edition:
    """One report with all that is said about it: the input of the checks and of render.

    ``catalog`` and ``layers`` are in line with the document: the catalog has an entry for each
    of its segments, stale where the Chinese has changed since it was translated.
    """

    meta: Meta
    document: Document
    catalog: Catalog
    glossary: Glossary
    layers: Layers
    history: History

    @property
    def translation_date(self) -> str:
        """When the English was last recorded; empty if it never was."""
        return max((row.date for row in self.history.wordings), default="")

    def rows(self) -> Iterator[tuple[Segment, Entry]]:
        """Each segment with its translation, in source order."""
        entries = self.catalog.by_id()
        for segment in self.document.segments:
            yield segment, entries[segment.id]


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
