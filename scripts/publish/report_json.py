"""report.json: the whole edition as data. Its shape is report.schema.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any, TypeGuard

from scripts.annotate.places import places
from scripts.model.edition import Edition
from scripts.model.report import Meta
from scripts.model.rows import NONE, Figure, Glossary, Milestone, Note
from scripts.model.text import Document, Item, Section, Segment
from scripts.translate.removed import Gone, gone

_line = json.JSONEncoder(ensure_ascii=False).encode


def report_json(edition: Edition) -> str:
    """The edition as JSON text. ``start`` and ``end`` count characters of the source file."""
    meta, document, entries = edition.meta, edition.document, edition.catalog.by_id()

    def english(segment: Segment) -> dict[str, Any]:
        return {"en": entries[segment.id].en, "state": entries[segment.id].state}

    nodes = tree(document, partial(_section, meta), english)
    data = {
        "id": meta.id,
        "title": nodes["title"] or asdict(meta.title),
        "date": meta.date.isoformat(),
        "source": {"sha256": document.source.sha256, "characters": len(document.source.text)},
        "sections": nodes["sections"],
        "figures": [_figure(figure) for figure in edition.layers.figures],
        "milestones": [_fields(milestone) for milestone in edition.layers.milestones],
        "terms": _terms(edition),
        "notes": [_note(note) for note in edition.layers.notes],
        "removed": [_removed(passage) for passage in gone(edition)],
    }
    return _lines(data) + "\n"


def tree(
    document: Document,
    of_section: Callable[[Section], dict[str, Any]],
    of_segment: Callable[[Segment], dict[str, Any]] = lambda _: {},
) -> dict[str, Any]:
    """The headline and the sections of a document with ids, as data.

    A section has what ``of_section`` says of it after its id; a segment what ``of_segment`` says
    of it after its id, its place in the source and its Chinese.
    """

    def node(segment: Segment) -> dict[str, Any]:
        place = {"id": segment.id, "start": segment.span.start, "end": segment.span.end}
        return {**place, "zh": document.text(segment), **of_segment(segment)}

    def point(item: Item) -> dict[str, Any]:
        heading, body = node(item.heading), list(map(node, item.body))
        marker = document.text(item.marker)
        return {"id": item.id, "marker": marker, "heading": heading, "segments": body}

    sections = [
        {
            "id": section.id,
            **of_section(section),
            "opening": list(map(node, section.opening)),
            "items": list(map(point, section.items)),
            "closing": list(map(node, section.closing)),
        }
        for section in document.sections
    ]
    return {"title": node(document.title) if document.title else None, "sections": sections}


def terms_json(glossary: Glossary) -> str:
    """The whole glossary as JSON text, a line a term; it is also the record of their addresses."""
    names = "zh pinyin en note source confidence alternatives category".split()
    rows = [
        {"id": term.address} | {name: getattr(term, name) for name in names}
        for term in glossary.terms
    ]
    return _lines({"terms": rows}) + "\n"


def _lines(data: object, indent: str = "\n ") -> str:
    """JSON with a line for each member of a list of nodes, and for what holds such a list.

    A sentence is one line, so that a change of it is one line of a comparison.
    """
    inner, outer = indent + " ", indent[:-1]
    if isinstance(data, dict) and any(map(_is_nodes, data.values())):
        rows = (f"{_line(key)}: {_lines(value, inner)}" for key, value in data.items())
        return f"{{{indent}{f',{indent}'.join(rows)}{outer}}}"
    if _is_nodes(data):
        return f"[{indent}{f',{indent}'.join(_lines(node, inner) for node in data)}{outer}]"
    return _line(data)


def _is_nodes(data: object) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(data, list) and bool(data) and isinstance(data[0], dict)


def _section(meta: Meta, section: Section) -> dict[str, Any]:
    """Our title of a section, and the page on which it stands."""
    title = next(known.title for known in meta.sections if known.id == section.id)
    path = f"{meta.id}/{meta.page_of(section.id).id}/"
    return {"title": asdict(title), "page": {"zh": f"/{path}", "en": f"/en/{path}"}}


def _fields(row: Figure | Milestone | Note) -> dict[str, Any]:
    """The fields of a row but its line."""
    return {name: value for name, value in asdict(row).items() if name != "line"}


def _figure(figure: Figure) -> dict[str, Any]:
    """``value`` is a string, so that no decimal place is lost on the way."""
    fields = _fields(figure)
    indicator = {"id": fields.pop("key"), **fields["indicator"]}
    return fields | {"value": str(figure.value), "indicator": indicator}


def _terms(edition: Edition) -> list[dict[str, Any]]:
    """The glossary terms that occur in this report, and where."""
    where = places(edition)
    return [
        {
            "id": term.address,
            **{name: getattr(term, name) for name in "zh pinyin en note category".split()},
            "segments": [place.segment for place in where[term.zh]],
        }
        for term in edition.glossary.terms
        if term.zh in where
    ]


def _note(note: Note) -> dict[str, Any]:
    fields = _fields(note)
    return {name: fields[name] for name in fields if name != "source" or note.source != NONE}


def _removed(passage: Gone) -> dict[str, Any]:
    """A segment that is gone. ``place`` is the segment at which its address answers."""
    fields = asdict(passage)
    return {
        name: fields[name] for name in fields if name not in ("date", "edition") or fields[name]
    }
