"""The words by which a release says what kind of passage begins, ends or follows: genre.toml."""

from __future__ import annotations

from pathlib import Path

from scripts.chinese.cues import read_cues

# The numerals that count items: 一 … 九十九.
COUNTING = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"

_CUE = read_cues(Path(__file__).with_suffix(".toml"))
COUNTED = _CUE["counted"]
NEW_THOUGHT = _CUE["new_thought"]
HELD = _CUE["held"]
ATTENDANCE = _CUE["attendance"]
TAIL = _CUE["tail"]
DATELINE = _CUE["dateline"]
LEAD_IN = _CUE["lead_in"]
