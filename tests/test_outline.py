from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from scripts import outline as module
from scripts.chinese.characters import SPACE
from scripts.draft.broken_series import series_remarks
from scripts.draft.roles import names
from scripts.model.text import Document, Source
from scripts.outline import main, outline, printed
from scripts.parse.tree import parse
from tests.support.cases import files
from tests.support.seeds import EDITION, REPORT, ROOT, real
from tests.support.strategies import communique

HEADING = 14  # characters of a heading in the expected outlines
# The words of the table of figures for the measure words of the source.
UNITS = {"villages": "个", "projects": "个", "centers": "家"}


def document(text: str) -> Document:
    return parse(Source("text", text, ""))


def summary(text: str) -> str:
    """The outline of a text in the form of tests/data/outline/*.outline."""
    return "".join(f"{line}\n" for line in _summary(document(text)))


def _summary(document: Document) -> Iterator[str]:
    data = outline(document)
    yield f"title {data['title']['zh'] if data['title'] else '—'}"
    for section in data["sections"]:
        yield f"{section['id']} {len(section['opening'])}/{len(section['closing'])}"
        for item in section["items"]:
            level = item["id"].removeprefix(section["id"]).count("-")
            heading, body = item["heading"]["zh"][:HEADING], len(item["segments"])
            yield f"{'  ' * level}{item['marker']} {heading}{f' +{body}' if body else ''}"
    yield from (f"figure {_figure(figure)}" for figure in data["figures"])
    yield from (f"milestone {m['segment']} {m['year']} {m['text']}" for m in data["milestones"])
    for remark in series_remarks(document):
        yield f"remark {remark.line}: {remark.subject}: {remark.finding}"


def _figure(figure: dict[str, Any]) -> str:
    before = f"{figure['from']}→" if "from" in figure else ""
    upper = f"..{figure['upper']}" if "upper" in figure else ""
    value = f"{before}{figure['value']}{upper}"
    fields = (figure[name] for name in ("unit", "kind", "qualifier", "year"))
    words = (figure["segment"], figure["text"], value, *fields, figure.get("period", ""))
    return " ".join(map(str, words)).rstrip()


@pytest.mark.parametrize("path", files("outline/*.txt"))
def test_outline(path: Path) -> None:
    expected = path.with_suffix(".outline").read_text("utf-8")
    assert summary(path.read_bytes().decode("utf-8")) == expected


def line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def spaced(text: str) -> str:
    """With a space between Chinese and digits, as many web pages have it."""
    return re.sub(r"(?<=[一-龥])(?=\d)|(?<=[\d%])(?=[一-龥])", " ", text)


def full_width(text: str) -> str:
    """With numbers in full width."""
    wide = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789%.,"}
    return re.sub(r"\d[\d,.]*%?", lambda match: match[0].translate(wide), text)


def half_width(text: str) -> str:
    """With punctuation in half width."""
    return text.translate(str.maketrans("，；：（）！？", ",;:()!?"))


def traditional(text: str) -> str:
    return OpenCC("s2t").convert(text)


def shape(text: str) -> Any:
    """What must be the same however a text is written: ids, numbers, kinds, years."""
    data = outline(document(text))
    fields = ("segment", "value", "unit", "kind", "qualifier", "year")
    figures = [tuple(figure[name] for name in fields) for figure in data["figures"]]
    return figures, [one["id"] for one in segments(data)]


@pytest.mark.parametrize("path", files("outline/*.txt"))
@pytest.mark.parametrize("write", [line_ends, spaced, full_width, half_width, traditional])
def test_writing_changes_no_outline(path: Path, write: Callable[[str], str]) -> None:
    text = path.read_text("utf-8")
    assert shape(write(text)) == shape(text)


