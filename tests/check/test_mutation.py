"""Change one character of the real seeds: a check must notice, and name the passage."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from scripts.check.checks import check
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition
from scripts.model.problem import Problem, in_order
from scripts.model.text import Document, Source
from scripts.pipeline import followed, generate
from scripts.read.po import read_catalog
from tests.support.seeds import REPORT, copy, real

PO = (REPORT / "en.po").read_text("utf-8")
SOURCE = (REPORT / "source.zh.txt").read_bytes().decode("utf-8")


@dataclass(frozen=True)
class Mutant:
    """A seed with one other character, and the subjects of which one must be named."""

    position: int
    text: str
    subjects: frozenset[str]

    def survives(self, problems: list[Problem]) -> bool:
        named = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, self.subjects))})(?![\w-])")
        return not any(named.search(str(problem)) for problem in problems)


def other_digits() -> Iterator[Mutant]:
    """Each digit of en.po, replaced by another one."""
    random = Random(2017)
    for entry in re.finditer(r"(?:.+\n)+", PO):
        name = re.search(r'^msgctxt "(.+)"', entry[0], re.MULTILINE)
        for digit in re.finditer("[0-9]", entry[0]):
            new = random.choice("0123456789".replace(digit[0], ""))
            position = entry.start() + digit.start()
            yield Mutant(
                position, swap(PO, position, new), frozenset({name[1] if name else "header"})
            )


def other_characters() -> Iterator[Mutant]:
    """A sample of the source's characters, each replaced by another one."""
    random = Random(2017)
    marks = [n for n, char in enumerate(SOURCE) if char in "。,“”、"]
    sample = random.sample(range(len(SOURCE)), 120) + random.sample(marks, 70)
    rare = [n for n, char in enumerate(SOURCE) if char in "\n;:"]
    for position in sorted({*sample, *rare}):
        new = random.choice("某。一 ".replace(SOURCE[position], ""))
        yield Mutant(position, swap(SOURCE, position, new), holders(real().document, position))


def swap(text: str, position: int, new: str) -> str:
    return text[:position] + new + text[position + 1 :]


def holders(document: Document, position: int) -> frozenset[str]:
    """The segment at a position, or those next to the marker or the gap at it."""
    near = range(position, position + 1)
    if not any(s.span.start <= position < s.span.end for s in document.segments):
        leaf = next(leaf for leaf in document.leaves() if leaf.start <= position < leaf.end)
        near = range(leaf.start - 1, leaf.end + 1)
    touched = (s for s in document.segments if s.span.start <= near[-1] and near[0] < s.span.end)
    return frozenset(segment.id for segment in touched)


def edition(text: str, catalog: Catalog) -> Edition:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    source = Source("seeds/2017/source.zh.txt", text, sha256)
    history = replace(real().history, committed=catalog, published={})
    return followed(real().meta, source, real().glossary, real().layers, history)


def with_catalog(path: Path) -> Edition:
    return edition(SOURCE, read_catalog(path, "seeds/2017/en.po"))


def with_source(text: str) -> Edition:
    return edition(text, real().catalog)


def test_no_digit_of_the_catalog_changes_unnoticed(tmp_path: Path) -> None:
    path = tmp_path / "en.po"
    survivors = []
    for mutant in other_digits():
        path.write_text(mutant.text, "utf-8")
        if mutant.survives(check(with_catalog(path))):
            survivors.append(PO[mutant.position - 20 : mutant.position + 5])
    assert survivors == []


def test_no_character_of_the_source_changes_unnoticed() -> None:
    mutants = other_characters()
    survivors = [m for m in mutants if m.survives(check(with_source(m.text)))]
    assert [SOURCE[m.position - 5 : m.position + 5] for m in survivors] == []


@pytest.mark.parametrize("step", [17, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_a_changed_character_flags_the_segment_that_it_stands_in_and_no_other(step: int) -> None:
    """The characters of every segment, but for the marks that part and enclose sentences."""
    wrong = []
    for segment in real().document.segments:
        for position in range(segment.span.start, segment.span.end, step):
            if SOURCE[position] not in "。；;:“”()":
                rows = pending(swap(SOURCE, position, "某"))
                if rows != [(segment.id, "changed")]:
                    wrong.append((SOURCE[position - 5 : position + 5], rows))
    assert wrong == []


def pending(text: str) -> list[tuple[str, str]]:
    """What a build finds changed in the source."""
    rows = edition(text, real().history.committed).history.pending
    return [(row.segment, row.change) for row in rows]


def test_the_build_says_what_the_checks_say(tmp_path: Path) -> None:
    root, mutants = copy(tmp_path), list(other_digits())
    path = root / "seeds/2017/en.po"
    for mutant in mutants[::40]:
        path.write_text(mutant.text, "utf-8")
        assert generate(root)[1] == in_order(check(with_catalog(path)), every=True)


def test_what_is_changed() -> None:
    characters = list(other_characters())
    assert len(list(other_digits())) == len(re.findall("[0-9]", PO))
    assert len(characters) > 190
    assert {SOURCE[mutant.position] for mutant in characters} >= set("\n。;,“”")
