from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scripts.check import checks as module
from scripts.check.checks import CHECKS, ROWS, lossless
from scripts.check.numbers import numbers
from scripts.check.report import own_ids, report_id_fault, structure
from scripts.chinese.units import UNITS as NAMED
from scripts.model.edition import Edition
from scripts.model.problem import Problem
from scripts.model.rows import UNITS
from scripts.model.text import Span
from scripts.pipeline import generate, load, read_glossary
from tests.support.cases import tables
from tests.support.seeds import EDITION, copy, edit, open_edition, real

Case = dict[str, Any]


def short(problem: Problem) -> str:
    """A problem without its line and action."""
    return f"{problem.file}: {problem.subject}: {problem.finding}"


def seeds_with(case: Case, root: Path) -> Path:
    """A copy of the seeds with the error of the case."""
    edit(copy(root), case["file"], case["find"], case["replace"])
    return root


def test_the_real_seeds_have_no_problem() -> None:
    pages, problems = generate(EDITION)
    assert problems == []
    assert pages


@pytest.mark.parametrize("case", tables("check/errors.toml"))
def test_the_rule_finds_the_error(tmp_path: Path, case: Case) -> None:
    root = seeds_with(case, tmp_path)
    edition = load(root / "seeds/2017", read_glossary(root))
    rule: Callable[[Edition], Iterator[Problem]] = getattr(module, case["rule"])
    assert case["problem"] in [short(problem) for problem in rule(edition)]


@pytest.mark.parametrize("case", tables("check/errors.toml"))
def test_an_error_stops_the_build_and_a_warning_does_not(tmp_path: Path, case: Case) -> None:
    pages, problems = generate(seeds_with(case, tmp_path))
    (found,) = {p.warning for p in problems if short(p) == case["problem"]}
    assert found == case.get("warning", False)
    assert bool(pages) == all(problem.warning for problem in problems)


@pytest.mark.parametrize("case", tables("check/errors.toml"))
def test_each_problem_says_where_and_what_to_do(tmp_path: Path, case: Case) -> None:
    message = re.compile(r"seeds/(2017/)?[\w.]+:[1-9]\d*: (warning: )?[^:]+: .+; [^;]+\.")
    for problem in generate(seeds_with(case, tmp_path))[1]:
        assert message.fullmatch(str(problem))


@pytest.mark.parametrize("case", tables("check/subjects.toml"))
def test_an_error_names_its_subject(tmp_path: Path, case: Case) -> None:
    _, problems = generate(seeds_with(case, tmp_path))
    assert any(case["subject"] in str(problem) for problem in problems)


@pytest.mark.parametrize(
    "name",
    (
        "title road full-text home page-two year note label term-s areas-1 areas-s1 areas-3-s4"
    ).split(),
)
def test_a_section_id_that_is_another_address(name: str) -> None:
    first, *others = real().meta.sections
    meta = replace(real().meta, sections=(replace(first, id=name), *others))
    found = [short(problem) for problem in own_ids(replace(real(), meta=meta))]
    assert f"seeds/2017/report.toml: {name}: is not a valid id of a section" in found


def test_each_rule_has_a_case() -> None:
    cases: list[Any] = [parameters.values[0] for parameters in tables("check/errors.toml")]
    others = {"lossless", "addresses", "term_addresses"}
    assert {case["rule"] for case in cases} | others == {rule.__name__ for rule in (*CHECKS, *ROWS)}


def test_one_message(tmp_path: Path) -> None:
    edit(copy(tmp_path), "2017/en.po", "130,000", "13,000")
    line = real().catalog.by_id()["areas-2-s3"].line
    assert str(generate(tmp_path)[1][-1]) == (
        f"seeds/2017/en.po:{line}: areas-2-s3: Chinese has 130000, English has 13000; "
        "correct the msgstr."
    )


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
@pytest.mark.parametrize(
    "words", ["on December 25.", "exceeded 60 percent", "130,000 administrative"]
)
def test_a_no_break_space_is_a_space(tmp_path: Path, space: str, words: str) -> None:
    edit(copy(tmp_path), "2017/en.po", words, words.replace(" ", space))
    edition = open_edition(tmp_path)
    assert [*module.english_text(edition), *numbers(edition)] == []


