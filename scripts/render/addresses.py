"""Every address of the site is made here: of pages as Markdown links them, and on the web.

A path is that of a page below docs/zh and docs/en: 2017/areas.md. The web has it at
2017/areas/, and its English at en/2017/areas/, below the address of the site; both languages
share all other files.
"""

from functools import cache
from posixpath import dirname, relpath

from scripts.model.text import Lang
from scripts.render.reserved import CHANGES, COMPARE, HOME, NOTE, REFERENCE

LOCAL = "http://localhost:8000/"  # the address of a site that has none
SITEMAP = "sitemap.xml"
GLOSSARY_DATA = "terms.json"
PLAIN_TEXT = "full-text.md"  # of a report
_relative = cache(relpath)


def page(report: str, name: str) -> str:
    """The path of a report's page."""
    return f"{report}/{name}.md"


def comparison(before: str, after: str) -> str:
    """The path of the page that sets two reports side by side."""
    return f"{COMPARE}/{before}/{after}.md"


def file(report: str, name: str) -> str:
    """Where a file of a report lies, such as its figures.csv."""
    return f"{report}/{name}"


def memory(report: str) -> str:
    """What the translation memory of a report is called."""
    return f"{report}.tmx"


def book(report: str) -> str:
    """What the book of a report is called."""
    return f"{report}.epub"


def feed_file(lang: Lang) -> str:
    """Where the feed of the changes lies."""
    return f"{home(lang)}about/changes.atom"


def note(id: str) -> str:
    """The id of a note on its page."""
    return f"{NOTE}{id}"


def reference(id: str) -> str:
    """The id of a note's number in the text."""
    return f"{REFERENCE}{id}"


def fragment(id: str) -> str:
    """A place on the same page, or the page itself."""
    return f"#{id}" if id else ""


def link(origin: str, path: str, id: str = "") -> str:
    """From one Markdown page to another, or to a place there: ../terms.md#term-12."""
    return _relative(path, dirname(origin) or ".") + fragment(id)


def file_link(lang: Lang, origin: str, file: str) -> str:
    """From a page, as it is on the web, to a file: ../figures.csv."""
    return _relative(file, url(lang, origin) or ".")


def home(lang: Lang) -> str:
    """Where the pages of a language begin, below the address of the site."""
    return "" if lang == "zh" else f"{lang}/"


def url(lang: Lang, path: str, id: str = "") -> str:
    """Where a page stands on the web, below the address of the site: en/2017/areas/#areas-3."""
    name = "" if path == HOME else path.removesuffix(".md") + "/"
    return home(lang) + name + fragment(id)


def split(url: str) -> tuple[Lang, str]:
    """The language and the path of a page on the web: the inverse of ``url``."""
    name = url.removeprefix("./")
    lang: Lang = "en" if name.startswith(home("en")) else "zh"
    name = name.removeprefix(home(lang))
    return lang, name.rstrip("/") + ".md" if name else HOME


def report_of(path: str) -> str:
    """The report whose page this is, that of a comparison is the later; the site's own: empty."""
    folders, _, name = path.removesuffix(".md").rpartition("/")
    if folders.startswith(f"{COMPARE}/"):
        return name
    return "" if folders == dirname(CHANGES) else folders
