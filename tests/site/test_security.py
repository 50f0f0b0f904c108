"""The policy in the built pages, and how it is made."""

from __future__ import annotations

import base64
import hashlib
import runpy
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError

from scripts.model.problem import Unreadable
from scripts.pipeline import ROOT
from scripts.publish.policy import restrict
from tests.support.site import Site

HEAD = '<head><meta charset="utf-8"></head>'
SCRIPT = "<script>a=1</script>"
A_IS_1 = "sha256-wi/qXXQo5c9H72NUyXySI8ldbc3D4NIwD/eQVrH/PYU="  # by openssl


def policy(html: str) -> dict[str, list[str]]:
    """The sources of each directive."""
    (meta,) = BeautifulSoup(html, "lxml").select("meta[http-equiv=Content-Security-Policy]")
    return {name: rest for name, *rest in map(str.split, str(meta["content"]).split(";"))}


def test_every_page_lets_its_own_scripts_run_and_no_other(site: Site) -> None:
    for path in site.folder.rglob("*.html"):
        html = path.read_text("utf-8")
        inline = BeautifulSoup(html, "lxml").select("script:not([src], [type])")
        digests = (hashlib.sha256(script.text.encode()).digest() for script in inline)
        hashes = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
        assert policy(html)["script-src"] == ["'self'", *hashes], path


def test_only_data_and_the_own_origin_are_named(site: Site) -> None:
    for path in site.folder.rglob("*.html"):
        found = policy(path.read_text("utf-8"))
        assert found["default-src"] == found["base-uri"] == found["form-action"] == ["'none'"]
        named = {source for sources in found.values() for source in sources}
        assert {s for s in named if "sha256" not in s} == {"'none'", "'self'", "data:"}


def test_the_policy_stands_before_all_that_it_governs(site: Site) -> None:
    for path in site.folder.rglob("*.html"):
        first, second = BeautifulSoup(path.read_bytes(), "lxml").head.find_all(True)[:2]  # type: ignore[union-attr]
        assert first["charset"] == "utf-8"
        assert second["http-equiv"] == "Content-Security-Policy"


def test_the_text_of_a_page_brings_no_script() -> None:
    assert policy(restrict(HEAD + SCRIPT, HEAD + SCRIPT))["script-src"] == ["'self'", f"'{A_IS_1}'"]
    assert policy(restrict(HEAD + SCRIPT, HEAD))["script-src"] == ["'self'"]


def test_reloading_while_serving_is_allowed() -> None:
    found = policy(restrict(HEAD + SCRIPT, HEAD + SCRIPT, reloading=True))
    assert found["script-src"] == ["'self'", "'unsafe-inline'"]


def test_a_theme_without_a_place_for_the_policy_fails() -> None:
    with pytest.raises(Unreadable, match="not found"):
        restrict("<head></head>", "")


def test_a_theme_that_changes_the_text_of_a_page_fails() -> None:
    event = runpy.run_path(str(ROOT / "overrides/hooks.py"))["on_post_page"]
    page = SimpleNamespace(content="<p>text</p>", file=SimpleNamespace(src_uri="a.md"))
    config = SimpleNamespace(theme={"language": "zh"})
    with pytest.raises(PluginError, match=r"a\.md:1: its text: occurs 0 times"):
        event(HEAD, page=page, config=config)
