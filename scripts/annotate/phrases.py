"""Which words of a sentence say which words of its translation, and what is left on either side.

The rows of phrases.tsv are placed first, the longest piece before the others, each in the first
mention that is free. What needs no row is derived: terms that are rendered as the glossary has
it, figures and milestones as they are quoted. A row splits or overrides what is derived; what is
derived may lie inside a row, around rows or across them, if it does so in both languages.

Positions count characters of the displayed sentence: the Chinese as in the source (setting it
keeps positions), the English as in the catalog.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from scripts.annotate.glossary import forms, occurrences, rendered
from scripts.chinese.characters import plain
from scripts.model.edition import Edition
from scripts.model.rows import GAP, Glossary, Phrase, Term
from scripts.model.text import LANGS, Lang, Text

Spans = tuple[tuple[int, int], ...]  # each from a start to an end
_FUNCTION = tomllib.loads(Path(__file__).with_name("function_words.toml").read_text("utf-8"))
_LETTER = "[0-9A-Za-zÀ-ɏ]"
# A number is a word with all its digits; ’s belongs to its word.
_BORDER = re.compile(rf"(?!(?<={_LETTER}){_LETTER})(?!(?<=\d[.,])\d)(?!(?<=\d)[.,]\d)")
_POSSESSIVE = re.compile(rf"[’']s(?!{_LETTER})|(?<=s)[’'](?!{_LETTER})")
_WORD = re.compile(rf"\d(?:[\d.,]*\d)?|{_LETTER}+(?:[’']{_LETTER}+)*|[^\W_]|[%‰$€£¥+]")


@dataclass(frozen=True, slots=True)
class Sides:
    """Where words stand in each language."""

    zh: Spans
    en: Spans

    def __getitem__(self, lang: Lang) -> Spans:
        return self.zh if lang == "zh" else self.en


Choice = tuple[Sides, Term | None]  # the mentions that a phrase may have, and its term


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of both languages that say the same; one side is empty where a row gives a reason.

    ``term`` is the glossary's whose Chinese this is, ``row`` the row that says so, if any.
    """

    sides: Sides
    term: Term | None = None
    row: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of a sentence in the order of its Chinese, and what has no counterpart: ``left``.

    ``rows`` are those of the sentence, ``unplaced`` those whose words do not stand there or are
    those of other rows.
    """

    texts: Text
    rows: tuple[Phrase, ...]
    pairs: tuple[Pair, ...]
    left: Sides
    unplaced: tuple[Phrase, ...]

    def words(self, spans: Spans, lang: Lang) -> str:
        """The words of one side as a row quotes them."""
        return GAP.join(self.texts[lang][start:end] for start, end in spans)

    @property
    def whole(self) -> bool:
        """Whether the sentence has rows, and every phrase is accounted for."""
        return bool(self.rows) and not (self.unplaced or self.left.zh or self.left.en)


def alignments(edition: Edition) -> dict[str, Alignment]:
    """The alignment of each sentence that is translated, by its id."""
    rows: dict[str, list[Phrase]] = defaultdict(list)
    quotes: dict[str, list[Text]] = defaultdict(list)
    for row in edition.layers.phrases:
        rows[row.segment].append(row)
    for layer in (edition.layers.figures, edition.layers.milestones):
        for quoting in layer:
            quotes[quoting.segment].append(quoting.quote)
    return {
        entry.id: aligned(
            edition.glossary,
            Text(entry.zh, entry.en),
            tuple(rows[entry.id]),
            tuple(quotes[entry.id]),
        )
        for entry in edition.catalog.entries
        if entry.en
    }


@lru_cache(maxsize=4096)  # the checks, the pages and the data ask for the same
def aligned(
    glossary: Glossary, texts: Text, rows: tuple[Phrase, ...], quotes: tuple[Text, ...] = ()
) -> Alignment:
    """The alignment of a sentence; ``quotes`` are those of its figures and milestones."""
    said, texts = texts, Text(plain(texts.zh), plain(texts.en))
    there = occurrences(glossary, texts.zh)
    choices: list[Choice] = [_of_term(found.term, found.start, texts.en) for found in there]
    choices += [
        (Sides(*(mentions(quote[lang], texts[lang]) for lang in LANGS)), None) for quote in quotes
    ]
    terms = [pair for pair in _derived(choices, []) if pair.term]
    placed, unplaced = _placed(texts, rows, terms)
    pairs = _derived(choices, placed)
    pairs.sort(key=_first)
    left = Sides(*(_left(texts, pairs, lang) for lang in LANGS))
    return Alignment(said, rows, tuple(pairs), left, unplaced)


def _first(pair: Pair) -> tuple[bool, int, int]:
    """Pairs stand in the order of the Chinese, the longest first; then what only English has."""
    start, end = (pair.sides.zh or pair.sides.en)[0]
    return not pair.sides.zh, start, -end


def mentions(words: str, text: str) -> Spans:
    """Where words stand in a text: whole ones, numbers with all their digits, in any case."""
    return _within(_literal(words), text) if words else ()


@cache
def _literal(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(plain(words)), re.IGNORECASE)


def _within(words: re.Pattern[str], text: str) -> Spans:
    """The matches within the borders of words; an ’s that follows is part of one."""
    found = []
    for match in words.finditer(text):
        start, end = match.span()
        if _BORDER.match(text, start) and _BORDER.match(text, end):
            suffix = _POSSESSIVE.match(text, end)
            found.append((start, suffix.end() if suffix else end))
    return tuple(found)


def _placed(
    texts: Text, rows: Sequence[Phrase], terms: Sequence[Pair]
) -> tuple[list[Pair], tuple[Phrase, ...]]:
    """The rows in their places, and those that have none, which take no word from the others."""
    todo, unplaced = list(rows), list[Phrase]()
    while True:
        zh, en = (_side(todo, texts, terms, lang) for lang in LANGS)
        found = list(zip(todo, zh, en, strict=True))
        failed = [row for row, *sides in found if None in sides]
        if not failed:
            return [Pair(Sides(a or (), b or ()), None, row) for row, a, b in found], tuple(
                unplaced
            )
        unplaced += failed
        todo = [row for row in todo if row not in failed]


def _side(
    rows: Sequence[Phrase], texts: Text, terms: Sequence[Pair], lang: Lang
) -> list[Spans | None]:
    """Where the pieces of each row stand; None for a row of which one has no free mention.

    A mention that is no part of a term goes before one that is.
    """
    text, taken = texts[lang], set[int]()
    found: list[list[tuple[int, int] | None]] = [[] for _ in rows]
    split = [(n, piece) for n, row in enumerate(rows) for piece in quoted_pieces(row.quote[lang])]
    for n, piece in sorted(split, key=lambda one: -len(one[1])):
        free = [span for span in mentions(piece, text) if taken.isdisjoint(range(*span))]
        cut = [any(_cuts(span, s) for term in terms for s in term.sides[lang]) for span in free]
        span = free[cut.index(False) if False in cut else 0] if free else None
        found[n].append(span)
        taken.update(range(*span or (0, 0)))
    return [None if None in own else tuple(sorted(filter(None, own))) for own in found]


def quoted_pieces(quote: str) -> list[str]:
    """The pieces of a quotation; none of an empty one."""
    return quote.split(GAP) if quote else []


def _cuts(span: tuple[int, int], term: tuple[int, int]) -> bool:
    """Whether a span takes a part of a term, and not all of it."""
    overlap = span[0] < term[1] and term[0] < span[1]
    return overlap and not (span[0] <= term[0] and term[1] <= span[1])


def _of_term(term: Term, start: int, english: str) -> Choice:
    """A term of the Chinese, and where its rendering stands, or another accepted one."""
    there = forms(term) if rendered(term, english) else []
    found = dict.fromkeys(span for form in there for span in _within(_rendering(form), english))
    return Sides(((start, start + len(term.zh)),), tuple(found)), term


@cache
def _rendering(form: str) -> re.Pattern[str]:
    """The words of a rendering, whatever marks stand between them."""
    words = re.findall(r"[^\W_]+", form.removeprefix("the "))
    return re.compile(r"[\W_]{1,3}".join(words), re.IGNORECASE)


def _derived(choices: Iterable[Choice], placed: Sequence[Pair]) -> list[Pair]:
    """The pairs that are placed, with those that need no row: terms, then others, longest first.

    ``choices`` are the mentions that each may have. What is derived touches the same pairs in
    both languages, and a figure or milestone has whole pairs within it in both: “202 projects” is
    but a part of 202个新模式应用项目. A row of the Chinese of a term is of that term, however it
    renders it.
    """
    pairs = list(placed)
    there = (choice for choice in choices if choice[0].zh)
    for mention, term in sorted(there, key=_by_length):
        options = (Sides((zh,), (en,)) for zh in mention.zh for en in mention.en)
        alike = (
            s for s in options if _touched(s, pairs, "zh", term) == _touched(s, pairs, "en", term)
        )
        sides = next(alike, None)
        known = [
            n
            for n, p in enumerate(pairs)
            if p.sides == sides or (term and p.sides.zh == mention.zh)
        ]
        if known:
            pairs[known[0]] = replace(pairs[known[0]], term=pairs[known[0]].term or term)
        elif sides:
            pairs.append(Pair(sides, term))
    return pairs


def _by_length(choice: Choice) -> tuple[bool, int]:
    start, end = choice[0].zh[0]
    return choice[1] is None, start - end


def _touched(
    sides: Sides, pairs: Sequence[Pair], lang: Lang, term: Term | None
) -> list[tuple[int, bool]]:
    """The pairs that share words with this one on one side; of no term, which are within it."""
    own = {place for span in sides[lang] for place in range(*span)}
    places = ({n for span in pair.sides[lang] for n in range(*span)} for pair in pairs)
    return [(n, not term and there <= own) for n, there in enumerate(places) if own & there]


def _left(texts: Text, pairs: Sequence[Pair], lang: Lang) -> Spans:
    """The words that are in no pair and say something, with the function words between them."""
    text, runs, together = texts[lang], list[tuple[int, int]](), False
    taken = {place for pair in pairs for span in pair.sides[lang] for place in range(*span)}
    for word in _WORD.finditer(text):
        start, end = word.span()
        if taken.issuperset(range(start, end)):
            together = False
        elif not says_nothing(word[0], lang):
            runs.append((runs.pop()[0] if together else start, end))
            together = True
        together = together and text[end : end + 1] not in tuple(",.;:，。；：、")
    return tuple(runs)


def says_nothing(words: str, lang: Lang) -> bool:
    """Whether words are function words only."""
    found = {word[0].casefold() for word in _WORD.finditer(words)}
    return found <= set(_FUNCTION[lang].split())
