"""What pages say to search engines, in the words of schema.org, and to those who show links."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.support.seeds import ROOT
from tests.support.site import Site
from tests.tools.npm import installed

PACKAGE = ROOT / "tests/tools/vocabulary"


def soup(site: Site, page: str) -> BeautifulSoup:
    return BeautifulSoup(site.html(page), "lxml")


def graph(site: Site, page: str) -> list[dict[str, Any]]:
    """The things that a page describes, itself first."""
    (script,) = soup(site, page).select("script[type='application/ld+json']")
    found: list[dict[str, Any]] = json.loads(script.text)["@graph"]
    return found


def site_edition(site: Site) -> str:
    """The edition of the source, as report.json has it."""
    report = json.loads((site.folder / "2017/report.json").read_text("utf-8"))
    assert report["translation"] == {"edition": 2, "date": "2026-11-25"}
    return str(report["source"]["sha256"])[:8]


def test_structured_data_names_the_translation(site: Site) -> None:
    for page in site.pages():
        data = graph(site, page)[0]
        english = page.startswith("en/")
        assert data["inLanguage"] == ("en" if english else "zh-Hans")
        other = data["translationOfWork" if english else "workTranslation"]
        assert other["inLanguage"] == ("zh-Hans" if english else "en")
        versions = {data["version"], other["version"]}
        named = "unofficial translation, second edition" if english else "非官方译文，第二版"
        assert versions == {site_edition(site), named}
        cited = soup(site, page).select("meta[name='citation_title']")
        edition = site_edition(site) + (f", {named}" if english else "")
        metas = soup(site, page).select("meta[name='prism.edition']")
        assert [meta["content"] for meta in metas] == [edition] * len(cited)
        assert (site.folder / data["isBasedOn"].removeprefix(site.url)).is_file()
        assert (site.folder / other["url"].removeprefix(site.url) / "index.html").is_file()


def test_the_way_to_each_page_is_named(site: Site) -> None:
    for page in site.pages():
        crumbs = [data for data in graph(site, page) if data["@type"] == "BreadcrumbList"]
        home = page if page in ("./", "en/") else ""
        assert len(crumbs) == (not home), page
        for start, here in (data["itemListElement"] for data in crumbs):
            assert start["item"] == site.url + ("en/" if page.startswith("en/") else "")
            assert here["name"] == graph(site, page)[0]["name"]
            assert [start["position"], here["position"]] == [1, 2]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_data_is_a_dataset_on_the_page_of_its_figures(site: Site, prefix: str) -> None:
    pages = {f"{prefix}2017/figures/"}
    kinds = {page: {data["@type"] for data in graph(site, page)} for page in site.pages()}
    assert {page for page in kinds if "Dataset" in kinds[page]} >= pages
    assert not {page for page in kinds if "Dataset" in kinds[page] and "/figures/" not in page}
    (data,) = (d for d in graph(site, *pages) if d["@type"] == "Dataset")
    assert 50 <= len(data["description"]) <= 5000  # what search engines for data ask for
    offered = {}
    for download in data["distribution"]:
        path = download["contentUrl"].removeprefix(site.url)
        assert (site.folder / path).is_file()
        offered[path.rpartition("/")[2]] = download["encodingFormat"]
    assert offered == {
        "2017.tmx": "application/xml",
        "terms.tbx": "application/xml",
        "report.json": "application/json",
        "datapackage.json": "application/json",
        **dict.fromkeys(("figures.csv", "milestones.csv", "terms.csv", "phrases.csv"), "text/csv"),
    }


def test_without_a_picture_a_link_has_none(site: Site) -> None:
    """The tests' own edition has no cards."""
    for page in site.pages():
        assert not soup(site, page).select("[property^='og:image'], [name='twitter:card']")


@pytest.mark.exhaustive
def test_the_vocabulary_has_all_that_is_said(any_site: Site, tmp_path: Path) -> None:
    """By schema-dts, the definitions of schema.org as types: what they do not know is an error."""
    program = installed(PACKAGE, "tsc")
    if not program:
        pytest.skip("that needs Node.js with npm, and once the network")
    said = {json.dumps(graph(any_site, page), ensure_ascii=False) for page in any_site.pages()}
    (tmp_path / "node_modules").symlink_to(PACKAGE / "node_modules")
    lines = ['import type { Graph } from "schema-dts";', "export const graphs: Graph[] = ["]
    lines += [f'{{ "@context": "https://schema.org", "@graph": {text} }},' for text in sorted(said)]
    (tmp_path / "graphs.ts").write_text("\n".join([*lines, "];"]), "utf-8")
    command = [str(program), "--noEmit", "--strict", "--skipLibCheck", "graphs.ts"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == ""
