"""The numbers of a Chinese sentence and of its English, and whether they are the same.

The Chinese is read by scripts.chinese.expressions, the English by the rules in english.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import prod
from pathlib import Path

from scripts.chinese.characters import plain, tight
from scripts.chinese.expressions import GRAMMAR, Expression, expressions, fill, masked
from scripts.chinese.units import NAMES, UNITS, unit_of
from scripts.model.number import MONTHS, Degree, Number
from scripts.model.text import Span

_RULES = tomllib.loads(Path(__file__).with_name("english.toml").read_text("utf-8"))
_SCALES, _VAGUE, _TIMES = _RULES["scales"], _RULES["vague"], _RULES["times"]
_MONEY = _RULES["currencies"]
_WORDS = {
    word: factor * n
    for name, first, factor in (("ones", 0, 1), ("tens", 2, 10))
    for n, words in enumerate(_RULES["words"][name].split(), first)
    for word in words.split("/")
}
_FRACTIONS = {
    word: n
    for n, words in enumerate(_RULES["words"]["parts"].split(), 2)
    for word in words.split("/")
}


def _any(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_PARTS = _RULES["parts"] | {
    "MONTHS": _any(MONTHS),
    "NOT_MAY": _any([month for month in MONTHS if month != "May"]),
    "ONES": _any([word for word, n in _WORDS.items() if n < 20]),
    "TENS": _any([word for word, n in _WORDS.items() if n >= 20]),
    "PARTS": _any(list(_FRACTIONS)),
    "TIMES": _any(list(_TIMES)),
    "PLURALS": _any([word for word in _VAGUE if word.endswith("s")]),
    "CURRENCIES": _any([re.escape(sign) for sign in _MONEY]),
    "UNIT_WORDS": _any([rf"(?:{unit.en})(?!\w)" for unit in UNITS.values() if unit.zh]),
}
# The words of an English quotation for each qualifier of a figure.
QUALIFIER_WORDS = {
    name: re.compile(rf"\b(?:{words})\b") for name, words in _RULES["qualifiers"].items()
}
# Whether words say that a number is exceeded, or falls, within so many characters.
_MORE = re.compile(
    r"(?i:\b(?:more than|over|in excess of|upwards? of|exceed(?:s|ed|ing)?) (?:a )?)$"
)
FALL = re.compile(
    r"\b(fall|falls|fell|fallen|falling|lower\w*|shr[aiu]nk\w*|cut|cuts|cutting|down|negative|minus|"
    r"(?:declin|decreas|reduc|dropp?|slash|trimm?|contract)\w*)\b"
)
_FALL_ZH = re.compile("下降|降低|减少|回落|负|跌|缩")
_RISE_ZH = re.compile("(?:增长|增加|提高|上升|扩大|提升|增|升|涨)了?[^,。;到至为的]{0,8}$")
_LOOSE = re.compile(GRAMMAR["beside"]["LOOSE"])
_TO, _AND = re.compile(fill("{TO}")), re.compile(fill("{AND}"))
_TO_EN, _AND_EN = re.compile(r"\s*(?:–|—|-|to)\s*"), re.compile(r",?\s+(?:and|or)\s+|,\s+")
_NEAR = 60  # characters

Placed = tuple[int, int, Number]


def chinese(text: str, names: Sequence[str] = (), month: int | None = None) -> list[Number]:
    """The numbers of a Chinese text in order; ``month`` is that of a day without one (25日)."""
    placed: list[Placed] = []
    for one in expressions(text, names):
        start, end = one.span.start, one.span.end
        placed += [(start, end, number) for number in _numbers(text, one)]
    half = plain(text)
    found: list[Number] = []
    for number in _lent(half, placed, _TO, _AND):
        if number.unit in ("month", "date"):
            month = int(number.value) // (100 if number.unit == "date" else 1)
        elif number.unit == "day" and month:
            number = replace(number, value=100 * month + number.value, unit="date")
        if number.unit == "date":
            number = replace(number, also=((number.value % 100, "day"),))
        found.append(number)
    return found


def last_month(numbers: Sequence[Number], month: int | None) -> int | None:
    """The month that the last date names, or the one before."""
    named = [
        int(n.value) // (100 if n.unit == "date" else 1)
        for n in numbers
        if n.unit in ("month", "date")
    ]
    return named[-1] if named else month


def _numbers(text: str, one: Expression) -> Iterator[Number]:
    """What one expression asks of the English."""
    around = text[max(0, one.span.start - 10) : one.span.end + 6]
    loose: Degree = "loose" if _LOOSE.search(plain(around)) else ""
    before = plain(tight(text[max(0, one.span.start - _NEAR) : one.span.start])[0])
    unit = NAMES.get(one.unit.split("/")[0], one.unit)
    for read in one.numerals:
        if one.rule == "single" and read.value == 1 and unit not in UNITS:
            continue
        for value in (read.value, *([read.upper] if read.upper else [])):
            number = Number(
                value,
                {"番": "×", "倍": "times"}.get(unit, unit if _compared(unit) else ""),
                read.digits,
                "vague" if read.vague else "more" if read.more else loose,
                one.minus,
                bool(_FALL_ZH.search(before[-12:])),
                bool(
                    one.name == "listed"
                    or (one.name and not read.digits and one.rule not in _NAMED)
                ),
                _also(one, unit, value, before),
            )
            yield number


_NAMED = ("count", "ordinal", "plan", "year")
_SPECIAL = ("date", "month", "day", "decade", "ratio", "×", "times")


def _compared(unit: str) -> bool:
    return unit in UNITS or unit in _SPECIAL


def _also(
    one: Expression, unit: str, value: Decimal, before: str
) -> tuple[tuple[Decimal, str], ...]:
    """Other ways to say it: 增长两倍 is tripled, 翻一番 100 percent more, 15时 3 p.m."""
    if unit == "倍" and _RISE_ZH.search(before):
        return (100 * value, "%"), (value + 1, "×")
    if unit in ("倍", "番"):
        return (value, "×"), (value, "times"), (100 * value - (100 if unit == "番" else 0), "%")
    if one.rule == "time" and value > 12:
        return ((value - 12, ""),)
    if one.rule == "and a half":  # half a year is six months
        return (12 * value, ""), (value, "")
    return ((Decimal(12), ""),) if value == 10 and one.numerals[0].more else ()


def _lent(
    text: str, placed: Sequence[Placed], to: re.Pattern[str], also: re.Pattern[str]
) -> list[Number]:
    """A bare number takes scale and unit of the next one: 2至3万, 50、30和13%, 5 to 6 percent."""
    numbers = [number for _, _, number in placed]
    for n in reversed(range(len(placed) - 1)):
        (_, end, one), (start, stop, _) = placed[n], placed[n + 1]
        after = numbers[n + 1]
        between = text[end:start]
        if one.unit or one.degree not in ("", "loose") or after.unit in _SPECIAL:
            continue
        scale = _scale(text[start:stop])
        short = one.value < 10**4 and not _scale(text[placed[n][0] : end]) > 1
        value = one.value * scale if short else one.value
        if to.fullmatch(between) and one.value < after.value:
            numbers[n] = replace(one, value=value, unit=after.unit)
        elif also.fullmatch(between):
            numbers[n] = replace(one, also=(*one.also, (value, after.unit)))
    return numbers


def _scale(words: str) -> int:
    """The factor that a number ends in: 10**8 of 3亿元, 10**6 of 3 million yuan."""
    chars = re.search(r"(?<=\d)[百千]?[万亿]{1,2}", words)
    if chars:
        return prod({"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[char] for char in chars[0])
    return prod(_SCALES[word] for word in re.findall("hundred|thousand|[mbtr]+illion", words))


def english(text: str, names: Sequence[str] = ()) -> list[Number]:
    """The numbers of an English text in order of their occurrence."""
    return [number for _, number in english_at(text, names)]


def english_at(text: str, names: Sequence[str] = ()) -> list[tuple[Span, Number]]:
    """The numbers of an English text, each with its place: its unit and scale included."""
    left = re.sub(r"[\u00a0\u2000-\u200a\u202f]", " ", text)
    for name in names:
        left = left.replace(name, "□" * len(name))
    whole, placed = left, []
    for pattern, read in _ENGLISH:
        taken = list(pattern.finditer(left))
        for match in taken:
            placed += [(match.start(), match.end(), _beside(whole, match, n)) for n in read(match)]
        left = masked(left, [match.span() for match in taken]) if taken else left
    placed.sort(key=lambda one: one[0])
    numbers = _lent(whole, placed, _TO_EN, _AND_EN)
    return [(Span(*one[:2]), number) for one, number in zip(placed, numbers, strict=True)]


def _beside(text: str, match: re.Match[str], number: Number) -> Number:
    """With what the words around it say."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    falls = FALL.search(before) or FALL.search(text[match.end() : match.end() + 25])
    odd = match.groupdict().get("odd") or re.match(" or so", text[match.end() :])
    more = odd or _MORE.search(before)
    degree: Degree = "more" if more and not number.degree else number.degree
    minus = number.minus or bool(re.search(r"\b(?:minus|negative) $", before))
    return replace(number, falls=bool(falls), degree=degree, minus=minus)


