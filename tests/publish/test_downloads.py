from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import ParseError

import pytest
from frictionless import Package, validate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from scripts.model.catalog import Entry
from scripts.model.edition import Edition
from scripts.model.rows import NONE, Glossary, Term, columns
from scripts.model.text import Document, Segment, Source, Span, Text
from scripts.pipeline import ROOT
from scripts.publish.downloads import FORMULA, downloads
from tests.support.cases import DATA, rows
from tests.support.seeds import EDITION, real
from tests.support.strategies import printable

TABLES = {
    "figures": "2017/figures.tsv",
    "milestones": "2017/milestones.tsv",
    "terms": "terms.tsv",
}
WRITE = """
import sys
from scripts.publish.downloads import downloads
from tests.support.seeds import real
sys.stdout.buffer.write(b"".join(downloads(real()).values()))
"""
DTDS = {"2017.tmx": "tmx", "terms.tbx": "tbx"}
# Texts that begin with, or are made of, what means something in a table or in XML.
texts = st.builds(str.__add__, st.sampled_from([*FORMULA, *'",;<&', "]]>", ""]), printable)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return downloads(real())


@pytest.fixture
def folder(tmp_path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def memory(data: bytes) -> list[tuple[str, str, str]]:
    units = tmxfile.parsestring(data, "zh-CN", "en-US").units
    return [(unit.getid(), unit.source, unit.target) for unit in units]


def termbase(data: bytes) -> list[tuple[str, str, str, str]]:
    units = tbxfile.parsestring(data, "zh-CN", "en-US").units
    return [(u.source, u.target, u.getnotes("definition"), u.getnotes()) for u in units]


def saying(text: str) -> Edition:
    """An edition with one segment, one figure, one milestone and one term: all are ``text``."""
    edition, quote = real(), Text(text, text)
    document = Document(Source("", text, ""), Segment(Span(0, len(text)), "title"), (), ())
    figures = (replace(edition.layers.figures[0], quote=quote),)
    milestones = (replace(edition.layers.milestones[0], quote=quote),)
    term = replace(edition.glossary.terms[0], zh=text, en=text, alternatives=text)
    return replace(
        with_entry(Entry("title", text, text, "translated", "", 1)),
        document=document,
        glossary=Glossary("", (term,)),
        layers=replace(edition.layers, figures=figures, milestones=milestones),
    )


def with_entry(entry: Entry) -> Edition:
    """The report of 2017 with another translation of one segment."""
    catalog = real().catalog
    entries = [entry if old.id == entry.id else old for old in catalog.entries]
    return replace(real(), catalog=replace(catalog, entries=tuple(entries)))


def test_the_files(files: dict[str, bytes]) -> None:
    tables = [f"{name}.csv" for name in ("figures", "milestones", "phrases", "terms")]
    assert list(files) == [*tables, "datapackage.json", "2017.tmx", "terms.tbx"]


def test_frictionless_finds_no_fault(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(TABLES) + 1


def test_a_phrase_is_what_stands_in_its_places(files: dict[str, bytes]) -> None:
    names, *found = table(files["phrases.csv"])
    entries = real().catalog.by_id()
    assert names == "segment zh en zh_places en_places term".split()
    for segment, zh, en, *places, _ in found:
        texts = entries[segment].zh, entries[segment].en
        for words, text, side in zip((zh, en), texts, places, strict=True):
            spans = [tuple(map(int, place.split("-"))) for place in side.split()]
            assert " … ".join(text[start:end] for start, end in spans) == words
    expected = ["priorities-2", "促进 … 迈向", "moving … up to", "2-4 8-10", "9-15 35-40", ""]
    assert expected in found


@pytest.mark.parametrize(
    ("find", "put", "error"),
    [
        ("estimate", "guess", "constraint-error"),
        ("-4.5,", "4½,", "type-error"),
        ("segment,zh", "zh,segment", "incorrect-label"),
        ("增长14%", "", "constraint-error"),
        ("\r\nreview", "\r\n\r\nreview", "blank-row"),
    ],
)
def test_frictionless_finds_a_fault(folder: Path, find: str, put: str, error: str) -> None:
    path = folder / "figures.csv"
    path.write_bytes(path.read_bytes().replace(find.encode(), put.encode(), 1))
    report = validate(str(folder / "datapackage.json"))
    assert [error] in report.flatten(["type"])


def test_frictionless_reads_numbers_as_the_layers_have_them(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    figures = package.get_table_resource("figures").read_rows()
    assert [row["value"] for row in figures] == [f.value for f in real().layers.figures]
    assert [row["year"] for row in figures] == [f.year for f in real().layers.figures]
    years = [row["year"] for row in package.get_table_resource("milestones").read_rows()]
    assert years == [milestone.year for milestone in real().layers.milestones]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_its_seed(files: dict[str, bytes], name: str) -> None:
    seed = (EDITION / "seeds" / TABLES[name]).read_text("utf-8").splitlines()
    found = table(files[f"{name}.csv"])
    assert found == [line.split("\t")[: len(found[0])] for line in seed]


def test_the_glossary_has_every_column_but_what_the_checks_need(files: dict[str, bytes]) -> None:
    assert [*table(files["terms.csv"])[0], "accept"] == [column.name for column in columns(Term)]


@pytest.mark.parametrize("name", TABLES)
def test_lines_are_as_spreadsheets_want_them(files: dict[str, bytes], name: str) -> None:
    data = files[f"{name}.csv"]
    assert data.startswith("\N{BYTE ORDER MARK}".encode())
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == len(table(data))


@pytest.mark.parametrize(("text", "cell"), rows("downloads/cells.tsv"))
def test_a_text_is_no_formula(text: str, cell: str) -> None:
    assert table(downloads(saying(text))["figures.csv"])[1][1:3] == [cell, cell]


def test_a_negative_number_is_a_number(files: dict[str, bytes]) -> None:
    assert "-4" in [row[3] for row in table(files["figures.csv"])]


def test_the_memory_is_the_catalog(files: dict[str, bytes]) -> None:
    text = real().document.text
    catalog = [(s.id, text(s), entry.en) for s, entry in real().rows() if entry]
    assert memory(files["2017.tmx"]) == catalog
    assert len(catalog) == 71


def test_the_memory_leaves_out_what_has_no_english(files: dict[str, bytes]) -> None:
    entry = replace(real().catalog.by_id()["goals-s1"], en="", state="untranslated")
    found = memory(downloads(with_entry(entry))["2017.tmx"])
    assert found == [unit for unit in memory(files["2017.tmx"]) if unit[0] != "goals-s1"]


def test_the_termbase_is_the_glossary(files: dict[str, bytes]) -> None:
    terms = real().glossary.terms
    others = ["" if t.alternatives == NONE else f"Alternatives: {t.alternatives}" for t in terms]
    expected = [(t.zh, t.en, t.note, other) for t, other in zip(terms, others, strict=True)]
    assert termbase(files["terms.tbx"]) == expected


@pytest.mark.parametrize(
    ("name", "doctype"),
    [
        ("2017.tmx", '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'),
        ("terms.tbx", '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'),
    ],
)
def test_the_xml_names_its_format(files: dict[str, bytes], name: str, doctype: str) -> None:
    tree = etree.fromstring(files[name]).getroottree()
    assert (tree.docinfo.doctype, tree.docinfo.encoding) == (doctype, "UTF-8")


@pytest.mark.parametrize("name", DTDS)
def test_the_xml_is_valid(files: dict[str, bytes], name: str) -> None:
    dtd = etree.DTD(str(DATA / f"downloads/{DTDS[name]}.dtd"))
    assert dtd.validate(etree.fromstring(files[name])), dtd.error_log


def test_the_header_of_the_memory(files: dict[str, bytes]) -> None:
    root = etree.fromstring(files["2017.tmx"])
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    assert root.find("header").get("creationtool") in (ROOT / "README.md").read_text("utf-8")
    assert root.findtext("header/note").endswith(
        "unofficial translation, second edition (November 25, 2026). CC-BY-4.0."
    )


@given(texts)
def test_any_text_comes_back_from_a_table(text: str) -> None:
    files = downloads(saying(text))
    cells = [*table(files["figures.csv"])[1][1:3], *table(files["milestones.csv"])[1][3:]]
    cells += [table(files["terms.csv"])[1][column] for column in (1, 3, 7)]
    assert {cell.removeprefix("'") for cell in cells} == {text}
    assert not any(cell.startswith(FORMULA) and cell[0] != "'" for cell in cells)


@given(texts.filter(bool))
def test_any_text_comes_back_from_the_memory(text: str) -> None:
    assert memory(downloads(saying(text))["2017.tmx"]) == [("title", text, text)]


@given(texts)
def test_any_text_comes_back_from_the_termbase(text: str) -> None:
    ((zh, en, _, others),) = termbase(downloads(saying(text))["terms.tbx"])
    assert (zh, en) == (text, text)
    assert others in ("", f"Alternatives: {text}")


@pytest.mark.parametrize("text", ["a\0b", "a\x0bb", "a\ufffeb"])
def test_a_character_that_xml_does_not_have(text: str) -> None:
    with pytest.raises(ParseError):
        downloads(saying(text))


@pytest.mark.parametrize("environment", [{"PYTHONHASHSEED": "1"}, {"TZ": "Asia/Shanghai"}])
def test_the_same_bytes_everywhere(files: dict[str, bytes], environment: dict[str, str]) -> None:
    environment = {**os.environ, "LC_ALL": "C", **environment}
    found = subprocess.check_output([sys.executable, "-c", WRITE], cwd=ROOT, env=environment)
    assert found == b"".join(files.values())
