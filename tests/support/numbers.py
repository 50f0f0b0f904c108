"""Write a value in the forms that Chinese and English have for it, for the property tests."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零一二三四五六七八九"


def in_characters(value: int) -> str:
    """A whole number below 10**12 in Chinese characters: 120003 as 十二万零三."""
    words = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, value = divmod(value, scale)
        if part:
            gap = "零" if words and part < 1000 else ""
            words += gap + _section(part) + name
    return words.removeprefix("一") if words.startswith("一十") else words or "零"


def _section(value: int) -> str:
    words, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + name
        gap = not digit
    return words


def chinese_forms(value: int) -> list[str]:
    """A whole number in digits, in characters and on each scale that it is short in."""
    forms = [f"{value}", f"{value:,}", in_characters(value), f"{value}".translate(_WIDE)]
    for scale, name in ((10**4, "万"), (10**8, "亿"), (10**12, "万亿")):
        short = Decimal(value) / scale
        if value >= scale and short * 10**4 == int(short * 10**4):
            forms += [f"{short.normalize():f}{name}", f"{short.normalize():f} {name}"]
    if value >= 10**8 and value % 10**4 == 0 and value % 10**8:
        forms.append(f"{value // 10**8}亿{value % 10**8 // 10**4}万")
    return forms


_WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in "0123456789"}


def english_forms(value: int) -> list[str]:
    forms = [f"{value:,}", f"{value}"]
    for scale, name in ((10**6, "million"), (10**9, "billion"), (10**12, "trillion")):
        short = Decimal(value) / scale
        if value >= scale and short * 10**4 == int(short * 10**4):
            forms.append(f"{short.normalize():f} {name}")
    return forms + ([spelled(value)] if value < 10**6 else [])


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(value: int) -> str:
    """A number below a million in English words."""
    if value >= 1000:
        rest = value % 1000
        return f"{spelled(value // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{_ONES[value // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if value >= 20:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    return _ONES[value]
