"""The words by which a release says what kind of passage begins, ends or follows: genre.toml."""

from pathlib import Path

from scripts.chinese.cues import read_cues

GENRE = read_cues(Path(__file__).with_suffix(".toml"))
