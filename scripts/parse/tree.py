"""Parse a communiqué: title, sections, enumerated items, segments.

The parser knows the genre, never one text. Every character of the source ends up in
exactly one leaf (a segment, a marker or a gap of white space), so that the leaves
concatenate to the file. What no rule recognizes is a segment, never nothing.

A section is a paragraph. A series of items makes one section of all the paragraphs over
which it goes, with the lead-in before it and the paragraphs under its headings (一、 …);
a paragraph with two series is two sections; a headline inside the text belongs to the
section under it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.model.text import Document, Item, Marker, Section, Segment, Source, Span
from scripts.parse.genre import ATTENDANCE, DATELINE, HELD, LEAD_IN, NEW_THOUGHT, TAIL
from scripts.parse.sentences import LinedText, read_text
from scripts.parse.series import marker_candidates, series

_HEADLINE = 60  # characters: a longer line is a paragraph


@dataclass(frozen=True, slots=True)
class _Block:
    """What will be a section: a stretch of the text, and the markers in it."""

    start: int
    end: int
    markers: tuple[Marker, ...] = ()


def parse(source: Source) -> Document:
    """Turn a source into a tree without ids. Never fails: any text has a tree."""
    text = read_text(source.text)
    found = marker_candidates(text.plain, text.lines, text.quoted)
    runs = series(found, text.plain, text.lines)
    title = text.lines[0] if _titled(text, runs) else None
    after = 1 if title else 0
    blocks = _headed(text, after, _whole(text, after, _enumerated(text, after, runs)))
    sections = tuple(_section(text, block) for block in blocks)
    headline = Segment(title) if title else None
    draft = Document(source, headline, sections, ())
    return replace(draft, gaps=_gaps(draft.leaves(), len(source.text)))


def _gaps(leaves: Sequence[Span], length: int) -> tuple[Span, ...]:
    starts = [*(leaf.start for leaf in leaves), length]
    ends = [0, *(leaf.end for leaf in leaves)]
    return tuple(Span(end, start) for end, start in zip(ends, starts, strict=True) if end < start)


def _titled(text: LinedText, runs: Sequence[Sequence[Marker]]) -> bool:
    """Is the first line a headline: not a sentence, an item, a dateline or a source line?"""
    if len(text.lines) < 2:
        return False
    line = text.lines[0]
    says = text.plain[line.start : line.end]
    counted = bool(runs) and runs[0][0].span.start < line.end
    sentence = says[-1] in "。!?;:," or "。" in says or DATELINE.match(says)
    return not (counted or sentence or TAIL.match(says))


def _says(text: LinedText, line: int) -> str:
    return text.plain[text.lines[line].start : text.lines[line].end]


def _enumerated(text: LinedText, after: int, runs: Sequence[Sequence[Marker]]) -> list[_Block]:
    """A block for each series, over all of its paragraphs and with its lead-in."""
    blocks: list[_Block] = []
    firsts = [text.line(run[0].span.start) for run in runs]
    for run, first, limit in zip(runs, firsts, [*firsts[1:], len(text.lines)], strict=False):
        start, last = text.lines[first].start, _last_line(text, run, limit)
        if blocks and blocks[-1].end > run[0].span.start:
            previous = blocks.pop()
            lead = _lead(text, previous.markers[-1], run[0])
            if lead is None:
                start, run = previous.start, (*previous.markers, *run)
            else:
                start = lead
                blocks.append(replace(previous, end=lead))
        elif _introduced(text, first, run[0]) and first > after:
            free = not blocks or blocks[-1].end <= text.lines[first - 1].start
            start = text.lines[first - 1].start if free else start
        if (said := _announced(text, start, run[0])) is not None and not blocks:
            blocks.append(_Block(start, said))
            start = said
        blocks.append(_Block(start, text.lines[last].end, tuple(run)))
    return blocks


def _announced(text: LinedText, start: int, first: Marker) -> int | None:
    """Where a paragraph that first says that the meeting was held comes to its series.

    That is the last new thought in it, or the colon before a series of paragraphs.
    """
    says = [segment.span for segment in text.segments(start, first.span.start)]
    if len(says) < 2 or not HELD.search(text.plain[says[0].start : says[0].end]):
        return None
    below = text.line(start) < text.line(first.span.start)
    for span in reversed(says[1:]):
        colon = below and text.plain[span.end - 1] == ":"
        if colon or NEW_THOUGHT.match(text.plain, span.start):
            return span.start
    return None


def _introduced(text: LinedText, line: int, marker: Marker) -> bool:
    """Does a series start with this line, and does the line before it lead in to it?"""
    if line == 0 or marker.span.start != text.lines[line].start:
        return False
    sentences = text.segments(text.lines[line - 1].start, text.lines[line - 1].end)
    last = sentences[-1].span
    return bool(LEAD_IN.search(text.plain[last.start : last.end]))


def _last_line(text: LinedText, run: Sequence[Marker], limit: int) -> int:
    """The last line of a series: that of its last marker, or of the last paragraph under it.

    Paragraphs belong to the last item when it is a headline, or when other items have some,
    up to a new thought. ``limit`` is the line on which the next series starts.
    """
    counted = [text.line(marker.span.start) for marker in run]
    last = counted[-1]
    leads = run[-1].span.start == text.lines[last].start
    headline = leads and not text.closed(text.lines[last])
    if not headline and (not leads or set(range(counted[0], last)) <= set(counted)):
        return last
    for line in range(last + 1, limit):
        says = _says(text, line)
        own = headline and line == last + 1
        over = TAIL.match(says) or ATTENDANCE.search(says)
        anew = NEW_THOUGHT.match(says) or _is_headline(text, line)
        lead = line + 1 == limit < len(text.lines) and LEAD_IN.search(says)
        if over or lead or (anew and not own):
            return line - 1
    return limit - 1 if limit > last else last


def _lead(text: LinedText, last: Marker, first: Marker) -> int | None:
    """Where the words begin that introduce a second series in a paragraph, if there are any."""
    between = text.segments(last.span.end, first.span.start)[1:]
    for segment in between:
        if NEW_THOUGHT.match(text.plain, segment.span.start):
            return segment.span.start
    if between and not text.closed(between[-1].span):
        return between[-1].span.start
    return None


def _whole(text: LinedText, after: int, blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks, and every other paragraph as a block of its own."""
    starts = [*(block.start for block in blocks), len(text.exact)]
    ends = [0, *(block.end for block in blocks)]
    plain = [
        _Block(line.start, line.end)
        for line in text.lines[after:]
        if line.start >= ends[bisect_right(starts, line.start)]
    ]
    return sorted([*plain, *blocks], key=lambda block: block.start)


