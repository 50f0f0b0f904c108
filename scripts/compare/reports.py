"""Set neighboring reports side by side: indicators, points and sentences, formulations.

Nothing here judges: an estimate and a target stay what they are, and none is taken from another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from scripts.chinese.typeset import fold
from scripts.compare.align import Aligned, align
from scripts.model.edition import Edition
from scripts.model.rows import Figure, Term
from scripts.model.text import Document, Text

# A clause of so many characters counts as a formulation.
CLAUSE = 6
_MARKS = re.compile(r"[。！？；，、：,;:!?“”‘’《》（）()\s]+")
Change = Literal["new", "dropped", "moved", "more", "less", "kept"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What two reports say of one indicator, each figure with its own kind and year."""

    key: str
    name: Text
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]

    @property
    def pairs(self) -> tuple[tuple[Figure, Figure], ...]:
        """Each target of the earlier report, and what the later one states for its year."""
        return tuple(
            (target, stated)
            for target in self.before
            for stated in self.after
            if target.kind == "target" and stated.kind in ("estimate", "outcome")
            if target.year == stated.year
        )


@dataclass(frozen=True, slots=True)
class Use:
    """One place where words stand: a segment, and the section that it is in."""

    section: str
    segment: str


@dataclass(frozen=True, slots=True)
class Formulation:
    """Words of either report, and where they stand in each; a segment is named once a time.

    ``term`` is the glossary's row, if it has one.
    """

    words: str
    term: Term | None
    before: tuple[Use, ...]
    after: tuple[Use, ...]

    @property
    def change(self) -> Change:
        """What became of the words between the two reports.

        ``moved``: both have them, but in no section that is the same; ``more`` and ``less``: in
        one that is, the later one oftener or less often; ``kept``: as often.
        """
        if not self.before or not self.after:
            return "dropped" if self.before else "new"
        if not {use.section for use in self.before} & {use.section for use in self.after}:
            return "moved"
        more = len(self.after) - len(self.before)
        return "more" if more > 0 else "less" if more else "kept"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two neighboring reports say of the same things; the earlier one is ``before``."""

    indicators: tuple[Indicator, ...]
    sections: tuple[Aligned, ...]
    terms: tuple[Formulation, ...]
    clauses: tuple[Formulation, ...]


def compare(before: Edition, after: Edition) -> Comparison:
    """Sections come in the order of the later report's pages, then those it does not have."""
    pages = (*after.meta.pages, *before.meta.pages)
    sections = dict.fromkeys(name for page in pages for name in page.sections)
    return Comparison(
        indicators(before.layers.figures, after.layers.figures),
        align(before.document, after.document, list(sections)),
        terms(after.glossary.terms, before.document, after.document),
        clauses(before.document, after.document),
    )


def indicators(before: Sequence[Figure], after: Sequence[Figure]) -> tuple[Indicator, ...]:
    """One row a key, in order of first occurrence; every figure stands in one row."""
    rows: dict[str, tuple[list[Figure], list[Figure]]] = {}
    for side, figures in enumerate((before, after)):
        for figure in figures:
            rows.setdefault(figure.key, ([], []))[side].append(figure)
    return tuple(
        Indicator(key, (*old, *new)[0].indicator, tuple(old), tuple(new))
        for key, (old, new) in rows.items()
    )


def terms(glossary: Iterable[Term], before: Document, after: Document) -> tuple[Formulation, ...]:
    """The glossary terms of either report, wherever their characters stand.

    Those inside a longer term count too, so that a term is new only where the earlier report
    nowhere has it.
    """
    texts = list(_texts(before)), list(_texts(after))
    found = []
    for term in glossary:
        words = fold(term.zh)
        uses = (tuple(use for use, text in own for _ in range(text.count(words))) for own in texts)
        found.append(Formulation(term.zh, term, *uses))
    return tuple(formulation for formulation in found if formulation.before or formulation.after)


def clauses(before: Document, after: Document) -> tuple[Formulation, ...]:
    """The clauses that both reports have word for word, in the order of the later one.

    A clause is what stands between two marks, a mark of enumeration (、) among them.
    """
    found = _clauses(before), _clauses(after)
    return tuple(
        Formulation(words, None, tuple(found[0][words]), tuple(uses))
        for words, uses in found[1].items()
        if words in found[0] and len(words) >= CLAUSE
    )


def _clauses(document: Document) -> dict[str, list[Use]]:
    uses: dict[str, list[Use]] = {}
    for use, text in _texts(document):
        for clause in _MARKS.split(text):
            uses.setdefault(clause, []).append(use)
    return uses


def _texts(document: Document) -> Iterator[tuple[Use, str]]:
    """Every segment, the headline first, with its text in half-width marks."""
    sections = {s.id: section.id for section in document.sections for s in section.segments}
    for segment in document.segments:
        yield Use(sections.get(segment.id, segment.id), segment.id), fold(document.text(segment))
