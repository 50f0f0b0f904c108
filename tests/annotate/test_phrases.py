"""Which words say which: each case is a sentence, its rows and terms, and what comes of them."""

from __future__ import annotations

import pytest

from scripts.annotate.marks import SHARE, marks
from scripts.annotate.phrases import Alignment, aligned, alignments
from scripts.model.edition import Edition
from scripts.model.rows import Glossary, Phrase, Term
from scripts.model.text import LANGS, Text
from scripts.phrases import shown_lines
from tests.support.cases import rows

TERM = ("", "", "", "high", "—", "tech", (), 1)


def split(cells: str) -> list[list[str]]:
    return [cell.split("=") for cell in cells.split(";") if cell]


def alignment(zh: str, en: str, own: str, terms: str) -> Alignment:
    glossary = Glossary(
        "", tuple(Term(str(n), zh, "", en, *TERM[1:]) for n, (zh, en) in enumerate(split(terms)))
    )
    given = [Phrase("s", Text(*pair), "", n) for n, pair in enumerate(split(own), 2)]
    return aligned(glossary, Text(zh, en), tuple(given))


@pytest.mark.parametrize(
    ("name", "zh", "en", "own", "terms", "chinese", "english"), rows("phrases/alignments.tsv")
)
def test_which_words_say_which(
    name: str, zh: str, en: str, own: str, terms: str, chinese: str, english: str
) -> None:
    _, *lines, _ = shown_lines("s", alignment(zh, en, own, terms))
    assert [line.strip() for line in lines] == [chinese, english]


def test_a_row_that_is_split_keeps_its_term_around_it() -> None:
    found = alignment("网络强国", "a cyber power", "网络=cyber;强国=power", "网络强国=cyber power")
    said = [(found.words(p.sides.zh, "zh"), bool(p.term), bool(p.row)) for p in found.pairs]
    assert said == [("网络强国", True, False), ("网络", False, True), ("强国", False, True)]
    assert found.whole


def test_a_row_is_of_the_term_that_it_renders_otherwise() -> None:
    found = alignment("会议召开", "It convened", "会议=It;召开=convened", "会议=conference")
    assert [pair.term is not None for pair in found.pairs] == [True, False]


def test_a_sentence_without_rows_is_not_aligned() -> None:
    found = alignment("网络强国", "a cyber power", "", "网络强国=cyber power")
    assert len(found.pairs) == 1
    assert not found.whole


def test_no_more_than_its_share_of_a_page_is_marked(edition: Edition) -> None:
    found = alignments(edition)
    for page in edition.meta.pages:
        sections = [s for s in edition.document.sections if s.id in page.sections]
        ids = [segment.id for section in sections for segment in section.segments]
        marked = marks(edition, sections)
        for lang in LANGS:
            spans = [place.split(":")[1].split("-") for place in marked[lang].split()]
            text = sum(len(found[id].texts[lang]) for id in ids)
            assert sum(int(end) - int(start) for start, end in spans) <= text / SHARE
    assert marks(edition, edition.document.sections)["zh"].startswith("meeting-s1:7-19 ")
