"""Give every node its permanent id.

``areas`` is a section, ``areas-3`` its third item and that item's heading,
``areas-s1`` a segment directly in the section, ``areas-3-s4`` the fourth segment
of the item's body; ``title`` is the headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.model import Document, Item, Section, Segment

TITLE = "title"


def identify(document: Document, sections: Sequence[str]) -> Document:
    """The same tree with ids; ``sections`` names the sections in source order.

    A section beyond the named ones is called ``section-N`` (a check reports it).
    """
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
