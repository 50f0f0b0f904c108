"""Each cue finds the passages that it names as examples, and no other."""

from __future__ import annotations

import tomllib

import pytest

from scripts.chinese.cues import read_cues
from scripts.pipeline import ROOT

FILES = ("parse/genre.toml", "parse/markers.toml", "draft/cues.toml", "check/figures.toml")


def cues() -> list[pytest.ParameterSet]:
    return [
        pytest.param(file, name, cue, id=name)
        for file in FILES
        for name, cue in tomllib.loads((ROOT / "scripts" / file).read_text("utf-8")).items()
        if name != "parts"
    ]


@pytest.mark.parametrize(("file", "name", "cue"), cues())
def test_examples(file: str, name: str, cue: dict[str, list[str]]) -> None:
    pattern = read_cues(ROOT / "scripts" / file)[name]
    find = pattern.match if cue.get("start") else pattern.search
    assert [text for text in cue["yes"] if not find(text)] == []
    assert [text for text in cue["no"] if find(text)] == []
    assert len(cue["yes"]) >= 2
    assert cue["no"]
    assert all(len(part) <= 120 for part in cue["any"])
