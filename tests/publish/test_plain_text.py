"""The text as Markdown that is read as it stands, and the list of what the site holds."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]

from scripts.chinese.typeset import typeset
from scripts.publish.downloads import downloads
from scripts.publish.files import docs_files
from scripts.publish.plain_text import full_text, llms_txt
from scripts.render.escape import readable
from tests.support.samples import two
from tests.support.seeds import real
from tests.support.strategies import printable

SITE = "https://example.org/readouts/"
LINE = re.compile(r"- `([a-z0-9-]+)` (.*)")
FILE = re.compile(r"- \[(.+)\]\((https://[^()]+)\): (.+)")


def test_each_sentence_is_a_line_with_its_id_in_each_language() -> None:
    lines = list(filter(None, map(LINE.fullmatch, full_text(real()).decode().splitlines())))
    texts = [t for _, entry in real().rows() for t in (typeset(entry.zh), entry.en)]
    assert [line[1] for line in lines[::2]] == [segment.id for segment in real().document.segments]
    assert [line[1] for line in lines[::2]] == [line[1] for line in lines[1::2]]
    assert all(line[2].endswith(readable(t)) for line, t in zip(lines, texts, strict=True))


def test_an_ampersand_alone_is_no_markup() -> None:
    assert readable("R&D of *5G* & [a](b) &amp; a_b") == r"R&D of \*5G\* & \[a\](b) &amp;amp; a\_b"


@given(st.one_of(printable, st.text("\\`*_{}[]<>&;#ab1 amp", max_size=12)))
def test_any_text_comes_back_from_its_markdown(text: str) -> None:
    text = " ".join(text.split())
    html = markdown(f"- `id` {readable(text)}")
    shown = re.sub(r"<[^>]+>", "", html.replace("<code>id</code>", "", 1))
    assert unescape(shown).strip() == text


def test_the_list_is_as_the_convention_has_it() -> None:
    head, *rest = llms_txt(two(), SITE).decode().split("\n\n## ")
    title, quote, *_ = head.split("\n\n")
    assert title.startswith("# ")
    assert quote.startswith("> ")
    for part in rest:
        name, _, lines = part.partition("\n")
        assert name
        assert [line for line in lines.split("\n") if line and not FILE.fullmatch(line)] == []


def test_the_list_names_each_page_and_each_file_of_data() -> None:
    text = llms_txt(two(), SITE).decode()
    for edition in two():
        id = edition.meta.id
        pages = [page.id for page in edition.meta.pages]
        for page in ("full-text", "figures", "source", *pages):
            assert f"]({SITE}en/{id}/{page}/): " in text
            assert f"]({SITE}{id}/{page}/)" in text
        for name in (*downloads(edition), f"{id}.epub", "full-text.md"):
            assert f"]({SITE}{id}/{name}): " in text
    for path, _ in docs_files(two()):
        assert f"]({SITE}{path.removeprefix('zh/')}): " in text
    assert f"]({SITE}en/compare/2017/2018/): " in text
