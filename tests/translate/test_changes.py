from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.check.checks import addresses
from scripts.identify.registry import published, registry
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition
from scripts.model.problem import Unreadable
from scripts.model.rows import Change
from scripts.pipeline import generate
from scripts.read.tsv import read_table, written
from scripts.translate.removed import gone
from tests.support.seeds import copy, edit, open_edition, real

HEAD = "date\tedition\tsegment\tchange\tplace\tbefore\tafter"
ROW = Change("2018-01-31", "0123abcd", "areas-9", "removed", "areas-8", "甲。", "")


def recorded(*rows: Change) -> Edition:
    """The real edition with a record of earlier changes."""
    return replace(real(), history=replace(real().history, recorded=rows))


def test_the_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "changes.tsv"
    path.write_text(written(Change, [ROW]), "utf-8")
    assert read_table(path, "changes.tsv", Change) == (replace(ROW, line=2),)


def test_a_tab_in_a_sentence_does_not_break_the_record(tmp_path: Path) -> None:
    path = tmp_path / "changes.tsv"
    path.write_text(written(Change, [replace(ROW, before="甲\t乙。")]), "utf-8")
    assert read_table(path, "changes.tsv", Change)[0].before == "甲 乙。"


def test_there_may_be_no_record_yet(tmp_path: Path) -> None:
    root = copy(tmp_path)
    (root / "seeds/2017/changes.tsv").unlink()
    assert open_edition(root).history.recorded == ()


@pytest.mark.parametrize(
    "row", ["31 January\ta\tx\tremoved\ty\t甲\t", "2018-01-31\ta\tx\tgone\ty\t甲\t"]
)
def test_a_damaged_row_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "changes.tsv"
    path.write_text(f"{HEAD}\n{row}\n", "utf-8")
    with pytest.raises(Unreadable, match=r"^seeds/2017/changes.tsv:2: [^:]+: (date|change) is '"):
        read_table(path, "seeds/2017/changes.tsv", Change)


def test_the_record_keeps_an_id_that_the_catalog_has_lost() -> None:
    assert registry(Catalog("en.po", (), {}), [ROW]) == {"areas-9": "甲。"}


def test_what_is_gone_answers_where_it_stood() -> None:
    (passage,) = gone(recorded(ROW))
    assert (passage.id, passage.place, passage.merged) == ("areas-9", "areas-8", False)
    assert (passage.zh, passage.date, passage.edition) == ("甲。", "2018-01-31", "0123abcd")


def test_a_chain_of_departures_ends_at_what_is_still_there() -> None:
    first = replace(ROW, segment="areas-10", change="merged", place="areas-9")
    found = {passage.id: passage for passage in gone(recorded(first, ROW))}
    assert (found["areas-10"].place, found["areas-10"].merged) == ("areas-8", False)


@pytest.mark.parametrize("place", ["areas-9", "areas-99", ""])
def test_a_place_that_is_nowhere_is_the_beginning_of_the_section(place: str) -> None:
    (passage,) = gone(recorded(replace(ROW, place=place)))
    assert (passage.place, passage.merged) == ("areas-s1", False)


def test_what_has_come_back_is_not_gone() -> None:
    assert gone(recorded(replace(ROW, segment="areas-3"))) == ()


def test_the_published_ids_are_those_of_report_json(tmp_path: Path) -> None:
    pages, _ = generate(copy(tmp_path))
    path = tmp_path / "report.json"
    path.write_text(pages["zh/2017/report.json"], "utf-8")
    assert published(path)[0] == {s.id: real().document.text(s) for s in real().document.segments}


def test_removed_ids_are_published_too(tmp_path: Path) -> None:
    root = copy(tmp_path)
    edit(root, "2017/source.zh.txt", "25日下午进行分组讨论。", "")
    path = tmp_path / "report.json"
    path.write_text(generate(root)[0]["zh/2017/report.json"], "utf-8")
    assert published(path)[0]["arrangements-s2"] == "25日下午进行分组讨论。"


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"zh": 1, "start": 1})])
def test_a_damaged_report_says_nothing_is_published(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, "utf-8")
    assert published(path) == ({}, "", set())


def with_pages(root: Path) -> Path:
    """A copy of the seeds beside what was published of them."""
    (copy(root) / "docs/zh/2017").mkdir(parents=True)
    pages, _ = generate(root)
    for file in ("zh/2017/report.json", "zh/terms.json"):
        (root / "docs" / file).write_text(pages[file], "utf-8")
    return root


def test_a_lost_address_is_found() -> None:
    history = replace(real().history, published={"areas-99": "开展网络强国建设三年行动。"})
    (problem,) = addresses(replace(real(), history=history))
    assert problem.finding == "is a published address of “开展网络强国建设三年行动。” and now lost"


def test_a_lost_page_is_found(tmp_path: Path) -> None:
    root = with_pages(tmp_path)
    edit(root, "2017/report.toml", '[[pages]]\nid = "targets"', '[[pages]]\nid = "aims"')
    pages, problems = generate(root)
    assert pages == {}
    assert [str(problem) for problem in problems if not problem.warning] == [
        "seeds/2017/report.toml:1: /2017/targets/: is a published page and now lost; give a page "
        "of [[pages]] this id again: its title may change, its address not."
    ]


def test_an_address_given_to_another_passage_is_found() -> None:
    history = replace(real().history, published={"areas-1": "另一段毫不相干的话。"})
    (problem,) = addresses(replace(real(), history=history))
    assert "is the address of “另一段毫不相干的话。”, now given to" in problem.finding


def test_a_row_put_on_top_of_the_glossary_moves_no_address(tmp_path: Path) -> None:
    root = with_pages(tmp_path)
    edit(root, "terms.tsv", "\n1\t", "\nnew\t新词\t\tnew word\t\t\thigh\t—\tperson\t\n1\t")
    pages, problems = generate(root)
    assert problems == []
    assert re.search(r"^\*\*习近平\*\* .* \{ #term-1 \}$", pages["zh/terms.md"], re.MULTILINE)
    assert re.search(r"^\*\*新词\*\* .* \{ #term-new \}$", pages["zh/terms.md"], re.MULTILINE)


@pytest.mark.parametrize(
    ("find", "replace", "finding"),
    [
        ("1\t习近平\t", "212\t习近平\t", "is the published address of “习近平” and now lost"),
        ("1\t习近平\t", "1\t苗圩县\t", "is the address of “习近平”, now given to “苗圩县”"),
    ],
)
def test_the_address_of_a_term_is_its_own(
    tmp_path: Path, find: str, replace: str, finding: str
) -> None:
    root = with_pages(tmp_path)
    edit(root, "terms.tsv", f"\n{find}", f"\n{replace}")
    pages, problems = generate(root)
    assert pages == {}
    assert finding in {problem.finding for problem in problems}


def test_terms_that_change_their_ids_are_found(tmp_path: Path) -> None:
    root = with_pages(tmp_path)
    for find, put in (("\n1\t", "\nx\t"), ("\n2\t", "\n1\t"), ("\nx\t", "\n2\t")):
        edit(root, "terms.tsv", find, put)
    found = {problem.subject for problem in generate(root)[1] if "now given to" in problem.finding}
    assert found == {"term-1", "term-2"}


def test_an_edited_sentence_keeps_its_address(tmp_path: Path) -> None:
    root = with_pages(tmp_path)
    edit(root, "2017/source.zh.txt", "建设三年行动", "建设五年行动")
    assert list(addresses(open_edition(root))) == []
