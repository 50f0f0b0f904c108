"""Parse a communiqué: title, sections, enumerated items, segments.

The parser knows the genre, never one text. Every character of the source ends up in
exactly one leaf (a segment, a marker or a gap of white space), so that the leaves
concatenate to the file. What no rule recognizes is a segment, never nothing.

A section is a paragraph. A series of items makes one section of all the paragraphs over
which it goes, with the lead-in before it and the paragraphs under its headings (一、 …);
a paragraph with two series is two sections; a headline inside the text belongs to the
section under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scripts.model.text import Document, Item, Marker, Section, Segment, Source, Span
from scripts.parse.genre import GENRE
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
    runs = series(marker_candidates(text), text)
    after = int(_titled(text, runs))
    blocks = _headed(text, after, _whole(text, after, _enumerated(text, after, runs)))
    sections = tuple(_section(text, block) for block in blocks)
    draft = Document(source, Segment(text.lines[0]) if after else None, sections, ())
    leaves = [Span(0, 0), *draft.leaves(), Span(len(source.text), len(source.text))]
    gaps = (Span(a.end, b.start) for a, b in pairwise(leaves) if a.end < b.start)
    return replace(draft, gaps=tuple(gaps))


def _titled(text: LinedText, runs: Sequence[Sequence[Marker]]) -> bool:
    """Is the first line a headline: not a sentence, an item, a dateline or a source line?"""
    if len(text.lines) < 2:
        return False
    says = text.says(text.lines[0])
    counted = bool(runs) and runs[0][0].span.start < text.lines[0].end
    sentence = says[-1] in "。!?;:," or "。" in says or GENRE["dateline"].match(says)
    return not (counted or sentence or GENRE["tail"].match(says))


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
        elif first > after and _introduced(text, first, run[0]):
            lead_in = text.lines[first - 1].start
            start = start if blocks and blocks[-1].end > lead_in else lead_in
        if (said := _announced(text, start, run[0])) is not None and not blocks:
            blocks.append(_Block(start, said))
            start = said
        blocks.append(_Block(start, text.lines[last].end, tuple(run)))
    return blocks


def _announced(text: LinedText, start: int, first: Marker) -> int | None:
    """Where a paragraph that first says that the meeting was held comes to its series.

    That is the last new thought in it, or the colon before a series of paragraphs.
    """
    opening = [segment.span for segment in text.segments(start, first.span.start)]
    if not opening or not GENRE["held"].search(text.says(opening[0])):
        return None
    below = text.line(start) < text.line(first.span.start)
    leading = [
        span.start
        for span in opening[1:]
        if (below and text.says(span)[-1] == ":") or text.begins_anew(span.start)
    ]
    return max(leading, default=None)


def _introduced(text: LinedText, line: int, marker: Marker) -> bool:
    """Does a series start with this line, and does the line before it lead in to it?"""
    if marker.span.start != text.lines[line].start:
        return False
    before = text.lines[line - 1]
    *_, sentence = text.segments(before.start, before.end)
    return bool(GENRE["lead_in"].search(text.says(sentence.span)))


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
        says = text.says(text.lines[line])
        own = headline and line == last + 1
        over = GENRE["tail"].match(says) or GENRE["attendance"].search(says)
        anew = GENRE["new_thought"].match(says) or _is_headline(text, line)
        lead = line + 1 == limit < len(text.lines) and GENRE["lead_in"].search(says)
        if over or lead or (anew and not own):
            return line - 1
    return limit - 1 if limit > last else last


def _lead(text: LinedText, last: Marker, first: Marker) -> int | None:
    """Where the words begin that introduce a second series in a paragraph, if there are any."""
    between = [segment.span for segment in text.segments(last.span.end, first.span.start)[1:]]
    anew = [span for span in between if text.begins_anew(span.start)]
    unclosed = [span for span in between[-1:] if not text.closed(span)]
    return next((span.start for span in anew or unclosed), None)


def _whole(text: LinedText, after: int, blocks: Sequence[_Block]) -> list[_Block]:
    """The blocks, and every other paragraph as a block of its own."""
    held = {n for b in blocks for n in range(text.line(b.start), text.line(b.end) + 1)}
    free = [line for n, line in enumerate(text.lines) if n >= after and n not in held]
    plain = [_Block(line.start, line.end) for line in free]
    return sorted([*plain, *blocks], key=lambda block: block.start)


def _is_headline(text: LinedText, line: int) -> bool:
    says = text.says(text.lines[line])
    sentence = text.closed(text.lines[line]) or says[-1] in ":," or "。" in says
    return not sentence and len(says) <= _HEADLINE and not GENRE["tail"].match(says)


def _headed(text: LinedText, after: int, blocks: Sequence[_Block]) -> list[_Block]:
    """Headlines under the title as one block; a later one as part of the block under it."""
    bare = [not block.markers and _is_headline(text, text.line(block.start)) for block in blocks]
    if all(bare):
        return list(blocks)
    under = bare.index(False) if after else 0
    joined = [_Block(blocks[0].start, blocks[under - 1].end)] if under else []
    for place, block in enumerate(blocks[under:], under):
        headed = place > under and bare[place - 1] and not bare[place]
        joined.append(replace(block, start=joined.pop().start) if headed else block)
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
    *others, last = items
    kept = _kept(text, block, last)
    return Section(opening, (*others, replace(last, body=last.body[:kept])), last.body[kept:])


def _kept(text: LinedText, block: _Block, last: Item) -> int:
    """How many sentences of the last item's body are part of it.

    A series whose items are clauses of one sentence ends with that sentence.
    """
    before = text.segments(block.markers[0].span.start, last.marker.span.start)
    joined = all(text.says(segment.span)[-1] in ",;、" for segment in before)
    paragraph = text.lines[text.line(last.marker.span.start)]
    for number, (previous, segment) in enumerate(pairwise(last.segments)):
        says = text.says(segment.span)
        anew = segment.span.start < paragraph.end and GENRE["new_thought"].match(says)
        over = last.marker.level == 0 and joined and text.says(previous.span)[-1] in "。!?"
        if over or anew or GENRE["tail"].match(says):
            return number
    return len(last.body)
