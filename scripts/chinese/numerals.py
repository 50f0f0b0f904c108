"""Read one Chinese number: 3.2万, 1亿2000万, 二十多万, 三四十, 零点五, 数十.

The patterns are for text in the form of ``scripts.chinese.characters``: folded and tight.
Which numbers measure something, ``scripts.chinese.quantities`` says.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

# A run of characters that Chinese writes numbers with, in any width.
NUMERAL = re.compile(
    r"[0-9０-９零〇一二两双三四五六七八九十百千万亿兆]+(?:\.[0-9]+[百千万亿]*)?(?:[多余][万亿]+)?"
)
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})

DIGIT = "[零〇一二两三四五六七八九]"
ARABIC = r"(?:\d{1,3}(?:[, ]\d{3}){1,6}(?:\.\d{1,9})?(?![\d.])|\d{1,18}(?:\.\d{1,9})?)"
# 千 is no scale in 千瓦, 百 none in 百分点.
_SCALE = "(?:[多余几]?(?:[万亿]|十(?=[万亿])|百(?![分强度年])|千(?![瓦克米伏卡帕字赫])))"
# 3.2万, 2亿5千多万, 2万多亿; then what may be left of it: 1万2千.
IN_DIGITS = rf"{ARABIC}(?:{_SCALE}{{1,4}}(?:零?{ARABIC}{_SCALE}{{1,4}}){{0,3}})?"
_SCALED = "[十百千万亿廿卅]"
# 一百二十, 十几, 数十万, 二十多万, 一万六七千, 三点二亿: two characters or more.
POINT = rf"[零〇一二两三四五六七八九十百]{{1,9}}点{DIGIT}{{1,9}}"
_RUN = rf"(?:{DIGIT}|{_SCALED}|几(?=[十百千万亿])|(?<=十)几|[多余](?=[万亿]))"
_STARTS = f"(?:[几数](?=[十百千万亿])|(?={DIGIT}|[十廿卅]))"
IN_CHARACTERS = rf"(?:{POINT}[十百千]?[万亿]{{0,2}}|{_STARTS}{_RUN}{{1,24}})"


@dataclass(frozen=True, slots=True)
class Numeral:
    """The value of a number as written.

    ``upper`` is the other end of 三四十 (30, 40). ``scale`` is what the number ends in (10**4 in
    3.2万), which a range lends: 2至3万. ``more``: it is exceeded, 二十多万; ``vague``: only its
    order is told, 数十 and 几百 (then ``value`` is 10, 100). ``digits``: it has digits (0–9).
    """

    value: Decimal
    upper: Decimal | None = None
    scale: int = 1
    more: bool = False
    vague: bool = False
    digits: bool = True


def numeral(words: str) -> Numeral:
    """Read what IN_DIGITS or IN_CHARACTERS matched, or any run of characters that count."""
    folded = words.translate(_TENS)
    vague = folded[0] in "几数"
    lent = re.search(r"(?:(?<=\d)[百千])?[多余几]?[万亿]?[多余几]?[万亿]?$", folded)
    read = Numeral(
        _value(folded, 0),
        scale=prod(SCALES.get(char, 1) for char in lent[0]) if lent else 1,
        more=not vague and bool(re.search("[多余几]", folded)),
        vague=vague,
        digits=bool(re.search(r"\d", folded)),
    )
    upper = _value(folded, 1)
    return read if upper == read.value else replace(read, upper=upper)


def integer(words: str) -> int:
    """A whole number in digits or characters: 12, 十二, 二〇一八."""
    return int(_value(words.translate(_TENS), 0))


_TOKEN = re.compile(
    rf"(?P<arabic>{ARABIC})|(?P<point>{POINT})|(?P<digits>[零〇一二两三四五六七八九]+)"
    "|(?P<scale>[十百千万亿])|(?P<some>[多余几数])"
)


def _value(words: str, end: int) -> Decimal:
    """The lower end (0) or the upper end (1) of a number; they differ in 三四十.

    ``high`` counts what 亿 has closed, ``low`` what 万 has, ``section`` what 千 百 十 have.
    """
    high = low = section = Decimal(0)
    number: Decimal | None = None
    begun, last = False, 1  # is there anything that the next 万 or 亿 multiplies?
    for match in _TOKEN.finditer(words):
        char = match["scale"]
        if match["arabic"]:
            number = Decimal(re.sub("[, ]", "", match["arabic"]))
        elif match["point"]:
            whole, _, rest = match["point"].partition("点")
            number = Decimal(f"{integer(whole)}.{_positional(rest)}")
        elif match["digits"]:
            number = _run(match["digits"], end)
            if match.end() == len(words) and last >= 100 and len(match[0]) == 1:
                number *= last // 10  # 一万二 is 12000
        elif char in ("十", "百", "千"):
            section += (1 if number is None else number) * SCALES[char]
            number, last = None, SCALES[char]
        elif char:
            below = section + (number or 0) if begun else Decimal(1)
            if char == "亿":
                high, low = high + (low + below) * SCALES[char], Decimal(0)
            else:
                low += below * SCALES[char]
            section, number, last = Decimal(0), None, SCALES[char]
        begun = begun or not match["some"]
    return high + low + section + (number or 0)


def _run(digits: str, end: int) -> Decimal:
    """Characters side by side: the ends of a range (六七, 三五), else read one by one."""
    values = [_DIGITS[char] for char in digits.lstrip("零〇")]
    if len(values) == 2 and 0 < values[0] < values[1] and len(digits) < 4:
        return Decimal(values[end])
    return Decimal(_positional(digits))


def _positional(digits: str) -> str:
    return "".join(str(_DIGITS[char]) for char in digits)
