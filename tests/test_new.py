"""A new report from a text: what scripts.new writes, and that the site builds at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings

from scripts import new as module
from scripts.chinese.characters import SPACE
from scripts.model.catalog import Entry
from scripts.model.problem import Unreadable
from scripts.model.report import Meta
from scripts.model.rows import Figure, Milestone, columns
from scripts.new import main, start
from scripts.pipeline import generate
from scripts.read.po import read_catalog
from scripts.read.report_toml import REVIEW, read_meta
from scripts.read.source import NO_TEXT
from scripts.read.tsv import COMMENT
from tests.support.cases import DATA, files, rows
from tests.support.project import JANUARY_15_2027, build
from tests.support.project import copy as copy_project
from tests.support.seeds import REPORT, copy, edit, real
from tests.support.strategies import communique

TEXT = DATA / "new/2018.txt"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", JANUARY_15_2027)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the seeds, to which a report is added."""
    return copy(tmp_path / "project")


def added(root: Path, text: str | bytes, name: str = "2018") -> Path:
    """The folder of the report made from a text."""
    file = root / "text"
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    start(root, name, file)
    return root / "seeds" / name


def meta(folder: Path) -> Meta:
    return read_meta(folder / "report.toml", "report.toml")


def catalog(folder: Path) -> dict[str, Entry]:
    return read_catalog(folder / "en.po", "en.po").by_id()


def table(folder: Path, name: str) -> list[list[str]]:
    return [line.split("\t") for line in (folder / name).read_text("utf-8").splitlines()[1:]]


def errors(root: Path) -> list[str]:
    pages, problems = generate(root)
    assert bool(pages) == all(problem.warning for problem in problems)
    return [str(problem) for problem in problems if not problem.warning]


@pytest.mark.parametrize("path", files("outline/*.txt"))
def test_the_pages_are_made_at_once(root: Path, path: Path) -> None:
    folder = added(root, path.read_bytes())
    assert (folder / "source.zh.txt").read_bytes() == path.read_bytes()
    assert errors(root) == []


@pytest.mark.parametrize("name", ["inline-series", "paragraph-items", "traditional"])
def test_any_bytes_are_kept(root: Path, name: str) -> None:
    text = "\ufeff" + (DATA / f"outline/{name}.txt").read_text("utf-8").replace("\n", "\r\n")
    assert (added(root, text) / "source.zh.txt").read_bytes() == text.encode("utf-8")
    assert errors(root) == []


