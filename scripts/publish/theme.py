"""Mend what the theme makes of a page, and put our search in.

The theme's search box stays. Each page names the worker to start: ours is put in, and before
the theme a script of ours that starts it. Every edit names the text that it expects, and fails
loudly when a new version of the theme no longer has it.
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from scripts.model.problem import Unreadable
from scripts.model.text import Lang
from scripts.publish.policy import restrict
from scripts.publish.search_index import version
from scripts.publish.stylesheet import trimmed
from scripts.render.words import Words

SCRIPTS = "assets/javascripts/"
BOX, RESULTS, WORKER = "search-box.js", "search-results.js", "workers/search.js"
_FOLDER = Path(__file__).resolve().parents[2] / "overrides" / SCRIPTS
_REMARK = re.compile(r"^ *//.*\n", re.MULTILINE)  # a comment of ours on lines of its own
_PALETTE = re.compile(r'\s*<link rel="stylesheet" href="[^"]*/palette\.[0-9a-f]+\.min\.css">')
_DIALOG = re.compile(r'role="dialog"')
# Where the theme names its worker, and where it starts: our script must run before that.
_THEME_WORKER = re.compile(rf'(?<="search": ")([^"]*){SCRIPTS}workers/search\.[0-9a-f]+\.min\.js')
_THEME_START = re.compile(rf'(?=<script src="([^"]*){SCRIPTS}bundle\.[0-9a-f]+\.min\.js")')
_DATES = re.compile(r"\s*<(lastmod|changefreq)>[^<]*</\1>")


def finish(html: str, text: str, name: str, lang: Lang, *, reloading: bool = False) -> str:
    """A page of the theme as it is published. ``text`` is the HTML of its article, if it has one.

    Raises Unreadable where the theme has changed; ``name`` is the page's in messages.
    """
    if text and html.count(text) != 1:
        raise _changed(name, "its text", html.count(text))
    html = mend(html, name, lang)
    return restrict(html, html.replace(text, "") if text else html, reloading=reloading)


def mend(html: str, name: str, lang: Lang) -> str:
    """A page with all that the theme lacks. Raises Unreadable where the theme has changed."""
    label = escape(Words(lang)["search"])
    edits = {
        _PALETTE: "",  # site.css defines both palettes itself: one request less
        _DIALOG: rf'\g<0> aria-label="{label}"',  # a dialog needs a name
        _THEME_WORKER: rf"\g<1>{_versioned(WORKER)}&lang={lang}",
        _THEME_START: rf'<script src="\g<1>{_versioned(BOX, RESULTS)}"></script>',
    }
    for pattern, replacement in edits.items():
        html, count = pattern.subn(replacement, html)
        if count != 1:
            raise _changed(name, repr(pattern.pattern), count)
    return html


def _changed(name: str, subject: str, count: int) -> Unreadable:
    finding = f"occurs {count} times in the theme's page, expected once"
    return Unreadable(name, 1, subject, finding, "adapt scripts/publish/theme.py to it")


def _versioned(script: str, *more: str) -> str:
    """The address of one of our scripts; it changes when that does, or one that it imports."""
    texts = [(_FOLDER / name).read_text("utf-8") for name in (script, *more)]
    return f"{SCRIPTS}{script}?{version(''.join(texts))}"


def undated(sitemap: str) -> str:
    """The sitemap without the day of the build, so that any day gives the same site.

    MkDocs states that day as every page's last change, and daily changes. Search engines
    believe dates only from a site whose dates prove true; to give none costs nothing.
    """
    return _DATES.sub("", sitemap)


def lighter(site: Path) -> Iterator[tuple[str, bytes]]:
    """The stylesheet without what no page of ours has, and our scripts without comments."""
    (stylesheet,) = (site / "assets/stylesheets").glob("main.*.min.css")
    yield f"assets/stylesheets/{stylesheet.name}", trimmed(stylesheet.read_text("utf-8")).encode()
    for script in (BOX, RESULTS, WORKER):
        yield f"{SCRIPTS}{script}", _REMARK.sub("", (_FOLDER / script).read_text("utf-8")).encode()