def _dates(match: re.Match[str]) -> Iterator[Number]:
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match["month"][:3]))
    days = re.findall(r"\d+", match.groupdict().get("days") or "")
    yield from (Number(Decimal(100 * month + int(day)), "date") for day in days)
    if not days:
        yield Number(Decimal(month), "month")


def _months(match: re.Match[str]) -> Iterator[Number]:
    """The first eleven months are January to November; with digits they are numbers too."""
    last, exact = _spelled(match["count"]), match["count"].isdigit()
    yield Number(Decimal(1), "month", exact=False, also=((Decimal(1), ""),))
    yield Number(last, "month", exact, also=((last, ""),))


def _time(match: re.Match[str]) -> Iterator[Number]:
    hour, minute = match["hour"] or match["h"], match["minute"] or match["m"]
    later = (match["noon"] or "").startswith("p") and ((Decimal(hour) + 12, ""),)
    yield Number(Decimal(hour), also=later or ())
    if minute:
        yield Number(Decimal(minute), exact=minute != "00")


def _ratio(match: re.Match[str]) -> Iterator[Number]:
    yield Number(round(Decimal(match["of"]) / Decimal(match["to"]), 4).normalize(), "ratio")


def _fraction(match: re.Match[str]) -> Iterator[Number]:
    yield Number(round(Decimal(match["over"]) * 100 / Decimal(match["under"]), 2).normalize(), "%")


