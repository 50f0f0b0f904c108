"""The rows of the tables: what is said about segments and terms without copying the tree.

A row's class declares the columns of its table once: each field but ``line`` is a column, or two
if it is a pair of languages. ``scripts.read.tsv`` reads and writes the tables by it, and
``scripts.publish.downloads`` describes them.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from scripts.model.problem import Problem
from scripts.model.text import LANGS, Text

# What the address of a term begins with, before its id.
TERM = "term-"
NONE = "—"  # an empty cell of the seeds
GAP = " … "  # between the pieces of a quotation
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
CHANGES = tuple(
    "first spacing added changed punctuation split moved merged removed restored".split()
)
DEPARTED = ("merged", "removed")  # what no longer stands in the text
REWORDED = "reworded"  # what a new wording of the English is among the changes


Form = tuple[str, str]  # what every cell of a column is: a pattern, and the same in words
ANY: Form = ("(?s).*", "")
WORD: Form = (r"[a-z]+(-[a-z0-9]+)*", "a word of a–z, 0–9 and -")
YEAR: Form = ("[0-9]{4}", "a year such as 2017")
VALUE: Form = (r"-?[0-9]{1,18}(\.[0-9]{1,9})?", "a decimal number")
DATE: Form = (r"\d{4}-\d\d-\d\d", "a date such as 2018-01-31")
NUMBER: Form = (r"[1-9]\d{0,2}", "the number of an edition")


def expected_one(name: str, value: str, known: Collection[str]) -> str:
    """What is found and expected of a value that is none of the known ones; empty for one."""
    return "" if value in known else f"{name} is {value!r}, expected one of {', '.join(known)}"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what a download says of it (empty: it is not downloaded), and its name.

    The name is that of the field if none is given. ``enum`` are the values that it may have,
    ``required`` says that no cell is empty. ``attribute`` leads to its value from a row
    (``quote.zh``), ``kind`` is the type of that.
    """

    description: str = ""
    enum: tuple[str, ...] = ()
    required: bool = True
    form: Form = ANY
    name: str = ""
    attribute: str = ""
    kind: Any = str

    def fault(self, cell: str) -> str:
        """What is wrong with a cell; empty if nothing is."""
        if not cell.strip():
            return f"{self.name} is empty" if self.required else ""
        pattern, expected = self.form
        if not re.fullmatch(pattern, cell):
            return f"{self.name} is {cell[:40]!r}, expected {expected}"
        return expected_one(self.name, cell, self.enum) if self.enum else ""


def columns(row: type) -> tuple[Column, ...]:
    """The columns of a table, in order, as the class of its rows declares them."""
    declared: list[Column] = []
    for name, hint in get_type_hints(row, include_extras=True).items():
        kind, *own = (
            get_args(hint) if get_origin(hint) is Annotated else (hint, Column(required=False))
        )
        for column, lang in zip(own, LANGS if kind is Text else [""], strict=True):
            value = f"{name}.{lang}" if lang else name
            named = replace(column, name=column.name or name, attribute=value)
            declared.append(replace(named, kind=str if lang else kind))
    return tuple(column for column in declared if column.name != "line")


