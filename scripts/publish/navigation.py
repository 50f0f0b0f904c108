"""Where each page stands in the site: the order of its pages, and the map of the site."""

import re
from collections.abc import Sequence
from typing import Any

from scripts.model.report import Meta
from scripts.model.text import Lang
from scripts.render import addresses
from scripts.render.reserved import ABOUT, CHANGES, HOME, REPORT_PAGES, TERMS
from scripts.render.words import Words


def navigation(reports: Sequence[Meta], lang: Lang) -> list[Any]:
    """Home, the reports, newest first, and what they share, as MkDocs has it.

    The last page of a report sets it beside the one before it. ``reports`` are oldest first.
    """
    nav: list[Any] = [TERMS, ABOUT, CHANGES]
    for earlier, meta in zip([None, *reports], reports, strict=False):
        names = (*(page.id for page in meta.pages), *REPORT_PAGES)
        pages = [addresses.page(meta.id, name) for name in names]
        if earlier:
            pages.append(addresses.comparison(earlier.id, meta.id))
        nav.insert(0, {meta.id: pages})
    return [{Words(lang)["home"]: HOME}, *nav]


def undated(sitemap: str) -> str:
    """The sitemap without the day of the build, so that any day gives the same site.

    MkDocs states that day as every page's last change, and daily changes. Search engines
    believe dates only from a site whose dates prove true; to give none costs nothing.
    """
    return re.sub(r"\s*<(lastmod|changefreq)>[^<]*</\1>", "", sitemap)
