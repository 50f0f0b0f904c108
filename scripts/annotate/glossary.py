"""Read the glossary, and find its terms in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scripts.model.rows import Glossary, Term
from scripts.read.tsv import read_table

COLUMNS = "id zh pinyin en note source confidence alternatives category accept"


def read_glossary(path: Path, name: str, published: Mapping[str, str] | None = None) -> Glossary:
    """Read the tab-separated glossary, and the names beside it (names.tsv), if there are any.

    ``name`` is shown in messages. Raises Unreadable.
    """
    rows = read_table(path, name, COLUMNS)
    terms = tuple(_term(line, cells) for line, cells in rows)
    return Glossary(name, terms, read_names(path.with_name("names.tsv")), published or {})


def read_names(path: Path) -> tuple[str, ...]:
    """The names that hold a number and count nothing, from a table that need not be there."""
    rows = read_table(path, f"seeds/{path.name}", "name note") if path.is_file() else ()
    return tuple(cells[0] for _, cells in rows if cells[0])


def _term(line: int, cells: list[str]) -> Term:
    id, zh, pinyin, en, note, source, confidence, alternatives, category, accept = cells
    forms = tuple(filter(None, accept.split("|")))
    return Term(id, zh, pinyin, en, note, source, confidence, alternatives, category, forms, line)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term at ``start`` (counted in characters of the text that was searched)."""

    term: Term
    start: int


@lru_cache(maxsize=1024)  # the checks and each page that shows a sentence ask for the same
def occurrences(glossary: Glossary, text: str) -> tuple[Occurrence, ...]:
    """Where terms occur in a Chinese text, longest first: 副部长 is not also 部长."""
    by_name, pattern = _finder(glossary)
    return tuple(Occurrence(by_name[m[0]], m.start()) for m in pattern.finditer(text))


@lru_cache(maxsize=4)
def _finder(glossary: Glossary) -> tuple[dict[str, Term], re.Pattern[str]]:
    """The terms by their Chinese, and one pattern for all of them."""
    by_name = {term.zh: term for term in glossary.terms}
    longest_first = sorted(by_name, key=lambda name: (-len(name), name))
    return by_name, re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def rendered(term: Term, english: str) -> bool:
    """Whether an English text holds the term's rendering or another accepted one."""
    words = _words(english)
    return any(f" {_words(form)} " in f" {words} " for form in forms(term))


def forms(term: Term) -> list[str]:
    """The rendering with and without what stands in brackets, and the accepted forms."""
    return [form for form in (term.en, _short(term.en), *term.accept) if form.strip()]


@lru_cache(maxsize=1024)
def _short(rendering: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", rendering)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """Lower-case words without punctuation or a leading article, separated by one space."""
    words = re.findall(r"[^\W_]+", text.replace("’", "").replace("'", "").casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)
