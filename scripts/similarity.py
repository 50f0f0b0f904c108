"""How much two sentences have in common: whether one is the other, changed, or a part of it."""

from __future__ import annotations

from difflib import SequenceMatcher

# From this similarity on (difflib's ratio) a changed text counts as the same passage.
SIMILAR = 0.6
# So much of a text must stand in another, in pieces so long, for it to be a part of it.
_PART, _PIECE = 0.8, 4
_CLOSERS = "。！？；!?;，,：:"


def ratio(a: str, b: str) -> float:
    """difflib's ratio from 0 to 1; 0 where a quick bound shows that it is below SIMILAR."""
    if 2 * min(len(a), len(b)) < SIMILAR * (len(a) + len(b)):
        return 0.0  # before the matcher, which first reads all of b
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0.0


def part(a: str, b: str) -> bool:
    """Whether ``a`` stands in ``b``, but for a few characters and the mark at its end."""
    core = a.rstrip(_CLOSERS)
    if len(core) < _PIECE or len(core) > len(b):
        return False
    if core in b:
        return True
    if len(set(core) & set(b)) < _PART * len(set(core)):
        return False
    blocks = SequenceMatcher(None, core, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _PIECE) >= _PART * len(core)


def likeness(a: str, b: str) -> float:
    """0 where two texts are different passages; greater, the more they are the same one.

    Similar texts come before texts of which one is a part of the other.
    """
    if alike := ratio(a, b):
        return alike if alike >= SIMILAR else _shared(a, b)
    return _shared(a, b)


def _shared(a: str, b: str) -> float:
    shorter, longer = sorted((a, b), key=len)
    return SIMILAR * len(shorter) / len(longer) if part(shorter, longer) else 0.0
