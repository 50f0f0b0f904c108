"""Which words of a page are marked as having something to say: terms whose rendering is open."""

from collections.abc import Sequence

from scripts.annotate.phrases import Pair, alignments
from scripts.chinese.characters import code_units
from scripts.model.edition import Edition
from scripts.model.rows import NONE
from scripts.model.text import LANGS, Lang, Section

SHARE = 20  # at most one character of so many is marked


def marks(edition: Edition, sections: Sequence[Section]) -> dict[Lang, str]:
    """The marks of a page in each language: areas-1:3-9 areas-2-s1:0-5, in UTF-16 code units.

    Marked is the first mention in a section of a term whose rendering is open: no public text
    settles it (its confidence is not high), and the glossary names alternatives. They are the same
    in both languages. The most open go first, those of low confidence and of many alternatives,
    and what would bring the page over its share, in either language, is not marked.
    """
    found = alignments(edition)
    shown = [found[s.id] for section in sections for s in section.segments if s.id in found]
    room = {lang: sum(len(one.texts[lang]) for one in shown) // SHARE for lang in LANGS}
    chosen = set[tuple[str, Pair]]()
    for id, pair in sorted(_first_mentions(edition, sections), key=_settled):
        sizes = {lang: sum(end - start for start, end in pair.sides[lang]) for lang in LANGS}
        if all(sizes[lang] <= room[lang] for lang in LANGS):
            room = {lang: room[lang] - sizes[lang] for lang in LANGS}
            chosen.add((id, pair))

    def listed(lang: Lang) -> str:
        """In the order of the text."""
        return " ".join(
            f"{id}:{code_units(one.texts[lang][:start])}-{code_units(one.texts[lang][:end])}"
            for id, one in found.items()
            for start, end in sorted(
                span for pair in one.pairs if (id, pair) in chosen for span in pair.sides[lang]
            )
        )

    return {lang: listed(lang) for lang in LANGS}


def _first_mentions(edition: Edition, sections: Sequence[Section]) -> list[tuple[str, Pair]]:
    """Where each term whose rendering is open first stands in a section."""
    found, first = alignments(edition), dict[tuple[str, str], tuple[str, Pair]]()
    for section in sections:
        for segment in section.segments:
            for pair in found[segment.id].pairs if segment.id in found else ():
                if pair.term and pair.term.confidence != "high" and pair.term.alternatives != NONE:
                    first.setdefault((section.id, pair.term.id), (segment.id, pair))
    return list(first.values())


def _settled(mention: tuple[str, Pair]) -> tuple[bool, int]:
    """How far the rendering of a term is settled: the least first."""
    term = mention[1].term
    return (term.confidence != "low", -term.alternatives.count(";")) if term else (True, 0)
