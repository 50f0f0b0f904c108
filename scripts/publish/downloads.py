"""The layers, the glossary and the translation as files for other programs.

Spreadsheets get CSV (RFC 4180), described by a Frictionless Data Package v1; translation
tools get a translation memory (TMX 1.4b, LISA OSCAR 2005) and a termbase (TBX,
ISO 30042:2008). The same edition gives the same bytes: there is no clock and no chance.

The XML has templates of ours: translate-toolkit puts a TBX definition where ISO 30042 has none,
and is the better witness in the tests for being the reader only.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from operator import attrgetter

from scripts.model.edition import Edition
from scripts.model.rows import Column, Figure, Milestone, Term, columns
from scripts.publish.fill import filled_json, filled_xml
from scripts.publish.phrases_json import PlacedPhrase, phrase_rows
from scripts.render import addresses
from scripts.render.words import translation

PROJECT = "A government readout in Chinese and English"
LICENSE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
# What makes a spreadsheet read a text as a formula (OWASP, CSV Injection; a seed holds no tab),
# and the apostrophe itself, so that taking one off always gives the text back.
FORMULA = tuple("=+-@＝＋－＠'")
Table = tuple[str, str, list[Column], bytes]  # its name, its title, what is in it, the file


def downloads(edition: Edition) -> dict[str, bytes]:
    """The files of one edition, name to contents.

    Four tables, datapackage.json which describes them, <report id>.tmx and terms.tbx.
    Raises ParseError for a character that XML 1.0 does not have, such as U+000B.
    """
    meta, layers = edition.meta, edition.layers
    tables = [
        _table("figures", "Figures it states", Figure, layers.figures),
        _table("milestones", "Goals for a year", Milestone, layers.milestones),
        _table("phrases", "Phrases and their counterparts", PlacedPhrase, phrase_rows(edition)),
        _table("terms", "Glossary of the translation", Term, edition.glossary.terms),
    ]
    what = f"{meta.title.en}, source edition {edition.document.source.edition}"
    notice = f"{what}, {translation(edition, 'en')}. {LICENSE['name']}."
    types = {int: "year", Decimal: "number"}
    given = {"edition": edition, "project": PROJECT, "license": LICENSE, "notice": notice}
    given |= {"tables": tables, "types": types, "formula": FORMULA, "sha256": sha256}
    return {f"{name}.csv": data for name, _, _, data in tables} | {
        "datapackage.json": filled_json("datapackage.json", **given),
        addresses.memory(meta.id): filled_xml("memory.tmx", **given),
        "terms.tbx": filled_xml("terms.tbx", **given),
    }


def _table(name: str, title: str, row: type, rows: Iterable[object]) -> Table:
    """A table as RFC 4180 has it, after a byte order mark, so that Excel reads UTF-8."""
    text, described = io.StringIO(newline=""), [c for c in columns(row) if c.description]
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in described)
    values = [attrgetter(column.attribute) for column in described]
    writer.writerows([_cell(value(found)) for value in values] for found in rows)
    return name, title, described, text.getvalue().encode("utf-8-sig")


def _cell(value: str | int | Decimal) -> str:
    """A text never becomes a formula; a number stays one, without an exponent."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return f"{Decimal(value):f}"
