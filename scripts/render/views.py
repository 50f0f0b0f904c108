"""What each template is given: one frozen view a template, all of it computed before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.annotate.places import Place
from scripts.chinese.difference import Piece
from scripts.compare.reports import Comparison
from scripts.model.catalog import Entry, State
from scripts.model.edition import Edition
from scripts.model.report import Meta, PageMeta
from scripts.model.rows import Figure, Milestone, Note
from scripts.model.text import Document, Lang, Section, Text
from scripts.render import addresses
from scripts.translate.changes import EditionChanges
from scripts.translate.removed import Gone, States

Pairs = tuple[tuple[str, str], ...]  # ids of neighboring reports
Footnotes = tuple[tuple[int, Note], ...]  # the notes of a page, or on a passage, with their numbers


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
    notes: Footnotes
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
        return addresses.file_link(self.lang, self.path, addresses.file(self.report.meta.id, name))


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The ``points`` that are featured, and all ``reports``, newest first."""

    points: tuple[Passage, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class SectionPage(Page):
    """``neighbors`` are the pairs of reports of which this is one, ``counterparts`` the passages
    in the other language, ``marks`` the words that are marked."""

    meta: PageMeta
    neighbors: Pairs
    sections: tuple[Section, ...]
    passages: Passages
    counterparts: Passages
    figures: tuple[Figure, ...]
    milestones: tuple[Milestone, ...]
    marks: str

    def here(self, id: str) -> str:
        return addresses.fragment(id)


@dataclass(frozen=True, slots=True)
class FullTextPage(Page):
    """Every segment in both languages."""

    zh: Passages
    en: Passages


@dataclass(frozen=True, slots=True)
class TermsPage(Page):
    """Of each term's Chinese its places, report by report; ``names`` are those of all reports."""

    places: Mapping[str, Sequence[Sequence[Place]]]
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class AboutPage(Page):
    """``reports`` newest first; ``example`` is the id of a sentence."""

    reports: tuple[Report, ...]
    example: str


@dataclass(frozen=True, slots=True)
class ChangesPage(Page):
    """The editions, newest first; by report and id, the page that answers, and the English."""

    editions: Sequence[EditionChanges]
    answering: Mapping[str, Mapping[str, str]]
    english: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ComparisonPage(Page):
    """``sides`` are the reports as ``before`` and ``after``."""

    two: Comparison
    sides: Mapping[str, Report]
