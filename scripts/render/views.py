"""What each template is given: one frozen view a template, all of it computed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.annotate.places import Place
from scripts.chinese.difference import Piece
from scripts.compare.align import Sentence
from scripts.compare.reports import Comparison, Formulation
from scripts.model.catalog import Entry, State
from scripts.model.edition import Edition
from scripts.model.report import Meta, PageMeta
from scripts.model.rows import Change, Figure, Milestone, Note, Term
from scripts.model.text import Document, Lang, Section, Text
from scripts.render import addresses
from scripts.render.charts import Bar, Stop
from scripts.render.reserved import TERMS
from scripts.translate.record import EditionChanges
from scripts.translate.removed import Gone
from scripts.translate.status import States

Groups = tuple[tuple[str, tuple[Figure, ...]], ...]  # figures by their subject or their kind


@dataclass(frozen=True, slots=True)
class Report:
    """An edition, and what all its pages ask of it; ``pages`` is where each segment stands."""

    edition: Edition
    headline: Text
    pages: Mapping[str, str]
    entries: Mapping[str, Entry]
    titles: Mapping[str, Text]
    states: States

    @property
    def meta(self) -> Meta:
        return self.edition.meta

    @property
    def document(self) -> Document:
        return self.edition.document

    @property
    def memory(self) -> str:
        """The name of the translation memory."""
        return addresses.memory(self.meta.id)

    def path(self, segment: str) -> str:
        """The path of the page on which a segment stands."""
        return addresses.page(self.meta.id, self.pages[segment])

    def page_of(self, segment: str) -> PageMeta:
        return next(page for page in self.meta.pages if page.id == self.pages[segment])


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note, its number on the page, and the ids of the note and of that number in the text."""

    note: Note
    number: int
    id: str
    reference: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment as a page shows it: ``text`` is Markdown, in Chinese where there is no English.

    ``state`` tells a reader of English of the translation, ``difference`` how the Chinese of a
    stale one has changed. ``aliases`` are the ids of segments that are part of it now, ``gone``
    those that stood after it.
    """

    id: str
    lang: Lang
    text: str
    state: State
    difference: tuple[Piece, ...]
    notes: tuple[Footnote, ...]
    aliases: tuple[str, ...]
    gone: tuple[Gone, ...]


Passages = Mapping[str, Passage]  # by the segment's id


@dataclass(frozen=True, slots=True)
class Page:
    """What every template is given: the report, the language, and the path of the page."""

    report: Report
    lang: Lang
    path: str

    def link(self, path: str, id: str = "") -> str:
        """From this page to another, or to a place there."""
        return addresses.link(self.path, path, id)

    def page(self, name: str, id: str = "", of: Report | None = None) -> str:
        """To a page of a report, this one if no other is named."""
        return self.link(addresses.page((of or self.report).meta.id, name), id)

    def sentence(self, id: str) -> str:
        return self.link(self.report.path(id), id)

    def here(self, id: str) -> str:
        """To a sentence, by the shortest way."""
        return self.sentence(id)

    def place(self, place: Place) -> str:
        return self.link(addresses.page(place.report, place.page), place.segment)

    def comparison(self, before: str, after: str, id: str = "") -> str:
        return self.link(addresses.comparison(before, after), id)

    def term(self, term: Term) -> str:
        """To an entry of the glossary."""
        return self.link(TERMS, term.address)

    def file(self, name: str) -> str:
        """To a file of the report, which both languages share."""
        path = addresses.file(self.report.meta.id, name)
        return addresses.file_link(self.lang, self.path, path)


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """``rates`` by kind, the ``points`` that are featured, ``reports`` if several, newest first."""

    rates: Groups
    points: tuple[Passage, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class SectionPage(Page):
    """``neighbors`` are the pairs of reports of which this is one; ``stops`` the road's years."""

    meta: PageMeta
    neighbors: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    passages: Passages
    rates: Groups
    milestones: tuple[Milestone, ...]
    stops: tuple[Stop, ...]
    notes: tuple[Footnote, ...]

    def here(self, id: str) -> str:
        return addresses.fragment(id)


@dataclass(frozen=True, slots=True)
class FullTextPage(Page):
    """Every segment in both languages."""

    zh: Passages
    en: Passages


@dataclass(frozen=True, slots=True)
class FiguresPage(Page):
    """``early``: outcomes are stated for a year that was not over; ``counts`` are no rates."""

    early: bool
    rates: tuple[tuple[Bar, ...], ...]
    counts: Groups
    subjects: Groups


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a term occurs: in each report the places that are named, and how many more.

    ``others`` are the reports that are named only, as ranges.
    """

    reports: tuple[tuple[str, tuple[Place, ...], int], ...]
    others: str


@dataclass(frozen=True, slots=True)
class TermsPage(Page):
    """``occurrences`` by the Chinese of the term, if it occurs."""

    occurrences: Mapping[str, Occurrences]


@dataclass(frozen=True, slots=True)
class AboutPage(Page):
    """``reports`` newest first; ``example`` is the id of a sentence."""

    reports: tuple[Report, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A row of the record with its address, and that of the sentence it names.

    ``address`` is empty for the first edition; ``en`` is the English, in Markdown.
    """

    row: Change
    address: str
    place: str
    pieces: tuple[Piece, ...]
    en: str


@dataclass(frozen=True, slots=True)
class ChangesPage(Page):
    """The editions, newest first, each with its changes."""

    editions: tuple[tuple[EditionChanges, tuple[ChangedSentence, ...]], ...]

    @property
    def feed(self) -> str:
        feed = addresses.feed(self.lang)
        return addresses.file_link(self.lang, self.path, feed)


@dataclass(frozen=True, slots=True)
class ComparisonPage(Page):
    """``sides`` are the reports as ``before`` and ``after``; ``terms`` are by their change."""

    two: Comparison
    sides: Mapping[str, Report]
    terms: Mapping[str, tuple[Formulation, ...]]
    clauses: tuple[Formulation, ...]

    def at(self, side: str, id: str) -> str:
        """To a sentence of one of the reports."""
        return self.link(self.sides[side].path(id), id)

    def english(self, side: str, sentence: Sentence | None) -> str:
        """The English of a sentence of one of the reports, on an English page."""
        return self.sides[side].entries[sentence.id].en if sentence and self.lang == "en" else ""
