"""Guess the phrases of a sentence: those that were aligned before, wherever they stood."""

from collections.abc import Iterable

from scripts.annotate.phrases import Alignment, Spans, mentions, quoted_pieces
from scripts.model.edition import Edition
from scripts.model.rows import Phrase
from scripts.model.text import LANGS, Text


def remembered(editions: Iterable[Edition]) -> list[Text]:
    """The phrases of these reports, longest first; a single character alone says too little."""
    quotes = {
        row.quote: None
        for edition in editions
        for row in edition.layers.phrases
        if not row.reason and all(len(piece) > 1 for piece in quoted_pieces(row.quote.zh))
    }
    return sorted(quotes, key=lambda quote: (-len(quote.zh), -len(quote.en)))


def drafted(id: str, found: Alignment, known: Iterable[Text]) -> list[Phrase]:
    """Rows for what is left of a sentence, as far as phrases are known that stand there."""
    taken = {
        lang: {n for pair in found.pairs for span in pair.sides[lang] for n in range(*span)}
        for lang in LANGS
    }
    rows = list[tuple[Spans, Phrase]]()
    for quote in known:
        while all(sides := [_free(quote[lang], found.texts[lang], taken[lang]) for lang in LANGS]):
            for lang, side in zip(LANGS, sides, strict=True):
                taken[lang].update(n for span in side for n in range(*span))
            rows.append((sides[0], Phrase(id, quote, "")))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


def _free(quote: str, text: str, taken: set[int]) -> Spans:
    """Where the pieces of a phrase stand, one after the other, free; empty if they do not."""
    spans, end = list[tuple[int, int]](), 0
    for piece in quoted_pieces(quote):
        free = (s for s in mentions(piece, text) if s[0] >= end and taken.isdisjoint(range(*s)))
        if not (span := next(free, None)):
            return ()
        spans.append(span)
        end = span[1]
    return tuple(spans)
