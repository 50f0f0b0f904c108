"""Whatever style a tool writes a catalog in, it says the same when it is read and written."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import pypo

from scripts.model.catalog import Catalog, Entry
from scripts.read.po import HEADER, dump, read_catalog
from tests.support.cases import DATA, files
from tests.support.strategies import printable

NAME = "seeds/2017/en.po"
STRING = re.compile(r'(?P<mark>#~?\|? )?(?P<keyword>[a-z_\d[\]]+ )?"(?P<text>.*)"')
gettext = pytest.mark.skipif(not shutil.which("msgcat"), reason="GNU gettext is not installed")

words = printable.map(str.strip)
fields = st.dictionaries(st.from_regex(r"X-[A-Za-z]{1,9}", fullmatch=True), words, max_size=3)
comment = st.just("#") | words.map("# {}".format).map(str.strip)
flags = st.lists(st.sampled_from(["no-c-format", "no-wrap"]), unique=True).map(sorted)
places = st.sampled_from(["a.txt:3", "b.txt", "\u2068c d\u2069:4"])
references = st.lists(places, unique=True)


@st.composite
def entry(draw: st.DrawFn, name: str) -> Entry:
    """An entry with whatever a tool keeps of one."""
    en, stale, was = draw(printable), draw(st.booleans()), draw(printable)
    return Entry(
        name,
        draw(printable.filter(bool)),
        en,
        "untranslated" if not en else "stale" if stale else "translated",
        context="\n".join(draw(st.lists(words.filter(bool), max_size=2))),
        line=1,
        previous=was,
        comments=tuple(draw(st.lists(comment, max_size=2))),
        flags=tuple(draw(flags)),
        references=" ".join(draw(references)),
        rest=(("#| msgctxt", draw(printable)),) if was and draw(st.booleans()) else (),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    live = [draw(entry(f"areas-s{n}")) for n in range(draw(st.integers(1, 3)))]
    gone = [draw(entry(f"areas-{n}")) for n in range(draw(st.integers(0, 2)))]
    comments = draw(st.lists(comment, max_size=3))
    return Catalog(NAME, tuple(live), HEADER | draw(fields), tuple(gone), tuple(comments))


def written(catalog: Catalog) -> str:
    return dump(catalog.header, catalog.entries, catalog.obsolete, catalog.comments)


def read(folder: Path, text: str) -> Catalog:
    """The catalog of a text, without the lines where its entries stand."""
    (folder / "en.po").write_bytes(text.encode())
    catalog = read_catalog(folder / "en.po", NAME)
    entries = tuple(replace(entry, line=1) for entry in catalog.entries)
    obsolete = tuple(replace(entry, line=1) for entry in catalog.obsolete)
    return replace(catalog, entries=entries, obsolete=obsolete)


def wrapped(text: str, random: Random) -> str:
    """The same catalog with its strings, references and flags on several lines."""
    lines = []
    for line in text.split("\n"):
        if match := STRING.fullmatch(line):
            mark, keyword = match["mark"] or "", match["keyword"] or ""
            parts = [""]
            for character in re.findall(r"\\.|.", match["text"]):
                parts += [""] if random.random() < 0.2 else []
                parts[-1] += character
            lines += [f'{mark}{keyword}"{parts[0]}"', *(f'{mark}"{part}"' for part in parts[1:])]
        elif line.startswith(("#: ", "#, ")) and "\u2068" not in line:
            lines += [line[:3] + part.strip(" ,") for part in line[3:].split(" ")]
        else:
            lines += [line]
            lines += [""] if not line and random.random() < 0.2 else []
    return random.choice(["\n", "\r\n"]).join(lines)


@given(catalogs(), st.randoms(use_true_random=False))
def test_every_style_says_the_same(
    tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, random: Random
) -> None:
    folder, text = tmp_path_factory.mktemp("po"), written(catalog)
    assert read(folder, text) == catalog
    assert written(read(folder, wrapped(text, random))) == text


def gettext_says(folder: Path, command: str, text: str) -> str:
    """What a command of gettext makes of a catalog; it must not complain."""
    (folder / "in.po").write_bytes(text.encode())
    run = subprocess.run([*command.split(), "in.po"], cwd=folder, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


@gettext
@settings(max_examples=20)
@given(catalogs())
def test_gettext_reads_what_is_written(
    tmp_path_factory: pytest.TempPathFactory, catalog: Catalog
) -> None:
    folder, text = tmp_path_factory.mktemp("po"), written(catalog)
    gettext_says(folder, "msgfmt -c -o /dev/null", text)
    for style in ("--width=79", "--no-wrap"):
        assert kept(read(folder, gettext_says(folder, f"msgcat {style}", text))) == kept(catalog)


def kept(catalog: Catalog) -> Catalog:
    """What every version of msgcat keeps: of what is obsolete, the translated, without places."""
    old = (replace(entry, context="", references="") for entry in catalog.obsolete if entry.en)
    return replace(catalog, obsolete=tuple(old))


@gettext
@pytest.mark.parametrize("path", files("catalog/tools/*.po"))
def test_gettext_finds_all_that_it_found_before(tmp_path: Path, path: Path) -> None:
    before, after = path.read_text("utf-8"), path.with_suffix(".written").read_text("utf-8")
    gettext_says(tmp_path, "msgfmt -c -o /dev/null", after)
    last = "# The last words of the file\n"  # which msgcat drops, and the header keeps
    text = gettext_says(tmp_path, "msgcat --no-wrap", before).replace("To:\\n", "To: \\n")
    assert gettext_says(tmp_path, "msgcat --no-wrap", after).replace(last, "") == text


@gettext
def test_a_sorted_catalog_has_the_same_entries(tmp_path: Path) -> None:
    text = (DATA / "catalog/tools/msgmerge.written").read_text("utf-8")
    for option in ("--sort-output", "--sort-by-file"):
        assert read(tmp_path, gettext_says(tmp_path, f"msgcat {option}", text)) == read(
            tmp_path, text
        )


@gettext
def test_what_msgmerge_makes_of_a_changed_source(tmp_path: Path) -> None:
    old = Entry("areas-s1", "路要平,路要宽,路要长。", "Roads are flat.", "translated", "", 1)
    gone = Entry("areas-s2", "桥", "Bridge", "stale", "", 1, previous="大桥")
    (tmp_path / "new.pot").write_text(
        dump(HEADER, [replace(old, zh="路要平,路要宽,路要直。", en="")])
    )
    (tmp_path / "in.po").write_text(dump(HEADER, [old, gone]))
    command = ["msgmerge", "--previous", "--quiet", "in.po", "new.pot"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    catalog = read(tmp_path, run.stdout.decode())
    assert [(e.state, e.previous, e.en) for e in catalog.entries] == [("stale", old.zh, old.en)]
    assert [(e.state, e.previous, e.zh) for e in catalog.obsolete] == [("stale", "大桥", "桥")]


@settings(max_examples=60)
@given(catalogs(), st.sampled_from([20, 77, -1]))
def test_what_translate_toolkit_and_weblate_write(
    tmp_path_factory: pytest.TempPathFactory, catalog: Catalog, width: int
) -> None:
    store = pypo.pofile.parsestring(written(catalog).encode())
    store.wrapper.width = width
    found = read(tmp_path_factory.mktemp("po"), bytes(store).decode())
    assert known(found) == known(catalog)


def known(catalog: Catalog) -> Catalog:
    """What translate-toolkit keeps: of what is obsolete, the texts."""
    old = (
        Entry(e.id, e.zh, e.en, e.state, "", 1, e.previous if e.en else "")
        for e in catalog.obsolete
    )
    return replace(catalog, obsolete=tuple(old))
