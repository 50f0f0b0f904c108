"""Give every node its permanent id.

``areas`` is a section, ``areas-3`` its third item and that item's heading,
``areas-s1`` a segment directly in the section, ``areas-3-s4`` the fourth segment
of the item's body; ``title`` is the headline.

The first number is given by position. From then on the catalog is the registry: text that
is unchanged or similar keeps its id wherever it moves, new text gets the next free number,
and the id of text that disappears is never given again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from scripts.model import Document, Item, Section, Segment

TITLE = "title"
# From this similarity on (difflib's ratio) a changed text counts as the same passage.
SIMILAR = 0.6


def identify(
    document: Document, sections: Sequence[str], registry: Mapping[str, str] | None = None
) -> Document:
    """The same tree with ids; ``sections`` names the sections in source order.

    ``registry`` holds the Chinese of every id ever given, in the order of the text. A section
    beyond the named ones is called ``section-N`` (a check reports it).
    """
    placed = _by_position(document, sections)
    texts = {segment.id: document.text(segment) for segment in placed.segments}
    if not registry or all(registry.get(name) == text for name, text in texts.items()):
        return placed
    return _renamed(placed, _kept(texts, registry), registry)


def _by_position(document: Document, sections: Sequence[str]) -> Document:
    names = [*sections, *(f"section-{n + 1}" for n in range(len(sections), 10_000))]
    return replace(
        document,
        title=document.title and replace(document.title, id=TITLE),
        sections=tuple(
            _section(section, name) for section, name in zip(document.sections, names, strict=False)
        ),
    )


def _section(section: Section, name: str) -> Section:
    opening = _number(section.opening, name, 1)
    return Section(
        id=name,
        opening=opening,
        items=tuple(_item(item, f"{name}-{n}") for n, item in enumerate(section.items, 1)),
        closing=_number(section.closing, name, len(opening) + 1),
    )


def _item(item: Item, name: str) -> Item:
    return Item(item.marker, replace(item.heading, id=name), _number(item.body, name, 1))


def _number(segments: Sequence[Segment], parent: str, first: int) -> tuple[Segment, ...]:
    return tuple(replace(s, id=f"{parent}-s{n}") for n, s in enumerate(segments, first))


def _kept(texts: Mapping[str, str], registry: Mapping[str, str]) -> dict[str, str]:
    """The registered id of each segment that has one, by the id that its position gives.

    Unchanged text first, in place before elsewhere; then similar text, most similar first.
    The headline is not matched: it has its id by what it is, not by what it says.
    """
    texts = {name: text for name, text in texts.items() if name != TITLE}
    registry = {name: text for name, text in registry.items() if name != TITLE}
    kept = {name: name for name, text in texts.items() if registry.get(name) == text}
    free = [name for name in registry if name not in kept.values()]
    for name, text in texts.items():
        same = next((old for old in free if registry[old] == text), None)
        if name not in kept and same is not None:
            kept[name] = same
            free.remove(same)
    pairs = [
        (_similarity(texts[name], registry[old]), name == old, name, old)
        for name in texts
        if name not in kept
        for old in free
    ]
    for ratio, _, name, old in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if ratio >= SIMILAR and name not in kept and old in free:
            kept[name] = old
            free.remove(old)
    return kept


def _similarity(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= SIMILAR else 0.0


def _renamed(document: Document, kept: Mapping[str, str], registry: Mapping[str, str]) -> Document:
    """The tree with kept ids, and the next free number for what is new."""
    given = {TITLE, *registry, *kept.values()}

    def name(segment: Segment, parent: str) -> Segment:
        found = kept.get(segment.id)
        if found is None:
            numbers = (int(n[1]) for old in given if (n := re.fullmatch(f"{parent}([0-9]+)", old)))
            found = f"{parent}{max(numbers, default=0) + 1}"
            given.add(found)
        return replace(segment, id=found)

    def renamed(item: Item, section: str) -> Item:
        heading = name(item.heading, f"{section}-")
        return Item(item.marker, heading, tuple(name(s, f"{heading.id}-s") for s in item.body))

    return replace(
        document,
        sections=tuple(
            replace(
                section,
                opening=tuple(name(s, f"{section.id}-s") for s in section.opening),
                items=tuple(renamed(item, section.id) for item in section.items),
                closing=tuple(name(s, f"{section.id}-s") for s in section.closing),
            )
            for section in document.sections
        ),
    )
