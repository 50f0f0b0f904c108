"""Does a series of items look back or ahead? What its items say, counted as votes.

A report of results puts the thing first and then how it came out (网络能力跃上新台阶); a plan
puts the verb first (加快网络建设). Beyond the heading, 同比 and 已 tell of results, 要 and 确保
of plans. All patterns are for text in the form of ``scripts.chinese.characters.plain``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.draft.cues import CUE

_CLAUSE = re.compile("[^,。;:!]{0,60}")


def leaning(items: Iterable[tuple[str, str]]) -> int:
    """1 if most items that show it look back, -1 if ahead, 0 if they are divided or silent.

    An item is its heading and the rest of it.
    """
    votes = [_vote(heading, rest) for heading, rest in items]
    back, ahead = sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes)
    return (back > 0 and back >= 3 * ahead) - (ahead > 0 and ahead >= 3 * back)


def _vote(heading: str, rest: str) -> int:
    """Above 0 if an item looks back, below 0 if it looks ahead."""
    clause = _CLAUSE.match(heading)
    title = clause[0].rstrip() if clause else ""
    whole = heading + rest
    shape = -1 if CUE["leads_with_a_task"].match(title) else bool(CUE["came_out"].search(title))
    return shape + bool(CUE["told"].search(whole)) - bool(CUE["asked"].search(whole))
