"""Text from the seeds never becomes markup, whatever it is and wherever a page shows it.

The seeds of tests/data/security have a name, such as QtitleQ, wherever a text may stand. The
pages with arbitrary texts in place of the names must have the same elements and attributes
as those with the names, and show the texts as given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from html import unescape
from typing import Any

from bs4 import BeautifulSoup
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from scripts.chinese.typeset import CHINESE, fold
from scripts.model.edition import Edition
from scripts.model.text import Span
from scripts.pipeline import load, read_glossary, reports
from scripts.render.escape import yaml
from scripts.render.site import render
from tests.render.test_escape import converter
from tests.support.cases import DATA
from tests.support.strategies import code, line, markup

NAME = re.compile("Q([a-z]+)Q")
# English that may quote Chinese, which is then marked as such: an element more.
MIXED = set("remark book rival hint work also noteen commenten source web".split())
# What the pages make of these depends on what the text is; they have a test of their own.
KEPT = re.compile(r"两化|术|twofold|rendering|—|\.[a-z]{2,}/", re.IGNORECASE)
TEXTS = (line | markup | code).filter(lambda text: text.strip() and not KEPT.search(text))


@dataclass(frozen=True)
class Page:
    """What a page has: its elements with their attributes, its text, its front matter."""

    elements: list[tuple[str, Any]]
    text: str
    front: list[str]


@cache
def named() -> Edition:
    """The edition with names for texts, rows that do not hold among them."""
    (folder,) = reports(DATA / "security")
    return load(folder, read_glossary(DATA / "security"))


def retell(node: Any, say: Callable[[str], str], move: Callable[[int], int]) -> Any:
    """``node`` with all its strings and positions changed."""

    def again(inner: Any) -> Any:
        return retell(inner, say, move)

    match node:
        case str():
            return say(node)
        case Span():
            return Span(move(node.start), move(node.end))
        case tuple():
            return tuple(map(again, node))
        case _ if is_dataclass(node) and not isinstance(node, type):
            return replace(node, **{f.name: again(getattr(node, f.name)) for f in fields(node)})
    return node


def speaker(texts: list[str]) -> Callable[[str], str]:
    """Puts the texts in turn in place of the names."""
    names: dict[str, str] = {}

    def text(name: str) -> str:
        found = names.setdefault(name, texts[len(names) % len(texts)])
        return (CHINESE.sub("", found).strip() or "x") if name in MIXED else found

    return lambda words: NAME.sub(lambda match: text(match[1]), words)


def pages(edition: Edition) -> dict[str, Page]:
    files = dict(render([edition]))
    return {path: read(path, text) for path, text in files.items() if path.endswith(".md")}


def read(path: str, text: str) -> Page:
    body, data = get_data(text)
    html = BeautifulSoup(converter().reset().convert(body), "html.parser")
    for quotation in html.select("dd .quotation"):  # as much of a text as there is room for
        quotation.clear()
    values = unescape(data["title"]), data["description"]  # the theme prints a title as it is
    return Page(
        [(element.name, element.attrs) for element in html.find_all(True)],
        # The number of characters is on that page, and no text of the seeds.
        "" if path.endswith("source.md") else plain(html.get_text()),
        [*map(plain, (*values, *data["headline"].values(), *data["publisher"].values()))],
    )


@cache
def pages_with_names() -> dict[str, Page]:
    return pages(named())


def plain(text: str) -> str:
    """Without white space, and with punctuation in one width."""
    return fold("".join(text.split()))


# An example takes half a second, and shrinking it would take minutes.
@settings(max_examples=25, phases=set(Phase) - {Phase.shrink})
@given(st.lists(TEXTS, min_size=3, max_size=3, unique=True))
def test_any_text_shows_as_it_is_and_changes_no_element(texts: list[str]) -> None:
    say, source = speaker(texts), named().document.source.text
    told = pages(retell(named(), say, lambda position: len(say(source[:position]))))
    for path, page in pages_with_names().items():
        assert told[path].elements == page.elements
        assert told[path].text == plain(say(page.text))
        assert told[path].front == [plain(say(value)) for value in page.front]


def test_every_name_is_shown_somewhere() -> None:
    """Or the texts above would not be tried in its place."""
    seeds = DATA.glob("security/**/*.*")
    names = {name for path in seeds for name in NAME.findall(path.read_text("utf-8"))}
    shown = "".join(page.text + "".join(page.front) for page in pages_with_names().values())
    assert names == set(NAME.findall(shown))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_front_matter_holds_any_text(text: str) -> None:
    assert get_data(f"---\ntitle: {yaml(text)}\n---\n") == ("", {"title": text})
