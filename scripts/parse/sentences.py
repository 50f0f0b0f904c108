"""Cut a text into lines and sentences; say what stands inside quotation marks."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scripts.chinese.characters import SPACE, plain
from scripts.model.text import Segment, Span
from scripts.parse.genre import GENRE

CLOSERS = "。！？；!?;"
_PAIRS = dict(zip("“‘「『《〈【〔（(［[", "”’」』》〉】〕）)］]", strict=True))
_FOLD = str.maketrans("（）［］", "()[]")
_CLOSED = re.compile(f"[{CLOSERS}](?![{CLOSERS}])")
_MARKS = re.compile("[" + re.escape("".join((*_PAIRS, *_PAIRS.values()))) + "]")
_COUNT = re.compile(r"[（(][\s一二三四五六七八九十\d]{1,4}[）)]")


@dataclass(frozen=True, slots=True)
class LinedText:
    """A text as it is and as the rules read it, position by position.

    ``lines`` are its lines that hold more than white space, without the white space around;
    ``quoted`` are the positions inside quotation marks or brackets.
    """

    exact: str
    plain: str
    lines: tuple[Span, ...]
    quoted: frozenset[int]

    def says(self, span: Span) -> str:
        """The characters of a span as the rules read them."""
        return self.plain[span.start : span.end]

    def begins_anew(self, position: int) -> bool:
        """Does the meeting or another speaker go on at ``position``?"""
        return bool(GENRE["new_thought"].match(self.plain, position))

    def closed(self, line: Span) -> bool:
        """Does the line end as a sentence does?"""
        return self.exact[line.end - 1] in CLOSERS

    def line(self, position: int) -> int:
        """The number of the line on which ``position`` stands."""
        return bisect_right(self.lines, position, key=lambda line: line.start) - 1

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        """The sentences between two positions; none goes on over the end of a line."""
        lines = self.lines[max(0, self.line(start)) : self.line(end) + 1]
        within = [Span(max(start, line.start), min(end, line.end)) for line in lines]
        return tuple(segment for span in within for segment in self._segments(span))

    def _segments(self, within: Span) -> Iterator[Segment]:
        """Cut after each run of closing marks that stands outside quotation marks and brackets."""
        closed = (m.end() for m in _CLOSED.finditer(self.exact, within.start, within.end))
        ends = [end for end in closed if end - 1 not in self.quoted]
        for start, end in pairwise([within.start, *ends, within.end]):
            span = trim(self.exact, start, end)
            if span.start < span.end:
                yield Segment(span)


def read_text(text: str) -> LinedText:
    spans = (trim(text, match.start(), match.end()) for match in re.finditer(r"[^\r\n]+", text))
    lines = tuple(span for span in spans if span.start < span.end)
    quoted = frozenset(position for line in lines for position in _quoted(text, line))
    return LinedText(text, plain(text), lines, quoted)


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return Span(start, end)


def _quoted(text: str, line: Span) -> set[int]:
    """The positions inside matched quotation marks or brackets; a lone mark encloses nothing.

    The brackets of a marker such as （一） enclose nothing either.
    """
    stack: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    pairs: list[range] = []  # but not those inside others
    counts = {p for m in _COUNT.finditer(text, line.start, line.end) for p in range(*m.span())}
    for match in _MARKS.finditer(text, line.start, line.end):
        char, position = match[0], match.start()
        if position in counts:
            continue
        if char in _PAIRS:
            stack.append((_PAIRS[char].translate(_FOLD), position))
            awaited[stack[-1][0]] += 1
        elif awaited[closer := char.translate(_FOLD)]:
            opened = ""
            while opened != closer:
                opened, start = stack.pop()
                awaited[opened] -= 1
            while pairs and pairs[-1].start > start:
                pairs.pop()
            pairs.append(range(start, position + 1))
    return {place for pair in pairs for place in pair}
