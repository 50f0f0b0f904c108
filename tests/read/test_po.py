from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.catalog import Catalog, Entry, State
from scripts.model.problem import Unreadable
from scripts.read.po import HEADER, contexts, dump, read_catalog, restored
from tests.support.cases import DATA, files
from tests.support.seeds import REPORT, real
from tests.support.strategies import printable

NAME = "seeds/2017/en.po"


def entry(zh: str, en: str, state: State, context: str = "Section areas") -> Entry:
    return Entry("areas-s1", zh, en, state, context, 1)


def read_text(folder: Path, text: str) -> Catalog:
    path = folder / "en.po"
    path.write_bytes(text.encode("utf-8"))
    return read_catalog(path, NAME)


def dumped(catalog: Catalog) -> str:
    return dump(catalog.header, catalog.entries, catalog.obsolete, catalog.comments)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    texts = draw(st.lists(st.tuples(printable.filter(bool), printable, st.booleans()), max_size=4))
    states: list[State] = ["untranslated" if not en else "stale" if s else "translated"
                           for _, en, s in texts]  # fmt: skip
    rows = enumerate(zip(texts, states, strict=True), 1)
    return [Entry(f"areas-s{n}", zh, en, state, "Here", 1) for n, ((zh, en, _), state) in rows]


@given(entries())
def test_what_is_dumped_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Entry]
) -> None:
    catalog = read_text(tmp_path_factory.mktemp("po"), dump(HEADER, rows))
    found = [(e.id, e.zh, e.en, e.state, e.context) for e in catalog.entries]
    assert found == [(e.id, e.zh, e.en, e.state, e.context) for e in rows]
    assert catalog.header == HEADER


def test_the_real_catalog_is_as_dump_writes_it() -> None:
    catalog = real().catalog
    assert dump(dict(catalog.header), catalog.entries) == (REPORT / "en.po").read_text("utf-8")


@pytest.mark.parametrize("state", ["translated", "stale", "untranslated"])
def test_states(tmp_path: Path, state: State) -> None:
    en = "" if state == "untranslated" else "Roads are flat."
    text = dump(HEADER, [entry("路要平。", en, state)])
    assert ("#, fuzzy\n" in text) == (state == "stale")
    assert [found.state for found in read_text(tmp_path, text).entries] == [state]


def test_text_that_looks_like_a_format_string_gets_no_flag() -> None:
    assert "python-format" not in dump(HEADER, [entry("增长6%(s)。", "Up 6%(s) %d.", "translated")])


def test_lines_of_entries(tmp_path: Path) -> None:
    text = dump(HEADER, [entry("路要平。", "Roads are flat.", "stale")])
    (found,) = read_text(tmp_path, text).entries
    assert text.splitlines()[found.line - 1] == 'msgid "路要平。"'


def test_a_byte_order_mark_is_no_part_of_the_catalog(tmp_path: Path) -> None:
    text = "\ufeff" + dump(HEADER, [entry("路要平。", "Roads are flat.", "translated")])
    assert read_text(tmp_path, text).header == HEADER


def test_the_header_of_a_file_with_crlf(tmp_path: Path) -> None:
    text = dump(HEADER, [entry("路要平。", "Roads are flat.", "translated")])
    assert read_text(tmp_path, text.replace("\n", "\r\n")).header == HEADER


def test_plural_forms_count_as_their_first(tmp_path: Path) -> None:
    text = (
        'msgctxt "areas-s1"\nmsgid "路"\nmsgid_plural "路"\nmsgstr[0] "road"\nmsgstr[1] "roads"\n'
    )
    (found,) = read_text(tmp_path, text).entries
    assert (found.zh, found.en) == ("路", "road")


@pytest.mark.parametrize("path", files("catalog/tools/*.po"))
def test_what_a_tool_wrote(path: Path) -> None:
    catalog = read_catalog(path, NAME)
    assert dumped(catalog) == path.with_suffix(".written").read_text("utf-8")


