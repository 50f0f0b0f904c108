"""A corrected source never blocks: a row that no longer holds is off the pages, with a warning."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from scripts.pipeline import generate
from scripts.publish.downloads import downloads
from tests.support.seeds import copy, edit, open_edition, real


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """6.5 percent was a slip for 6.6: corrected in both languages, and in no table."""
    edit(copy(tmp_path), "2017/source.zh.txt", "增长约6.5%", "增长约6.6%")
    edit(tmp_path, "2017/en.po", "增长约6.5%", "增长约6.6%")
    edit(tmp_path, "2017/en.po", "about 6.5 percent", "about 6.6 percent")
    return tmp_path


def test_a_corrected_figure_does_not_block(corrected: Path) -> None:
    pages, problems = generate(corrected)
    assert "6.6 percent" in pages["en/2017/review.md"]
    assert {problem.warning for problem in problems} == {True}


def test_its_row_is_on_no_page_and_in_no_download(corrected: Path) -> None:
    pages, _ = generate(corrected)
    shown = {path: text for path, text in pages.items() if path.endswith(".md")}
    of_earlier = {"zh/about/changes.md", "en/about/changes.md"}
    assert {path for path, text in shown.items() if "6.5" in text} == of_earlier
    figures = json.loads(pages["zh/2017/report.json"])["figures"]
    table = downloads(open_edition(corrected))["figures.csv"].decode("utf-8-sig").splitlines()
    expected = [str(own.value) for own in real().layers.figures if str(own.value) != "6.5"]
    assert [own["value"] for own in figures] == expected
    assert [row["value"] for row in csv.DictReader(table)] == expected


def test_the_warning_names_the_nearest_words(corrected: Path) -> None:
    said = [str(problem) for problem in generate(corrected)[1] if "/figures.tsv" in problem.file]
    assert said == [
        f"seeds/2017/figures.tsv:2: warning: review-s2: quotes “{was}”, which does not occur in "
        f"its sentence; the nearest there is “{now}”; quote the text as it stands (until then the "
        "row is left out)."
        for was, now in (
            ("增长约6.5%", "增长约6.6%"),
            ("grown by about 6.5 percent", "grown by about 6.6 percent"),
        )
    ]


def test_a_number_in_one_language_only_stops(corrected: Path) -> None:
    edit(corrected, "2017/en.po", "about 6.6 percent", "about 6.5 percent")
    pages, problems = generate(corrected)
    assert pages == {}
    assert [problem.subject for problem in problems if not problem.warning] == ["review-s2"]


def test_a_quotation_in_another_case_is_that_of_the_text(tmp_path: Path) -> None:
    edit(copy(tmp_path), "2017/figures.tsv", "grown by about", "Grown by About")
    edit(tmp_path, "2017/notes.tsv", "50M以上宽带", "50m以上宽带")
    assert generate(tmp_path) == generate(copy(tmp_path / "as-it-was"))
    assert open_edition(tmp_path).layers.figures[0].quote == real().layers.figures[0].quote


def test_a_note_counts_what_the_text_has(tmp_path: Path) -> None:
    said = "共{items}项，其中{headings}项、“areas”中{headings:areas}项仅有标题。"
    edit(
        copy(tmp_path),
        "2017/notes.tsv",
        "老领导\tveteran leaders\t",
        f"老领导\tveteran leaders\t{said}",
    )
    (note,) = (one for one in open_edition(tmp_path).layers.notes if one.id == "veteran-leaders")
    assert note.text.zh.startswith("共21项，其中14项、“areas”中5项仅有标题。")
