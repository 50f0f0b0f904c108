from __future__ import annotations

from pathlib import Path

import pytest

from scripts.annotate.glossary import occurrences, rendered
from scripts.annotate.places import places
from scripts.model.problem import Unreadable
from scripts.model.rows import Glossary, Term, columns
from scripts.pipeline import generate
from scripts.read.tsv import read_table
from scripts.render.words import ranges
from tests.support.cases import rows
from tests.support.seeds import copy, real

NAME = "seeds/terms.tsv"
HEAD = "\t".join(column.name for column in columns(Term)) + "\n"
ROW = (
    "2\t部长\tbùzhǎng\tminister\tHead of a ministry.\town\thigh\t—\tpost\tministers|the ministers\n"
)


def term(zh: str, en: str = "", *accept: str) -> Term:
    return Term(zh, zh, "", en, "", "", "", "", "", accept, 1)


def found(text: str, *names: str) -> list[tuple[str, int]]:
    """The terms found in a text, and where."""
    glossary = Glossary(NAME, tuple(map(term, names)))
    return [(o.term.zh, o.start) for o in occurrences(glossary, text)]


def test_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(HEAD + ROW, "utf-8")
    (minister,) = read_table(path, NAME, Term)
    assert (minister.line, minister.zh, minister.en) == (2, "部长", "minister")
    assert minister.accept == ("ministers", "the ministers")


def test_unreadable_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(HEAD + ROW + "3\t副部长\tvice minister\n", "utf-8")
    with pytest.raises(Unreadable) as error:
        read_table(path, NAME, Term)
    assert str(error.value) == f"{NAME}:3: 副部长: has 3 cells, expected 10; correct the tabs."


def test_the_longest_term_wins() -> None:
    text = "部长、副部长和部长助理"
    assert found(text, "部长", "副部长") == [("部长", 0), ("副部长", 3), ("部长", 7)]
    assert found(text, "副部长", "部长", "部长助理")[-1] == ("部长助理", 7)


def test_a_term_inside_a_longer_one_is_not_found_again() -> None:
    assert found("制造强国", "强国", "制造强国", "制造") == [("制造强国", 0)]


def test_terms_may_hold_any_character() -> None:
    assert found("a.b*(核)", "*(核)", ".") == [(".", 1), ("*(核)", 3)]


def test_no_terms_no_occurrences() -> None:
    assert found("部长") == []
    assert found("", "部长") == []


@pytest.mark.parametrize(("en", "accept", "english", "expected"), rows("terms/rendered.tsv"))
def test_rendered(en: str, accept: str, english: str, expected: str) -> None:
    forms = filter(None, accept.split("|"))
    assert rendered(term("部长", en, *forms), english) == (expected == "yes")


def test_places_of_the_terms_of_2017() -> None:
    found = places(real())
    where = [(place.report, place.page, place.segment) for place in found["百兆宽带"]]
    assert where == [("2017", "areas", "areas-2-s2")]
    assert found["4.5万亿元"][0].segment == "review-5-s1"
    assert "副部长" in found
    assert all(found.values())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("2017 2016 2015", "2015–2017"),
        ("2017 2015 2012", "2017, 2012–2015"),
        ("2016", "2016"),
        ("", ""),
    ],
)
def test_the_years_of_a_term_in_many_reports(names: str, expected: str) -> None:
    """Neighbors are one range; there is no report of 2013 or 2014."""
    assert ranges(names.split(), "2017 2016 2015 2012".split()) == expected


def test_chinese_pages_explain_a_term_in_chinese(tmp_path: Path) -> None:
    root = copy(tmp_path)
    (root / "seeds/terms.zh.tsv").write_text(
        "id\tnote\tsource\n1\t一位人物。\t某书\n0\t无\t\n", "utf-8"
    )
    pages, problems = generate(root)
    assert ":   一位人物。\n" in pages["zh/terms.md"]
    assert "*出处：*某书" in pages["zh/terms.md"]
    assert "一位人物" not in pages["en/terms.md"]
    assert [str(problem) for problem in problems] == [
        "seeds/terms.zh.tsv:3: warning: 0: is the id of no term; correct it."
    ]
