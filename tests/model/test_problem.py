"""How problems are shown: in order, an error last and marked, many of one kind as one line."""

from __future__ import annotations

from pathlib import Path

from scripts.model.problem import FEW, Problem, in_order, told
from scripts.new import start
from scripts.pipeline import generate
from tests.support.cases import DATA
from tests.support.seeds import copy


def untranslated(count: int) -> list[Problem]:
    return [
        Problem(
            "en.po", line, f"areas-s{line}", "is untranslated", "write the msgstr", warning=True
        )
        for line in range(count, 0, -1)
    ]


ERROR = Problem("a.tsv", 3, "areas-s1", "has no number", "write it")


def test_errors_are_last_and_marked() -> None:
    assert told([ERROR, *untranslated(1), ERROR]) == [
        "en.po:1: warning: areas-s1: is untranslated; write the msgstr.",
        "a.tsv:3: error: areas-s1: has no number; write it.",
    ]


def test_a_few_of_one_kind_are_listed() -> None:
    assert in_order(untranslated(FEW)) == untranslated(FEW)[::-1]


def test_many_of_one_kind_are_one_line() -> None:
    assert told(untranslated(FEW + 1)) == [
        f"en.po:1: warning: areas-s1: is untranslated (and {FEW} more like it: "
        "make docs ALL=1 lists them); write the msgstr."
    ]
    assert len(told(untranslated(FEW + 1), every=True)) == FEW + 1


def test_no_error_is_hidden() -> None:
    errors = [Problem("a.tsv", line, "row", "is wrong", "mend it") for line in range(1, 30)]
    assert in_order(errors) == errors


def test_what_is_said_of_a_new_text_of_20000_characters(tmp_path: Path) -> None:
    texts = (path.read_text("utf-8") for path in sorted(DATA.glob("outline/*.txt")))
    text = "\n".join(texts)[:20_000]
    assert len(text) == 20_000
    (copy(tmp_path) / "text").write_text(text, "utf-8")
    start(tmp_path, "2018", tmp_path / "text")
    pages, problems = generate(tmp_path)
    assert pages
    assert len(problems) > 1000
    assert len(told(problems)) <= 25


def test_a_problem_is_one_line() -> None:
    assert str(Problem("a.po", 2, "s3\nx\u2028", "has no msgid", "correct it")) == (
        "a.po:2: s3 x : has no msgid; correct it."
    )
