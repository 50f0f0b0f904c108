"""Random editions, one after the other: no published id is lost, none means another passage."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from types import MappingProxyType

import pytest

from scripts.model.catalog import Catalog
from scripts.model.edition import Edition, History
from scripts.model.report import Meta
from scripts.model.rows import Change, Glossary, Layers
from scripts.model.text import Source
from scripts.pipeline import followed
from scripts.read.po import read_catalog
from scripts.read.tsv import read_table, written
from scripts.render.site import render
from scripts.sync import catalog_text, record
from scripts.translate.changes import changes
from scripts.translate.removed import gone
from scripts.translate.status import in_line
from tests.support.edits import Truth
from tests.support.seeds import real

SEQUENCES, EDITIONS, STEPS = 240, 5, 6
NAMES = ("review", "areas")
EMPTY = Layers("seeds/2017")
NONE = Catalog("en.po", (), {})


def meta() -> Meta:
    known = {section.id: section for section in real().meta.sections}
    pages = tuple(page for page in real().meta.pages if page.id in NAMES)
    return replace(
        real().meta, sections=tuple(known[n] for n in NAMES), pages=pages, featured="areas"
    )


def edition(
    truth: Truth,
    catalog: Catalog,
    recorded: tuple[Change, ...],
    published: Mapping[str, str] = MappingProxyType({}),
) -> Edition:
    """The edition that the build makes of a source that nobody has run make sync for."""
    text = truth.text()
    source = Source("source.zh.txt", text, hashlib.sha256(text.encode()).hexdigest())
    history = History(recorded, (), catalog, published)
    return followed(meta(), source, Glossary("terms.tsv", ()), EMPTY, history)


def ids(found: Edition, truth: Truth) -> dict[int, str]:
    """The id of each sentence of the truth."""
    texts = {found.document.text(s).rstrip("。"): s.id for s in found.document.segments}
    return {sentence.number: texts[sentence.text] for sentence in truth.sentences()}


def on_pages(found: Edition) -> dict[str, str]:
    """What report.json has of an edition."""
    return found.document.texts() | {passage.id: passage.zh for passage in gone(found)}


class Reader:
    """What a reader has bookmarked: every id ever published, and the sentence it was of.

    ``known`` says what a push knows of what was published: all, what was committed, or nothing.
    """

    def __init__(self, seed: int, synced: float = 1, known: str = "nothing") -> None:
        self.random, self.synced, self.known = Random(seed), synced, known
        self.truth = Truth(Random(seed))
        self.found = edition(self.truth, NONE, ())
        self.published = {id: number for number, id in ids(self.found, self.truth).items()}
        self.pages: dict[str, str] = {}
        self.sync()

    def sync(self) -> None:
        """What make sync writes."""
        self.catalog, source = self.found.catalog, self.found.document.source
        self.recorded = tuple(record(self.found.history, source.edition, "2018-01-01"))

    def next_edition(self) -> None:
        self.truth.edit(STEPS)
        self.found = edition(self.truth, self.catalog, self.recorded, self.pages)
        if self.known == "all" or (self.known == "committed" and self.random.random() < 0.5):
            self.pages = on_pages(self.found)
        if self.random.random() < self.synced:
            self.sync()

    def check(self) -> None:
        truth, now = self.truth, ids(self.found, self.truth)
        before = {number: id for id, number in self.published.items()}
        departed = {passage.id: passage for passage in gone(self.found)}
        for number, id in now.items():
            first = self.published.setdefault(id, number)
            if self.synced < 1 and self.known != "all":  # what is left of it may be any part
                first, number = truth.root(first), truth.root(number)
            assert first == number, f"{id} means another passage"
        if self.synced < 1 and self.known != "all":
            return
        for number, id in now.items():
            assert before.get(number, id) == id, f"{before[number]} became {id}"
        assert set(self.published) <= {*now.values(), *departed}, "an id is lost"
        assert {before[number] for number in truth.removed} <= departed.keys()
        live = {segment.id for segment in self.found.document.segments}
        if self.synced < 1:  # what happened since may be told otherwise
            return
        for smaller, larger in truth.joined.items():
            passage = departed[before[smaller]]
            assert (passage.merged, passage.place) == (True, now[larger])
        assert {passage.place for passage in departed.values()} <= live


def checked(seed: int, synced: float, known: str) -> None:
    reader = Reader(seed, synced, known)
    for number in range(EDITIONS):
        reader.next_edition()
        try:
            reader.check()
        except (AssertionError, KeyError) as error:
            raise AssertionError(f"sequence {seed}, edition {number}: {error!r}") from error


@pytest.mark.parametrize("chunk", range(8))
def test_ids_over_many_editions(chunk: int) -> None:
    for seed in range(chunk, SEQUENCES, 8):
        checked(seed, 1, "nothing")


@pytest.mark.parametrize("known", ["all", "committed", "nothing"])
@pytest.mark.parametrize("count", [20, pytest.param(300, marks=pytest.mark.exhaustive)])
def test_ids_over_pushes_without_sync(known: str, count: int) -> None:
    """No id is given twice; and where a push knows what was published, none is lost."""
    for seed in range(count):
        checked(seed, 0.4, known)


@pytest.mark.parametrize("seed", range(8))
def test_the_files_say_the_same_as_the_build(seed: int, tmp_path: Path) -> None:
    """make sync writes what the build works out in memory, and changes nothing a second time."""
    reader, po, tsv = Reader(seed), tmp_path / "en.po", tmp_path / "changes.tsv"
    for _ in range(EDITIONS):
        reader.next_edition()
        document, history = reader.found.document, replace(reader.found.history, recorded=())
        po.write_text(catalog_text(reader.found.catalog), "utf-8")
        rows = record(history, document.source.sha256[:8], "2018-01-01")
        tsv.write_text(written(Change, rows), "utf-8")
        now = read_catalog(po, "en.po")
        assert now.registry() == reader.found.catalog.registry()
        assert changes(document, History((), (), now, {})) == ()
        assert catalog_text(in_line(document, now, ())) == po.read_text("utf-8")
        rows = [replace(row, line=0, date="") for row in read_table(tsv, "changes.tsv", Change)]
        assert rows == list(reader.found.history.pending)


@pytest.mark.parametrize("seed", range(8))
def test_every_id_answers_in_both_languages(seed: int) -> None:
    reader = Reader(seed)
    for _ in range(EDITIONS):
        reader.next_edition()
    pages = dict(render([reader.found]))
    for name in (*NAMES, "full-text"):
        zh, en = (addresses(pages[f"{lang}/2017/{name}.md"]) for lang in ("zh", "en"))
        assert zh == en
        own = {id for id in reader.published if name == "full-text" or id.startswith(f"{name}-")}
        assert own
        assert own <= set(zh)


def addresses(page: str) -> list[str]:
    """The ids of a page, in order."""
    return [a or b for a, b in re.findall(r' id="([^"]+)"|\{:? ?#([\w-]+)', page)]
