"""A week in the life of a site: what translators, editors and their tools do to it, in one test."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.identify.likeness import likeness
from scripts.model.ids import letters
from scripts.pipeline import generate
from scripts.sync import main
from tests.support.seeds import copy, edit, open_edition

PO, SOURCE = "2017/en.po", "2017/source.zh.txt"
FULLER = ("会议要求加强领导。", "各地要抓好落实工作。")  # a sentence, and the one in its place
BIN = Path(sys.executable).parent
pytestmark = pytest.mark.skipif(not shutil.which("msgcat"), reason="GNU gettext is not installed")


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def wrapped(folder: Path) -> str:
    return run(folder, "msgcat", "--width=79", "en.po")


def merged(folder: Path) -> str:
    return run(folder, "msgmerge", "--previous", "--quiet", "en.po", "en.po")


def poedit(folder: Path) -> str:
    text = run(folder, "msgcat", "--width=79", "en.po").replace(
        '"Content-Transfer-Encoding: 8bit\\n"\n',
        '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"X-Generator: Poedit 3.4.2\\n"\n"Last-Translator: \\n"\n',
    )
    return text.replace("\n", "\r\n")


def xliff(folder: Path) -> str:
    run(folder, str(BIN / "po2xliff"), "--progress=none", "en.po", "en.xlf")
    run(folder, str(BIN / "xliff2po"), "--progress=none", "en.xlf", "out.po")
    return (folder / "out.po").read_text("utf-8")


def toolkit(folder: Path) -> str:
    from translate.storage import pypo

    return bytes(pypo.pofile.parsestring((folder / "en.po").read_bytes())).decode()


def in_alphabet(folder: Path) -> str:
    return run(folder, "msgcat", "--sort-output", "en.po")


class Week:
    """A project, and what a reader has bookmarked: every id, and the Chinese that it last had."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.bookmarks = copy(root), dict[str, str]()
        monkeypatch.setattr("scripts.sync.ROOT", root)
        monkeypatch.setenv("PUBLISHED", str(root / "live"))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        self.publish()
        self.commit()

    def publish(self) -> list[str]:
        """Build and publish: no id is lost, none is given again. What the build says."""
        pages, problems = generate(self.root)
        assert pages, [str(problem) for problem in problems if not problem.warning]
        text = pages["zh/2017/report.json"]
        document = open_edition(self.root).document.texts()
        known = document | {one["id"]: one["zh"] for one in json.loads(text)["removed"]}
        assert self.bookmarks.keys() <= known.keys()
        for id, zh in self.bookmarks.items():
            assert likeness(zh, known[id]), id
        self.bookmarks = known
        live = self.root / "live/2017/report.json"
        live.parent.mkdir(parents=True, exist_ok=True)
        live.write_text(text, "utf-8")
        return [problem.finding for problem in problems]

    def commit(self) -> None:
        """Commit the pages that were generated last."""
        (self.root / "docs/zh/2017").mkdir(parents=True, exist_ok=True)
        shutil.copy(self.root / "live/2017/report.json", self.root / "docs/zh/2017")

    def save(self, tool: Callable[[Path], str]) -> None:
        """Save en.po as a tool does."""
        folder = self.root / "seeds/2017"
        text = tool(folder)
        for path in folder.glob("*.po*"):
            path.unlink()
        (folder / "en.po").write_bytes(text.encode())

    def sync(self, *accepted: str) -> None:
        assert main(["--accept", *accepted] if accepted else []) == 0
        self.publish()
        self.commit()

    def changes(self) -> list[str]:
        recorded = open_edition(self.root).history.recorded
        return sorted(f"{row.change} {row.segment}".strip() for row in recorded)


# What is said of the words that the five edits add to the English: the source has none of them.
ADDED = "has words without a counterpart: of the Chinese nothing"


@pytest.fixture
def week(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Week:
    return Week(tmp_path, monkeypatch)


# With the msgctxt that xliff2po loses, and a figure that is corrected without its row.
@pytest.mark.parametrize("careless", [False, True])
def test_a_week(week: Week, careless: bool) -> None:
    five_edits_through_five_tools(week, xliff if careless else toolkit)
    a_term_on_top(week)
    a_wrong_number_is_the_only_thing_that_stops(week)
    a_corrected_figure(week, careless)
    two_paragraphs_change_places(week)
    a_fuller_source_pushed_twice(week)
    week.save(in_alphabet)
    assert "the entries stand in another order" not in " ".join(week.publish())
    week.sync()
    assert week.changes() == [
        f"added meeting-s8-{letters(FULLER[1])}", "changed review-s2", "first",
        "moved attendance-s1", f"removed meeting-s7-{letters(FULLER[0])}",
    ]  # fmt: skip
    written = (week.root / "seeds" / PO).read_bytes()
    week.sync()
    assert (week.root / "seeds" / PO).read_bytes() == written
    assert open_edition(week.root).history.pending == ()


def five_edits_through_five_tools(week: Week, exchanged: Callable[[Path], str]) -> None:
    english = ("Wireless spectrum", "is over", "was a success", "is near", "is done")
    for tool, words in zip((wrapped, merged, poedit, exchanged, in_alphabet), english, strict=True):
        entry = open_edition(week.root).catalog.by_id()["meeting-s1"]
        week.save(lambda folder: run(folder, "msgcat", "--no-wrap", "en.po"))
        edit(week.root, PO, entry.en, f"{entry.en} {words}.")
        week.save(tool)
        week.publish()
        edition = open_edition(week.root)
        assert edition.history.pending == ()
        assert edition.catalog.by_id()["meeting-s1"].en.endswith(words + ".")
        assert {one.state for one in edition.catalog.entries} == {"translated"}
    week.sync()
    assert week.changes() == ["first"]


def a_term_on_top(week: Week) -> None:
    edit(week.root, "terms.tsv", "\n1\t", "\nnew\t新词\t\tnew word\t\t\thigh\t—\tperson\t\n1\t")
    assert all(ADDED in finding for finding in week.publish())


def a_wrong_number_is_the_only_thing_that_stops(week: Week) -> None:
    edit(week.root, PO, "on December 25.", "on December 26.")
    pages, problems = generate(week.root)
    assert pages == {}
    assert [one.subject for one in problems if not one.warning] == ["meeting-s1"]
    edit(week.root, PO, "on December 26.", "on December 25.")
    assert all(ADDED in finding for finding in week.publish())


def a_corrected_figure(week: Week, careless: bool) -> None:
    """In the source and the translation; a careful editor corrects its row and its note too, and
    runs make sync before anything is pushed.
    """
    edit(week.root, SOURCE, "增长约6.5%", "增长约6.6%")
    edit(week.root, PO, "about 6.5 percent", "about 6.6 percent")
    if careless:
        week.publish()
    else:
        edit(week.root, "2017/figures.tsv", "增长约6.5%", "增长约6.6%")
        edit(week.root, "2017/figures.tsv", "6.5 percent\t6.5", "6.6 percent\t6.6")
        edit(week.root, "2017/notes.tsv", "about 6.5 percent", "about 6.6 percent")
    week.sync("review-s2")


def two_paragraphs_change_places(week: Week) -> None:
    path = week.root / "seeds" / SOURCE
    *lines, one, other = path.read_text("utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join([*lines, other, one]) + "\n", "utf-8")
    week.publish()


def a_fuller_source_pushed_twice(week: Week) -> None:
    edit(week.root, SOURCE, "参加了大会。", f"参加了大会。{FULLER[0]}")
    week.publish()
    edit(week.root, SOURCE, *FULLER)
    week.publish()
