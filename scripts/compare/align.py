"""Align two texts of the genre: points with points, sentences with sentences, each once.

Texts are paired by their Chinese (scripts.identify.likeness), the most alike first; the width of a
mark is no difference. A sentence that is left over is looked for in the rest of the other text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from scripts.chinese.typeset import typeset
from scripts.identify.likeness import SIMILAR, likeness, ratio
from scripts.model.text import Document, Item, Section, Segment


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment of one of the texts: its id, and its Chinese as it is displayed."""

    id: str
    zh: str


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the earlier text and the one of the later that it became; one may be missing.

    A sentence that stands at another point now has its row there, which is moved ``from``. At
    the earlier point a row that is moved ``to`` says where it went, and quotes nothing.
    """

    before: Sentence | None
    after: Sentence | None
    moved: Literal["", "from", "to"] = ""

    @property
    def same(self) -> bool:
        """Whether both texts have the sentence, word for word."""
        return bool(self.before and self.after and self.before.zh == self.after.zh)


@dataclass(frozen=True, slots=True)
class Point:
    """An item of the earlier text and the one of the later that it became; one may be missing.

    The first row is that of the headings. ``moved``: the point comes in another order among
    those that both texts have.
    """

    before: Item | None
    after: Item | None
    moved: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A section of one text or of both: the sentences outside its points, and the points.

    The points are in the order of the later text; those that it dropped come last.
    """

    id: str
    before: Section | None
    after: Section | None
    rows: tuple[Row, ...]
    points: tuple[Point, ...]

    @property
    def paired(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.before and point.after)

    @property
    def moved(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.moved)

    @property
    def new(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if not point.before)

    @property
    def dropped(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if not point.after)


def align(before: Document, after: Document, sections: Sequence[str]) -> tuple[Aligned, ...]:
    """The named sections, in this order. Every segment of theirs is quoted in exactly one row."""
    texts = (before, after)
    known = [{section.id: section for section in text.sections} for text in texts]
    drafts = [_section(name, known[0].get(name), known[1].get(name), texts) for name in sections]
    rows = [row for draft in drafts for row in _rows(draft)]
    gone = [row.before for row in rows if row.before and not row.after]
    come = [row.after for row in rows if row.after and not row.before]
    pairs = _pairs(gone, come, _similar)
    moves = {(gone[n].id, ""): Row(gone[n], come[m], "to") for n, m in pairs}
    moves |= {("", come[m].id): Row(gone[n], come[m], "from") for n, m in pairs}
    return tuple(_with(draft, moves) for draft in drafts)


def _section(
    name: str, before: Section | None, after: Section | None, texts: tuple[Document, Document]
) -> Aligned:
    old, new = before.items if before else (), after.items if after else ()
    said = [_sentences(texts[0], item.segments) for item in old]
    pairs = _pairs(said, [_sentences(texts[1], item.segments) for item in new], _alike_points)
    leapt = out_of_order([n for n, _ in pairs])
    found = {m: old[n] for n, m in pairs}
    moved = {m for n, m in pairs if n in leapt}
    points = [_point(found.get(m), item, m in moved, texts) for m, item in enumerate(new)]
    points += [_point(i, None, False, texts) for i in old if i not in found.values()]
    rows = _paired(_loose(texts[0], before), _loose(texts[1], after))
    return Aligned(name, before, after, tuple(rows), tuple(points))


def _point(
    before: Item | None, after: Item | None, moved: bool, texts: tuple[Document, Document]
) -> Point:
    """The headings are one row; the sentences are paired among themselves."""
    old = _sentences(texts[0], before.segments if before else ())
    new = _sentences(texts[1], after.segments if after else ())
    heading = Row(old[0] if old else None, new[0] if new else None)
    return Point(before, after, moved, (heading, *_paired(old[1:], new[1:])))


def _loose(text: Document, section: Section | None) -> list[Sentence]:
    """The sentences of a section outside its points."""
    return _sentences(text, (*section.opening, *section.closing) if section else ())


def _sentences(text: Document, segments: Sequence[Segment]) -> list[Sentence]:
    return [Sentence(segment.id, typeset(text.text(segment))) for segment in segments]


def _paired(before: Sequence[Sentence], after: Sequence[Sentence]) -> Iterator[Row]:
    """Rows in the order of the later text; what it dropped comes last."""
    found = {m: n for n, m in _pairs(before, after, _alike)}
    kept = set(found.values())
    for m, sentence in enumerate(after):
        yield Row(before[found[m]] if m in found else None, sentence)
    for n, sentence in enumerate(before):
        if n not in kept:
            yield Row(sentence, None)


def _alike(a: Sentence, b: Sentence) -> float:
    return 1.0 if a.zh == b.zh else likeness(a.zh, b.zh)


def _similar(a: Sentence, b: Sentence) -> float:
    """Far apart, a part of a sentence is not that sentence: headings repeat set phrases."""
    found = ratio(a.zh, b.zh)
    return found if found >= SIMILAR else 0.0


def _alike_points(a: Sequence[Sentence], b: Sequence[Sentence]) -> float:
    """Points are alike in their headings, or as a whole."""
    if a[0].zh == b[0].zh:
        return 1.0
    whole = likeness("".join(s.zh for s in a), "".join(s.zh for s in b))
    return max(_alike(a[0], b[0]), whole)


T = TypeVar("T")


def _pairs(
    before: Sequence[T], after: Sequence[T], alike: Callable[[T, T], float]
) -> list[tuple[int, int]]:
    """The positions of those that are alike, in the order of ``after``, each once.

    The most alike are paired first, so that what is unchanged never goes to another; of those
    equally alike, the ones whose places are nearest.
    """
    found = [
        (-score, abs(n - m), n, m)
        for n, a in enumerate(before)
        for m, b in enumerate(after)
        if (score := alike(a, b))
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, n, m in sorted(found):
        if m not in pairs and n not in taken:
            pairs[m] = n
            taken.add(n)
    return [(n, m) for m, n in sorted(pairs.items())]


def out_of_order(numbers: Sequence[int]) -> set[int]:
    """The fewest of different numbers without which the others rise."""
    rising: list[list[int]] = [[]]  # for each number, the longest run that rises to it
    for number in numbers:
        before = max((run for run in rising if not run or run[-1] < number), key=len)
        rising.append([*before, number])
    longest = max(rising, key=len)
    return set(numbers) - set(longest)


def _rows(section: Aligned) -> Iterator[Row]:
    yield from section.rows
    for point in section.points:
        yield from point.rows


def _with(section: Aligned, moves: dict[tuple[str, str], Row]) -> Aligned:
    """The section with the rows of sentences that stand elsewhere in the other text."""

    def settled(rows: Sequence[Row]) -> tuple[Row, ...]:
        ends = [(r.before.id if r.before else "", r.after.id if r.after else "") for r in rows]
        return tuple(moves.get(end, row) for end, row in zip(ends, rows, strict=True))

    points = tuple(replace(point, rows=settled(point.rows)) for point in section.points)
    return replace(section, rows=settled(section.rows), points=points)
