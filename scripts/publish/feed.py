"""The changes between editions as an Atom feed (RFC 4287), an entry an edition."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.text import Lang
from scripts.render import addresses
from scripts.render.reserved import CHANGES
from scripts.render.words import Words, words, written_date
from scripts.translate.record import EditionChanges, editions_of

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def feed(reports: Sequence[Edition], lang: Lang, site: str) -> bytes:
    """The feed of one language; ``site`` is the address of the site, ending in a slash.

    Only what is recorded is in it: what is not has no date yet.
    """
    s = words(reports[-1], lang)
    groups = [group for group in editions_of(reports) if group.date]
    newest = groups[0].date if groups else reports[-1].meta.date.isoformat()
    page = site + addresses.url(lang, CHANGES)
    root = Element("feed", {"xmlns": _ATOM, f"{_XML}lang": "en" if lang == "en" else "zh-Hans"})
    title = f"{reports[-1].meta.title[lang]}{s['colon']}{s['changes_title']}"
    _texts(root, title=title, id=page, updated=f"{newest}T00:00:00Z")
    SubElement(SubElement(root, "author"), "name").text = s["changes_author"]
    SubElement(root, "link", href=page)
    SubElement(root, "link", rel="self", href=site + addresses.feed_file(lang))
    for group in groups:
        entry = SubElement(root, "entry")
        address = site + addresses.url(lang, CHANGES, group.id)
        title = f"{group.report.meta.title[lang]}{s['colon']}{s['edition']} {group.edition}"
        _texts(entry, title=title, id=address, updated=f"{group.date}T00:00:00Z")
        SubElement(entry, "link", href=address)
        SubElement(entry, "content", type="text").text = _content(group, s, lang)
    indent(root, " ")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}{tostring(root, encoding='unicode')}\n".encode()


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _content(group: EditionChanges, s: Words, lang: Lang) -> str:
    """The changes of an edition, one a line: what happened to which sentence, and its text."""
    lines = [written_date(group.date, lang)]
    for row in group.rows:
        texts = " → ".join(typeset(text) for text in (row.before, row.after) if text)
        happened = s[f"change_{row.change}"]
        subject = f"{happened} {row.segment}{s['colon']}{texts}" if row.segment else happened
        lines.append(subject)
    return "\n".join(lines)
