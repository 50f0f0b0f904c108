"""Align two texts of the genre: points with points, sentences with sentences, each once.

Texts are paired by their Chinese (scripts.identify.likeness), the most alike first; the width of a
mark is no difference. A sentence that is left over is looked for in the rest of the other text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from scripts.chinese.typeset import typeset
from scripts.identify.likeness import SIMILAR, likeness, ratio
from scripts.model.text import Document, Item, Section, Segment

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment of one of the texts: its id, and its Chinese as it is displayed."""

    id: str
    zh: str


Told = tuple[Item, list[Sentence]]  # an item and all its sentences, the heading first


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


def align(before: Document, after: Document, sections: Sequence[str]) -> tuple[Aligned, ...]:
    """The named sections, in this order. Every segment of theirs is quoted in exactly one row."""
    drafts = [_section(name, before, after) for name in sections]
    rows = [row for draft in drafts for row in draft.rows]
    rows += [row for draft in drafts for point in draft.points for row in point.rows]
    gone = [row.before for row in rows if row.before and not row.after]
    come = [row.after for row in rows if row.after and not row.before]
    moves: dict[Row, Row] = {}
    for old, new in _couples(gone, come, _similar):
        if old and new:
            moves |= {Row(old, None): Row(old, new, "to"), Row(None, new): Row(old, new, "from")}

    def settled(rows: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(moves.get(row, row) for row in rows)

    def whole(draft: Aligned) -> Aligned:
        points = (replace(point, rows=settled(point.rows)) for point in draft.points)
        return replace(draft, rows=settled(draft.rows), points=tuple(points))

    return tuple(map(whole, drafts))


def _section(name: str, before: Document, after: Document) -> Aligned:
    """A section of both texts, without a look at their other sections."""
    old, gone, olds = _told(before, name)
    new, come, news = _told(after, name)
    couples = _couples(olds, news, _alike_points)
    order = [olds.index(a) for a, b in couples if a and b]
    leapt = [olds[place] for place in out_of_order(order)]
    points = (_point(a, b, bool(b) and a in leapt) for a, b in couples)
    return Aligned(name, old, new, _rows(gone, come), tuple(points))


def _told(text: Document, name: str) -> tuple[Section | None, list[Sentence], list[Told]]:
    """A section of a text, its sentences outside its items, and the items."""
    section = next((section for section in text.sections if section.id == name), None)
    own = section or Section((), (), ())
    items = [(item, _sentences(text, item.segments)) for item in own.items]
    return section, _sentences(text, (*own.opening, *own.closing)), items


def _sentences(text: Document, segments: Sequence[Segment]) -> list[Sentence]:
    return [Sentence(segment.id, typeset(text.text(segment))) for segment in segments]


def _point(before: Told | None, after: Told | None, moved: bool) -> Point:
    """The headings are one row; the sentences are paired among themselves."""
    old, gone = before or (None, [])
    new, come = after or (None, [])
    heading = Row(gone[0] if gone else None, come[0] if come else None)
    return Point(old, new, moved, (heading, *_rows(gone[1:], come[1:])))


def _rows(before: Sequence[Sentence], after: Sequence[Sentence]) -> tuple[Row, ...]:
    return tuple(Row(old, new) for old, new in _couples(before, after, _alike))


def _alike(a: Sentence, b: Sentence) -> float:
    return 1.0 if a.zh == b.zh else likeness(a.zh, b.zh)


def _similar(a: Sentence, b: Sentence) -> float:
    """Far apart, a part of a sentence is not that sentence: headings repeat set phrases."""
    found = ratio(a.zh, b.zh)
    return found if found >= SIMILAR else 0.0


def _alike_points(a: Told, b: Told) -> float:
    """Points are alike in their headings, or as a whole."""
    if a[1][0].zh == b[1][0].zh:
        return 1.0
    whole = likeness(*("".join(sentence.zh for sentence in told) for _, told in (a, b)))
    return max(_alike(a[1][0], b[1][0]), whole)


def _couples(
    before: Sequence[T], after: Sequence[T], alike: Callable[[T, T], float]
) -> list[tuple[T | None, T | None]]:
    """Each of both once, those that are alike together: in the order of ``after``, then the rest.

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
    for _, _, n, m in sorted(found):
        if m not in pairs and n not in pairs.values():
            pairs[m] = n
    couples = [(before[pairs[m]] if m in pairs else None, b) for m, b in enumerate(after)]
    return [*couples, *((a, None) for n, a in enumerate(before) if n not in pairs.values())]


def out_of_order(numbers: Sequence[int]) -> set[int]:
    """The fewest of different numbers without which the others rise."""
    rising: list[list[int]] = [[]]  # for each number, the longest run that rises to it
    for number in numbers:
        before = max((run for run in rising if not run or run[-1] < number), key=len)
        rising.append([*before, number])
    longest = max(rising, key=len)
    return set(numbers) - set(longest)
