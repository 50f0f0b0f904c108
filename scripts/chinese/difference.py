"""How two texts differ, by character or by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache

from scripts.chinese.typeset import typeset


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that two texts share (same), or that one of them has (del, ins)."""

    kind: str
    text: str


# Fewer words than this, shared between two changes, are chance: 的, 制造, "of the".
_COMMON = 3
# A difference never cuts a number with its sign, or a Latin word. A Chinese character is a word.
_TOKENS = re.compile(r"\d(?:[\d.,]*\d)?%?|[^\W\d_\u2e80-\U0003ffff]+|.", re.DOTALL)


def character_difference(before: str, after: str) -> list[Piece]:
    """How two Chinese texts differ, as they are displayed."""
    shown = typeset(before), typeset(after)
    if shown[0] == shown[1]:  # only the width of a mark: shown as it stands in the source
        shown = before, after
    return _pieces(*shown, SequenceMatcher(None, *shown, autojunk=False).get_matching_blocks())


@lru_cache(maxsize=4096)  # a page asks for each side, in each language
def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """How two displayed texts differ, word by word.

    A word or two that both have between two changes count as changed.
    """
    a, b = _TOKENS.findall(before), _TOKENS.findall(after)
    ends = (0, 0), (len(a), len(b))

    def counts(block: Match) -> bool:
        edges = (block.a, block.b), (block.a + block.size, block.b + block.size)
        words = sum(token.isalnum() for token in a[block.a : block.a + block.size])
        return words >= _COMMON or edges[0] == ends[0] or edges[1] == ends[1]

    return tuple(_pieces(a, b, filter(counts, _matches(a, b))))


def nearest(words: str, text: str) -> str:
    """The words of a text that are most like others; none if less than a third of them is there."""
    a, b = _TOKENS.findall(text), _TOKENS.findall(words)
    folded = [token.casefold() for token in a], [token.casefold() for token in b]
    blocks = SequenceMatcher(None, *folded, autojunk=False).get_matching_blocks()
    place = max(blocks, key=lambda block: block.size)
    around = [x for x in blocks if abs(x.a - x.b - place.a + place.b) <= len(b) // 2 and x.size]
    if 3 * sum(block.size for block in around) < len(b):
        return ""
    first, last = around[0], around[-1]
    return "".join(a[max(0, first.a - first.b) : last.a + len(b) - last.b])


def _pieces(a: Sequence[str], b: Sequence[str], matches: Iterable[Match]) -> list[Piece]:
    """What two texts share, and between that what only the one or the other has."""
    pieces, n, m = [], 0, 0
    for match in matches:
        end = match.a + match.size
        texts = {"del": a[n : match.a], "ins": b[m : match.b], "same": a[match.a : end]}
        pieces += [Piece(kind, "".join(text)) for kind, text in texts.items() if text]
        n, m = end, match.b + match.size
    return pieces


def _matches(a: Sequence[str], b: Sequence[str]) -> Iterator[Match]:
    """What both have, in order: the same beginning, what difflib finds, the same end."""
    head = agreement(a, b)
    tail = agreement(a[head:][::-1], b[head:][::-1])
    ends = len(a) - tail, len(b) - tail
    yield Match(0, 0, head)
    between = SequenceMatcher(None, a[head : ends[0]], b[head : ends[1]], autojunk=False)
    for block in between.get_matching_blocks():
        yield Match(head + block.a, head + block.b, block.size)
    yield Match(*ends, tail)


def agreement(a: Sequence[str], b: Sequence[str]) -> int:
    """How many characters or words two texts have in common before they part."""
    pairs = zip(a, b, strict=False)
    return next((n for n, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))
