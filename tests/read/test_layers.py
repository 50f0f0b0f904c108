from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from scripts.model.problem import Unreadable
from scripts.model.rows import Layers
from scripts.model.text import Text
from scripts.read.layers import FIGURES, MILESTONES, NOTES, NUMERALS, read_layers
from tests.support.seeds import real

FIGURE = (
    "areas-s1\t增长6%\tgrow by 6%\t6\t%\tabout\ttarget\t2018\trates\tgrowth"
    "\t工业增加值\tIndustrial output"
)
NUMERAL = "areas-s1\t5G\tname of a technology"
NOTE = "five-g\tareas-s1\teditor\t5G\t5G\t注\tA note.\t—"
MILESTONE = "goals-s1\t2025\tcyberspace\t建成网络强国\ta cyber power"


def layers(folder: Path, figure: str = FIGURE, milestone: str = MILESTONE) -> Layers:
    """The layers of a report with one figure and one milestone."""
    tables = (
        ("figures", FIGURES, figure),
        ("milestones", MILESTONES, milestone),
        ("numerals", NUMERALS, NUMERAL),
        ("notes", NOTES, NOTE),
    )
    for name, columns, row in tables:
        text = "\t".join(columns.split()) + f"\n{row}\n"
        (folder / f"{name}.tsv").write_text(text, "utf-8")
    return read_layers(folder, "seeds/2017")


def test_a_figure(tmp_path: Path) -> None:
    (figure,) = layers(tmp_path).figures
    assert (figure.segment, figure.quote) == ("areas-s1", Text("增长6%", "grow by 6%"))
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(6), "%", "about")
    assert (figure.kind, figure.year, figure.key) == ("target", 2018, "growth")
    assert figure.indicator == Text("工业增加值", "Industrial output")
    assert figure.line == 2


def test_a_milestone(tmp_path: Path) -> None:
    (milestone,) = layers(tmp_path).milestones
    assert (milestone.segment, milestone.year) == ("goals-s1", 2025)
    assert milestone.quote == Text("建成网络强国", "a cyber power")
    assert (milestone.lane, milestone.line) == ("cyberspace", 2)


def test_a_numeral_that_is_no_figure(tmp_path: Path) -> None:
    (numeral,) = layers(tmp_path).numerals
    assert (numeral.segment, numeral.quote, numeral.line) == ("areas-s1", "5G", 2)
    assert numeral.reason == "name of a technology"


def test_paths(tmp_path: Path) -> None:
    found = layers(tmp_path)
    assert found.figures_path == "seeds/2017/figures.tsv"
    assert found.milestones_path == "seeds/2017/milestones.tsv"


@pytest.mark.parametrize("value", ["-4", "6.5", "4500000000000"])
def test_decimal_values(tmp_path: Path, value: str) -> None:
    (figure,) = layers(tmp_path, FIGURE.replace("\t6\t", f"\t{value}\t")).figures
    assert figure.value == Decimal(value)


@pytest.mark.parametrize("value", ["", "six", "6%", "1,000", "6.5.1", "６．５百", "9" * 400])
def test_a_value_that_is_no_number(tmp_path: Path, value: str) -> None:
    with pytest.raises(Unreadable) as error:
        layers(tmp_path, FIGURE.replace("\t6\t", f"\t{value}\t"))
    expected = f"seeds/2017/figures.tsv:2: areas-s1: value is {value!r}; write a decimal number."
    assert str(error.value) == expected


@pytest.mark.parametrize("value", ["1E+2", "NaN", "sNaN", "Infinity", "-inf"])
def test_a_value_that_is_not_finite(tmp_path: Path, value: str) -> None:
    with pytest.raises(Unreadable):
        layers(tmp_path, FIGURE.replace("\t6\t", f"\t{value}\t"))


@pytest.mark.parametrize("year", ["", "soon", "20.25", "-2025", "２０２５", "²", "9" * 5000])
def test_a_year_that_is_no_year(tmp_path: Path, year: str) -> None:
    with pytest.raises(Unreadable) as error:
        layers(tmp_path, milestone=MILESTONE.replace("2025", year))
    expected = f"seeds/2017/milestones.tsv:2: year: is {year!r}; write a year such as 2017."
    assert str(error.value) == expected


def test_the_year_of_a_figure(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/figures.tsv:2: year: is 'next'; write a"):
        layers(tmp_path, FIGURE.replace("2018", "next"))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/figures.tsv:1: table: cannot be read"):
        read_layers(tmp_path, "seeds/2017")


def test_the_layers_of_2017() -> None:
    found = real().layers
    assert len(found.figures) == 21
    assert {milestone.year for milestone in found.milestones} == {2025, 2035, 2050}


def test_a_row_without_a_segment(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as error:
        layers(tmp_path, FIGURE.replace("areas-s1", " "))
    expected = "seeds/2017/figures.tsv:2: row: names no segment; write its id."
    assert str(error.value) == expected
