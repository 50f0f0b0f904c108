"""The glossary: terms by letter, and the words around each in the text."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given

from scripts.annotate.places import Place
from scripts.model.rows import Term
from scripts.model.text import Lang, Text
from scripts.pipeline import generate
from scripts.render.terms import around, by_letter
from tests.support.cases import rows
from tests.support.seeds import copy
from tests.support.strategies import code, line, markup


def term(zh: str, pinyin: str, en: str, accept: str = "") -> Term:
    forms = tuple(filter(None, accept.split("|")))
    return Term(zh, zh, pinyin, en, "", "", "", "", "", forms, 1)


TERMS = (
    term("5G", "wǔ G", "5G"),
    term("百兆宽带", "bǎi zhào kuāndài", "100 Mbps broadband"),
    term("部长", "bùzhǎng", "the minister"),
    term("八项规定", "bā xiàng guīdìng", "eight-point decision"),
    term("“四风”", "sì fēng", "“Four Forms of Decadence”"),
    term("10兆", "10 zhào", "an éclair"),
)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", "0:10兆 b:八项规定,百兆宽带,部长 s:“四风” w:5G"),
        ("en", "0:百兆宽带,5G e:10兆,八项规定 f:“四风” m:部长"),
    ],
)
def test_terms_stand_by_letter(lang: Lang, expected: str) -> None:
    """八 before 百: syllables count, not letters; “the” and “an” do not count."""
    found = by_letter(TERMS, lang)
    assert " ".join(f"{a}:{','.join(t.zh for t in own)}" for a, own in found) == expected


@pytest.mark.parametrize(
    ("zh", "en", "accept", "lang", "chinese", "english", "expected"), rows("terms/around.tsv")
)
def test_the_words_around_a_term(
    zh: str, en: str, accept: str, lang: Lang, chinese: str, english: str, expected: str
) -> None:
    place = Place("2017", "areas", "areas-1", Text(chinese, english))
    assert around(place, term(zh, "", en, accept), lang) == expected


def test_the_first_places_are_quoted_and_the_others_numbered(tmp_path: Path) -> None:
    root = copy(tmp_path)
    pages, _ = generate(root)
    row = pages["en/terms.md"].partition("**cyber power**")[2].partition("\n\n")[0]
    links = re.findall(r"\[(.*?)\]\(2017/", row)
    assert ["cyber power" in link for link in links[:2]] == [True, True]
    assert links[2:] == [str(n) for n in range(3, len(links) + 1)] != []


@given(line | markup | code, line)
def test_a_quotation_shows_as_it_is(text: str, name: str) -> None:
    """Whatever a sentence says: no more than a part of it, and no element."""
    place = Place("2017", "areas", "areas-1", Text("文", f"{text} {name} {text}"))
    shown = unescape(around(place, term("文", "", name), "en")).strip("…")
    assert shown in place.text.en
    assert not re.search(r"[<>\[\]*`_]", around(place, term("文", "", name), "en"))
