"""What an editor should look at: series that break off or do not hold what they announce."""

from scripts.chinese.characters import plain
from scripts.chinese.numerals import integer
from scripts.model.problem import Problem, Problems
from scripts.model.text import Document
from scripts.parse.genre import GENRE
from scripts.parse.sentences import read_text
from scripts.parse.series import Candidate, marker_candidates


def series_remarks(document: Document) -> list[Problem]:
    """The remarks on a parsed text in the order of its lines. None of them is an error."""
    found = [*_broken(document), *_counts(document)]
    return sorted(found, key=lambda problem: problem.line)


def _broken(document: Document) -> Problems:
    """Words that look like a marker and count no item."""
    source = document.source
    counted = {item.marker.span for section in document.sections for item in section.items}
    last: dict[str, Candidate] = {}
    for candidate in marker_candidates(read_text(source.text)):
        before = last.get(candidate.style)
        last[candidate.style] = candidate
        if candidate.span in counted or candidate.style == "首先":
            continue
        finding = "begins a series that does not go on"
        if candidate.number != 1:
            after = source.text[before.span.start : before.span.end] if before else "no other"
            finding = f"found after {after}, expected number {before.number + 1 if before else 1}"
        start, end = candidate.span.start, candidate.span.end
        action = "it is kept as text: compare the original"
        yield Problem(source.path, source.line_of(start), source.text[start:end], finding, action)


def _counts(document: Document) -> Problems:
    """Announced numbers of items (八个方面) that are not the numbers found."""
    source = document.source
    for section in document.sections:
        says = plain(document.text(section.opening[-1])) if section.opening else ""
        announced = list(GENRE["counted"].finditer(says))
        if announced and (section.items or says[-1] in ":："):
            expected = integer(announced[-1]["count"])
            found = sum(item.marker.level == 0 for item in section.items)
            if expected != found:
                line = source.line_of(section.opening[-1].span.start)
                finding = f"announces {expected} items, found {found}"
                yield Problem(source.path, line, announced[-1][0], finding, "compare the original")
