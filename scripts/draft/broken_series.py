"""What an editor should look at: series that break off or do not hold what they announce."""

from __future__ import annotations

from scripts.chinese.characters import plain
from scripts.chinese.numerals import integer
from scripts.model.problem import Problem, Problems
from scripts.model.text import Document, Section
from scripts.parse.genre import GENRE
from scripts.parse.sentences import read_text
from scripts.parse.series import Candidate, marker_candidates


def remarks(document: Document) -> list[Problem]:
    """The remarks on a parsed text in the order of its lines. None of them is an error."""
    found = [*_broken(document), *_counts(document)]
    return sorted(found, key=lambda problem: problem.line)


def _broken(document: Document) -> Problems:
    """Words that look like a marker and count no item."""
    text = read_text(document.source.text)
    counted = {item.marker.span for section in document.sections for item in section.items}
    last: dict[str, Candidate] = {}
    for candidate in marker_candidates(text):
        before = last.get(candidate.style)
        last[candidate.style] = candidate
        if candidate.span in counted or candidate.style == "首先":
            continue
        words = text.exact[candidate.span.start : candidate.span.end]
        if candidate.number == 1:
            finding = "begins a series that does not go on"
        else:
            after = text.exact[before.span.start : before.span.end] if before else "no other"
            finding = f"found after {after}, expected number {before.number + 1 if before else 1}"
        line = document.source.line_of(candidate.span.start)
        action = "it is kept as text: compare the original"
        yield Problem(document.source.path, line, words, finding, action)


def _counts(document: Document) -> Problems:
    """Announced numbers of items (八个方面) that are not the numbers found."""
    for section in document.sections:
        if not section.opening:
            continue
        lead = section.opening[-1]
        says = plain(document.text(lead))
        announced = list(GENRE["counted"].finditer(says))
        if not announced or not (section.items or says[-1] in ":："):
            continue
        expected, found = integer(announced[-1]["count"]), _items(section)
        if expected != found:
            line = document.source.line_of(lead.span.start)
            finding = f"announces {expected} items, found {found}"
            yield Problem(
                document.source.path, line, announced[-1][0], finding, "compare the original"
            )


def _items(section: Section) -> int:
    return sum(item.marker.level == 0 for item in section.items)
