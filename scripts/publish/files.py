"""The files that are no pages: what lies in docs/zh as data, and what is made for the site.

Whatever builds the pages can write them: nothing here knows MkDocs.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.model.edition import Edition
from scripts.model.text import LANGS
from scripts.publish.book import booklets, epub
from scripts.publish.cards import cards
from scripts.publish.citations import cite_json
from scripts.publish.downloads import downloads
from scripts.publish.feed import feed
from scripts.publish.phrases_json import hints_json, phrases_json
from scripts.publish.plain_text import full_text, llms_txt
from scripts.publish.report_json import report_json, terms_json
from scripts.publish.script import added, bundled
from scripts.publish.search_index import PHRASES as PAIRS
from scripts.publish.search_index import search_index, site_pages
from scripts.publish.stylesheet import joined
from scripts.render import addresses

SCHEMA = Path(__file__).parent / "report.schema.json"
STYLES, SCRIPT, PHRASES = "assets/site.css", "assets/site.js", "assets/phrases.js"


def docs_files(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """The data of each report, and the glossary: the path under docs/ and the text."""
    for edition in editions:
        folder = f"zh/{addresses.file(edition.meta.id, '')}"
        yield f"{folder}report.json", report_json(edition)
        yield f"{folder}report.schema.json", SCHEMA.read_text("utf-8")
        yield f"{folder}source.zh.txt", edition.document.source.text
    yield f"zh/{addresses.GLOSSARY_DATA}", terms_json(editions[-1].glossary)


def site_files(
    editions: Sequence[Edition], docs: Path, site: str, theme: Path
) -> Iterator[tuple[str, bytes]]:
    """What the site has beside its pages: the path and the bytes.

    ``docs`` has the pages as Markdown; ``site`` is the address of the site, ending in a slash;
    ``theme`` is the style sheet of the theme.
    """
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site}{addresses.SITEMAP}\n".encode()
    yield "llms.txt", llms_txt(editions, site)
    for lang in LANGS:
        yield addresses.feed_file(lang), feed(editions, lang, site)
    for edition in editions:
        for name, data in downloads(edition).items():
            yield addresses.file(edition.meta.id, name), data
        yield addresses.file(edition.meta.id, addresses.book(edition.meta.id)), epub(edition, site)
        yield addresses.file(edition.meta.id, addresses.PLAIN_TEXT), full_text(edition)
        yield from _printed(edition, docs.parent / "booklet", site)
        for lang in LANGS:
            path = addresses.home(lang) + addresses.file(edition.meta.id, "cite.json")
            yield path, cite_json(edition, lang).encode()
            path = addresses.home(lang) + addresses.file(edition.meta.id, "hints.json")
            yield path, hints_json(edition, lang).encode()
        yield addresses.file(edition.meta.id, PAIRS), phrases_json(edition).encode()
    for file in (card.file for card in cards(editions) if (docs / card.file).exists()):
        yield file, (docs / file).read_bytes()
    for name, text in search_index(editions, site_pages(docs)).items():
        yield addresses.file("search", name), text.encode()
    yield from _assets(docs / "assets", theme)


def _printed(edition: Edition, folder: Path, site: str) -> Iterator[tuple[str, bytes]]:
    """The booklets that ``make booklet`` has printed; one of an edition before is left out."""
    for name, (printed, _) in booklets(edition, site).items() if folder.exists() else ():
        if (path := folder / printed).exists():
            yield addresses.file(edition.meta.id, f"{name}.pdf"), path.read_bytes()


def _assets(folder: Path, theme: Path) -> Iterator[tuple[str, bytes]]:
    """What pages load: one script, one style sheet of the theme's and ours, what the script loads
    when it is needed, icons."""
    main, phrases = folder / "main.js", folder / "phrases.js"
    yield SCRIPT, bundled(main, phrases).encode()
    yield PHRASES, added(phrases, main).encode()
    yield "assets/worker.js", bundled(folder / "worker.js").encode()
    yield STYLES, theme.read_bytes() + joined(folder / "site.css").encode()
    for icon in sorted(folder.glob("*icon*")):
        yield f"assets/{icon.name}", icon.read_bytes()
