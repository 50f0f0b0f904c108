"""report.json: the whole edition as data. Its shape is report.schema.json."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeGuard

from scripts.annotate.places import places
from scripts.model.catalog import Entry
from scripts.model.edition import Edition
from scripts.model.rows import NONE, Figure, Glossary, Milestone, Note, Term
from scripts.model.text import Document, Item, Section, Segment, Text
from scripts.translate.removed import Gone, gone

Node = Callable[[Segment], dict[str, Any]]
_line = json.JSONEncoder(ensure_ascii=False).encode


def report_json(edition: Edition) -> str:
    """The edition as JSON text. ``start`` and ``end`` count characters of the source file."""
    meta, document = edition.meta, edition.document
    node = partial(_segment, document, edition.catalog.by_id())
    data = {
        "id": meta.id,
        "title": node(document.title) if document.title else _text(meta.title),
        "date": meta.date.isoformat(),
        "source": {"sha256": document.source.sha256, "characters": len(document.source.text)},
        "sections": [_section(edition, section, node) for section in document.sections],
        "figures": [_figure(figure) for figure in edition.layers.figures],
        "milestones": [_milestone(milestone) for milestone in edition.layers.milestones],
        "terms": _terms(edition),
        "notes": [_note(note) for note in edition.layers.notes],
        "removed": [_removed(passage) for passage in gone(edition)],
    }
    return _lines(data) + "\n"


def terms_json(glossary: Glossary) -> str:
    """The whole glossary as JSON text, a line a term; it is also the record of their addresses."""
    rows = [{"id": term.address} | _term(term) for term in glossary.terms]
    return _lines({"terms": rows}) + "\n"


def _term(term: Term) -> dict[str, str]:
    names = "zh pinyin en note source confidence alternatives category".split()
    return {name: getattr(term, name) for name in names}


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


def _text(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _section(edition: Edition, section: Section, node: Node) -> dict[str, Any]:
    meta = edition.meta
    title = next(known.title for known in meta.sections if known.id == section.id)
    path = f"{meta.id}/{meta.page_of(section.id).id}/"
    return {
        "id": section.id,
        "title": _text(title),
        "page": {"zh": f"/{path}", "en": f"/en/{path}"},
        "opening": [node(segment) for segment in section.opening],
        "items": [_item(edition, item, node) for item in section.items],
        "closing": [node(segment) for segment in section.closing],
    }


def _item(edition: Edition, item: Item, node: Node) -> dict[str, Any]:
    return {
        "id": item.id,
        "marker": edition.document.text(item.marker),
        "heading": node(item.heading),
        "segments": [node(segment) for segment in item.body],
    }


def _segment(document: Document, entries: Mapping[str, Entry], segment: Segment) -> dict[str, Any]:
    entry = entries[segment.id]
    return {
        "id": segment.id,
        "start": segment.span.start,
        "end": segment.span.end,
        "zh": document.text(segment),
        "en": entry.en,
        "state": entry.state,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    """``value`` is a string, so that no decimal place is lost on the way."""
    return {
        "segment": figure.segment,
        "quote": _text(figure.quote),
        "value": str(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "kind": figure.kind,
        "year": figure.year,
        "subject": figure.subject,
        "indicator": {"id": figure.key, **_text(figure.indicator)},
    }


def _milestone(milestone: Milestone) -> dict[str, Any]:
    quote = _text(milestone.quote)
    return {
        "segment": milestone.segment,
        "year": milestone.year,
        "lane": milestone.lane,
        "quote": quote,
    }


def _terms(edition: Edition) -> list[dict[str, Any]]:
    """The glossary terms that occur in this report, and where."""
    found = places(edition)
    return [
        {
            "id": term.address,
            "zh": term.zh,
            "pinyin": term.pinyin,
            "en": term.en,
            "note": term.note,
            "category": term.category,
            "segments": [place.segment for place in found[term.zh]],
        }
        for term in edition.glossary.terms
        if term.zh in found
    ]


def _note(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "segment": note.segment,
        "kind": note.kind,
        "quote": _text(note.quote),
        "text": _text(note.text),
        **({"source": note.source} if note.source != NONE else {}),
    }


def _removed(passage: Gone) -> dict[str, Any]:
    """A segment that is gone. ``place`` is the segment at which its address answers."""
    known = {"date": passage.date, "edition": passage.edition}
    return {
        "id": passage.id,
        "zh": passage.zh,
        "en": passage.en,
        "place": passage.place,
        "merged": passage.merged,
        **{key: value for key, value in known.items() if value},
    }
