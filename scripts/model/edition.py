"""A report with all that is said about it, as types: frozen data, no input or output.

What is said about segments (figures, milestones, notes …) never copies the tree: each row
names a segment and quotes it in both languages.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from scripts.model.text import Catalog, Document, Entry, Segment, Text

# What the address of a term begins with, before its id.
TERM = "term-"
CATEGORIES = tuple(
    "person post institution meeting slogan goal programme industry tech statistic".split()
)
CONFIDENCES = ("high", "medium", "low")
LANES = ("manufacturing", "cyberspace", "systems")
NOTE_KINDS = ("translator", "editor")
KINDS = ("estimate", "outcome", "target", "goal")
QUALIFIERS = ("about", "over", "near", "least", "most", "none")
# Units that have a name of their own; any other is the measure word of the Chinese (家, 万户).
UNITS = tuple(
    "% CNY villages projects centers tier points ‰ USD EUR JPY HKD GBP km km² m² m³".split()
)
SUBJECTS = ("rates", "connectivity", "innovation", "economy", "cyberspace")
CHANGES = ("first", "added", "changed", "split", "moved", "merged", "removed", "restored")


@dataclass(frozen=True, slots=True)
class SectionMeta:
    """What report.toml says of one section: its id, our title, the kind of its figures."""

    id: str
    title: Text
    figures: str = ""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What report.toml says of one page: its id, title, summary and the sections on it."""

    id: str
    title: Text
    summary: Text
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What we have to say of a source: one headed paragraph of the page about it."""

    id: str
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A subject of figures or a lane of milestones: its id, and its title."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Meta:
    """report.toml: what the text does not say itself.

    ``featured`` is the section whose points the home page lists; ``counts`` is said above the
    figures that are no rates, ``goals`` above the milestones. ``marked`` are the lines that
    are still to be reviewed; ``subjects`` and ``lanes`` are those that this report has beside
    SUBJECTS and LANES.
    """

    path: str
    id: str
    date: datetime.date
    title: Text
    place: Text
    publisher: Text
    featured: str
    sections: tuple[SectionMeta, ...]
    pages: tuple[PageMeta, ...]
    remarks: tuple[Remark, ...] = ()
    counts: Text = field(default=Text("", ""))
    goals: Text = field(default=Text("", ""))
    marked: tuple[int, ...] = ()
    subjects: tuple[Group, ...] = ()
    lanes: tuple[Group, ...] = ()

    def page_of(self, section: str) -> PageMeta:
        """The page on which a section stands."""
        return next(page for page in self.pages if section in page.sections)


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary. ``accept`` are further renderings that running text may use.

    ``id`` is its own for good, wherever the row stands: its address is that of ``address``.
    """

    id: str
    zh: str
    pinyin: str
    en: str
    note: str
    source: str
    confidence: str
    alternatives: str
    category: str
    accept: tuple[str, ...]
    line: int

    @property
    def address(self) -> str:
        """The fragment at which the glossary page answers for the term: term-12."""
        return f"{TERM}{self.id}"


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The glossary that all reports share; compared by identity, since it is read once.

    ``published`` is the Chinese of every address in the glossary that was generated last.
    """

    path: str
    terms: tuple[Term, ...]
    published: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the text: a quote of it in both languages, and what it measures."""

    segment: str
    quote: Text
    value: Decimal
    unit: str
    qualifier: str
    kind: str
    year: int
    subject: str
    key: str
    indicator: Text
    line: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """A goal for a year: a quote of it in both languages, in one of the lanes of the road."""

    segment: str
    year: int
    lane: str
    quote: Text
    line: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the source that is no figure, and why: a date, a name, an ordinal …"""

    segment: str
    quote: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A translator's or an editor's note on a passage, in both languages, with its source."""

    id: str
    segment: str
    kind: str
    quote: Text
    text: Text
    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Layers:
    """What is said about segments without copying the tree, one table a kind."""

    figures_path: str
    figures: tuple[Figure, ...]
    milestones_path: str
    milestones: tuple[Milestone, ...]
    numerals_path: str
    numerals: tuple[Numeral, ...]
    notes_path: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One row of changes.tsv: what a new edition of the source did to one segment.

    ``place`` is the id of a segment that is still there: the one that a new, moved or removed
    segment followed, that a merged one became part of, that a split one was part of. ``date``
    is empty for a change that is not yet recorded.
    """

    date: str
    edition: str
    segment: str
    change: str
    place: str
    before: str
    after: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """What is known of earlier editions.

    ``committed`` is en.po as it stands in the file, ``pending`` how the source differs from it,
    ``recorded`` the rows of changes.tsv, oldest first. ``published`` is the Chinese of every id
    in the pages that were generated last.
    """

    path: str
    recorded: tuple[Change, ...]
    pending: tuple[Change, ...]
    committed: Catalog
    published: Mapping[str, str]

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

    def rows(self) -> Iterator[tuple[Segment, Entry]]:
        """Each segment with its translation, in source order."""
        entries = self.catalog.by_id()
        for segment in self.document.segments:
            yield segment, entries[segment.id]