@pytest.mark.parametrize("spaces", ["\u00a0 ", " \u202f", "\u00a0\u00a0", "\u2003"])
def test_two_spaces_are_named_though_one_does_not_break(tmp_path: Path, spaces: str) -> None:
    edit(copy(tmp_path), "2017/en.po", "60 percent", f"60{spaces}percent")
    assert len(list(module.english_text(open_edition(tmp_path)))) == 1


def test_one_run_shows_everything_in_order(tmp_path: Path) -> None:
    root = copy(tmp_path)
    edit(root, "2017/en.po", "all-fiber cities", "300 all-fiber  cities")
    edit(root, "2017/figures.tsv", "4.5万亿元", "4.6万亿元")
    edit(root, "2017/en.po", "spread of 100 Mbps", "spread of 200 Mbps")
    found = [(not p.warning, p.file, p.line) for p in generate(root)[1]]
    assert len(found) >= 5
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("gaps", "findings"),
    [
        ((), ["characters 16 to 17 lie in no leaf, or in two"]),
        ((Span(16, 18),), ["characters 18 to 17 lie in no leaf, or in two"]),
        (
            (Span(16, 17), Span(2977, 2980)),
            ["characters 2980 to 2977 lie in no leaf, or in two"],
        ),
    ],
    ids=["a hole", "an overlap", "past the end"],
)
def test_a_tree_that_is_not_the_source(gaps: tuple[Span, ...], findings: list[str]) -> None:
    document = replace(real().document, gaps=gaps)
    found = [p.finding for p in lossless(replace(real(), document=document))]
    assert [finding for finding in findings if finding not in found] == []


def test_an_untranslated_segment_is_one_problem_only(tmp_path: Path) -> None:
    english = real().catalog.by_id()["areas-3-s5"].en
    edit(copy(tmp_path), "2017/en.po", f'msgstr "{english}"', 'msgstr ""')
    found = [short(problem) for problem in generate(tmp_path)[1]]
    assert found == ["seeds/2017/en.po: areas-3-s5: is untranslated"]


def test_unreadable_seeds_are_one_problem(tmp_path: Path) -> None:
    (copy(tmp_path) / "seeds/2017/source.zh.txt").write_bytes(b"\xff")
    pages, problems = generate(tmp_path)
    assert pages == {}
    assert [problem.file for problem in problems] == ["seeds/2017/source.zh.txt"]


@pytest.mark.parametrize("name", ["2018", "jan-2018"])
def test_a_report_id(name: str) -> None:
    assert report_id_fault(name) == ""


@pytest.mark.parametrize("name", ["en", "zh", "compare", "Report B", "2018/9", "..", "", "2018\n"])
def test_a_report_id_that_is_no_address_of_its_own(name: str) -> None:
    assert report_id_fault(name)
    found = list(structure(replace(real(), meta=replace(real().meta, id=name))))
    assert "is not a valid report id" in [problem.finding for problem in found]


@pytest.mark.parametrize("unit", ["家", "中心", "centers"])
def test_a_unit_may_be_a_word_of_the_quotation(tmp_path: Path, unit: str) -> None:
    edit(copy(tmp_path), "2017/figures.tsv", "\t3\tcenters", f"\t3\t{unit}")
    assert generate(tmp_path)[1] == []


def test_each_unit_that_an_editor_may_name_has_its_words() -> None:
    named = [unit for unit in NAMED.values() if unit.words]
    assert tuple(unit.name for unit in named) == UNITS
    assert all(re.search(unit.words, word) for unit in named for word in unit.zh)