def _decade(match: re.Match[str]) -> Iterator[Number]:
    yield Number(Decimal(match["decade"]), "decade")


def _half_of(match: re.Match[str]) -> Iterator[Number]:
    """Half a percentage point, two and a half million."""
    named = match.groupdict()
    value = Decimal("0.5") + (_spelled(named["n"]) if named.get("n") else bool(named.get("one")))
    scale = _SCALES.get(named.get("unit") or "")
    unit = unit_of(named.get("unit") or "")
    yield Number(value * (scale or 1), unit.name if unit else "", exact=False)


def _part(match: re.Match[str]) -> Iterator[Number]:
    """A third is 33.33 %, or the ordinal; half is 50 %, or 0.5."""
    if match["half"]:
        yield Number(Decimal(50), "%", exact=False, also=((Decimal("0.5"), ""),))
        return
    over = 1 if match["over"].lower() in ("a", "an") else _spelled(match["over"])
    under = _FRACTIONS[match["under"].lower()]
    value = round(Decimal(over) * 100 / under, 2).normalize()
    yield Number(value, "%", exact=False, also=((Decimal(under), ""), (Decimal(over), "")))


def _times(match: re.Match[str]) -> Iterator[Number]:
    if match["times"]:
        yield Number(Decimal(_TIMES[match["times"].lower()]), "×", exact=False)
    else:
        yield Number(_spelled(match["n"]), "×", match["n"][0].isdigit())


