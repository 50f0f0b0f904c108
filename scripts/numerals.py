"""Read the numbers in a Chinese or an English sentence, so that the two can be compared.

A number is a value and, where the sentence gives one, a unit: ``%``, ``yuan``, ``month``
or ``day``. ``exact`` numbers are written in digits and must be matched; a number in words
may be matched (the English *second* by 第二, *three-year* by 三年).
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from scripts.model import Number

_SCALE = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "兆": 1, "": 1}
_ZH_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
              "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
_ZH_ARABIC = re.compile(
    r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
    r"|(?P<bare>\d{1,2})[日号]"
    r"|(?P<value>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"(?P<scale>[百千]?万亿|[百千]?[万亿]|[百千](?=[个家项户人元台套]))?(?P<unit>个?百分点|%|元)?"
)
# A numeral in Chinese characters counts when 第 precedes it, when it has two characters or
# more, or when a classifier follows; a lone 一 only after 第 (so not 一批, 进一步, 统一).
_ZH_WORDS = re.compile(
    r"第(?P<ordinal>[一二三四五六七八九十百]+)"
    r"|(?P<long>[一二三四五六七八九][十百][一二三四五六七八九十百零]*|十[一二三四五六七八九]?|百(?=兆))"
    r"|(?P<counted>[二三四五六七八九])(?=[年个项家届次倍成条类季月日天周级线省市风方])"
)
_MONTHS = """
    January February March April May June July August September October November December
""".split()
_EN_SCALE = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
             "trillion": 10**12}  # fmt: skip
_EN_DIGITS = re.compile(
    rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}})(?!\d)"
    r"|(?P<value>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    rf"(?:[ \u00a0-](?P<scale>{'|'.join(_EN_SCALE)}))?"
    r"(?P<unit>(?: percentage points?| percent|%| yuan))?"
)
_EN_WORDS = {
    word: value
    for value, words in enumerate(
        """zero one/first two/second three/third four/fourth five/fifth six/sixth seven/seventh
        eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen/thirteenth
        fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth seventeen/seventeenth
        eighteen/eighteenth nineteen/nineteenth twenty/twentieth""".split()
    )
    for word in words.split("/")
}


def fold_digits(text: str) -> str:
    """Full-width digits, percent sign and full stop as ASCII, position by position."""
    return "".join(
        unicodedata.normalize("NFKC", c) if c == "\uff05" or "\uff0e" <= c <= "\uff19" else c
        for c in text
    )


def chinese(text: str) -> list[Number]:
    """The numbers of a Chinese text in order of their occurrence."""
    text = fold_digits(text)
    found: list[tuple[int, Number]] = []
    for match in _ZH_ARABIC.finditer(text):
        if match["month"]:
            found.append((match.start(), Number(Decimal(match["month"]), "month")))
        if day := match["day"] or match["bare"]:
            found.append((match.start("day"), Number(Decimal(day), "day")))
        if match["value"]:
            value = _decimal(match["value"])
            for char in match["scale"] or "":
                value *= _SCALE[char]
            unit = match["unit"] or ""
            unit = "points" if "点" in unit else "yuan" if unit == "元" else unit
            found.append((match.start(), Number(value, unit)))
    for match in _ZH_WORDS.finditer(text):
        numeral = match["ordinal"] or match["long"] or match["counted"]
        found.append((match.start(), Number(Decimal(_from_characters(numeral)), exact=False)))
    return [number for _, number in sorted(found, key=lambda pair: pair[0])]


def english(text: str) -> list[Number]:
    """The numbers of an English text in order of their occurrence."""
    found: list[tuple[int, Number]] = []
    for match in _EN_DIGITS.finditer(text):
        if match["month"]:
            month = _MONTHS.index(match["month"]) + 1
            found.append((match.start(), Number(Decimal(month), "month")))
            found.append((match.start("day"), Number(Decimal(match["day"]), "day")))
        else:
            value = _decimal(match["value"]) * _EN_SCALE.get(match["scale"] or "", 1)
            unit = (match["unit"] or "").strip()
            unit = "points" if "point" in unit else "%" if unit in ("percent", "%") else unit
            found.append((match.start(), Number(value, unit)))
    for match in re.finditer(r"[A-Za-z]+", text):
        if (word := match[0].lower()) in _EN_WORDS:
            number = Number(Decimal(_EN_WORDS[word]), exact=False)
            found.append((match.start(), number))
    return [number for _, number in sorted(found, key=lambda pair: pair[0])]


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _from_characters(numeral: str) -> int:
    """一 … 九百九十九 as an integer."""
    total = digit = 0
    for char in numeral:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _ZH_DIGITS[char]
    return total + digit


def mismatch(zh: list[Number], en: list[Number]) -> tuple[list[Number], list[Number]]:
    """What only the Chinese has, and what only the English has.

    Each Chinese number takes one English number of the same value: digits first (with the
    same unit), then words. English numbers in words need no counterpart.
    """
    left = list(en)
    missing = []
    for number in zh:
        match = _take(left, number)
        if match is None:
            missing.append(number)
        else:
            left.remove(match)
    return missing, [number for number in left if number.exact]


def _take(left: list[Number], number: Number) -> Number | None:
    same = [n for n in left if n.value == number.value]
    digits = [n for n in same if n.exact and (n.unit == number.unit or not number.exact)]
    words = [n for n in same if not n.exact]
    return next(iter(digits + words), None)
