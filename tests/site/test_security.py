"""The policy in the built pages, and what stands before it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from tests.support.site import Site


def policy(html: str) -> dict[str, list[str]]:
    """The sources of each directive."""
    (meta,) = BeautifulSoup(html, "lxml").select("meta[http-equiv=Content-Security-Policy]")
    return {name: rest for name, *rest in map(str.split, str(meta["content"]).split(";"))}


def test_only_files_of_the_own_origin_run_and_load(site: Site) -> None:
    for path in site.folder.rglob("*.html"):
        found = policy(path.read_text("utf-8"))
        assert found["script-src"] == ["'self'"]
        assert found["default-src"] == found["base-uri"] == found["form-action"] == ["'none'"]
        named = {source for sources in found.values() for source in sources}
        assert named == {"'none'", "'self'", "data:"}


def test_before_the_policy_stands_the_same_on_every_page(site: Site) -> None:
    """And nothing of a text: what is not governed by it is ours alone."""
    heads = set()
    for path in site.folder.rglob("*.html"):
        before, policy, after = path.read_text("utf-8").partition('<meta http-equiv="Content-Sec')
        assert policy
        assert not BeautifulSoup(after, "lxml").select("script:not([src], [type])")
        heads.add(re.sub(r'"[./a-z]*?/?(assets/[^"]*)?"', r'"\1"', before))
    (head,) = heads
    tags = re.findall("<[a-z]+(?: [a-z]+)?", head)
    assert tags == ["<html lang", "<head", "<meta charset", "<meta name", "<script", "<link rel",
                    "<script defer"]  # fmt: skip


def test_the_style_sheet_and_the_script_are_named_before_the_policy(site: Site) -> None:
    """Behind a policy a browser starts to load nothing before it has read the page that far."""
    for page in site.pages():
        html = site.html(page)
        assert (
            html.index("assets/site.css") < html.index("assets/site.js") < html.index("http-equiv")
        )
