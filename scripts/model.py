"""The types that every stage shares: frozen data, no input or output.

Positions are counted in characters (Unicode code points) from the start of the
source file. A span is half-open: ``text[start:end]``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")
CATEGORIES = tuple(
    "person post institution meeting slogan goal programme industry tech statistic".split()
)
CONFIDENCES = ("high", "medium", "low")
LANES = ("manufacturing", "cyberspace", "systems")
NOTE_KINDS = ("translator", "editor")
KINDS = ("estimate", "outcome", "target", "goal")
QUALIFIERS = ("about", "over", "near", "least", "none")
# Units that have a name of their own; any other is the measure word of the Chinese (家, 万户).
UNITS = tuple(
    "% CNY villages projects centers tier points ‰ USD EUR JPY HKD GBP km km² m² m³".split()
)
SUBJECTS = ("rates", "connectivity", "innovation", "economy", "cyberspace")
State = Literal["translated", "stale", "untranslated"]
CHANGES = ("first", "added", "changed", "split", "moved", "merged", "removed", "restored")


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a check: where, what was found and expected, what to do.

    A ``warning`` is shown and does not keep pages from being published.
    """

    file: str
    line: int
    subject: str
    finding: str
    action: str
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {'warning: ' if self.warning else ''}"
        return f"{place}{self.subject}: {self.finding}; {self.action}."


Problems = Iterator[Problem]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of the source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A communiqué as received. ``text`` is the file's strict UTF-8 decoding."""

    path: str
    text: str
    sha256: str

    def line_of(self, position: int) -> int:
        """The 1-based line on which the character at ``position`` stands."""
        return self.text.count("\n", 0, position) + 1


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a clause closed by a semicolon: the unit of address and translation."""

    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """The words that count an item, such as 三是; ``level`` 1 is a series inside an item."""

    span: Span
    number: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerated point: its marker, its heading and the sentences under it."""

    marker: Marker
    heading: Segment
    body: tuple[Segment, ...]

    @property
    def id(self) -> str:
        """An item is addressed by its heading."""
        return self.heading.id

    @property
    def segments(self) -> tuple[Segment, ...]:
        return (self.heading, *self.body)


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph, or the paragraphs of one series: sentences, items, sentences after them.

    The items of a series inside an item follow that item, one ``marker.level`` below it.
    """

    opening: tuple[Segment, ...]
    items: tuple[Item, ...]
    closing: tuple[Segment, ...]
    id: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, in source order."""
        inner = (segment for item in self.items for segment in item.segments)
        return (*self.opening, *inner, *self.closing)


@dataclass(frozen=True, slots=True)
class Document:
    """The tree over one source. ``gaps`` are the spans of white space between its leaves."""

    source: Source
    title: Segment | None
    sections: tuple[Section, ...]
    gaps: tuple[Span, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, title first, in source order."""
        title = (self.title,) if self.title else ()
        return (*title, *(segment for section in self.sections for segment in section.segments))

    def text(self, node: Segment | Marker) -> str:
        """The characters of a leaf, sliced from the source."""
        return self.source.text[node.span.start : node.span.end]

    def leaves(self) -> tuple[Span, ...]:
        """Every leaf span in source order; together they are the whole file."""
        markers = (item.marker.span for section in self.sections for item in section.items)
        spans = (*(segment.span for segment in self.segments), *markers, *self.gaps)
        return tuple(sorted(spans, key=lambda span: span.start))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the translation catalog (en.po).

    ``previous`` is the Chinese that a stale translation was made from; ``comments``, ``flags``
    and ``locations`` are the translator's and the tools' own, and are kept as they are.
    """

    id: str
    zh: str
    en: str
    state: State
    context: str
    line: int
    previous: str = ""
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    locations: tuple[tuple[str, int], ...] = ()

    @property
    def basis(self) -> str:
        """The Chinese that the English was made from."""
        return self.previous or self.zh


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translation of one report, in file order.

    ``obsolete`` are the entries of passages that the source no longer has.
    """

    path: str
    entries: tuple[Entry, ...]
    header: Mapping[str, str]
    obsolete: tuple[Entry, ...] = ()

    def registry(self) -> dict[str, str]:
        """The Chinese of every id ever given."""
        return {entry.id: entry.zh for entry in (*self.entries, *self.obsolete)}

    def by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}


@dataclass(frozen=True, slots=True)
class Number:
    """A value and its unit; ``exact`` when it is written in digits."""

    value: Decimal
    unit: str = ""
    exact: bool = True

    def __str__(self) -> str:
        plain = f"{self.value.normalize():f}"
        words = {
            "month": f"month {plain}",
            "day": f"day {plain}",
            "yuan": f"{plain} yuan",
            "points": f"{plain} percentage points",
        }
        return words.get(self.unit, plain + self.unit)


@dataclass(frozen=True, slots=True)
class Text:
    """A short text of our own, in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


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
    figures that are no rates. ``subjects`` and ``lanes`` are those that this report has beside
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
    counts: Text = Text("", "")
    subjects: tuple[Group, ...] = ()
    lanes: tuple[Group, ...] = ()

    def page_of(self, section: str) -> PageMeta:
        """The page on which a section stands."""
        return next(page for page in self.pages if section in page.sections)


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary. ``accept`` are further renderings that running text may use."""

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


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The glossary that all reports share; compared by identity, since it is read once."""

    path: str
    terms: tuple[Term, ...]


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
