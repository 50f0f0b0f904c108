"""report.json: the whole edition as data. Its shape is report.schema.json."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from types import MappingProxyType
from typing import Any, TypeGuard

from scripts.annotate.phrases import alignments
from scripts.annotate.places import places
from scripts.model.edition import Edition
from scripts.model.rows import NONE, Figure, Glossary, Milestone, Note, Term
from scripts.model.text import Document, Item, Section, Segment, Text
from scripts.translate.removed import Gone, gone

_line = json.JSONEncoder(ensure_ascii=False).encode
_SOURCE = ("source", "date", "edition")  # where a row is from


def report_json(edition: Edition) -> str:
    """The edition as JSON text. ``start`` and ``end`` count characters of the source file.

    ``value`` is a string, so that no decimal place is lost on the way. The ``place`` of what is
    removed is the segment at which its address answers.
    """
    meta, document, layers = edition.meta, edition.document, edition.layers
    entries, titles = edition.catalog.by_id(), {own.id: own.title for own in meta.sections}

    def english(segment: Segment) -> dict[str, Any]:
        return {"en": entries[segment.id].en, "state": entries[segment.id].state}

    def titled(section: Section) -> dict[str, Any]:
        path = f"{meta.id}/{meta.page_of(section.id).id}/"
        page = {"zh": f"/{path}", "en": f"/en/{path}"}
        return {"title": asdict(titles[section.id]), "page": page}

    nodes = tree(document, titled, english, meta.labels)
    data = {
        "id": meta.id,
        "title": nodes["title"] or asdict(meta.title),
        "date": meta.date.isoformat(),
        "source": {"sha256": document.source.sha256, "characters": len(document.source.text)},
        "translation": {"edition": meta.translation, "date": edition.translation_date},
        "sections": nodes["sections"],
        "figures": [
            _row(own, value=str(own.value), indicator={"id": own.key, **asdict(own.indicator)})
            for own in layers.figures
        ],
        "milestones": [_row(milestone) for milestone in layers.milestones],
        "phrases": list(_phrases(edition)),
        "terms": _terms(edition),
        "notes": [_row(note) for note in layers.notes],
        "removed": [_row(passage) for passage in gone(edition)],
    }
    return _lines(data) + "\n"


def _row(row: Figure | Milestone | Note | Gone, **other: object) -> dict[str, Any]:
    """The fields of a row, some in another form; without its line, and without an empty source."""
    return {
        name: value
        for name, value in (asdict(row) | other).items()
        if name not in ("line", "key") and not (name in _SOURCE and value in ("", NONE))
    }


def _phrases(edition: Edition) -> Iterator[dict[str, Any]]:
    """Which words say which; characters are counted from the beginning of the sentence."""
    for id, found in alignments(edition).items():
        for pair in found.pairs:
            term = {"term": pair.term.address} if pair.term else {}
            yield {"segment": id, "zh": pair.sides.zh, "en": pair.sides.en, **term}


def _terms(edition: Edition) -> list[dict[str, Any]]:
    """The glossary terms that occur in this report, and where."""
    where = places(edition)
    return [
        _term(term, "zh pinyin en note category")
        | {"segments": [place.segment for place in where[term.zh]]}
        for term in edition.glossary.terms
        if term.zh in where
    ]


def _term(term: Term, fields: str) -> dict[str, Any]:
    return {"id": term.address} | {name: getattr(term, name) for name in fields.split()}


def tree(
    document: Document,
    of_section: Callable[[Section], dict[str, Any]],
    of_segment: Callable[[Segment], dict[str, Any]] = lambda _: {},
    labels: Mapping[str, Text] = MappingProxyType({}),
) -> dict[str, Any]:
    """The headline and the sections of a document with ids, as data.

    A section has what ``of_section`` says of it after its id; a segment what ``of_segment`` says
    of it after its id, its place in the source and its Chinese; an item its label, if any.
    """

    def node(segment: Segment) -> dict[str, Any]:
        place = {"id": segment.id, "start": segment.span.start, "end": segment.span.end}
        return {**place, "zh": document.text(segment), **of_segment(segment)}

    def point(item: Item) -> dict[str, Any]:
        label = {"label": asdict(labels[item.id])} if item.id in labels else {}
        own = {"id": item.id, **label, "marker": document.text(item.marker)}
        return own | {"heading": node(item.heading), "segments": list(map(node, item.body))}

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
    fields = "zh pinyin en note source confidence alternatives category"
    return _lines({"terms": [_term(term, fields) for term in glossary.terms]}) + "\n"


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
