"""The numbers of an English sentence, read by the rules in english.toml."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from math import prod
from pathlib import Path

from scripts.chinese.cues import filled
from scripts.chinese.expressions import masked
from scripts.chinese.units import UNITS, unit_of
from scripts.model.number import MONTHS, Degree, Number, Side
from scripts.model.text import Span
from scripts.translate.lists import Placed, lent

_RULES = tomllib.loads(Path(__file__).with_name("english.toml").read_text("utf-8"))
_SCALES, _ORDERS, _TIMES = _RULES["scales"], _RULES["vague"], _RULES["times"]
_MONEY = _RULES["currencies"]


def _numbered(name: str, first: int, factor: int = 1) -> dict[str, int]:
    """Words of a list and their numbers, from ``first`` on; ordinals stand behind a stroke."""
    lists = enumerate(_RULES["words"][name].split(), first)
    return {word: factor * n for n, words in lists for word in words.split("/")}


_WORDS = _numbered("ones", 0) | _numbered("tens", 2, 10)
_ONES, _TENS = (
    [word.split("/")[0] for word in _RULES["words"][name].split()] for name in ("ones", "tens")
)
_VALUES = _WORDS | _RULES["values"]
_COUNTS = frozenset(_ONES)  # no ordinals
_COUNTLESS = ("countless", "innumerable")
_FRACTIONS = _numbered("parts", 2)


def _any(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_PARTS = _RULES["parts"] | {
    "MONTHS": _any(MONTHS),
    "NOT_MAY": _any([month for month in MONTHS if month != "May"]),
    "ONES": _any([word for word, n in _WORDS.items() if n < 20]),
    "TENS": _any([word for word, n in _WORDS.items() if n >= 20]),
    "CARDINALS": rf"(?:{_any(_TENS)}(?:-{_any(_ONES)})?|{_any(_ONES)})",
    "PARTS": _any(list(_FRACTIONS)),
    "TIMES": _any(list(_TIMES)),
    "PLURALS": _any([word for word in _ORDERS if word.endswith("s")]),
    "CURRENCIES": _any([re.escape(sign) for sign in _MONEY]),
    "UNIT_WORDS": _any([rf"(?:{unit.en})(?!\w)" for unit in UNITS.values() if unit.zh]),
}
# The words of an English quotation for each qualifier of a figure.
QUALIFIER_WORDS = {
    name: re.compile(rf"\b(?:{words})\b") for name, words in _RULES["qualifiers"].items()
}
# What the words beside a number say of it, within so many characters.
_BESIDE = {name: re.compile(words) for name, words in _RULES["beside"].items()}
FALL = _BESIDE["fall"]
_NEAR = 60
_BELOW, _RANGE, _AND = (re.compile(_RULES["around"][name]) for name in ("below", "range", "and"))


def english(text: str, names: Sequence[str] = ()) -> list[Number]:
    """The numbers of an English text in order of their occurrence."""
    return [number for _, number in english_at(text, tuple(names))]


@lru_cache(maxsize=2048)
def english_at(text: str, names: tuple[str, ...] = ()) -> tuple[tuple[Span, Number], ...]:
    """The numbers of an English text, each with its place: its unit and scale included."""
    left = re.sub(r"[\u00a0\u2000-\u200a\u202f]", " ", text)
    for name in names:
        left = left.replace(name, "□" * len(name))
    whole = left
    placed: list[Placed] = []
    for needs, pattern, read in _ENGLISH:
        taken = list(pattern.finditer(left)) if needs.search(left) else []
        for match in taken:
            placed += [(match.start(), match.end(), _beside(whole, match, n)) for n in read(match)]
        left = masked(left, [match.span() for match in taken]) if taken else left
    placed.sort(key=lambda one: one[0])
    numbers = lent(whole, placed, _RANGE, _AND)
    spans = (Span(start, end) for start, end, _ in placed)
    return tuple(zip(spans, numbers, strict=True))


def _beside(text: str, match: re.Match[str], number: Number) -> Number:
    """With what the words around it say."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    said = {name for name, words in _BESIDE.items() if words.search(before)}
    fall = said & {"fall", "loss"} or FALL.search(text[match.end() : match.end() + 25])
    odd = match.groupdict().get("odd") or re.match(" or so", text[match.end() :])
    degree: Degree = "more" if (odd or "more" in said) and not number.degree else number.degree
    minus = number.minus or "minus" in said or bool(_BELOW.match(text, match.end()))
    side: Side = number.side
    if not side and not number.degree:
        side = "over" if degree == "more" else "near" if "less" in said else ""
    if not side:
        side = "up" if "rose" in said else "down" if "fell" in said else ""
    if "no_more" in said:
        side = "near"
    # What falls to a level is no fall by it: fell to 6 degrees.
    falls = bool(fall) and "to" not in said
    return replace(number, falls=falls, degree=degree, minus=minus, side=side)


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
    half: Side = "pm" if (match["noon"] or "").startswith("p") or int(hour) > 12 else ""
    half = "am" if (match["noon"] or "").startswith("a") else half
    later = ((Decimal(hour) + 12, ""),) if half == "pm" and int(hour) < 12 else ()
    yield Number(Decimal(hour), also=later, side=half)
    if minute:
        yield Number(Decimal(minute), exact=minute != "00")


