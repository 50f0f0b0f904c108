from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]
from mkdocs.utils.yaml import yaml_load

from scripts.pipeline import ROOT
from scripts.render.escape import markdown, opening, verbatim
from tests.support.seeds import real
from tests.support.strategies import line, markup

BUILTIN = ["toc", "tables", "fenced_code"]  # MkDocs adds them to those in mkdocs.yml.
TEXTS = line | markup


@cache
def converter() -> Any:
    """Python-Markdown as MkDocs sets it up for this site."""
    listed: list[Any] = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    given_options = [entry if isinstance(entry, dict) else {entry: {}} for entry in listed]
    options = {name: config for entry in given_options for name, config in entry.items()}
    return Markdown(extensions=[*BUILTIN, *options], extension_configs=options)


def shown(page: str, selector: str) -> str:
    """What a reader sees of the one element that the selector finds."""
    made = converter().reset().convert(page)
    (element,) = BeautifulSoup(made, "html.parser").select(selector)
    assert not element.find(True), "the text became markup"
    return element.get_text()


def as_seen(text: str) -> str:
    """White space as HTML shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text.strip())


@given(TEXTS)
def test_in_a_span(text: str) -> None:
    page = f'<span class="segment">{markdown(text)}</span>'
    assert shown(page, "p > span.segment") == text


@given(TEXTS.filter(str.strip))
def test_in_a_heading(text: str) -> None:
    page = f"## {markdown(text)} {{ #x .segment }}"
    assert as_seen(shown(page, "h2#x.segment")) == as_seen(text)


@given(TEXTS)
def test_in_a_table_cell(text: str) -> None:
    page = f"| zh | en |\n|---|---|\n| {markdown(text)} | end |"
    assert as_seen(shown(page, "td:first-child")) == as_seen(text)
    assert shown(page, "td:last-child") == "end"


@given(TEXTS.filter(str.strip))
def test_in_a_list_and_in_a_link(text: str) -> None:
    assert as_seen(shown(f"- [{markdown(text)}](terms.md)", "li > a")) == as_seen(text)


@given(TEXTS.filter(str.strip))
def test_in_a_note_and_in_a_counterpart(text: str) -> None:
    own = markdown(text)
    note = f"/// details | 1 {own}\n    attrs: {{class: x}}\n\n{opening(own)}\n\n///"
    assert as_seen(shown(note, "details.x > p")) == as_seen(text)
    assert as_seen(shown(note, "summary")) == as_seen(f"1 {text}")
    page = f'/// html | p.counterpart[lang=zh]\n<span class="segment">{markdown(text)}</span>\n///'
    assert shown(page, "p.counterpart > span.segment") == text


@given(st.text(" \t\r\n\u3000\u2028\ufeffab中*_`#&;<>{}[]|:=-1."))
def test_as_it_was_received(text: str) -> None:
    page = f'# A\n\n<details><pre lang="zh">\n{verbatim(text)}</pre></details>\n\nafter\n'
    found = converter().reset().convert(page).split('<pre lang="zh">\n')[1].split("</pre>")[0]
    assert "<" not in found
    assert html.unescape(found) == text
    assert "\n\n" not in page.split("<pre")[1].split("</pre>")[0]


@pytest.mark.parametrize("text", ["", "会议召开。", "Conference convened, 6.5% up: “yes”!", "a/b"])
def test_plain_text_stays_readable(text: str) -> None:
    assert markdown(text) == text


@pytest.mark.parametrize("char", ["\u2028", "\u2029"])
def test_line_breaks_that_the_source_may_hold(char: str) -> None:
    page = f'<span class="segment">{markdown(f"会{char}议")}</span>'
    assert shown(page, "span") == f"会{char}议"


def test_the_communique_of_2017_needs_no_escape() -> None:
    texts = [real().document.text(segment) for segment in real().document.segments]
    assert [markdown(text) for text in texts] == texts
