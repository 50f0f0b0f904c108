"""Random editions, one after the other: no published id is lost, none means another passage."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from scripts.identify.ids import identify
from scripts.identify.registry import registry
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition, History
from scripts.model.report import Meta
from scripts.model.rows import Change, Glossary, Layers
from scripts.model.text import Source
from scripts.parse.tree import parse
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
EMPTY = Layers("figures", (), "milestones", (), "numerals", (), "notes", ())


def meta() -> Meta:
    known = {section.id: section for section in real().meta.sections}
    pages = tuple(page for page in real().meta.pages if page.id in NAMES)
    return replace(
        real().meta, sections=tuple(known[n] for n in NAMES), pages=pages, featured="areas"
    )


def edition(truth: Truth, catalog: Catalog, recorded: tuple[Change, ...]) -> Edition:
    """The edition that the build makes of a source that nobody has run make sync for."""
    text = truth.text()
    source = Source("source.zh.txt", text, hashlib.sha256(text.encode()).hexdigest())
    document = identify(parse(source), NAMES, registry(catalog, recorded))
    pending = changes(document, catalog)
    history = History("changes.tsv", recorded, pending, catalog, {})
    catalog = in_line(document, catalog, pending)
    return Edition(meta(), document, catalog, Glossary("terms.tsv", ()), EMPTY, history)


def ids(found: Edition, truth: Truth) -> dict[int, str]:
    """The id of each sentence of the truth."""
    texts = {found.document.text(s).rstrip("。"): s.id for s in found.document.segments}
    return {sentence.number: texts[sentence.text] for sentence in truth.sentences()}


class Reader:
    """What a reader has bookmarked: every id ever published, and the sentence it was of."""

    def __init__(self, seed: int) -> None:
        self.truth = Truth(Random(seed))
        self.found = edition(self.truth, Catalog("en.po", (), {}), ())
        self.published = {id: number for number, id in ids(self.found, self.truth).items()}

    def next_edition(self) -> None:
        self.truth.edit(STEPS)
        history = self.found.history
        dated = [replace(row, date="2018-01-01") for row in history.pending]
        self.found = edition(self.truth, self.found.catalog, (*history.recorded, *dated))

    def check(self) -> None:
        truth, now = self.truth, ids(self.found, self.truth)
        before = {number: id for id, number in self.published.items()}
        departed = {passage.id: passage for passage in gone(self.found)}
        for number, id in now.items():
            assert self.published.setdefault(id, number) == number, f"{id} means another passage"
            assert before.get(number, id) == id, f"{before[number]} became {id}"
        assert set(self.published) <= {*now.values(), *departed}, "an id is lost"
        assert {before[number] for number in truth.removed} <= departed.keys()
        for smaller, larger in truth.joined.items():
            passage = departed[before[smaller]]
            assert (passage.merged, passage.place) == (True, now[larger])
        live = {segment.id for segment in self.found.document.segments}
        assert {passage.place for passage in departed.values()} <= live


@pytest.mark.parametrize("chunk", range(8))
def test_ids_over_many_editions(chunk: int) -> None:
    for seed in range(chunk, SEQUENCES, 8):
        reader = Reader(seed)
        for number in range(EDITIONS):
            reader.next_edition()
            try:
                reader.check()
            except (AssertionError, KeyError) as error:
                raise AssertionError(f"sequence {seed}, edition {number}: {error!r}") from error


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
        assert changes(document, now) == ()
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
