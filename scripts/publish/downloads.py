"""The layers, the glossary and the translation as files for other programs.

Spreadsheets get CSV (RFC 4180), described by a Frictionless Data Package v1; translation
tools get a translation memory (TMX 1.4b, LISA OSCAR 2005) and a termbase (TBX,
ISO 30042:2008). The same edition gives the same bytes: there is no clock and no chance.

The XML has templates of ours: translate-toolkit puts a TBX definition where ISO 30042 has none,
and is the better witness in the tests for being the reader only.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from operator import attrgetter
from typing import Any

from scripts.model.edition import Edition
from scripts.model.rows import Column, Figure, Milestone, Term, columns
from scripts.publish.xml import xml
from scripts.render import addresses

PROJECT = "A government communiqué in Chinese and English"
LICENSE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
# What makes a spreadsheet read a text as a formula (OWASP, CSV Injection; a seed holds no tab),
# and the apostrophe itself, so that taking one off always gives the text back.
FORMULA = tuple("=+-@＝＋－＠'")


def downloads(edition: Edition) -> dict[str, bytes]:
    """The files of one edition, name to contents.

    Three tables, datapackage.json which describes them, <report id>.tmx and terms.tbx.
    Raises ParseError for a character that XML 1.0 does not have, such as U+000B.
    """
    tables = {
        "figures.csv": _csv(Figure, edition.layers.figures),
        "milestones.csv": _csv(Milestone, edition.layers.milestones),
        "terms.csv": _csv(Term, edition.glossary.terms),
    }
    translation = {"edition": edition, "notice": _notice(edition), "project": PROJECT}
    return tables | {
        "datapackage.json": _package(edition, tables),
        addresses.memory(edition.meta.id): xml("memory.tmx", **translation),
        "terms.tbx": xml("terms.tbx", **translation),
    }


def _described(row: type) -> list[Column]:
    """The columns of a table that are downloaded."""
    return [column for column in columns(row) if column.description]


def _csv(row: type, rows: Iterable[object]) -> bytes:
    """A table as RFC 4180 has it, after a byte order mark, so that Excel reads UTF-8."""
    text, described = io.StringIO(newline=""), _described(row)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in described)
    values = [attrgetter(column.attribute) for column in described]
    writer.writerows([_cell(value(found)) for value in values] for found in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: str | int | Decimal) -> str:
    """A text never becomes a formula; a number stays one, without an exponent."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return f"{Decimal(value):f}"


def _package(edition: Edition, tables: dict[str, bytes]) -> bytes:
    """datapackage.json, as https://specs.frictionlessdata.io/tabular-data-package/ has it."""
    meta = edition.meta
    package = {
        "profile": "tabular-data-package",
        "name": f"communique-{meta.id}",
        "title": meta.title.en,
        "description": f"An apostrophe precedes texts that begin with one of {' '.join(FORMULA)}",
        "licenses": [LICENSE],
        "sources": [{"title": f"{meta.publisher.en}, {meta.date.isoformat()}"}],
        "resources": [
            _resource("figures", "Figures it states", Figure, tables["figures.csv"]),
            _resource("milestones", "Goals for a year", Milestone, tables["milestones.csv"]),
            _resource("terms", "Glossary of the translation", Term, tables["terms.csv"]),
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(name: str, title: str, row: type, data: bytes) -> dict[str, Any]:
    """One table. Its encoding has no name for the mark: readers of utf-8 take it off."""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {"fields": [_field(column) for column in _described(row)]},
    }


def _field(column: Column) -> dict[str, Any]:
    """A column as Table Schema describes it."""
    types = {int: "year", Decimal: "number"}
    return {
        "name": column.name,
        "type": types.get(column.kind, "string"),
        "description": column.description,
        "constraints": {"required": column.required}
        | ({"enum": column.enum} if column.enum else {}),
    }


def _notice(edition: Edition) -> str:
    """What the file is of, and its licence."""
    sha = edition.document.source.sha256[:8]
    return f"{edition.meta.title.en}, edition {sha}. Unofficial translation. {LICENSE['name']}."
