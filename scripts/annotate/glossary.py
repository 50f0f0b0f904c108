"""Find the terms of the glossary in a sentence, and their renderings in its English."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scripts.model.rows import Glossary, Term


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
