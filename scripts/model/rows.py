"""The rows of the tables: what is said about segments and terms without copying the tree.

A row's class declares the columns of its table once: each field says, by ``Annotated``, which
column it is, or which two if it is a pair of languages. ``scripts.read.tsv`` reads and writes the
tables by it, and ``scripts.publish.downloads`` describes them. ``line`` is where a row stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from scripts.model.problem import Unreadable
from scripts.model.text import LANGS, Text

# What the address of a term begins with, before its id.
TERM = "term-"
NONE = "—"  # an empty cell of the seeds
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
class Form:
    """What every cell of a column is, as a pattern, and what is said of one that is not.

    In ``subject`` and ``finding``, ``{cell!r}`` is the cell, ``{segment}`` the row's segment.
    """

    pattern: str
    subject: str
    finding: str
    action: str

    def refusal(self, file: str, line: int, cell: str, segment: str) -> Unreadable:
        subject, finding = (
            words.format(cell=cell, segment=segment) for words in (self.subject, self.finding)
        )
        return Unreadable(file, line, subject, finding, self.action)


ANY = Form("(?s).*", "", "", "")
SEGMENT = Form(r"(?s).*\S.*", "row", "names no segment", "write its id")
YEAR = Form("[0-9]{4}", "year", "is {cell!r}", "write a year such as 2017")
VALUE = Form(
    r"-?[0-9]{1,18}(\.[0-9]{1,9})?", "{segment}", "value is {cell!r}", "write a decimal number"
)
DATE = Form(
    r"\d{4}-\d\d-\d\d",
    "{segment}",
    "found {cell!r}, expected a date such as 2018-01-31",
    "restore the row",
)
CHANGE = Form(
    "|".join(CHANGES),
    "{segment}",
    f"found {{cell!r}}, expected one of {', '.join(CHANGES)}",
    "restore the row",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what a download says of it (empty: it is not downloaded).

    ``attribute`` leads to its value from a row (``quote.zh``), ``kind`` is the type of that.
    """

    name: str
    description: str = ""
    enum: tuple[str, ...] = ()
    required: bool = True
    form: Form = ANY
    attribute: str = ""
    kind: Any = str


QUOTE = (Column("zh", "The words of the source."), Column("en", "The words of the translation."))


def columns(row: type) -> tuple[Column, ...]:
    """The columns of a table, in order, as the class of its rows declares them."""
    found: list[Column] = []
    for name, hint in get_type_hints(row, include_extras=True).items():
        kind, *declared = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        if kind is Text:
            found += [
                replace(column, attribute=f"{name}.{lang}")
                for column, lang in zip(declared, LANGS, strict=True)
            ]
        else:
            found += [replace(column, attribute=name, kind=kind) for column in declared]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary. ``accept`` are further renderings that running text may use.

    ``id`` is its own for good, wherever the row stands: its address is that of ``address``.
    """

    id: Annotated[
        str, Column("id", f"Id of the term; {TERM} and the id are its address in the glossary.")
    ]
    zh: Annotated[str, Column("zh", "The term in simplified Chinese.")]
    pinyin: Annotated[str, Column("pinyin", "Its pronunciation, with tones.", required=False)]
    en: Annotated[str, Column("en", "The rendering used in the translation.")]
    note: Annotated[str, Column("note", "What the term means.", required=False)]
    source: Annotated[
        str, Column("source", "Where the rendering is from; own is ours.", required=False)
    ]
    confidence: Annotated[str, Column("confidence", "How sure the rendering is.", CONFIDENCES)]
    alternatives: Annotated[
        str, Column("alternatives", f"Other renderings; {NONE} is none.", required=False)
    ]
    category: Annotated[str, Column("category", "What kind of thing the term names.", CATEGORIES)]
    accept: Annotated[tuple[str, ...], Column("accept")]
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

    segment: Annotated[
        str, Column("segment", "Id of the sentence that states the figure.", form=SEGMENT)
    ]
    quote: Annotated[Text, *QUOTE]
    value: Annotated[
        Decimal, Column("value", "The number, in units; a fall is negative.", form=VALUE)
    ]
    unit: Annotated[
        str, Column("unit", f"What is counted: {', '.join(UNITS)}, or the Chinese word.")
    ]
    qualifier: Annotated[str, Column("qualifier", "How exact it is; none is exact.", QUALIFIERS)]
    kind: Annotated[str, Column("kind", "Whether it was estimated, reached or is aimed at.", KINDS)]
    year: Annotated[int, Column("year", "The year that the figure is for.", form=YEAR)]
    subject: Annotated[str, Column("subject", "The group of indicators.")]
    key: Annotated[
        str, Column("indicator", "Key of the indicator, the same in every year and report.")
    ]
    indicator: Annotated[
        Text,
        Column("indicator_zh", "Name of the indicator in Chinese."),
        Column("indicator_en", "Name of the indicator in English."),
    ]
    line: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """A goal for a year: a quote of it in both languages, in one of the lanes of the road."""

    segment: Annotated[
        str, Column("segment", "Id of the sentence that states the goal.", form=SEGMENT)
    ]
    year: Annotated[int, Column("year", "The year by which it is to be reached.", form=YEAR)]
    lane: Annotated[str, Column("lane", "The field in which it lies.")]
    quote: Annotated[Text, *QUOTE]
    line: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the source that is no figure, and why: a date, a name, an ordinal …"""

    segment: Annotated[str, Column("segment", form=SEGMENT)]
    quote: Annotated[str, Column("zh")]
    reason: Annotated[str, Column("reason")]
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A translator's or an editor's note on a passage, in both languages, with its source."""

    id: Annotated[str, Column("id")]
    segment: Annotated[str, Column("segment", form=SEGMENT)]
    kind: Annotated[str, Column("kind")]
    quote: Annotated[Text, *QUOTE]
    text: Annotated[Text, Column("note_zh"), Column("note_en")]
    source: Annotated[str, Column("source")]
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

    date: Annotated[str, Column("date", form=DATE)]
    edition: Annotated[str, Column("edition")]
    segment: Annotated[str, Column("segment")]
    change: Annotated[str, Column("change", form=CHANGE)]
    place: Annotated[str, Column("place")]
    before: Annotated[str, Column("before")]
    after: Annotated[str, Column("after")]
    line: int = 0


Row = TypeVar("Row", Term, Figure, Milestone, Numeral, Note, Change)
# The tables of a report by the name of the layer, which is that of the file too.
LAYERS: dict[str, Any] = {
    "figures": Figure,
    "milestones": Milestone,
    "numerals": Numeral,
    "notes": Note,
}
