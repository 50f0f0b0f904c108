"""Set Chinese for display, position by position, and fold it back for comparison.

Sources often carry half-width punctuation. GB/T 15834—2011 (4.3 点号, 4.9 括号, 附录) sets
Chinese punctuation in full width. ``typeset`` exchanges single characters only, so the
n-th displayed character always stands for the n-th character of the source.
"""

import re
from functools import lru_cache

# A character that only Chinese text has, punctuation included.
CHINESE = re.compile(
    r"[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
)
FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}
_WIDE = FULL | {"(": "（", ")": "）"}
# An address ends before white space or Chinese; a mark at its very end closes the sentence.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
_UNFOLD = str.maketrans({full: half for half, full in _WIDE.items()})


def fold(text: str) -> str:
    """Full-width punctuation as half-width. ``fold(typeset(x)) == fold(x)`` for every x."""
    return text.translate(_UNFOLD)


@lru_cache(maxsize=1024)  # a sentence stands on several pages
def typeset(text: str) -> str:
    """``text`` with Chinese punctuation in full width; the same length.

    A mark between two digits (1,000 or 10:30), in an address, or inside a run of Latin
    words stays as it is; so does every mark of a text without Chinese characters.
    """
    if text.isascii():
        return text
    plain = fold(text)  # so that a mark already in full width does not change the others
    kept = {n for match in _ADDRESS.finditer(plain) for n in range(match.start(), match.end() - 1)}
    chars = list(text)
    marks = [(n, n) for n, char in enumerate(text) if char in FULL and n not in kept]
    for start, end in (*marks, *_pairs(text)):
        if not _latin(plain, start, end):
            chars[start], chars[end] = _WIDE[text[start]], _WIDE[text[end]]
    return "".join(chars)


def _latin(text: str, start: int, end: int) -> bool:
    """Whether a mark, or a pair of brackets, belongs to a number, an address or Latin words."""
    before, after = text[:start].rstrip(" ")[-1:], text[end + 1 :].lstrip(" ")[:1]
    around = before + text[start + 1 : end] + after
    if not (before and after) or not around.isascii() or before in FULL:
        return False
    spaced = text[end + 1] == " " or text[start - 1] == " "
    return spaced or after == "/" or (before.isdigit() and after.isdigit())


def _pairs(text: str) -> list[tuple[int, int]]:
    """The positions of matching half-width round brackets."""
    stack, pairs = [], []
    for position, char in enumerate(text):
        if char == "(":
            stack.append(position)
        elif char == ")" and stack:
            pairs.append((stack.pop(), position))
    return pairs
