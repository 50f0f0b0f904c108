from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.characters import SPACE
from scripts.model.text import Document, Marker, Source
from scripts.parse.tree import parse
from tests.support.cases import DATA, files
from tests.support.strategies import communique


def tree(text: str) -> Document:
    return parse(Source("source.zh.txt", text, ""))


def outline(document: Document) -> str:
    """The tree as text: a line for each node, its kind and its characters."""
    return "".join(f"{line}\n" for line in _outline(document))


def _outline(document: Document) -> Iterator[str]:
    if document.title:
        yield f"title {document.text(document.title)}"
    for section in document.sections:
        yield "section"
        yield from (f"  segment {document.text(segment)}" for segment in section.opening)
        for item in section.items:
            indent = "  " * (item.marker.level + 1)
            yield f"{indent}item {item.marker.number} {document.text(item.marker)}"
            yield f"{indent}  heading {document.text(item.heading)}"
            yield from (f"{indent}  segment {document.text(segment)}" for segment in item.body)
        yield from (f"  segment {document.text(segment)}" for segment in section.closing)


@pytest.mark.parametrize("path", files("parse/*.txt"))
def test_outline(path: Path) -> None:
    expected = path.with_suffix(".tree").read_text("utf-8")
    assert outline(tree(path.read_text("utf-8"))) == expected


@pytest.mark.parametrize("path", files("parse/*.txt"))
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\u3000\n\u3000\u3000"])
def test_line_ends_and_indents_change_no_outline(path: Path, end: str) -> None:
    text = path.read_text("utf-8")
    assert outline(tree(text.replace("\n", end))) == outline(tree(text))


# An em and an en space, a thin one and one that does not break; a joiner, a soft hyphen, a mark
# of direction: publishers and PDFs indent and end lines with any of them.
@pytest.mark.parametrize(
    "space", "\u2003 \u2002 \u2009 \u202f \u200c \u2060 \u00ad \u200e".split(" ")
)
def test_any_space_or_format_character_may_indent(space: str) -> None:
    text = (DATA / "parse/markers-of-each-kind.txt").read_text("utf-8")
    lines = [f"{space * 2}{line}{space}" for line in text.split("\n")]
    assert outline(tree("\n".join(lines))) == outline(tree(text))


def test_byte_order_mark_is_a_gap() -> None:
    document = tree("\ufeff会议召开\n会议部署工作。")
    assert outline(document).startswith("title 会议召开\n")
    assert document.leaves()[0] == document.gaps[0]


@given(communique | st.text())
def test_leaves_are_the_text(text: str) -> None:
    document = tree(text)
    assert "".join(text[leaf.start : leaf.end] for leaf in document.leaves()) == text


@given(communique | st.text())
def test_leaves_are_disjoint_and_never_empty(text: str) -> None:
    leaves = tree(text).leaves()
    assert all(leaf.start < leaf.end for leaf in leaves)
    assert [leaf.start for leaf in leaves[1:]] == [leaf.end for leaf in leaves[:-1]]


@given(communique | st.text())
def test_gaps_are_white_space_and_segments_are_not(text: str) -> None:
    document = tree(text)
    gaps = "".join(text[gap.start : gap.end] for gap in document.gaps)
    assert not gaps.strip(SPACE)
    assert all(document.text(s) == document.text(s).strip(SPACE) for s in document.segments)


@given(communique)
def test_a_series_counts_up_from_one(text: str) -> None:
    for section in tree(text).sections:
        for numbers in runs([item.marker for item in section.items]):
            assert numbers == list(range(1, len(numbers) + 1))
            assert len(numbers) > 1


def runs(markers: list[Marker]) -> Iterator[list[int]]:
    """The numbers of each series: the markers of one level up to the next that is above it."""
    levels: dict[int, list[int]] = {}
    for marker in markers:
        if marker.number == 1 and marker.level in levels:
            yield levels.pop(marker.level)
        yield from (levels.pop(level) for level in sorted(levels) if level > marker.level)
        levels.setdefault(marker.level, []).append(marker.number)
    yield from levels.values()
