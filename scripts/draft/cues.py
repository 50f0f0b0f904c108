"""The cues of the guesses: cues.toml, read once. Their form: scripts/chinese/cues.py."""

from __future__ import annotations

from pathlib import Path

from scripts.chinese.cues import read_cues

CUE = read_cues(Path(__file__).with_suffix(".toml"))
