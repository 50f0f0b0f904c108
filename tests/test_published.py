from __future__ import annotations

from pathlib import Path

import pytest

from scripts.pipeline import generate
from scripts.published import main
from tests.support.seeds import copy
from tests.support.server import serve

FILES = ("2017/report.json", "terms.json")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of which the live site has the data."""
    root = copy(tmp_path)
    monkeypatch.setattr("scripts.published.ROOT", root)
    pages, _ = generate(root)
    for name in FILES:
        (root / "live" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "live" / name).write_text(pages[f"zh/{name}"], "utf-8")
    return root


def test_what_is_live_is_fetched(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(root / "live") as site:
        monkeypatch.setenv("SITE_URL", site)
        assert main([str(root / "published")]) == 0
    for name in FILES:
        assert (root / "published" / name).read_bytes() == (root / "live" / name).read_bytes()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("url", ["", "file:///etc/", "http://127.0.0.1:9/", "{site}nowhere/"])
def test_a_site_that_is_not_there_yet_knows_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    with serve(root / "live") as site:
        monkeypatch.setenv("SITE_URL", url.format(site=site))
        assert main([str(root / "published")]) == 0
    said = capsys.readouterr().err.splitlines()
    assert [line.split(" ")[0] for line in said] == list(FILES)
    assert all("is not known as it was published (" in line for line in said)
    assert not (root / "published").exists()