def segments(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if data["title"]:
        yield data["title"]
    for section in data["sections"]:
        yield from section["opening"]
        for item in section["items"]:
            yield from (item["heading"], *item["segments"])
        yield from section["closing"]


@given(communique)
def test_outline_holds_every_character(text: str) -> None:
    data = json.loads(json.dumps(outline(document(text))))
    found = list(segments(data))
    markers = [item["marker"] for section in data["sections"] for item in section["items"]]
    assert all(text[one["start"] : one["end"]] == one["zh"] for one in found)
    shown = "".join(one["zh"] for one in found) + "".join(markers)
    assert sorted(shown) == sorted(text_of_leaves(document(text)))


def text_of_leaves(document: Document) -> str:
    text = document.source.text
    spans = [span for span in document.leaves() if span not in document.gaps]
    return "".join(text[span.start : span.end] for span in spans)


@given(communique)
def test_figures_quote_their_segments(text: str) -> None:
    data = outline(document(text))
    texts = {one["id"]: one["zh"] for one in segments(data)}
    rows = [*data["figures"], *data["milestones"]]
    assert all(row["text"] in texts[row["segment"]] for row in rows)


@given(communique)
def test_ids_are_unique(text: str) -> None:
    found = [one["id"] for one in segments(outline(document(text)))]
    assert len(set(found)) == len(found)


def test_roles_of_2017_are_its_section_ids() -> None:
    data = outline(parse(real().document.source))
    assert [section["id"] for section in data["sections"]] == [s.id for s in real().meta.sections]
    known = tomllib.loads((ROOT / "scripts/draft/roles.toml").read_text("utf-8"))["sections"]
    assert {section["role"] for section in data["sections"]} <= known.keys()


def test_every_figure_of_2017_is_a_candidate_and_nothing_else() -> None:
    data = outline(parse(real().document.source))
    found = [
        (one["segment"], one["value"], one["unit"], one["qualifier"], one["kind"], one["year"])
        for one in data["figures"]
    ]
    assert found == [
        (f.segment, f"{f.value}", UNITS.get(f.unit, f.unit), f.qualifier, f.kind, f.year)
        for f in real().layers.figures
    ]


def test_every_milestone_of_2017_is_in_a_candidate() -> None:
    found = outline(parse(real().document.source))["milestones"]
    for milestone in real().layers.milestones:
        place = (milestone.segment, milestone.year)
        assert any(
            (one["segment"], one["year"]) == place and milestone.quote.zh in one["text"]
            for one in found
        )


def test_ids_of_a_nested_series() -> None:
    text = "一、修路\n（一）南路。先修。\n（二）北路。\n二、种树\n（一）榆树。\n（二）柳树。"
    found = [one["id"] for one in segments(outline(document(text)))]
    assert found == [
        "areas-1", "areas-1-1", "areas-1-1-s1", "areas-1-2", "areas-2", "areas-2-1", "areas-2-2",
    ]  # fmt: skip


def test_sections_of_one_role_are_lettered() -> None:
    found = names(["text"] * 28)
    assert (found[0], found[1], found[24], found[25], found[26]) == (
        "text", "text-b", "text-z", "text-aa", "text-ab",
    )  # fmt: skip
    assert "text-s" not in found  # it would be confused with the sentences of text


@pytest.fixture(autouse=True)
def own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command takes the names that hold numbers from the seeds: here, those of the tests."""
    monkeypatch.setattr(module, "ROOT", EDITION)


def test_command_prints_a_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(REPORT / "source.zh.txt")]) == 0
    out, err = capsys.readouterr()
    assert re.search("^  areas-8 +2626–2658  \\[八是\\] 推动全面从严治党", out, re.MULTILINE)
    assert err == ""


def test_command_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(REPORT / "source.zh.txt"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == outline(parse(real().document.source))


def test_command_says_what_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"\xff")
    assert main([str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}:1: error: source: byte 0xff at offset 0 is not UTF-8")


@given(st.sampled_from(["", "。"]).flatmap(lambda end: communique.map(lambda text: text + end)))
def test_printing_never_fails(text: str) -> None:
    assert text.strip(SPACE) == "" or "".join(printed(outline(document(text))))


def test_a_pipe_without_chinese_gets_utf8(today: Path) -> None:
    command = [sys.executable, "-m", "scripts.outline", str(REPORT / "source.zh.txt")]
    legacy = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    run = subprocess.run(
        command, cwd=EDITION.parents[2], env=legacy, capture_output=True, check=True
    )
    assert "全国工业和信息化工作会议" in run.stdout.decode("utf-8")
