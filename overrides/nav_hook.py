"""The navigation, from the reports that there are; a page shows that of its own report.

A full list on every page would make each page grow with the number of reports.
"""

from __future__ import annotations

import sys
from copy import copy
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the mkdocs command does not look for modules here

from scripts.pipeline import reports  # noqa: E402
from scripts.read.report_toml import read_meta  # noqa: E402
from scripts.render.reserved import REPORT_PAGES  # noqa: E402

names: list[str] = []  # the reports, newest first


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Home, the reports, newest first, and what they share."""
    names[:] = [folder.name for folder in reversed(reports(ROOT))]
    config.nav = [
        {"首页": "index.md"},
        *({id: pages} for id, pages in report_pages().items()),
        "terms.md",
        "about.md",
        "about/changes.md",
    ]
    return config


def report_pages() -> dict[str, list[str]]:
    """The pages of each report, newest first; the last sets it beside the report before it."""
    found = {}
    folders = reports(ROOT)
    for folder, earlier in reversed(list(zip(folders, [None, *folders], strict=False))):
        meta = read_meta(folder / "report.toml", f"seeds/{folder.name}/report.toml")
        pages = [
            f"{meta.id}/{name}.md" for name in (*(page.id for page in meta.pages), *REPORT_PAGES)
        ]
        compared = [f"compare/{earlier.name}/{meta.id}.md"] if earlier else []
        found[meta.id] = [*pages, *compared]
    return found


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """From the last page of a report no arrow leads into the next one."""
    for page in nav.pages:
        if page.previous_page and len({report_of(page), report_of(page.previous_page), ""}) > 2:
            page.previous_page.next_page = None
            page.previous_page = None
    return nav


def on_page_context(
    context: dict[str, Any], page: Page, nav: Navigation, **_: Any
) -> dict[str, Any]:
    """Of the reports, a page shows its own, or the newest if it is of none."""
    own = report_of(page) or names[0]
    context["nav"] = copy(nav)
    context["nav"].items = [
        item for item in nav.items if not item.is_section or item.title in ("", own)
    ]
    return context


def report_of(page: Page) -> str:
    """The report to which a page belongs; empty for a page of the whole site.

    That of a comparison is the later one of its two.
    """
    *folders, name = page.file.src_uri.removesuffix(".md").split("/")
    if folders[-2:-1] == ["compare"]:
        return name
    return next((name for name in names if name in folders), "")
