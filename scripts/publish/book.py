"""A report as a book: in both languages as an EPUB, and what its booklets are printed from.

One template has all parts. In an EPUB each is a page; what a booklet is printed from has all of
them on one, in both languages or in one. The same edition gives the same bytes: the day of an
EPUB is the last on which a change of the source or of the translation was recorded.
"""

import io
import re
from collections.abc import Sequence
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from scripts.annotate.places import places
from scripts.model.edition import Edition
from scripts.model.text import LANGS, Lang, Text
from scripts.publish.downloads import LICENSE
from scripts.publish.feed import TAG
from scripts.publish.fill import filled_xml
from scripts.render import addresses
from scripts.render.reserved import TEMPLATES
from scripts.render.words import Words, words

BOOKLETS: dict[str, tuple[Lang, ...]] = {"zh": ("zh",), "en": ("en",), "zh-en": LANGS}
STYLE = (TEMPLATES / "book.css").read_bytes()
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
 <rootfiles>
  <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
 </rootfiles>
</container>
"""
# A tag with a language, which XML names in an attribute of its own; text holds no bracket.
_LANG = re.compile(rb'(<[^<>]* )(lang="[^"]*")')
# Before a chapter of the text and after the last: the words that name each part.
_BEFORE = {"book-cover": "book_cover", "book-contents": "contents"}
_AFTER = {"book-figures": "figures_title", "book-glossary": "terms_title"}
_AFTER |= {"book-about": "about_title"}


def book_parts(edition: Edition) -> dict[str, Text]:
    """The parts of a book in their order, each with its title: a chapter is a section."""

    def ours(names: dict[str, str]) -> dict[str, Text]:
        return {id: Text(Words("zh")[key], Words("en")[key]) for id, key in names.items()}

    titles = {section.id: section.title for section in edition.meta.sections}
    chapters = {section.id: titles[section.id] for section in edition.document.sections}
    return ours(_BEFORE) | chapters | ours(_AFTER)


def book_page(edition: Edition, langs: Sequence[Lang], site: str, shown: Sequence[str]) -> bytes:
    """Some parts of a book as a page of XHTML. Raises ParseError, as XML 1.0 has not every
    character."""
    document, entries = edition.document, edition.catalog.by_id()
    order = {segment.id: place for place, segment in enumerate(document.segments)}
    notes = sorted(edition.layers.notes, key=lambda note: order[note.segment])
    first = document.sections[0].id
    section_of = {segment.id: s.id for s in document.sections for segment in s.segments}
    occurring = places(edition)
    page = filled_xml(
        "book.xhtml",
        addresses=addresses,
        edition=edition,
        langs=langs,
        site=site,
        parts=book_parts(edition),
        shown=shown,
        words={lang: words(edition, lang) for lang in LANGS},
        entries=entries,
        notes=tuple(enumerate(notes, 1)),
        places={segment.id: section_of.get(segment.id, first) for segment in document.segments},
        terms=[term for term in edition.glossary.terms if term.zh in occurring],
    )
    return _LANG.sub(rb"\1\2 xml:\2", page)


def epub(edition: Edition, site: str) -> bytes:
    """The book in both languages as EPUB 3.3; ``site`` is the address of the site."""
    parts = book_parts(edition)
    recorded = [row.date for row in edition.history.recorded]
    title = Text(*(f"{edition.meta.title[lang]}{Words(lang)['book_title']}" for lang in LANGS))
    package = filled_xml(
        "package.opf",
        addresses=addresses,
        edition=edition,
        langs=LANGS,
        site=site,
        parts=parts,
        title=title,
        id=f"{TAG}{edition.meta.id}/book",
        modified=max(edition.meta.date.isoformat(), edition.translation_date, *recorded),
        words={lang: words(edition, lang) for lang in LANGS},
        license=LICENSE,
    )
    pages = {f"EPUB/{part}.xhtml": book_page(edition, LANGS, site, [part]) for part in parts}
    files = {"META-INF/container.xml": _CONTAINER, "EPUB/package.opf": package}
    return _zipped(files | {"EPUB/book.css": STYLE} | pages)


def _zipped(files: dict[str, bytes]) -> bytes:
    """A container as OCF has it (EPUB 3.3, 4.2.6.2): its type first, and not compressed."""
    data = io.BytesIO()
    with ZipFile(data, "w") as book:
        for name, content in {"mimetype": b"application/epub+zip", **files}.items():
            entry = ZipInfo(name)  # of 1980, the first day that there is
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            kind = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            book.writestr(entry, content, kind, 9)
    return data.getvalue()


def booklets(edition: Edition, site: str) -> dict[str, tuple[str, bytes]]:
    """What each booklet is printed from, by its name (2017.zh).

    Before it stands the name of the file that is printed: another when anything in it is.
    """
    found, shown = {}, list(book_parts(edition))
    for name, langs in BOOKLETS.items():
        page = book_page(edition, langs, site, shown)
        digest = sha256(page + STYLE).hexdigest()[:12]
        found[f"{edition.meta.id}.{name}"] = f"{edition.meta.id}.{name}.{digest}.pdf", page
    return found
