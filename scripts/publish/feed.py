"""The changes between editions as an Atom feed (RFC 4287), an entry an edition."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.text import Lang
from scripts.render.reserved import TEMPLATES
from scripts.render.words import words, written_date
from scripts.translate.record import EditionChanges, editions_of

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def feed(reports: Sequence[Edition], lang: Lang, site: str) -> bytes:
    """The feed of one language; ``site`` is the address of its home page, ending in a slash.

    Only what is recorded is in it: what is not has no date yet.
    """
    strings = tomllib.loads((TEMPLATES / "strings.toml").read_text("utf-8"))
    said = words(reports[-1], strings, lang)
    found = [group for group in editions_of(reports) if group.date]
    newest = found[0].date if found else reports[-1].meta.date.isoformat()
    page = f"{site}about/changes/"
    root = Element("feed", {"xmlns": _ATOM, f"{_XML}lang": "en" if lang == "en" else "zh-Hans"})
    title = f"{reports[-1].meta.title[lang]}{said['colon']}{said['changes_title']}"
    _texts(root, title=title, id=page, updated=f"{newest}T00:00:00Z")
    SubElement(SubElement(root, "author"), "name").text = said["changes_author"]
    SubElement(root, "link", href=page)
    SubElement(root, "link", rel="self", href=f"{site}about/changes.atom")
    for group in found:
        entry, address = SubElement(root, "entry"), f"{page}#{group.id}"
        title = f"{group.report.meta.title[lang]}{said['colon']}{said['edition']} {group.edition}"
        _texts(entry, title=title, id=address, updated=f"{group.date}T00:00:00Z")
        SubElement(entry, "link", href=address)
        SubElement(entry, "content", type="text").text = _content(group, said, lang)
    indent(root, " ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{tostring(root, encoding='unicode')}\n".encode()


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _content(group: EditionChanges, said: dict[str, str], lang: Lang) -> str:
    """The changes of an edition, one a line: what happened to which sentence, and its text."""
    lines = [written_date(group.date, lang)]
    for row in group.rows:
        texts = " → ".join(typeset(text) for text in (row.before, row.after) if text)
        happened = said[f"change_{row.change}"]
        subject = f"{happened} {row.segment}{said['colon']}{texts}" if row.segment else happened
        lines.append(subject)
    return "\n".join(lines)
