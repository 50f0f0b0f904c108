"""What machines are told of a page: as schema.org Report, and where it stands in the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from scripts.model.report import Meta
from scripts.model.text import LANGS, Lang
from scripts.publish.downloads import LICENSE
from scripts.render import addresses
from scripts.render.reserved import ABOUT, CHANGES, HOME, REPORT_PAGES, TERMS
from scripts.render.words import Words

TAGS: dict[Lang, str] = {"zh": "zh-Hans", "en": "en"}


def structured_data(front: Mapping[str, Any], lang: Lang, path: str, site: str) -> dict[str, Any]:
    """The page as schema.org Report: what it is based on, and its translation.

    ``front`` is the page's front matter, ``site`` the address of the site, ending in a slash.
    """
    works = {}
    for key in LANGS:
        url = site + addresses.url(key, path)
        works[key] = {"@type": "Report", "@id": url, "url": url, "inLanguage": TAGS[key]}
    other = {"translationOfWork": works["zh"]} if lang == "en" else {"workTranslation": works["en"]}
    headline = front["headline"][lang]
    return {
        "@context": "https://schema.org",
        **works[lang],
        "name": unescape(front["title"]),
        "headline": headline,
        "description": front["description"],
        "author": {"@type": "GovernmentOrganization", "name": front["publisher"][lang]},
        "about": {"@type": "Event", "name": headline, "startDate": front["date"]},
        "version": front["edition"],
        "isBasedOn": site + addresses.file(front["report"], "source.zh.txt"),
        "license": LICENSE["path"],
        **other,
    }


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