@pytest.mark.parametrize("path", files("catalog/tools/*.written"))
def test_what_is_written_stays_as_it_is(path: Path) -> None:
    assert dumped(read_catalog(path, NAME)) == path.read_text("utf-8")


@pytest.mark.parametrize("path", files("catalog/*.po"))
def test_malformed(path: Path) -> None:
    message = path.with_suffix(".message").read_text("utf-8").rstrip("\n")
    with pytest.raises(
        Unreadable,
        match=f"^{re.escape(message)}.*; (restore or correct the file|correct the entry)",
    ):
        read_catalog(path, NAME)


@pytest.mark.parametrize("name", ["no-msgstr", "unknown-keyword", "previous-cut"])
def test_a_message_names_one_line(name: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_catalog(DATA / f"catalog/{name}.po", NAME)
    assert not re.search(r" on \d", str(error.value))


@pytest.mark.parametrize("msgstr", ['"Roads are flat.', "Roads are flat.", 'Roads are flat."'])
def test_a_missing_quotation_mark_is_malformed(tmp_path: Path, msgstr: str) -> None:
    with pytest.raises(Unreadable):
        read_text(tmp_path, f'msgctxt "areas-s1"\nmsgid "路要平。"\nmsgstr {msgstr}\n')


def test_a_second_msgstr_is_malformed(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read_text(tmp_path, 'msgctxt "a"\nmsgid "路要平。"\nmsgstr "Flat."\nmsgstr "Round."\n')


@pytest.mark.parametrize(
    ("entry", "finding"),
    [
        ('#~ msgid "路"\n#~ msgstr "Road"', "2: entry: msgctxt is '', expected the id of"),
        ('msgctxt "a"\nmsgid "路\\n"\nmsgstr "Road"', "3: entry: msgid '路\\n' has a line break"),
    ],
)
def test_an_entry_that_no_segment_has(tmp_path: Path, entry: str, finding: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_text(tmp_path, f"\n{entry}\n")
    assert str(error.value).startswith(f"{NAME}:{finding}")


LOST = 'msgid "路。"\nmsgstr "{}"\n\n'


def test_a_lost_msgctxt_is_restored_from_the_chinese(tmp_path: Path) -> None:
    named = 'msgctxt "a-s2"\nmsgid "路。"\nmsgstr "Two."\n\n'
    catalog = read_text(tmp_path, LOST.format("One.") + named + LOST.format("Three."))
    known = [("a-s1", "路。"), ("a-s2", "路。"), ("a-s3", "桥。"), ("a-s4", "路。")]
    found = {entry.id: entry.en for entry in restored(catalog, known).entries}
    assert found == {"a-s1": "One.", "a-s2": "Two.", "a-s4": "Three."}


def test_an_entry_without_msgctxt_that_is_of_no_sentence(tmp_path: Path) -> None:
    catalog = read_text(tmp_path, LOST.format("One."))
    with pytest.raises(Unreadable, match="has no msgctxt, and “路。” is no sentence of the source"):
        restored(catalog, [("a-s3", "桥。")])


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "en.po").write_bytes(b'msgid "\xff"\nmsgstr ""\n')
    with pytest.raises(Unreadable, match="byte 0xff at offset 7 is not UTF-8; save the text"):
        read_catalog(tmp_path / "en.po", NAME)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/en.po:1: catalog: cannot be read \(No such"):
        read_catalog(tmp_path / "en.po", NAME)


def test_contexts() -> None:
    notes = contexts(real().document)
    assert notes["title"] == "Headline of the source · title"
    assert notes["areas-s1"] == "Section areas · areas-s1"
    assert notes["areas-3"] == "Section areas, item 3 (三是): heading · areas-3"
    assert notes["areas-3-s4"] == "Section areas, item 3 (三是) · areas-3-s4"
    assert notes.keys() == {segment.id for segment in real().document.segments}
