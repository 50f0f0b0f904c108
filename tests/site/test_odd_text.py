"""Whatever stands in a text is shown as it stands there, and is never markup."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scripts.chinese.typeset import typeset
from scripts.pipeline import ROOT
from scripts.read.po import dump
from tests.support.seeds import open_edition, project, real

# What HTML, Markdown, Jinja, YAML and a spreadsheet read as more than text; a glyph of private
# use; and a mark that may not stand alone.
ODD = (
    "=<b> &amp; *x* _y_ [a](b) {{ x }} {% raw %} {#z} `c` | \\n \"q\" 'r' # ~ <!-- -->: - @! \ue000"
)


def source() -> bytes:
    """The source with a byte order mark and CRLF, each sentence beginning with ODD."""
    document = real().document
    text = document.source.text
    for segment in reversed(document.segments):
        text = f"{text[: segment.span.start]}“{ODD}”{text[segment.span.start :]}"
    return ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-8")


def catalog() -> str:
    """The catalog of that source, its English beginning with ODD as well."""
    found = real().catalog
    entries = [replace(e, zh=f"“{ODD}”{e.zh}", en=f"{ODD} {e.en}") for e in found.entries]
    return dump(dict(found.header), entries)


def table(path: Path, *columns: str) -> None:
    """Let each cell of these columns begin with ODD."""
    head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    for row in rows:
        for column in columns:
            row[head.index(column)] = ODD + row[head.index(column)]
    path.write_text("".join("\t".join(row) + "\n" for row in (head, *rows)), "utf-8")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of which every text begins with ODD, with its site."""
    root = project(tmp_path_factory.mktemp("odd"))
    report = root / "seeds/2017"
    (report / "source.zh.txt").write_bytes(source())
    (report / "en.po").write_text(catalog(), "utf-8")
    titles = (report / "report.toml").read_text("utf-8")
    quoted = json.dumps(ODD)[1:-1].replace("\\", "\\\\")
    (report / "report.toml").write_text(re.sub('((?:zh|en) = ")', rf"\1{quoted}", titles), "utf-8")
    table(report / "notes.tsv", "note_zh", "note_en", "source")
    table(report / "figures.tsv", "indicator_zh", "indicator_en")
    table(root / "seeds/terms.tsv", "pinyin", "note", "source", "alternatives")
    with (root / "seeds/terms.tsv").open("a", encoding="utf-8") as terms:
        terms.write(f"odd\t{ODD}\t\t{ODD}\t\t\thigh\t—\tslogan\t\n")
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    run(root, "scripts.sync")
    run(root, "scripts.build")
    run(root, "mkdocs", "build", "--strict", "--quiet")
    run(root, "scripts.verify", "site")
    return root


def run(root: Path, *module: str) -> None:
    """Run a module in a project; it may warn."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, cwd=root, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def page(root: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((root / "site" / name / "index.html").read_text("utf-8"), "html.parser")


def test_the_source_is_published_as_received(odd: Path) -> None:
    for published in ("docs/zh/2017/source.zh.txt", "site/2017/source.zh.txt"):
        assert (odd / published).read_bytes() == source()


@pytest.mark.parametrize(("name", "lang"), [("2017/review", "zh"), ("en/2017/review", "en")])
def test_titles(odd: Path, name: str, lang: str) -> None:
    meta = open_edition(odd).meta
    title = meta.page_of("review").title
    shown = page(odd, name)
    assert shown.h1 is not None
    assert shown.title is not None
    assert shown.h1.get_text() == (title.zh if lang == "zh" else title.en)
    assert shown.title.get_text().startswith(shown.h1.get_text())


def test_the_headline(odd: Path) -> None:
    document = open_edition(odd).document
    assert document.title is not None
    shown = page(odd, "2017/meeting").select_one("#title")
    assert shown is not None
    assert shown.get_text() == typeset(document.text(document.title))
    assert "\ufeff" not in shown.get_text()


def test_no_carriage_return_and_no_element_is_shown(odd: Path) -> None:
    for path in (odd / "site").rglob("index.html"):
        html = path.read_bytes()
        assert b"\r" not in html
        assert b"\xef\xbb\xbf" not in html
        assert not BeautifulSoup(html, "html.parser").find_all("b")
