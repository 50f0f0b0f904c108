"""Parse a communiqué: title, sections, enumerated items, segments.

The parser knows the genre, never one text. Every character of the source ends up in
exactly one leaf (a segment, a marker or a gap of white space), so that the leaves
concatenate to the file. What no rule recognizes is a segment, never nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from scripts.model import Document, Item, Marker, Section, Segment, Source, Span
from scripts.source import SPACE

CLOSERS = "。！？；!?;"
_PAIRS = {
    "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "【": "】", "〔": "〕",
    "（": "）", "(": ")", "［": "］", "[": "]",
}  # fmt: skip
_FOLD = str.maketrans("（）［］", "()[]")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_MARKER = re.compile(r"(十[一二三四五六七八九]?|[一二三四五六七八九])是")
_BEFORE_MARKER = CLOSERS + "：:，,"


def parse(source: Source) -> Document:
    """Turn a source into a tree without ids. Never fails: any text has a tree."""
    lines = _paragraphs(source.text)
    title = None
    if len(lines) > 1 and source.text[lines[0].end - 1] not in CLOSERS:
        title, lines = Segment(lines[0]), lines[1:]
    sections = tuple(_section(source.text, line) for line in lines)
    draft = Document(source, title, sections, ())
    return Document(source, title, sections, _gaps(draft.leaves(), len(source.text)))


def _paragraphs(text: str) -> list[Span]:
    """The lines of the text that hold more than white space, without the white space around."""
    spans = (_trim(text, match.start(), match.end()) for match in re.finditer(r"[^\r\n]+", text))
    return [span for span in spans if span.start < span.end]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return Span(start, end)


def _gaps(leaves: Sequence[Span], length: int) -> tuple[Span, ...]:
    starts = [*(leaf.start for leaf in leaves), length]
    ends = [0, *(leaf.end for leaf in leaves)]
    return tuple(Span(end, start) for end, start in zip(ends, starts, strict=True) if end < start)


def _section(text: str, line: Span) -> Section:
    """One paragraph: what stands before the first marker, then an item for each marker."""
    quoted = _quoted(text, line)
    markers = _markers(text, line, quoted)
    bounds = [*(marker.span.start for marker in markers), line.end]
    opening = _segments(text, Span(line.start, bounds[0]), quoted)
    items = []
    for marker, end in zip(markers, bounds[1:], strict=True):
        heading, *body = _segments(text, Span(marker.span.end, end), quoted)
        items.append(Item(marker, heading, tuple(body)))
    return Section(opening, tuple(items), ())


def _quoted(text: str, line: Span) -> set[int]:
    """The positions inside matched quotation marks or brackets; a lone mark encloses nothing."""
    stack: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    enclosed = []
    for position in range(line.start, line.end):
        char = text[position]
        if char in _PAIRS:
            stack.append((_PAIRS[char].translate(_FOLD), position))
            awaited[stack[-1][0]] += 1
        elif awaited[closer := char.translate(_FOLD)]:
            mark = ""
            while mark != closer:
                mark, start = stack.pop()
                awaited[mark] -= 1
            enclosed.append(range(start, position + 1))
    inside: set[int] = set()
    for positions in reversed(enclosed):  # the outer before the inner
        if positions[0] not in inside:
            inside.update(positions)
    return inside


def _markers(text: str, line: Span, quoted: set[int]) -> list[Marker]:
    """The markers of complete series: each starts at one and counts up, two members at least."""
    series: list[list[Marker]] = []
    for match in _MARKER.finditer(text, line.start, line.end):
        before = text[line.start : match.start()].rstrip(SPACE)
        heading = _trim(text, match.end(), line.end)
        if match.start() in quoted or (before and before[-1] not in _BEFORE_MARKER):
            continue
        if heading.start == heading.end or text[heading.start] in _BEFORE_MARKER:
            continue
        marker = Marker(Span(match.start(), match.end()), _number(match[1]))
        if marker.number == 1:
            series.append([marker])
        elif series and marker.number == series[-1][-1].number + 1:
            series[-1].append(marker)
    return [marker for run in series if len(run) > 1 for marker in run]


def _number(numeral: str) -> int:
    """一 … 十九 as an integer."""
    if numeral.startswith("十"):
        return 10 + _DIGITS.get(numeral[1:], 0)
    return _DIGITS[numeral]


def _segments(text: str, within: Span, quoted: set[int]) -> tuple[Segment, ...]:
    """Cut after each run of closing marks that stands outside quotation marks and brackets."""
    segments = []
    start = within.start
    for position in range(within.start, within.end):
        last = position + 1 == within.end
        closes = text[position] in CLOSERS and position not in quoted
        if last or (closes and text[position + 1] not in CLOSERS):
            span = _trim(text, start, position + 1)
            if span.start < span.end:
                segments.append(Segment(span))
            start = position + 1
    return tuple(segments)