def _ratio(match: re.Match[str]) -> Iterator[Number]:
    """2.4:1, 3 to 2, one to five."""
    of, to = _spelled(match["of"]), _spelled(match["to"])
    if to:
        yield Number(round(of / to, 4).normalize(), "ratio", match["of"][0].isdigit())


def _fraction(match: re.Match[str]) -> Iterator[Number]:
    yield Number(round(Decimal(match["over"]) * 100 / Decimal(match["under"]), 2).normalize(), "%")


def _years(match: re.Match[str]) -> Iterator[Number]:
    """2015–17 as 2015 and 2017."""
    first, last = match["first"], match["last"]
    yield Number(Decimal(first))
    yield Number(Decimal(first[:2] + last if last > first[2:] else last))


def _so_many(match: re.Match[str]) -> Iterator[Number]:
    """3 per 10,000 is 0.03 %, one in four is 25 %."""
    part, whole = match["n"] or match["few"], match["of"] or match["all"]
    whole = _spelled(whole.replace("-", " "))
    if whole:
        share = round(_spelled(part) * 100 / whole, 2).normalize()
        yield Number(share, "%", part[0].isdigit(), also=((_spelled(part), ""), (whole, "")))


def _decades(match: re.Match[str]) -> Iterator[Number]:
    """Three decades are 30 years; a decade counts as well as ten years do."""
    times = _spelled(match["n"]) if match["n"] else Decimal(1)
    years = 10 if match["age"].lower().startswith("decade") else 100
    digits = bool(match["n"] and match["n"][0].isdigit())
    yield Number(times * years, exact=digits, also=((times, ""),) if match["n"] else ())


def _part_of_a_point(match: re.Match[str]) -> Iterator[Number]:
    over = _spelled(match["over"])
    yield Number(over / _FRACTIONS[match["under"].lower()], "points", exact=False)


def _decade(match: re.Match[str]) -> Iterator[Number]:
    yield Number(Decimal(match["decade"]), "decade")


def _half_of(match: re.Match[str]) -> Iterator[Number]:
    """Half a percentage point, two and a half million."""
    named = match.groupdict()
    value = Decimal("0.5") + (_spelled(named["n"]) if named.get("n") else bool(named.get("one")))
    scale = _SCALES.get(named.get("unit") or "")
    unit = unit_of(named.get("unit") or "")
    name = "times" if unit and unit.name == "倍" else unit.name if unit else ""
    yield Number(value * (scale or 1), name, exact=False)


def _part(match: re.Match[str]) -> Iterator[Number]:
    """A third is 33.33 %, or the ordinal; half is 50 %, or 0.5."""
    if match["half"]:
        yield Number(Decimal(50), "%", exact=False, also=((Decimal("0.5"), ""),))
        return
    over, under = _spelled(match["over"]), _FRACTIONS[match["under"].lower()]
    value = round(over * 100 / under, 2).normalize()
    yield Number(value, "%", exact=False, also=((Decimal(under), ""), (over, "")))


def _times(match: re.Match[str]) -> Iterator[Number]:
    if match["times"]:
        yield Number(Decimal(_TIMES[match["times"].lower()]), "×", exact=False)
    else:
        times = _spelled(match["n"])
        yield Number(times, "×", match["n"][0].isdigit(), also=((times, "times"),))


def _vague(match: re.Match[str]) -> Iterator[Number]:
    words = (match["some"] or match["first"] + match["rest"]).lower()
    value = prod(_ORDERS[word] for word in re.findall(r"[a-z]+", words) if word != "of")
    also = tuple((Decimal(10**n), "") for n in (3, 4, 7)) if words in _COUNTLESS else ()
    yield Number(Decimal(value), exact=False, degree="vague", also=also)


def _counted(match: re.Match[str]) -> Iterator[Number]:
    named = match.groupdict()
    exact = match["n"][0].isdigit()
    scale = (named.get("scale") or named.get("short") or "").lower()
    value = _spelled(match["n"]) * _SCALES.get(scale, 1)
    unit = unit_of(named.get("unit") or "")
    name = _MONEY[named["money"]] if named.get("money") else unit.name if unit else ""
    also = ((value, "day"),) if named.get("th") else ()
    small = not exact and 2 <= value <= 12 and match["n"].lower() in _COUNTS
    if named.get("unit") == "m":  # 1.2m users
        also = ((value * 10**6, ""),)
    yield Number(
        value,
        "times" if name == "倍" else name,
        exact,
        minus=bool(named.get("minus")),
        also=also,
        small=small,
    )


def _spelled(words: str) -> Decimal:
    """12,345 and one hundred and twenty thousand as numbers."""
    if words[0].isdigit():
        return Decimal(words.replace(",", ""))
    total = section = 0
    for word in re.findall("[a-z]+", words.lower()):
        if word in _SCALES and _SCALES[word] >= 1000:
            total, section = total + (section or 1) * _SCALES[word], 0
        elif word in _SCALES:
            section = (section or 1) * _SCALES[word]
        else:
            section += _VALUES.get(word, 0)
    return Decimal(total + section)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Number]]] = {
    read.__name__.strip("_"): read
    for read in (
        _years, _so_many, _decades, _part_of_a_point, _dates, _months, _time, _ratio, _fraction,
        _decade, _half_of, _part, _times, _vague, _counted,
    )
}  # fmt: skip
_ENGLISH = [
    (
        re.compile(row.get("needs", "")),
        re.compile(filled(row["pattern"], _PARTS)),
        _READERS[row["read"]],
    )
    for row in _RULES["rule"]
]
