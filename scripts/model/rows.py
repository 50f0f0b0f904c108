"""The rows of the tables: what is said about segments and terms without copying the tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from scripts.model.text import Text

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
    ``names`` are words that hold numbers and count nothing: 一号工程, “两个一百年”.
    """

    path: str
    terms: tuple[Term, ...]
    names: tuple[str, ...] = ()
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


NONE = "—"  # an empty cell of the seeds
