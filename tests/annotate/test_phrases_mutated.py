"""Take a phrase out of a sentence, or say it twice: the phrases must show that, in that sentence.

What no check can find is a quotation that was shortened together with the text; that is what
scripts.summary lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import pytest

from scripts.annotate.phrases import Alignment, Spans, aligned, alignments
from scripts.model.edition import Edition
from scripts.model.rows import Phrase
from scripts.model.text import LANGS, Lang, Text
from tests.support.seeds import real

SOME, CAUGHT = 200, 0.99


@dataclass(frozen=True)
class Mutant:
    """A sentence with a phrase taken out, or said twice, and the rows that are left of it."""

    segment: str
    lang: Lang
    texts: Text
    rows: tuple[Phrase, ...]

    def survives(self, edition: Edition) -> bool:
        figures = [(row.segment, row.quote) for row in edition.layers.figures]
        goals = [(row.segment, row.quote) for row in edition.layers.milestones]
        quotes = [quote for segment, quote in figures + goals if segment == self.segment]
        # A figure or milestone that no longer stands there is told by its own check.
        if any(quote[lang] not in self.texts[lang] for quote in quotes for lang in LANGS):
            return False
        return aligned(edition.glossary, self.texts, self.rows, tuple(quotes)).whole


def mutants(edition: Edition) -> Iterator[Mutant]:
    """Each phrase of each side, taken out with and without its row, and each said twice.

    What only one language says is taken out without its row only: with it, nothing is missing.
    """
    for segment, found in alignments(edition).items():
        for pair in found.pairs if found.whole else ():
            kept = tuple(row for row in found.rows if row is not pair.row)
            for lang in LANGS:
                if pair.sides[lang]:
                    without = changed(found, lang, pair.sides[lang], times=0)
                    twice = changed(found, lang, pair.sides[lang], times=2)
                    yield Mutant(segment, lang, without, found.rows)
                    yield Mutant(segment, lang, twice, found.rows)
                    if pair.sides.zh and pair.sides.en:
                        yield Mutant(segment, lang, without, kept)


def changed(found: Alignment, lang: Lang, spans: Spans, times: int) -> Text:
    """The texts, with the words of these spans as often."""
    text, space = found.texts[lang], " " if lang == "en" else ""
    for start, end in reversed(spans):
        text = text[:start] + space.join([text[start:end]] * times) + text[end:]
    return Text(text, found.texts.en) if lang == "zh" else Text(found.texts.zh, text)


def survivors(edition: Edition, chosen: Sequence[Mutant]) -> list[Mutant]:
    left = [mutant for mutant in chosen if mutant.survives(edition)]
    print(f"{len(chosen) - len(left)} of {len(chosen)} changes of a phrase are told")
    for mutant in left:
        print(mutant.segment, mutant.texts[mutant.lang])
    return left


def test_most_of_some_are_told(edition: Edition) -> None:
    chosen = Random(2017).sample(list(mutants(edition)), SOME)
    assert len(survivors(edition, chosen)) <= (1 - CAUGHT) * len(chosen)


@pytest.mark.exhaustive
def test_most_of_all_are_told() -> None:
    chosen = list(mutants(real()))
    assert len(chosen) > SOME
    assert len(survivors(real(), chosen)) <= (1 - CAUGHT) * len(chosen)


def test_what_is_told_is_told_of_its_sentence(edition: Edition) -> None:
    for mutant in Random(1).sample(list(mutants(edition)), 20):
        entries = [
            replace(entry, zh=mutant.texts.zh, en=mutant.texts.en)
            if entry.id == mutant.segment
            else entry
            for entry in edition.catalog.entries
        ]
        catalog = replace(edition.catalog, entries=tuple(entries))
        others = {id for id, one in alignments(edition).items() if not one.whole}
        now = alignments(replace(edition, catalog=catalog))
        assert {id for id, one in now.items() if not one.whole} <= {*others, mutant.segment}
