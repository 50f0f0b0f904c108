"""Print what the parser sees in a text: ``python -m scripts.outline FILE [--json]``.

Sections with their guessed roles, items, sentences with their places in the file (in
characters), and candidates for figures and milestones: a look before a source is added.
Remarks on series that do not add up go to the standard error.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scripts.draft.broken_series import series_remarks
from scripts.draft.candidates import FigureCandidate, candidates, decimal
from scripts.draft.roles import names, roles
from scripts.identify.ids import identify
from scripts.model.problem import Unreadable, told
from scripts.model.text import Document
from scripts.parse.tree import parse
from scripts.pipeline import ROOT
from scripts.publish.report_json import tree
from scripts.read.source import read
from scripts.read.tsv import read_names

_WORDS = 36  # characters of a sentence in the printed outline


def outline(document: Document, no_figures: Sequence[str] = ()) -> dict[str, Any]:
    """The tree in the shape of report.json without its English, for a document without ids.

    ``no_figures`` are names whose numbers count nothing.
    """
    guessed = roles(document)
    named = identify(document, names(guessed))
    figures, milestones = candidates(named, guessed, no_figures)
    role = {section.id: role for section, role in zip(named.sections, guessed, strict=True)}
    return {
        **tree(named, lambda section: {"role": role[section.id]}),
        "figures": [_figure(figure) for figure in figures],
        "milestones": [asdict(goal) for goal in milestones],
    }


def _figure(figure: FigureCandidate) -> dict[str, Any]:
    """``value`` is a string, so that no decimal place is lost on the way."""
    quantity = figure.quantity
    more = {"upper": decimal(quantity.upper), "from": decimal(quantity.before)}
    return {
        "segment": figure.segment,
        "text": figure.text,
        "value": decimal(quantity.value),
        "unit": quantity.unit,
        "kind": figure.kind,
        "qualifier": quantity.qualifier,
        "year": figure.year,
    } | {name: value for name, value in (more | {"period": figure.period}).items() if value}


def printed(data: dict[str, Any]) -> Iterator[str]:
    """The outline as lines to read: ids, places and first words, indented by level."""
    if data["title"]:
        yield _line(data["title"], 0)
    for section in data["sections"]:
        role = f"  ({section['role']})" if section["role"] != section["id"] else ""
        yield f"\n{section['id']}{role}"
        yield from (_line(segment, 1) for segment in section["opening"])
        for item in section["items"]:
            level = item["id"].removeprefix(section["id"]).count("-")
            yield _line(item["heading"], level, item["marker"])
            yield from (_line(segment, level + 1) for segment in item["segments"])
        yield from (_line(segment, 1) for segment in section["closing"])
    for name in ("figures", "milestones"):
        if data[name]:
            yield f"\n{name}"
            yield from (f"  {_row(row)}" for row in data[name])


def _line(segment: dict[str, Any], level: int, marker: str = "") -> str:
    words = segment["zh"] if len(segment["zh"]) <= _WORDS else segment["zh"][: _WORDS - 1] + "…"
    place = f"{segment['start']}–{segment['end']}"
    name = "  " * level + segment["id"]
    return f"{name:<24} {place:>11}  {f'[{marker}] ' if marker else ''}{words}"


def _row(row: dict[str, Any]) -> str:
    segment, *fields = row.values()
    return f"{segment:<20}  " + "  ".join(str(field) for field in fields if field is not None)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.outline", description=__doc__)
    parser.add_argument("file", type=Path, help="a communiqué in Chinese, as UTF-8 text")
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")
    options = parser.parse_args(arguments)
    try:
        source = read(options.file, str(options.file))
    except Unreadable as error:
        print(*told([error.problem]), file=sys.stderr)
        return 1
    document = parse(source)
    data = outline(document, read_names(ROOT))
    text = json.dumps(data, ensure_ascii=False, indent=1) if options.json else None
    print(text or "\n".join(printed(data)))
    for remark in series_remarks(document):
        print(remark, file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
