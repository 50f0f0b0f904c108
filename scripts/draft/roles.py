"""Guess what a section of a communiqué is about. A guess is for the editor to correct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scripts.chinese.characters import plain, tight
from scripts.draft.cues import CUE
from scripts.draft.leaning import leaning
from scripts.model.text import Document, Section, Segment
from scripts.parse.genre import ATTENDANCE, HELD, TAIL

# In the order in which a communiqué usually has them; ``text`` is any other passage.
ROLES = tuple(
    "headline meeting review situation goals priorities targets areas arrangements attendance "
    "closing source text".split()
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a section says: the sentences before its items, the items, the whole.

    An item is its heading and its other sentences.

    ``first``: it follows the headline; ``held``: an earlier section says that the meeting was
    held; ``assigned``: an earlier section says what is to be done.
    """

    opening: tuple[str, ...]
    items: tuple[tuple[str, str], ...]
    whole: str
    first: bool
    held: bool
    assigned: bool

    @property
    def lead(self) -> str:
        """The first sentence, with the headline before it."""
        headed = bool(self.opening) and self.opening[0][-1] not in "。!?;:"
        return "".join(self.opening[: 1 + headed])

    @property
    def near(self) -> str:
        """The sentence before the items."""
        return self.opening[-1] if self.opening else ""


def roles(document: Document) -> list[str]:
    """One of ROLES for each section, in their order."""
    found: list[str] = []
    held = False
    for section in document.sections:
        said = _Said(
            opening=tuple(_says(document, segment) for segment in section.opening),
            items=tuple(
                (_says(document, item.heading), _whole(document, item.body))
                for item in section.items
            ),
            whole=_whole(document, section.segments),
            first=document.title is not None and not found,
            held=held,
            assigned="areas" in found or "priorities" in found,
        )
        found.append(_with_items(said) if said.items else _without_items(said))
        held = held or bool(HELD.search(said.lead))
    return found


def _says(document: Document, segment: Segment) -> str:
    return plain(tight(document.text(segment))[0])


def _whole(document: Document, segments: Sequence[Segment]) -> str:
    return "".join(_says(document, segment) for segment in segments)


def _with_items(said: _Said) -> str:
    """The role by its lead, unless most of the items look the other way."""
    role, votes = _led(said), leaning(said.items)
    if role in ("areas", "priorities") and not CUE["demands"].search(said.lead + said.near):
        return "review" if votes > 0 else role
    if role == "review" and CUE["review_and_plan"].search(said.lead + said.near):
        return "areas" if votes < 0 else role
    return role


def _led(said: _Said) -> str:
    """The first role whose cue the lead has, from the surest cue to the weakest."""
    if len(set(CUE["far_year"].findall(said.whole))) > 1 or CUE["long_goal"].search(said.lead):
        return "goals"
    if CUE["targets"].search(said.lead + said.near):
        return "targets"
    if CUE["review"].search(said.lead + said.near if said.opening else said.items[0][0]):
        return "review"
    if CUE["areas"].search(said.near) or CUE["areas"].search(said.lead):
        return "areas"
    lacking = CUE["shortfall"].search(said.lead) or CUE["problems"].search(said.near)
    if lacking and not CUE["demands"].search(said.lead):
        return "situation"
    if CUE["speaks"].search(said.lead):
        return "priorities"
    return "situation" if CUE["situation"].search(said.lead) else "areas"


def _without_items(said: _Said) -> str:
    """As _with_items; a section without items has an opening and nothing else."""
    if all(TAIL.match(sentence) for sentence in said.opening):
        return "source"
    if said.first and all(sentence[-1] not in "。!?;:" for sentence in said.opening):
        return "headline"
    if not said.held and (HELD.search(said.lead) or "会议的主要任务" in said.lead):
        return "meeting"
    if len(said.opening) < 4 and ATTENDANCE.search(said.near):
        return "attendance"
    if CUE["arranged"].search(said.whole) and not CUE["speaks"].search(said.lead[:12]):
        return "arrangements"
    if CUE["far_year"].search(said.whole) or CUE["long_goal"].search(said.lead):
        return "goals"
    if CUE["targets"].search(said.whole):
        return "targets"
    if CUE["review"].search(said.lead if len(said.opening) < 3 else said.lead + said.near):
        return "review"
    if CUE["closing"].search(said.whole) or (said.assigned and CUE["stresses"].match(said.lead)):
        return "closing"
    if CUE["areas"].search(said.lead):
        return "areas"
    return "situation" if CUE["situation"].search(said.lead) else "text"


def item_roles(document: Document, section: Section, role: str) -> list[str]:
    """The role of each item: the section's, or its own in a series that is a whole report."""
    headings = [_says(document, item.heading) for item in section.items]
    outer = [item.marker.level == 0 for item in section.items]
    if not any(
        top and CUE["past_part"].search(words) for top, words in zip(outer, headings, strict=True)
    ):
        return [role] * len(headings)
    found: list[str] = []
    for top, words in zip(outer, headings, strict=True):
        if top:
            parts = {
                "review": CUE["past_part"],
                "situation": CUE["situation"],
                "areas": CUE["coming_part"],
            }
            role = next((name for name, cue in parts.items() if cue.search(words)), "areas")
        found.append(role)
    return found


def names(found: Sequence[str]) -> list[str]:
    """The ids of the sections: their roles, with a letter where one comes again (text-b)."""
    seen: dict[str, int] = {}
    ids = []
    for role in found:
        count = seen[role] = seen.get(role, 0) + 1
        ids.append(role if count == 1 else f"{role}-{_letters(count)}")
    return ids


def _letters(number: int) -> str:
    """1 → a, 25 → z, 26 → aa …; without s, since text-s1 is a sentence."""
    rest, last = divmod(number - 1, 25)
    return (_letters(rest) if rest else "") + "abcdefghijklmnopqrtuvwxyz"[last]
