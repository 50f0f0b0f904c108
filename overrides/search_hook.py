"""Search, as far as only MkDocs can do it: our worker in each page, our index in the site.

The theme's search box stays. Each page names the worker to start; this hook puts ours in,
and it writes the index once both languages are built. What the theme fetches on page load
is a stub; the worker fetches the index itself when the box is first focused.
"""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

OVERRIDES = Path(__file__).resolve().parent
ROOT = OVERRIDES.parent
sys.path.insert(0, str(ROOT))  # the mkdocs command does not look for modules here

from scripts.model.text import Lang, Text  # noqa: E402
from scripts.pipeline import editions  # noqa: E402
from scripts.publish.search_index import Heading, SitePage, search_index, version  # noqa: E402

SCRIPTS = "assets/javascripts/"
BOX, RESULTS, WORKER = "search-box.js", "search-results.js", "workers/search.js"
REMARK = re.compile(r"^ *//.*\n", re.MULTILINE)  # a comment of ours on lines of its own
# Where the theme names its worker, and where it starts: our script must run before that.
THEME_WORKER = re.compile(rf'(?<="search": ")([^"]*){SCRIPTS}workers/search\.[0-9a-f]+\.min\.js')
THEME_START = re.compile(rf'(?=<script src="([^"]*){SCRIPTS}bundle\.[0-9a-f]+\.min\.js")')

pages: dict[Lang, dict[str, Page]] = {"zh": {}, "en": {}}


def on_pre_build(config: MkDocsConfig, **_: Any) -> None:
    pages[config.theme["language"]].clear()


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Keep the page for the index: its title and headings are known from here on.

    The theme's own index, which ours replaces, would take a sixth of the time of a build.
    """
    page.meta["search"] = {"exclude": True}
    lang = config.theme["language"]
    pages[lang][page.url.removeprefix("./").removeprefix(f"{lang}/")] = page
    return html


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    return connect(output, page.file.src_uri, config.theme["language"])


def on_post_template(output: str, template_name: str, config: MkDocsConfig, **_: Any) -> str:
    """The page for missing addresses is a template of the theme, not a page."""
    if template_name == "404.html":
        return connect(output, template_name, config.theme["language"])
    return output


# After the languages' plugin (-100), which builds English inside this event.
@event_priority(-200)
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Write the index and the stub that names it; both languages share them."""
    if getattr(config.plugins["i18n"], "building"):  # noqa: B009 -- the other language, within ours
        return
    site = Path(config.site_dir)
    files = search_index(editions(ROOT), site_pages())
    settings = {"separator": "/", "index": f"index.json?{version(files['index.json'])}"}
    files["search_index.json"] = json.dumps({"config": settings, "docs": []})
    (site / "search").mkdir(exist_ok=True)
    for name, text in files.items():
        (site / "search" / name).write_text(text, "utf-8")
    for script in (BOX, RESULTS, WORKER):
        path = site / SCRIPTS / script
        path.write_text(REMARK.sub("", path.read_text("utf-8")), "utf-8")


def connect(html: str, name: str, lang: Lang) -> str:
    """A page with our worker in place of the theme's. Raises PluginError if there is none."""
    worker = f"{versioned(WORKER)}&lang={lang}"
    box = versioned(BOX, RESULTS)
    html, workers = THEME_WORKER.subn(rf"\g<1>{worker}", html)
    html, starts = THEME_START.subn(rf'<script src="\g<1>{box}"></script>', html)
    for found, pattern in ((workers, THEME_WORKER), (starts, THEME_START)):
        if found != 1:
            raise PluginError(
                f"{name}: {pattern.pattern!r} occurs {found} times, expected once; "
                "the theme has changed: adapt the pattern in overrides/search_hook.py"
            )
    return html


def site_pages() -> list[SitePage]:
    """The pages that exist in both languages, with the headings that both have."""
    found = []
    for url in (url for url in pages["zh"] if url in pages["en"]):
        zh, en = _headings(pages["zh"][url]), _headings(pages["en"][url])
        shared = {id: Text(zh[id], en[id]) for id in zh if id in en}
        if shared:
            first, *others = (Heading(id, title) for id, title in shared.items())
            found.append(SitePage(url, first.id, first.title, tuple(others)))
    return found


def _headings(page: Page) -> dict[str, str]:
    """The headings of a page in order, by id; the first is its title."""

    def walk(links: list[AnchorLink]) -> dict[str, str]:
        return {
            key: words
            for link in links
            for key, words in ({link.id: unescape(link.title)} | walk(link.children)).items()
        }

    return walk(page.toc.items)


def versioned(script: str, *more: str) -> str:
    """The address of one of our scripts; it changes when that does, or one that it imports."""
    texts = [(OVERRIDES / SCRIPTS / name).read_text("utf-8") for name in (script, *more)]
    return f"{SCRIPTS}{script}?{version(''.join(texts))}"
