"""How much two sentences have in common: whether one is the other, changed, or a part of it."""

from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from scripts.chinese.characters import unmarked

# From this similarity on (difflib's ratio) a changed text counts as the same passage.
SIMILAR = 0.6
# So much of a text must stand in another, in pieces so long, for it to be a part of it.
_PART, _PIECE = 0.8, 4
_CLOSERS = "。！？；!?;，,：:"


def ratio(a: str, b: str) -> float:
    """difflib's ratio from 0 to 1; 0 where a quick bound shows that it is below SIMILAR.

    The bounds are difflib's own too, but its matcher first reads all of ``b``.
    """
    if a == b:
        return 1.0
    least = SIMILAR * (len(a) + len(b)) / 2  # characters that both must have
    if min(len(a), len(b)) < least:
        return 0.0
    ours, theirs = _characters(a), _characters(b)
    if sum(min(n, theirs[char]) for char, n in ours.items() if char in theirs) < least:
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


@lru_cache(maxsize=1024)  # each text is held against many others
def _characters(text: str) -> Counter[str]:
    return Counter(text)


def part(a: str, b: str) -> bool:
    """Whether ``a`` stands in ``b``, but for a few characters and the mark at its end."""
    core = a.rstrip(_CLOSERS)
    if len(core) < _PIECE or len(core) > len(b):
        return False
    if core in b:
        return True
    own = _characters(core).keys()
    if len(own & _characters(b).keys()) < _PART * len(own):
        return False
    blocks = SequenceMatcher(None, core, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _PIECE) >= _PART * len(core)


def likeness(a: str, b: str) -> float:
    """0 where two texts are different passages; greater, the more they are the same one.

    Similar texts come before texts of which one is a part of the other.
    """
    if unmarked(a) == unmarked(b):
        return 1.0
    if (alike := ratio(a, b)) >= SIMILAR:
        return alike
    shorter, longer = sorted((a, b), key=len)
    return SIMILAR * len(shorter) / len(longer) if part(shorter, longer) else 0.0
