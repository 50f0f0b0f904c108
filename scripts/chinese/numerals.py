"""Read the numbers in a Chinese or an English sentence, so that the two can be compared.

A number is a value and, where the sentence gives one, a unit: ``%``, ``points``, ``yuan``,
``month`` or ``day``. ``exact`` numbers are written in digits and must be matched; a number in
words may be matched (the English *second* by 第二, *three-year* by 三年).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from scripts.model.number import Number

# A run of characters that Chinese writes numbers with.
NUMERAL = re.compile(
    r"[0-9０-９零〇一二两双三四五六七八九十百千万亿兆]+(?:\.[0-9]+[百千万亿]*)?(?:[多余][万亿]+)?"
)
_SCALE = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_ZH_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
              "六": 6, "七": 7, "八": 8, "九": 9}  # fmt: skip
_ZH_UNIT = r"(?P<unit>个?百分点|%|元)?"
_ZH_ARABIC = re.compile(
    r"(?P<first>\d{1,2})(?:月)?[—–至到-](?=\d{1,2}月)"
    r"|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?"
    r"|(?P<bare>\d{1,2})[日号]"
    r"|(?P<value>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
    r"[多余]?(?P<scale>[百千]?万亿|[百千]?[万亿]|[百千](?=[\d个家项户人元台套]))?"
    r"(?P<more>\d+[千百](?!\d))?" + _ZH_UNIT
)
# A numeral in Chinese characters counts after 第 and 百分之, when it is a year, when it has
# two characters or more, or when a classifier follows. A lone 一 counts only after 第, so
# that 一批, 进一步 and 统一 are no numbers; nor is 十分.
_ZH_WORDS = re.compile(
    r"第(?P<ordinal>[零〇一二三四五六七八九十百千]+)"
    r"|百分之(?P<percent>[零〇一二两三四五六七八九十百]+)"
    r"|(?P<year>[〇零一二三四五六七八九]{4})(?=年)"
    r"|(?P<tenths>[一二三四五六七八九])成(?=[,，。;；、以左多的]|$)"
    r"|(?P<long>[一二两三四五六七八九][十百千万亿][零〇一二两三四五六七八九十百千万亿]*(?:[多余][万亿]+)?"
    r"|十[一二三四五六七八九万亿][零〇一二三四五六七八九十百千万亿]*|百(?=兆)"
    r"|十(?=[年个项家届次倍条类天大]))"
    r"|(?P<counted>[二两三四五六七八九])(?=[年个项家届次倍成条类季月日天周级线省市风])"
)
_MONTHS = """
    January February March April May June July August September October November December
