"""What is typed otherwise than the text has it: rare characters, numbers, spellings, look-alikes.

The tables beside this file are the cases: a row is all it takes to add one.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.chinese.radicals import CHARACTERS, RADICALS, unify
from scripts.model.text import LANGS, Lang, Text
from tests.search.worker import Result, results


def table(name: str) -> list[list[str]]:
    _, *rows = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [row.split("\t") for row in rows]


def words(pairs: list[list[str]]) -> dict[str, Text]:
    """A sentence for each word, which is also its id."""
    return {word: Text("句", f"Of {word} here.") for pair in pairs for word in pair}


def ids(found: dict[str, list[Result]]) -> dict[str, set[str]]:
    return {query: {result.id for result in answer} for query, answer in found.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_each_query_finds_its_sentences_and_no_others(
    browser: Browser, tmp_path: Path, lang: Lang
) -> None:
    texts = {id: Text(zh, en) for id, zh, en in table("sentences.tsv")}
    expected = {query: set(ids.split()) - {"none"} for query, ids in table("folding.tsv")}
    found = results(browser, tmp_path, texts, lang, list(expected))
    assert ids(found) == expected


def test_both_spellings_find_both(browser: Browser, tmp_path: Path) -> None:
    pairs = table("spellings.tsv")
    queries = [query for pair in pairs for word in pair for query in (word, f'"of {word}"')]
    expected = {q: set(pair) for q in queries for pair in pairs if q.strip('"').split()[-1] in pair}
    assert ids(results(browser, tmp_path, words(pairs), "en", queries)) == expected


def test_other_words_stay_apart(browser: Browser, tmp_path: Path) -> None:
    pairs = table("unrelated.tsv")
    expected = {word: {word} for pair in pairs for word in pair}
    assert ids(results(browser, tmp_path, words(pairs), "en", list(expected))) == expected


@pytest.mark.parametrize("lang", LANGS)
def test_no_result_cuts_a_character_in_two(browser: Browser, tmp_path: Path, lang: Lang) -> None:
    runs = {f"run-{n}": "一" * n + "𬭎" * 150 + "村" + "𬭎" * 150 for n in range(4)}
    texts = {id: Text(text, text) for id, text in runs.items()} | {"丽": Text("丽水", "-")}
    found = results(browser, tmp_path, texts, lang, ["村", "𬭎村", "丽水"])
    assert all(result.whole for answer in found.values() for result in answer)
    assert [len(answer) for answer in found.values()] == [4, 4, 1]
    assert {mark for result in found["𬭎村"] for mark in result.marks} == {"𬭎村"}


def test_marks_are_the_text_as_it_stands(browser: Browser, tmp_path: Path) -> None:
    texts = {id: Text(zh, en) for id, zh, en in table("sentences.tsv")}
    queries = {"部长": "部⻓", "丽水": "丽水", "130000": "130,000", "曹𬭎": "曹𬭎"}
    found = results(browser, tmp_path, texts, "zh", list(queries))
    for query, mark in queries.items():
        assert [mark] in [result.marks for result in found[query]]


def test_each_radical_is_the_character_that_it_looks_like() -> None:
    assert unify(RADICALS) == CHARACTERS
    assert unify("⼯业和信息化部⻓") == "工业和信息化部长"
