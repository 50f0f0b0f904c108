"""The files that are no pages: what lies in docs/zh as data, and what is made for the site.

Whatever builds the pages can write them: nothing here knows MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.model.edition import Edition
from scripts.publish.report_json import report_json, terms_json
from scripts.render import addresses

SCHEMA = Path(__file__).parent / "report.schema.json"


def docs_files(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """The data of each report, and the glossary: the path under docs/ and the text."""
    for edition in editions:
        data = {
            "report.json": report_json(edition),
            "report.schema.json": SCHEMA.read_text("utf-8"),
            "source.zh.txt": edition.document.source.text,
        }
        for name, text in data.items():
            yield f"zh/{addresses.file(edition.meta.id, name)}", text
    yield f"zh/{addresses.GLOSSARY_DATA}", terms_json(editions[-1].glossary)