def _vaguely(match: re.Match[str]) -> Iterator[Number]:
    words = (match["some"] or match["first"] + match["rest"]).lower()
    value = prod(_VAGUE[word] for word in re.findall(r"[a-z]+", words) if word != "of")
    yield Number(Decimal(value), exact=False, degree="vague")


def _counted(match: re.Match[str]) -> Iterator[Number]:
    named = match.groupdict()
    exact = match["n"][0].isdigit()
    value = _spelled(match["n"]) * _SCALES.get((named.get("scale") or "").lower(), 1)
    unit = unit_of(named.get("unit") or "")
    name = _MONEY[named["money"]] if named.get("money") else unit.name if unit else ""
    also = ((value, "day"),) if named.get("th") else ()
    yield Number(
        value, "times" if name == "倍" else name, exact, minus=bool(named.get("minus")), also=also
    )


def _one_point(match: re.Match[str]) -> Iterator[Number]:
    yield Number(Decimal(1), "points", exact=False)


def _spelled(words: str) -> Decimal:
    """12,345 and one hundred and twenty thousand as numbers."""
    if words[0].isdigit():
        return Decimal(words.replace(",", ""))
    total = section = 0
    for word in re.findall("[a-z]+", words.lower()):
        if word in _SCALES and _SCALES[word] >= 1000:
            total += (section or 1) * _SCALES[word] if total % 1000 == 0 and total else 0
            total = total or (section or 1) * _SCALES[word]
            section = 0
        elif word in _SCALES:
            section = (section or 1) * _SCALES[word]
        else:
            section += _WORDS.get(word, 0)
    return Decimal(total + section)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Number]]] = {
    "dates": _dates, "months": _months, "time": _time, "ratio": _ratio, "fraction": _fraction,
    "decade": _decade, "half_of": _half_of, "part": _part, "times": _times, "vague": _vaguely,
    "counted": _counted, "one_point": _one_point,
}  # fmt: skip
_ENGLISH = [
    (re.compile(fill(row["pattern"], _PARTS)), _READERS[row["read"]]) for row in _RULES["rule"]
]


def mismatch(zh: Sequence[Number], en: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """What only the Chinese has, and what only the English has.

    Each Chinese number takes one English number that says the same, one in digits first. English
    numbers in words need no counterpart, nor do Chinese ones that are part of a name.
    """
    left, missing = list(en), []
    order = sorted(range(len(zh)), key=lambda n: (zh[n].optional, bool(zh[n].also)))
    for number, place in ((zh[n], n) for n in order):
        alike = [other for other in left if same(number, other)]
        if alike:
            left.remove(min(alike, key=lambda n: (not n.exact, n.value != number.value)))
        elif not number.optional:
            missing.append(place)
    return [zh[n] for n in sorted(missing)], [number for number in left if number.exact]


def same(zh: Number, en: Number) -> bool:
    """Do a Chinese and an English number say the same?

    数十 and 二十多 are dozens, never an exact number, and no exact number is dozens; 二十多 is
    more than 20. A negative number in either needs one, or words of a fall, in the other.
    """
    if (zh.minus and not (en.minus or en.falls)) or (en.minus and not (zh.minus or zh.falls)):
        return False
    if "vague" in (zh.degree, en.degree):
        order = zh.value.adjusted() == en.value.adjusted()
        return order and en.degree == "vague" and zh.degree in ("vague", "more")
    if (zh.degree == "more") != (en.degree == "more") and zh.degree != "loose":
        return False
    forms = ((zh.value, zh.unit), *zh.also), ((en.value, en.unit), *en.also)
    return any(equal(*one, *other) for one in forms[0] for other in forms[1])


def equal(value: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Are two values the same, each in its unit? A strict unit needs one on the other side."""
    if unit == other_unit:
        return value == other
    one, two = UNITS.get(unit), UNITS.get(other_unit)
    if unit in _SPECIAL or other_unit in _SPECIAL:
        return False
    if one and two:
        return one.base == two.base and value * one.factor == other * two.factor
    return value == other and not any(known and known.strict for known in (one, two))


def listed(numbers: Sequence[Number]) -> str:
    """Numbers as a message shows them."""
    return ", ".join(map(str, numbers)) or "no such number"
