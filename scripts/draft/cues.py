"""The cues of the guesses: cues.toml, read once. Their form: scripts/chinese/cues.py."""

from pathlib import Path

from scripts.chinese.characters import plain, tight
from scripts.chinese.cues import read_cues

CUE = read_cues(Path(__file__).with_suffix(".toml"))


def says_of(text: str) -> str:
    """A text in the form for which the cues are made, without spaces around its digits."""
    return plain(tight(text)[0])