""".split()
_MONTH = "|".join(_MONTHS)
_EN_SCALE = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
             "trillion": 10**12}  # fmt: skip
_EN_UNIT = r"(?P<unit>[ -]percentage points?|[ -]percent|%| yuan)?"
# The first letters of months and numerals, for a quick look before each is tried.
_EN_DIGITS = re.compile(
    r"(?=[\dADFJMNOS])(?:"
    rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?!\d)"
    rf"(?:(?:\s*[–-]\s*|,?\s+(?:and|to|through)\s+)(?P<last>\d{{1,2}})(?![\d,.%])(?!\s+(?!(?:in|at|was|were|by|and|for|with)\b)[a-z]))?"
    rf"|(?<!\d)(?P<before>\d{{1,2}})\s+(?P<after>{_MONTH})\b"
    # May is a month only where its neighbours say so; the others always are.
    rf"|\b(?P<alone>{_MONTH.replace('May|', '')}|(?<=\bin )May|(?<=\bto )May"
    r"|May(?= (?:\d|to\b|through\b)))\b"
    r"|(?P<value>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)"
    rf"(?:[ \u00a0-](?P<scale>{'|'.join(_EN_SCALE)}))?{_EN_UNIT})"
)
_ONES = """zero one/first two/second three/third four/fourth five/fifth six/sixth seven/seventh
    eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen/thirteenth
    fourteen/fourteenth fifteen/fifteenth sixteen/sixteenth seventeen/seventeenth
    eighteen/eighteenth nineteen/nineteenth""".split()
_TENS = """twenty/twentieth thirty/thirtieth forty/fortieth fifty/fiftieth sixty/sixtieth
    seventy/seventieth eighty/eightieth ninety/ninetieth""".split()
_WORDS = {word: n for n, words in enumerate(_ONES) for word in words.split("/")}
_TEN_WORDS = {word: 10 * n for n, words in enumerate(_TENS, 2) for word in words.split("/")}
_EN_WORDS = re.compile(
    rf"\b(?=[efnostz])(?:(?P<tens>{'|'.join(sorted(_TEN_WORDS))})(?:-(?P<ones>{'|'.join(sorted(_WORDS))}))?"
    rf"|(?P<word>{'|'.join(sorted(_WORDS))}))\b" + _EN_UNIT,
    re.IGNORECASE,
)

Found = Iterator[tuple[int, Number]]


def fold_digits(text: str) -> str:
    """Full-width digits, percent sign and full stop as ASCII, position by position."""
    return "".join(
        unicodedata.normalize("NFKC", c) if c == "\uff05" or "\uff0e" <= c <= "\uff19" else c
        for c in text
    )


def chinese(text: str) -> list[Number]:
    """The numbers of a Chinese text in order of their occurrence."""
    text = fold_digits(text)
    return _in_order((*_chinese_digits(text), *_chinese_words(text)))


def english(text: str) -> list[Number]:
    """The numbers of an English text in order of their occurrence."""
    return _in_order((*_english_digits(text), *_english_words(text)))


def _in_order(found: tuple[tuple[int, Number], ...]) -> list[Number]:
    return [number for _, number in sorted(found, key=lambda pair: pair[0])]


def _chinese_digits(text: str) -> Found:
    for match in _ZH_ARABIC.finditer(text):
        if month := match["first"] or match["month"]:
            yield match.start(), Number(Decimal(month), "month")
        if day := match["day"] or match["bare"]:
            yield match.end(), Number(Decimal(day), "day")
        if match["value"]:
            value = _decimal(match["value"])
            for char in match["scale"] or "":
                value *= _SCALE[char]
            if more := match["more"]:
                value += Decimal(more[:-1]) * _SCALE[more[-1]]
            yield match.start(), Number(value, _unit(match["unit"]))


def _chinese_words(text: str) -> Found:
    for match in _ZH_WORDS.finditer(text):
        if match["year"]:
            value = int("".join(str(_ZH_DIGITS[char]) for char in match["year"]))
        elif match["tenths"]:
            value = 10 * from_characters(match["tenths"])
        else:
            numeral = match["ordinal"] or match["percent"] or match["long"] or match["counted"]
            value = from_characters(re.sub("[多余]", "", numeral))
        unit = "%" if match["percent"] or match["tenths"] else ""
        yield match.start(), Number(Decimal(value), unit, exact=False)


def _english_digits(text: str) -> Found:
    for match in _EN_DIGITS.finditer(text):
        if match["before"]:
            yield match.start(), Number(Decimal(match["before"]), "day")
        if month := match["month"] or match["after"] or match["alone"]:
            yield match.start() + 1, Number(Decimal(_MONTHS.index(month) + 1), "month")
        for day in filter(None, (match["day"], match["last"])):
            yield match.end(), Number(Decimal(day), "day")
        if match["value"]:
            value = _decimal(match["value"]) * _EN_SCALE.get(match["scale"] or "", 1)
            yield match.start(), Number(value, _unit(match["unit"]))


def _english_words(text: str) -> Found:
    for match in _EN_WORDS.finditer(text):
        if match["tens"]:
            value = _TEN_WORDS[match["tens"].lower()]
            value += _WORDS[match["ones"].lower()] if match["ones"] else 0
        else:
            value = _WORDS[match["word"].lower()]
        yield match.start(), Number(Decimal(value), _unit(match["unit"]), exact=False)


def _unit(words: str | None) -> str:
    """The unit that these Chinese or English words name."""
    words = (words or "").strip(" -")
    if "point" in words or "点" in words:
        return "points"
    return {"percent": "%", "元": "yuan"}.get(words, words)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def from_characters(numeral: str) -> int:
    """A Chinese numeral as an integer; 十三五 is read as far as it is one number, so 13."""
    total = section = digit = 0
    previous = ""
    for char in numeral:
        if char in _ZH_DIGITS:
            if _ZH_DIGITS.get(previous):
                break
            digit = _ZH_DIGITS[char]
        elif char in "万亿":
            total = (total + section + digit) * _SCALE[char]
            section = digit = 0
        else:
            section += (digit or 1) * _SCALE[char]
            digit = 0
        previous = char
    return total + section + digit


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


def listed(numbers: list[Number]) -> str:
    """Numbers as a message shows them."""
    return ", ".join(map(str, numbers)) or "no such number"


def _take(left: list[Number], number: Number) -> Number | None:
    same = [n for n in left if n.value == number.value]
    digits = [n for n in same if n.exact and (n.unit == number.unit or not number.exact)]
    words = [n for n in same if not n.exact and (n.unit == number.unit or not number.exact)]
    return next(iter(digits + words), None)
