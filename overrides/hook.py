"""What only MkDocs can do: regenerate docs/ while serving, describe pages, mend the theme.

Every repair of the theme's HTML names the text it expects and fails loudly when a new
version of the theme no longer has it.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the mkdocs command does not look for modules here

from scripts.build import editions  # noqa: E402
from scripts.model.text import LANGS  # noqa: E402
from scripts.publish.citations import citations  # noqa: E402
from scripts.publish.downloads import downloads  # noqa: E402
from scripts.publish.feed import feed  # noqa: E402
from scripts.publish.stylesheet import trim  # noqa: E402

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
log = logging.getLogger("mkdocs.hooks.docs")
serving = False
published = False  # whether this build has written what all languages share

# What the theme's pages lack, as (pattern, replacement by language, why).
REPAIRS = (
    (
        r'\s*<link rel="stylesheet" href="[^"]*/palette\.[0-9a-f]+\.min\.css">',
        {"zh": "", "en": ""},
        "site.css defines both palettes itself: one request less",
    ),
    (
        r'role="dialog"',
        {"zh": 'role="dialog" aria-label="检索"', "en": 'role="dialog" aria-label="Search"'},
        "a dialog needs a name",
    ),
)


def on_startup(command: str, **_: Any) -> None:
    global serving
    # MkDocs dates the sitemap's gzip header; 0 says that there is no date (RFC 1952, MTIME).
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    serving = command == "serve"


def on_pre_build(config: MkDocsConfig, **_: Any) -> None:
    """A new process, so that changed code counts; on a problem the old pages stay."""
    global published
    if config.theme["language"] == "zh":
        published = False
    if serving and config.theme["language"] == "zh":
        run = subprocess.run(
            [sys.executable, "-m", "scripts.build"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            log.error("docs/ was not generated:\n%s", run.stderr)


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """A title is escaped already (templates/head.j2); the theme escapes it here and there."""
    page.meta["title"] = Markup(page.meta["title"])
    return html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    context["structured_data"] = structured_data(page, config)
    return context


def structured_data(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """The page as schema.org Report: what it is based on, and its translation."""
    meta, alternates = page.meta, getattr(page.file, "alternates")  # noqa: B009
    root = config.site_url or "/"
    lang = config.theme["language"]
    urls = {key: root + file.url.removeprefix("./") for key, file in alternates.items()}
    works = {
        key: {"@type": "Report", "@id": url, "url": url, "inLanguage": _tag(key)}
        for key, url in urls.items()
    }
    relation = "translationOfWork" if lang == "en" else "workTranslation"
    return {
        "@context": "https://schema.org",
        **works[lang],
        "name": unescape(meta["title"]),
        "headline": meta["headline"][lang],
        "description": meta["description"],
        "author": {"@type": "GovernmentOrganization", "name": meta["publisher"][lang]},
        "about": {"@type": "Event", "name": meta["headline"][lang], "startDate": meta["date"]},
        "version": meta["edition"],
        "isBasedOn": f"{root}{meta['report']}/source.zh.txt",
        "license": LICENSE,
        relation: works["zh" if lang == "en" else "en"],
    }


def _tag(lang: str) -> str:
    return "en" if lang == "en" else "zh-Hans"


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    return repair(output, config.theme["language"])


def on_post_template(output: str, template_name: str, config: MkDocsConfig, **_: Any) -> str:
    """The sitemap and the page for missing addresses are templates of the theme, not pages."""
    if template_name == "sitemap.xml":
        return undated(output)
    if template_name == "404.html":
        return repair(output, config.theme["language"])
    return output


def undated(sitemap: str) -> str:
    """The sitemap without the day of the build, so that any day gives the same site.

    MkDocs states that day as every page's last change, and daily changes. Search engines
    believe dates only from a site whose dates prove true; to give none costs nothing.
    """
    return re.sub(r"\s*<(lastmod|changefreq)>[^<]*</\1>", "", sitemap)


def repair(html: str, lang: str) -> str:
    """Mend a page of the theme; raises PluginError where the theme has changed."""
    for pattern, replacement, why in REPAIRS:
        html, count = re.subn(pattern, replacement[lang], html)
        if count != 1:
            raise PluginError(
                f"overrides/hook.py: {pattern!r} occurs {count} times in the theme's page, "
                f"expected once ({why}); adapt REPAIRS to the theme"
            )
    return html


# After the languages' plugin (-100), which builds English inside this event.
@event_priority(-200)
def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Write what all languages share, and what needs the address of the site."""
    global published
    if published or config.theme["language"] == "zh":
        return
    published = True
    site = Path(config.site_dir)
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n", "utf-8"
    )
    (stylesheet,) = (site / "assets/stylesheets").glob("main.*.min.css")
    stylesheet.write_text(trim(stylesheet.read_text("utf-8")), "utf-8")
    reports = editions(ROOT)
    for lang in LANGS:
        home = "" if lang == "zh" else f"{lang}/"
        (site / home / "about/changes.atom").write_bytes(
            feed(reports, lang, config.site_url or "/")
        )
    for edition in reports:
        for name, data in downloads(edition).items():
            target = site / edition.meta.id / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        for lang in LANGS:
            folder = site / ("" if lang == "zh" else lang) / edition.meta.id
            text = json.dumps(citations(edition, lang), ensure_ascii=False)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "cite.json").write_text(text, "utf-8")
