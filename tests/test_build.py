from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import build as module
from scripts.build import main
from scripts.pipeline import editions, generate, reports
from scripts.render.docs import on_disk
from tests.support.seeds import EDITION, copy, edit, times


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a copy of the seeds and no pages yet."""
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    return copy(tmp_path)


def test_reports_are_the_folders_with_a_source_or_a_report(tmp_path: Path) -> None:
    for name in ("2018", "2016", "drafts"):
        (tmp_path / "seeds" / name).mkdir(parents=True)
    for file in ("2018/report.toml", "2018/source.zh.txt", "2016/source.zh.txt"):
        (tmp_path / "seeds" / file).touch()
    assert [folder.name for folder in reports(tmp_path)] == ["2016", "2018"]


def test_no_report(tmp_path: Path) -> None:
    shutil.rmtree(copy(tmp_path) / "seeds/2017")
    pages, problems = generate(tmp_path)
    assert pages == {}
    assert [str(p) for p in problems] == ["seeds:1: reports: no report found; add a report folder."]


def test_editions() -> None:
    assert [edition.meta.id for edition in editions(EDITION)] == [f.name for f in reports(EDITION)]


def test_two_reports(tmp_path: Path) -> None:
    seeds = copy(tmp_path) / "seeds"
    shutil.copytree(seeds / "2017", seeds / "2016")
    edit(tmp_path, "2016/en.po", "Project-Id-Version: 2017", "Project-Id-Version: 2016")
    pages, problems = generate(tmp_path)
    assert problems == []
    assert {"zh/2016/areas.md", "en/2016/areas.md", "zh/2017/areas.md"} <= pages.keys()
    assert pages["en/2017/full-text.md"] == generate(EDITION)[0]["en/2017/full-text.md"]


def test_a_report_folder_whose_name_is_no_address(tmp_path: Path) -> None:
    seeds = copy(tmp_path) / "seeds"
    (seeds / "2017").rename(seeds / "Report B")
    edit(tmp_path, "Report B/en.po", "Project-Id-Version: 2017", "Project-Id-Version: Report B")
    assert generate(tmp_path)[1] != []


def test_no_section_id_is_taken_for_granted(tmp_path: Path) -> None:
    for path in (copy(tmp_path) / "seeds/2017").glob("*.[tp]*"):
        text = path.read_text("utf-8").replace("Section areas", "Section work")
        text = (
            text.replace('"areas', '"work')
            .replace("· areas", "· work")
            .replace("\nareas-", "\nwork-")
            .replace("\tareas-", "\twork-")
        )
        path.write_text(text, "utf-8")
    assert generate(tmp_path)[1] == []


def test_a_report_may_add_subjects_and_lanes(tmp_path: Path) -> None:
    title = 'title = { zh = "安*全*", en = "*Safety*" }'
    added = "".join(f'[[{name}]]\nid = "safety"\n{title}\n' for name in ("subjects", "lanes"))
    edit(copy(tmp_path), "2017/report.toml", "# The pages,", f"{added}# The pages,")
    edit(tmp_path, "2017/figures.tsv", "\teconomy\t", "\tsafety\t")
    edit(tmp_path, "2017/milestones.tsv", "2025\tcyberspace", "2025\tsafety")
    pages, problems = generate(tmp_path)
    assert problems == []
    assert "### &#42;Safety&#42; { #counts-safety .editorial }" in pages["en/2017/figures.md"]
    assert "| **安&#42;全&#42;** |" in pages["zh/2017/goals.md"]


def test_generating_twice_gives_the_same_pages(tmp_path: Path) -> None:
    assert generate(copy(tmp_path)) == generate(EDITION)


def test_building_twice_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    before = times(root)
    assert main([]) == 0
    assert times(root) == before
    out, err = capsys.readouterr()
    assert (out.count("\n"), err) == (2, "")
    assert out.startswith("seeds/2017/phrases.tsv: every phrase is accounted for in 25 of 71 ")


def test_an_edited_page_is_written_again(root: Path) -> None:
    assert main([]) == 0
    before = on_disk(root / "docs")
    (root / "docs/zh/2017/review.md").write_text("x", "utf-8")
    assert main([]) == 0
    assert on_disk(root / "docs") == before


def test_the_source_is_published_byte_for_byte(root: Path) -> None:
    main([])
    published = (root / "docs/zh/2017/source.zh.txt").read_bytes()
    assert published == (root / "seeds/2017/source.zh.txt").read_bytes()


def test_check_of_fresh_pages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    capsys.readouterr()
    before = times(root)
    assert main(["--check"]) == 0
    out, err = capsys.readouterr()
    assert (out.count("\n"), err) == (1, "")
    assert out.startswith("seeds/2017/phrases.tsv: every phrase is accounted for in 25 of 71 ")
    assert times(root) == before


def test_check_of_missing_pages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert "docs/en/index.md:1: error: page: is missing; run make docs and commit it." in lines
    assert lines[-1] == f"{len(lines) - 1} error{'s' * (len(lines) > 2)}; nothing was written."
    assert on_disk(root / "docs") == {}


def test_check_of_an_edited_page(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    (root / "docs/en/terms.md").write_text("Mine.")
    assert main(["--check"]) == 1
    first = capsys.readouterr().err.splitlines()[0]
    assert first.startswith("docs/en/terms.md:1: error: page: is not what the seeds give")
    assert (root / "docs/en/terms.md").read_text() == "Mine."


@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_a_problem_in_the_seeds_stops_everything(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    main([])
    before = times(root / "docs")
    edit(root, "2017/en.po", "all-fiber cities", "300 all-fiber cities")
    assert main(arguments) == 1
    *lines, last = capsys.readouterr().err.splitlines()
    errors = [line for line in lines if ": error: " in line]
    assert [line.split(": ")[2] for line in errors] == ["review-2-s1"] * len(errors)
    assert last == f"{len(errors)} error{'s' * (len(errors) > 1)}, 1 warning; nothing was written."
    assert times(root / "docs") == before


def test_an_unknown_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        main(["--force"])
    assert error.value.code == 2
    assert "unrecognized arguments: --force" in capsys.readouterr().err