def _is_headline(text: LinedText, line: int) -> bool:
    span, says = text.lines[line], _says(text, line)
    sentence = text.closed(span) or says[-1] in ":," or "。" in says
    return not sentence and len(says) <= _HEADLINE and not TAIL.match(says)


def _headed(text: LinedText, after: int, blocks: Sequence[_Block]) -> list[_Block]:
    """Headlines under the title as one block; a later one as part of the block under it."""
    bare = [not block.markers and _is_headline(text, text.line(block.start)) for block in blocks]
    if False not in bare:
        return list(blocks)
    under = bare.index(False) if after else 0
    joined = [_Block(blocks[0].start, blocks[under - 1].end)] if under else []
    for place in range(under, len(blocks)):
        if bare[place] and not all(bare[place + 1 : place + 2]):
            continue
        headed = place > under and bare[place - 1] and not bare[place]
        start = blocks[place - 1].start if headed else blocks[place].start
        joined.append(replace(blocks[place], start=start))
    return joined


def _section(text: LinedText, block: _Block) -> Section:
    """What stands before the first marker, an item for each marker, what is not part of it."""
    bounds = [*(marker.span.start for marker in block.markers), block.end]
    opening = text.segments(block.start, bounds[0])
    items = []
    for marker, end in zip(block.markers, bounds[1:], strict=True):
        heading, *body = text.segments(marker.span.end, end)
        items.append(Item(marker, heading, tuple(body)))
    if not items:
        return Section(opening, (), ())
    last = items[-1]
    kept = _kept(text, block, last)
    items[-1] = replace(last, body=last.body[:kept])
    return Section(opening, tuple(items), last.body[kept:])


def _kept(text: LinedText, block: _Block, last: Item) -> int:
    """How many sentences of the last item's body are part of it.

    A series whose items are clauses of one sentence ends with that sentence.
    """
    first = block.markers[0].span.start
    before = text.segments(first, last.marker.span.start)
    clauses = last.marker.level == 0 and all(_ends(text, s) in ",;、" for s in before)
    paragraph = text.lines[text.line(last.marker.span.start)]
    previous = last.heading
    for number, segment in enumerate(last.body):
        says = text.plain[segment.span.start : segment.span.end]
        anew = segment.span.start < paragraph.end and NEW_THOUGHT.match(says)
        if (clauses and _ends(text, previous) in "。!?") or anew or TAIL.match(says):
            return number
        previous = segment
    return len(last.body)


def _ends(text: LinedText, segment: Segment) -> str:
    return text.plain[segment.span.end - 1]
