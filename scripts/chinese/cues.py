"""Cues: the words by which a text says what kind of passage it is, as data.

A cue is a table of a TOML file. ``any`` are its patterns, of which one must match; ``{name}`` in a
pattern stands for a part named under ``[parts]``. ``yes`` are passages that it finds, ``no`` some
that it must not: they are its tests. Patterns are for text in the form of
``scripts.chinese.characters.plain``: simplified characters, half-width punctuation.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

_PART = re.compile(r"\{([A-Za-z_]+)\}")  # {0,12} is a repetition, {meeting} a part


def read_cues(path: Path) -> dict[str, re.Pattern[str]]:
    """The cues of a file by their names. Raises KeyError for a part that is not there."""
    data = tomllib.loads(path.read_text("utf-8"))
    parts = data.pop("parts", {})
    return {
        name: re.compile("|".join(filled(pattern, parts) for pattern in cue["any"]))
        for name, cue in data.items()
    }


def filled(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with each part filled in, and the parts of the parts."""
    return _PART.sub(lambda match: f"(?:{filled(parts[match[1]], parts)})", pattern)
