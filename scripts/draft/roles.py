"""Guess what a section of a communiqué is about. A guess is for the editor to correct.

The sentences before a series of items say what it is, unless most of the items lean the other
way. A report of results puts the thing first and then how it came out (网络能力跃上新台阶), a plan
puts the verb first (加快网络建设); later 同比 and 已 tell of results, 要 and 确保 of plans.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scripts.draft.cues import CUE, says_of
from scripts.model.text import Document, Section, Segment
from scripts.parse.genre import GENRE

_CLOSED = "。!?;:"
_CLAUSE = re.compile("[^,。;:!]{0,60}")


@dataclass(frozen=True, slots=True)
class _Said:
    """What a section says: the sentences before its items, the whole.

    ``lead`` is the first sentence, with the headline before it; ``near`` that before the items.
    """

    opening: Sequence[str]
    lead: str
    near: str
    whole: str


def roles(document: Document) -> list[str]:
    """One of the roles of roles.toml for each section; ``text`` is any other passage."""

    def whole(segments: Sequence[Segment]) -> str:
        return "".join(says_of(document.text(segment)) for segment in segments)

    found: list[str] = []
    held = False  # does an earlier section say that the meeting was held?
    for section in document.sections:
        opening = [whole([segment]) for segment in section.opening]
        headed = bool(opening) and opening[0][-1] not in _CLOSED
        lead, near = "".join(opening[: 1 + headed]), "".join(opening[-1:])
        said = _Said(opening, lead, near, whole(section.segments))
        if section.items:
            items = [(whole([item.heading]), whole(item.body)) for item in section.items]
            found.append(_with_items(said, items))
        else:
            found.append(_without_items(said, found, document.title is not None, held))
        held = held or bool(GENRE["held"].search(lead))
    return found


def _has(says: str, cue: str) -> bool:
    return bool(CUE[cue].search(says))


def _first(holding: Mapping[str, bool], otherwise: str) -> str:
    """The first role of which the evidence holds."""
    return next((role for role, holds in holding.items() if holds), otherwise)


def _with_items(said: _Said, items: Sequence[tuple[str, str]]) -> str:
    """The role by its lead, unless most of the items look the other way.

    An item is its heading and its other sentences.
    """
    role, votes, around = _led(said, items[0][0]), _leaning(items), said.lead + said.near
    if role in ("areas", "priorities") and votes > 0 and not _has(around, "demands"):
        return "review"
    return "areas" if role == "review" and votes < 0 and _has(around, "review_and_plan") else role


def _led(said: _Said, heading: str) -> str:
    """The first role whose cue the lead has, from the surest cue to the weakest."""
    lead, near, around = said.lead, said.near, said.lead + said.near
    far_years = set(CUE["far_year"].findall(said.whole))
    lacking = _has(lead, "shortfall") or _has(near, "problems")
    holding = {
        "goals": len(far_years) > 1 or _has(lead, "long_goal"),
        "targets": _has(around, "targets"),
        "review": _has(around if said.opening else heading, "review"),
        "areas": _has(near, "areas") or _has(lead, "areas"),
        "situation": lacking and not _has(lead, "demands"),
        "priorities": _has(lead, "speaks"),
    }
    return _first(holding, "situation" if _has(lead, "situation") else "areas")


def _leaning(items: Iterable[tuple[str, str]]) -> int:
    """1 if most items that show it look back, -1 if ahead, 0 if they are divided or silent."""
    votes = [_vote(heading, rest) for heading, rest in items]
    back, ahead = sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes)
    return (back > 0 and back >= 3 * ahead) - (ahead > 0 and ahead >= 3 * back)


def _vote(heading: str, rest: str) -> int:
    """Above 0 if an item looks back, below 0 if it looks ahead."""
    clause = _CLAUSE.match(heading)
    title = clause[0].rstrip() if clause else ""
    shape = -1 if CUE["leads_with_a_task"].match(title) else _has(title, "came_out")
    return shape + _has(heading + rest, "told") - _has(heading + rest, "asked")


def _without_items(said: _Said, before: Sequence[str], titled: bool, held: bool) -> str:
    """As _with_items; a section without items has an opening and nothing else.

    ``before`` are the roles of the sections before it.
    """
    lead, near, whole, opening = said.lead, said.near, said.whole, said.opening
    headed = titled and not before
    meets = GENRE["held"].search(lead) or "会议的主要任务" in lead
    assigned = "areas" in before or "priorities" in before
    holding = {
        "source": all(GENRE["tail"].match(sentence) for sentence in opening),
        "headline": headed and all(sentence[-1] not in _CLOSED for sentence in opening),
        "meeting": not held and bool(meets),
        "attendance": len(opening) < 4 and bool(GENRE["attendance"].search(near)),
        "arrangements": _has(whole, "arranged") and not _has(lead[:12], "speaks"),
        "goals": _has(whole, "far_year") or _has(lead, "long_goal"),
        "targets": _has(whole, "targets"),
        "review": _has(lead if len(opening) < 3 else lead + near, "review"),
        "closing": _has(whole, "closing") or (assigned and bool(CUE["stresses"].match(lead))),
        "areas": _has(lead, "areas"),
        "situation": _has(lead, "situation"),
    }
    return _first(holding, "text")


def item_roles(document: Document, section: Section, role: str) -> list[str]:
    """The role of each item: the section's, or its own in a series that is a whole report."""
    found: list[str] = []
    for item in section.items:
        if item.marker.level == 0:
            heading = says_of(document.text(item.heading))
            parts = {"review": "past_part", "situation": "situation", "areas": "coming_part"}
            found.append(_first({name: _has(heading, cue) for name, cue in parts.items()}, "areas"))
        else:
            found.append(found[-1])
    return found if "review" in found else [role] * len(found)


def names(found: Sequence[str]) -> list[str]:
    """The ids of the sections: their roles, with a letter where one comes again (text-b)."""
    seen: Counter[str] = Counter()
    ids = []
    for role in found:
        seen[role] += 1
        ids.append(f"{role}-{_letters(seen[role])}" if seen[role] > 1 else role)
    return ids


def _letters(number: int) -> str:
    """1 → a, 25 → z, 26 → aa …; without s, since text-s1 is a sentence."""
    rest, last = divmod(number - 1, 25)
    return (_letters(rest) if rest else "") + "abcdefghijklmnopqrtuvwxyz"[last]