@settings(max_examples=40)
@given(communique.filter(lambda text: bool(text.strip(SPACE)) and not NO_TEXT.search(text)))
def test_any_text_becomes_a_report(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = copy(tmp_path_factory.mktemp("any"))
    added(root, text)
    assert errors(root) == []


def test_the_first_report_of_all(root: Path) -> None:
    shutil.rmtree(root / "seeds/2017")
    folder = added(root, TEXT.read_bytes())
    assert errors(root) == []
    assert meta(folder).title.zh == "2018年工作会议"


def test_the_text_of_2017_is_known(root: Path) -> None:
    folder = added(root, (REPORT / "source.zh.txt").read_bytes())
    found = catalog(folder)
    assert {name: entry.en for name, entry in found.items()} == {
        name: entry.en for name, entry in real().catalog.by_id().items()
    }
    assert table(folder, "numerals.tsv") == table(REPORT, "numerals.tsv")
    assert meta(folder).featured == real().meta.featured
    assert [page.sections for page in meta(folder).pages] == [p.sections for p in real().meta.pages]


@pytest.mark.parametrize(("name", "text", "date", "reviewed", "planned"), rows("new/dates.tsv"))
def test_dates(root: Path, name: str, text: str, date: str, reviewed: str, planned: str) -> None:
    found = meta(added(root, f"{text}\n一是修路。二是种树。", name))
    assert found.date.isoformat() == date
    (title,) = (one.title.zh for one in found.sections if one.id == "areas")
    assert planned in title
    assert found.title.zh.startswith(reviewed)


@pytest.mark.parametrize(("section", "said", "zh", "en"), rows("new/titles.tsv"))
def test_titles(root: Path, section: str, said: str, zh: str, en: str) -> None:
    found = meta(added(root, f"12月25日，会议召开，总结2018年工作。\n{said}"))
    (title,) = (one.title for one in found.sections if one.id == section)
    assert (title.zh, title.en) == (zh, en)


def test_sections_of_one_role_stand_on_one_page(root: Path) -> None:
    text = "会议\n12月25日，会议召开。\n" + "天气很好。\n" * 20
    found = meta(added(root, text))
    names = [one.id for one in found.sections]
    assert [page.sections for page in found.pages] == [("meeting",), tuple(names[1:])]
    assert len({one.title for one in found.sections}) == 21
    assert errors(root) == []


@pytest.mark.parametrize(("zh", "state", "en", "previous"), rows("new/sentences.tsv"))
def test_sentences(root: Path, zh: str, state: str, en: str, previous: str) -> None:
    found = catalog(added(root, f"12月25日，会议召开。\n天气很好。{zh}")).values()
    (entry,) = (entry for entry in found if entry.zh == zh)
    assert (entry.state, entry.en, entry.previous) == (state, en, previous)


def test_the_width_of_a_mark_makes_no_other_sentence(root: Path) -> None:
    sentence = "信息网络建设扎实推进，光网城市全面建成。"
    assert sentence not in real().document.source.text
    assert catalog(added(root, sentence))["text-s1"].state == "translated"


def test_a_translation_that_a_check_refuses_is_not_taken_over(root: Path) -> None:
    entry = catalog(added(root, "1月25日，会议召开。25日下午进行分组讨论。"))["meeting-s2"]
    assert (entry.zh, entry.en) == ("25日下午进行分组讨论。", "")
    assert errors(root) == []


def test_the_newest_translation_is_taken(root: Path) -> None:
    shutil.copytree(root / "seeds/2017", root / "seeds/2016")
    edit(root, "2016/en.po", "Project-Id-Version: 2017", "Project-Id-Version: 2016")
    edit(root, "2016/report.toml", "2017-12-25", "2016-12-25")
    edit(root, "2016/en.po", "Carry out the three-year", "Implement the three-year")
    found = catalog(added(root, "12月25日，会议召开。\n开展网络强国建设三年行动。"))
    assert found["text-s1"].en.startswith("Carry out")


def test_candidates_are_comments(root: Path) -> None:
    folder = added(root, (REPORT / "source.zh.txt").read_bytes())
    figures, milestones = table(folder, "figures.tsv"), table(folder, "milestones.tsv")
    assert all(row[0].startswith(COMMENT) for row in (*figures, *milestones))
    assert {len(row) for row in figures} == {len(columns(Figure))}
    assert {len(row) for row in milestones} == {len(columns(Milestone))}
    expected = [(f.segment, str(f.value), str(f.year)) for f in real().layers.figures]
    assert [(row[0].removeprefix(COMMENT), row[3], row[7]) for row in figures] == expected


def test_an_indicator_of_an_earlier_report_is_named(root: Path) -> None:
    folder = added(root, TEXT.read_bytes())
    found = [(row[1], row[8], row[9]) for row in table(folder, "figures.tsv")]
    assert found == [
        ("增长约15%", "rates", "software-revenue"),
        ("增长120%", "rates", "telecom-volume"),
        ("300家左右", "", ""),
    ]


def test_numerals_that_are_sure(root: Path) -> None:
    text = "2018年12月27日至28日，会议召开，总结２０１８年工作。会议提出，到2025年，发展5G。"
    assert table(added(root, text), "numerals.tsv") == [
        ["meeting-s1", "2018年12月27日至28日", "date"],
        ["meeting-s1", "２０１８年", "year"],
        ["meeting-s2", "2025年", "year, a milestone"],
        ["meeting-s2", "5G", "name of a technology"],
    ]


def test_what_is_guessed_is_marked(root: Path) -> None:
    lines = (added(root, TEXT.read_bytes()) / "report.toml").read_text("utf-8").splitlines()
    guesses = "date title place publisher featured figures summary".split()
    marked = [line for line in lines if line.partition(" = ")[0] in guesses]
    assert len(marked) == 20
    assert all(f"  {REVIEW}" in line for line in marked)


@pytest.mark.parametrize("name", ["2017", "en", "search", "Report B", "../2018", ""])
def test_an_id_that_no_report_can_have(root: Path, name: str) -> None:
    before = sorted(root.rglob("*"))
    with pytest.raises(Unreadable, match=r": (is not a valid report id|is there already); "):
        start(root, name, TEXT)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("name", ["aux", "CON", "prn", "Nul", "com1", "LPT9"])
def test_an_id_that_is_no_folder_on_windows(root: Path, name: str) -> None:
    with pytest.raises(Unreadable, match=r": is the name of a device, and so of no folder on "):
        start(root, name, TEXT)
    assert not (root / "seeds" / name).exists()


@pytest.mark.parametrize("data", [None, b"", b"\xff", b" \n", b"a\x00", "字".encode() * 100_001])
def test_a_text_that_cannot_be_read(root: Path, data: bytes | None) -> None:
    path, before = root / "text", sorted(root.glob("seeds/*"))
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Unreadable) as error:
        start(root, "2018", path)
    assert str(error.value).startswith(f"{path}:1: source: ")
    assert sorted(root.glob("seeds/*")) == before


def test_a_report_is_made_whole_or_not_at_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(root.glob("seeds/*"))

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Unreadable, match=r"^seeds/2018:1: 2018: cannot be written \(No space"):
        start(root, "2018", TEXT)
    assert sorted(root.glob("seeds/*")) == before


def test_the_command(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "ROOT", root)
    assert main(["2018", str(TEXT)]) == 0
    assert capsys.readouterr().out == (DATA / "new/2018.out").read_text("utf-8")
    assert main(["2018", str(TEXT)]) == 1
    assert capsys.readouterr().err == (
        "seeds/2018:1: error: 2018: is there already; choose another id, or move the folder away.\n"
    )


def test_the_site_is_built_of_any_kind_of_text(tmp_path: Path) -> None:
    """Without a headline, without numbers, without any shape, in traditional characters …"""
    root = copy_project(tmp_path / "project")
    added(root, (REPORT / "source.zh.txt").read_bytes(), "same-text")
    added(root, ("\ufeff" + TEXT.read_text("utf-8")).replace("\n", "\r\n"), "crlf")
    for name in "agency headings nested unnumbered traditional no-shape".split():
        added(root, (DATA / f"outline/{name}.txt").read_bytes(), name)
    build(root, tmp_path / "site", "http://localhost/")
    chinese = (tmp_path / "site/agency/text/index.html").read_text("utf-8")
    assert "尚无译文" not in re.sub(r'<p class="counterpart.*?</p>', "", chinese, flags=re.DOTALL)
    english = (tmp_path / "site/en/agency/text/index.html").read_text("utf-8")
    assert english.count("[not yet translated]") == 4
