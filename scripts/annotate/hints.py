"""Put hints on the terms of a page: where each glossary term first stands in a section.

Positions count characters of the displayed sentence: the Chinese as in the source (setting
it keeps positions), the English as in the catalog.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from scripts.annotate.glossary import forms, occurrences
from scripts.model.edition import Edition
from scripts.model.rows import Term
from scripts.model.text import Lang, Section


@dataclass(frozen=True, slots=True)
class Hint:
    """A term in a displayed sentence: the characters ``start`` to ``end``."""

    start: int
    end: int
    term: Term


def hints(edition: Edition, section: Section, lang: Lang) -> dict[str, list[Hint]]:
    """The hints of a section by segment id; a term is marked where it first occurs."""
    entries = edition.catalog.by_id()
    seen: set[str] = set()
    found: dict[str, list[Hint]] = {}
    for segment in section.segments:
        text = edition.document.text(segment)
        taken: list[Hint] = []
        for occurrence in occurrences(edition.glossary, text):
            term = occurrence.term
            if term.zh in seen:
                continue
            hint: Hint | None = Hint(occurrence.start, occurrence.start + len(term.zh), term)
            if lang == "en":
                hint = _in_english(term, entries[segment.id].en, taken)
            if hint:
                seen.add(term.zh)
                taken.append(hint)
        found[segment.id] = sorted(taken, key=lambda hint: hint.start)
    return found


def _in_english(term: Term, english: str, taken: list[Hint]) -> Hint | None:
    """Where the term's rendering stands, beside what other hints have taken."""
    for form in forms(term):
        for match in _pattern(form).finditer(english):
            start, end = match.span()
            if all(end <= other.start or other.end <= start for other in taken):
                return Hint(start, end, term)
    return None


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """The words of a rendering, in any case, whatever marks stand between them."""
    words = [re.escape(word) for word in re.findall(r"[^\W_]+", form.removeprefix("the "))]
    return re.compile(r"\b" + r"[\W_]{1,3}".join(words) + r"\b", re.IGNORECASE)


def linked(
    text: str, found: list[Hint], link: Callable[[str, Term], str], plain: Callable[[str], str]
) -> str:
    """``text`` with each hint made into a link and the rest made plain."""
    parts, position = [], 0
    for hint in found:
        before = plain(text[position : hint.start])
        if before.endswith("!"):
            before = before[:-1] + "&#33;"  # or the link would be read as an image
        parts += [before, link(text[hint.start : hint.end], hint.term)]
        position = hint.end
    return "".join([*parts, plain(text[position:])])
