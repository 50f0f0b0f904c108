"""What each template is given: one frozen view a template, all of it computed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.annotate.places import Place
from scripts.chinese.difference import Piece
from scripts.compare.reports import Comparison
from scripts.model.catalog import Entry, State
from scripts.model.edition import Edition
from scripts.model.report import Meta, PageMeta
from scripts.model.rows import Change, Figure, Milestone, Note
from scripts.model.text import Document, Lang, Section, Text
from scripts.render import addresses
from scripts.render.charts import Bar, Stop
from scripts.translate.record import EditionChanges
from scripts.translate.removed import Gone
from scripts.translate.status import States

Groups = tuple[tuple[str, tuple[Figure, ...]], ...]  # figures by their subject or their kind


@dataclass(frozen=True, slots=True)
class Report:
    """An edition, and what all its pages ask of it; ``paths`` are of the page of each segment."""

    edition: Edition
    meta: Meta
    document: Document
    headline: Text
    paths: Mapping[str, str]
    entries: Mapping[str, Entry]
    titles: Mapping[str, Text]
    states: States


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

    def page(self, name: str, id: str = "") -> str:
        """To another page of the report."""
        return self.link(addresses.page(self.report.meta.id, name), id)

    def sentence(self, id: str) -> str:
        """To a sentence of the report."""
        return self.link(self.report.paths[id], id)

    here = sentence  # by the shortest way

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
class TermsPage(Page):
    """Of each term's Chinese where it occurs: report by report, the newest first.

    Each has the places that are named, and how many there are more. ``others`` are the reports
    that are named only, as ranges.
    """

    places: Mapping[str, tuple[tuple[str, tuple[Place, ...], int], ...]]
    others: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AboutPage(Page):
    """``reports`` newest first; ``example`` is the id of a sentence."""

    reports: tuple[Report, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A row of the record, its address, and that of the sentence it names; empty if none answers.

    ``en`` is the English on an English page.
    """

    row: Change
    address: str
    place: str
    pieces: tuple[Piece, ...]
    en: str


@dataclass(frozen=True, slots=True)
class ChangesPage(Page):
    """The editions, newest first, each with its changes; ``feed`` is the way to the feed."""

    editions: tuple[tuple[EditionChanges, tuple[ChangedSentence, ...]], ...]
    feed: str


@dataclass(frozen=True, slots=True)
class ComparisonPage(Page):
    """``sides`` are the reports as ``before`` and ``after``."""

    two: Comparison
    sides: Mapping[str, Report]
