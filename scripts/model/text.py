"""The text and its translation, as types that every stage shares: frozen data, no input or output.

Positions are counted in characters (Unicode code points) from the start of the
source file. A span is half-open: ``text[start:end]``.
"""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")


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

    @property
    def edition(self) -> str:
        """What this text is called in the record of changes."""
        return self.sha256[:8]

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

    @property
    def bare(self) -> tuple[Item, ...]:
        """The items that are a heading and nothing more: no sentence, no item inside them."""
        levels = [item.marker.level for item in self.items[1:]] + [0]
        return tuple(
            item
            for item, after in zip(self.items, levels, strict=False)
            if not item.body and after <= item.marker.level
        )


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

    def texts(self) -> dict[str, str]:
        """The Chinese of each segment by its id, in source order."""
        return {segment.id: self.text(segment) for segment in self.segments}

    def line_of(self, node: Segment) -> int:
        """The line of the source on which a segment begins."""
        return self.source.line_of(node.span.start)

    def leaves(self) -> tuple[Span, ...]:
        """Every leaf span in source order; together they are the whole file."""
        markers = (item.marker.span for section in self.sections for item in section.items)
        spans = (*(segment.span for segment in self.segments), *markers, *self.gaps)
        return tuple(sorted(spans, key=lambda span: span.start))


@dataclass(frozen=True, slots=True)
class Text:
    """A short text of our own, in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en