QUOTE = (
    Column("The words of the source.", name="zh"),
    Column("The words of the translation.", required=False, name="en"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One row of the glossary. ``accept`` are further renderings that running text may use.

    ``id`` is its own for good, wherever the row stands: its address is that of ``address``.
    """

    id: Annotated[
        str, Column(f"Id of the term; {TERM} and the id are its address in the glossary.")
    ]
    zh: Annotated[str, Column("The term in simplified Chinese.")]
    pinyin: Annotated[str, Column("Its pronunciation, with tones.", required=False)]
    en: Annotated[str, Column("The rendering used in the translation.")]
    note: Annotated[str, Column("What the term means.", required=False)]
    source: Annotated[str, Column("Where the rendering is from; own is ours.", required=False)]
    confidence: Annotated[str, Column("How sure the rendering is.", CONFIDENCES)]
    alternatives: Annotated[str, Column(f"Other renderings; {NONE} is none.", required=False)]
    category: Annotated[str, Column("What kind of thing the term names.", CATEGORIES)]
    accept: tuple[str, ...]
    line: int

    @property
    def address(self) -> str:
        """The fragment at which the glossary page answers for the term: term-12."""
        return f"{TERM}{self.id}"


@dataclass(frozen=True, slots=True)
class TermInChinese:
    """What a reader of Chinese is told of a term: its note, and its reference in Chinese."""

    id: str
    note: str
    source: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The glossary that all reports share; compared by identity, since it is read once.

    ``published`` is the Chinese of every address in the glossary that was generated last.
    ``names`` are words that hold numbers and count nothing: 一号工程, “两个一百年”; ``chinese`` has
    the notes in Chinese, by the terms' ids. ``faults`` are the rows that could not be read.
    """

    path: str
    terms: tuple[Term, ...]
    names: tuple[str, ...] = ()
    published: Mapping[str, str] = field(default_factory=dict)
    chinese: Mapping[str, TermInChinese] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the text: a quote of it in both languages, and what it measures."""

    segment: Annotated[str, Column("Id of the sentence that states the figure.")]
    quote: Annotated[Text, *QUOTE]
    value: Annotated[Decimal, Column("The number, in units; a fall is negative.", form=VALUE)]
    unit: Annotated[str, Column(f"What is counted: {', '.join(UNITS)}, or the Chinese word.")]
    qualifier: Annotated[str, Column("How exact it is; none is exact.", QUALIFIERS)]
    kind: Annotated[str, Column("Whether it was estimated, reached or is aimed at.", KINDS)]
    year: Annotated[int, Column("The year that the figure is for.", form=YEAR)]
    subject: Annotated[str, Column("The group of indicators.")]
    key: Annotated[
        str, Column("Key of the indicator, the same in every year and report.", name="indicator")
    ]
    indicator: Annotated[
        Text,
        Column("Name of the indicator in Chinese.", name="indicator_zh"),
        Column("Name of the indicator in English.", name="indicator_en"),
    ]
    line: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """A goal for a year: a quote of it in both languages, in one of the lanes of the road."""

    segment: Annotated[str, Column("Id of the sentence that states the goal.")]
    year: Annotated[int, Column("The year by which it is to be reached.", form=YEAR)]
    lane: Annotated[str, Column("The field in which it lies.")]
    quote: Annotated[Text, *QUOTE]
    line: int


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A name that holds a number and counts nothing, such as 两个一百年; what it is."""

    name: Annotated[str, Column()]
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class NoFigure:
    """A numeral of the source that is no figure, and why: a date, a name, an ordinal …"""

    segment: Annotated[str, Column()]
    quote: Annotated[str, Column(name="zh")]
    reason: Annotated[str, Column()]
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """A translator's or an editor's note on a passage, in both languages, with its source."""

    id: Annotated[str, Column(form=WORD)]
    segment: Annotated[str, Column()]
    kind: Annotated[str, Column(enum=NOTE_KINDS)]
    quote: Annotated[Text, *QUOTE]
    text: Annotated[Text, Column(name="note_zh"), Column(name="note_en")]
    source: Annotated[str, Column()]
    line: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a sentence and the words that say the same in the other language.

    There is a ``GAP`` between pieces that stand apart. Of what only one language has, the other
    side is empty, and there is a reason.
    """

    segment: Annotated[str, Column()]
    quote: Annotated[Text, Column(required=False, name="zh"), Column(required=False, name="en")]
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Layers:
    """What is said about segments without copying the tree, one table a kind.

    ``faults`` are the rows that could not be read. A report need not have phrases.
    """

    folder: str
    figures: tuple[Figure, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    numerals: tuple[NoFigure, ...] = ()
    notes: tuple[Note, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    faults: tuple[Problem, ...] = ()

    def path(self, layer: str) -> str:
        return f"{self.folder}/{layer}.tsv"

    def rows(self) -> "Iterator[tuple[str, Figure | Milestone | NoFigure | Note | Phrase]]":
        """All rows, each with the path of its table."""
        for name in LAYERS:
            yield from ((self.path(name), row) for row in getattr(self, name))


@dataclass(frozen=True, slots=True)
class Change:
    """One row of changes.tsv: what a new edition of the source did to one segment.

    ``place`` is the id of a segment that is still there: the one that a new, moved or removed
    segment followed, that a merged one became part of, that a split one was part of. ``date``
    is empty for a change that is not yet recorded. The first edition, and one in which no more
    than the spacing between segments changed, have a row that is of no segment.
    """

    date: Annotated[str, Column(form=DATE)]
    edition: str
    segment: str
    change: Annotated[str, Column(enum=CHANGES)]
    place: str
    before: str
    after: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of wordings.tsv: what the English of a segment says from an edition on.

    ``edition`` is the number of the edition of the translation. ``date`` is empty for a wording
    that is not yet recorded.
    """

    date: Annotated[str, Column(form=DATE)]
    edition: Annotated[int, Column(form=NUMBER)]
    segment: Annotated[str, Column()]
    en: str
    line: int = 0


Row = TypeVar("Row", bound=Any)  # one of these classes
# The tables of a report by the name of the layer, which is that of the file too.
LAYERS: dict[str, Any] = {"figures": Figure, "milestones": Milestone, "numerals": NoFigure}
LAYERS |= {"notes": Note, "phrases": Phrase}
OPTIONAL = ("phrases",)  # a report need not have these
