"""Find every number of a Chinese sentence, and say what it is: a date, a name, a measure …

The rules stand in grammar.toml, in order: each reads what those before it have left. The words
beside a number stand in beside.toml.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from math import prod
from pathlib import Path

from scripts.chinese.characters import plain, tight
from scripts.chinese.cues import filled
from scripts.chinese.numerals import (
    DIGIT,
    IN_CHARACTERS,
    IN_DIGITS,
    POINT,
    SCALES,
    Numeral,
    integer,
    numeral,
)
from scripts.chinese.units import NAMED, UNIT
from scripts.model.text import Span

MASK = "□"
GRAMMAR = {
    name: table
    for file in ("grammar.toml", "beside.toml")
    for name, table in tomllib.loads(Path(__file__).with_name(file).read_text("utf-8")).items()
}
_HOLDS = re.compile("[0-9零〇一二两三四五六七八九十百千万亿廿卅几半数若]")
QUOTED = "[“《「『‘][^“”《》「」『』‘’]{0,20}[”》」』’]"
Read = tuple[list[Numeral], str]


@dataclass(frozen=True, slots=True)
class Expression:
    """One number as it stands, or several in one breath (12月25日至26日).

    ``rule`` is the name of the rule that read it. ``unit`` is a measure word, or ``date`` (the
    value is month × 100 + day), ``month``, ``day``, ``%``, ``‰``, ``ratio``. ``name``: it stands
    in quotation marks (``quoted``: “323”) or in a name of the editors' list (``listed``).
    """

    span: Span
    rule: str
    numerals: tuple[Numeral, ...]
    unit: str = ""
    minus: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of number. ``yes`` are sentences that have one, ``no`` such as have none.

    ``read`` gives the values and the unit, which may be the same for all of the kind (``unit``).
    Only a rule that ``measures`` finds quantities.
    """

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Read]
    yes: Sequence[str]
    no: Sequence[str]
    unit: str = ""
    measures: bool = False


def pattern(text: str) -> re.Pattern[str]:
    """A pattern with each {PART} of the Chinese grammar filled in."""
    return re.compile(filled(text, _PARTS))


_PARTS: Mapping[str, str] = {
    "UNIT": UNIT,
    "NAMED": NAMED,
    "DIGIT": DIGIT,
    "IN_DIGITS": IN_DIGITS,
    "IN_CHARACTERS": IN_CHARACTERS,
    "POINT": POINT,
    "BEFORE": "|".join(GRAMMAR["before"].values()),
    "AFTER": "|".join(GRAMMAR["after"].values()),
    **GRAMMAR["parts"],
    **GRAMMAR["beside"],
}
_DAY = pattern("{DAY}")


def _whole(words: str) -> Numeral:
    return Numeral(Decimal(integer(words)), digits=words[:1].isdigit())


def _each(match: re.Match[str]) -> Read:
    """Every number in the match, by itself."""
    runs = re.findall(rf"\d+(?:\.\d+)?|{DIGIT}{{4}}|[一二两三四五六七八九十百千万零〇]+", match[0])
    return [numeral(run) for run in runs], ""


def _and_half(match: re.Match[str]) -> Read:
    """两个半百分点 as 2.5 points, 三年半 as 3.5."""
    unit = {"百分点": "个百分点", "月": ""}.get(match["unit"] or "", match["unit"] or "")
    half = Numeral(integer(match["n"] or "零") + Decimal("0.5"), digits=False)
    return [half], unit


def _dates(match: re.Match[str]) -> Read:
    """12月25日、26日 as 1225, 1226; 3月 as a month."""
    month = _whole(match["month"])
    days = [_whole(day) for day in _DAY.findall(match["days"] or "")]
    dates = [replace(day, value=100 * month.value + day.value) for day in days]
    return (dates, "date") if dates else ([month], "month")


def _months(match: re.Match[str]) -> Read:
    """1—11月 and 前11个月 as months 1 and 11."""
    return [_whole(match["first"] or "1"), _whole(match["last"] or match["count"])], "month"


def _time(match: re.Match[str]) -> Read:
    """9点半 as 9 and 30."""
    return _each(match)[0] + [Numeral(Decimal(30), digits=False)] * ("半" in match[0]), ""


def _rank(match: re.Match[str]) -> Read:
    return [_whole(match["n"] or match["place"])], match["unit"] or "位"


def _ratio(match: re.Match[str]) -> Read:
    value = Decimal(match["of"]) / Decimal(match["to"])
    return [Numeral(round(value, 4).normalize())], "ratio"


def _share(match: re.Match[str]) -> Read:
    """四分之一 as 25 %, 百分之六点五 as 6.5 %, 千分之三 as 3 ‰, 1/10 as 10 %."""
    parts, read = match["parts"] or match["under"], numeral(match["share"] or match["over"])
    upper = numeral(match["upto"]).value if match["upto"] else read.upper
    if parts in ("百", "千"):
        return [replace(read, upper=upper, scale=1)], "%" if parts == "百" else "‰"
    if parts == "万":
        return [replace(read, value=read.value / 100, upper=upper and upper / 100, scale=1)], "%"
    value = round(100 * read.value / numeral(parts).value, 2).normalize()
    return [Numeral(value, digits=read.digits)], "%"


def _tenths(match: re.Match[str]) -> Read:
    """三成半 as 35, 四成五 as 45, 六七成 as 60 to 70."""
    read, half = numeral(match["tenths"]), match["half"] or "零"
    value = 10 * read.value + (5 if half == "半" else integer(half))
    upper = read.upper and 10 * read.upper
    if match["low"]:
        value, upper = Decimal(10 * integer(match["low"])), value
    return [Numeral(value, upper, more=bool(match["rest"]), digits=read.digits)], "%"


def _half(match: re.Match[str]) -> Read:
    return [Numeral(Decimal(50), more=match[0][0] in "过大", digits=False)], "%"


def _doubled(match: re.Match[str]) -> Read:
    """翻两番 as 4 times what it was."""
    times = 2 ** integer(match["doubled"] or "一")
    return [Numeral(Decimal(times), more=bool(match["plus"]), digits=False)], "番"


def _range(match: re.Match[str]) -> Read:
    """五至八 as 5 to 8; the low end takes the scale of the high one: 三至五万."""
    low, (high, *_), unit = numeral(match["low"]), *_measured(match)
    tail = re.search("[百千]?[万亿]*$", match["n"])
    scale = prod(SCALES[char] for char in tail[0]) if tail else 1
    short = low.value < 10000 and low.value < high.value / scale and low.scale == 1
    value = low.value * (scale if short else 1)
    return [replace(high, value=value, upper=high.value)], unit


def _order(match: re.Match[str]) -> Read:
    """数以千计 as thousands, 成千上万 as 1,000 to 10,000: only the order is told."""
    ends = {"成百上千": (100, 1000), "成千上万": (1000, 10**4), "千千万万": (10**6, 10**7)}
    if match["many"]:
        low, high = map(Decimal, ends[match["many"]])
        return [Numeral(low, high, vague=True, digits=False)], ""
    return [replace(numeral(match["n"]), vague=True, more=False)], ""


def _some(_: re.Match[str]) -> Read:
    return [Numeral(Decimal(1), vague=True, digits=False)], ""


def _scale(match: re.Match[str]) -> Read:
    """投资千万元 as 10,000,000 yuan, 百名专家 as 100."""
    value = numeral(match["n"] or match["hundred"])
    return [replace(value, more=False)], match["unit"] or match["persons"]


def _measured(match: re.Match[str]) -> Read:
    """A number, whether it is exceeded, and its unit."""
    named = match.groupdict()
    read = Numeral(Decimal("0.5"), digits=False) if match["n"] == "半" else numeral(match["n"])
    more = read.more or any(named.get(name) for name in ("more", "odd", "past"))
    unit = "元" if named.get("yen") else named.get("unit") or ""
    return [replace(read, more=more and not read.vague)], unit


_READERS = {
    read.__name__.strip("_").replace("_", " "): read
    for read in (
        _each, _time, _dates, _months, _rank, _ratio, _share, _tenths, _half, _and_half, _doubled,
        _range, _order, _some, _scale, _measured,
    )
}  # fmt: skip
RULES = tuple(
    Rule(**row | {"pattern": pattern(row["pattern"]), "read": _READERS[row["read"]]})
    for row in GRAMMAR["rule"]
)
MEASURING = frozenset(rule.name for rule in RULES if rule.measures)


def expressions(text: str, names: Sequence[str] = ()) -> tuple[Expression, ...]:
    """Every number of a text, in order; ``names`` are words whose numbers count nothing.

    The text is as its author wrote it, in any width and with spaces; so are the spans.
    """
    return _expressions(text, tuple(names))


@lru_cache(maxsize=2048)
def _expressions(text: str, names: tuple[str, ...]) -> tuple[Expression, ...]:
    folded = plain(text)
    if not _HOLDS.search(folded):
        return ()
    half, places = tight(folded)
    named = [""] * len(half)
    for kind, words in (("quoted", QUOTED), *(("listed", re.escape(plain(n))) for n in names)):
        for match in re.finditer(words, half):
            named[match.start() : match.end()] = [kind] * len(match[0])
    found: list[Expression] = []
    for rule in RULES:
        taken = list(rule.pattern.finditer(half))
        for match in taken:
            read, unit = rule.read(match)
            start, end = match.span()
            minus = bool(match.groupdict().get("minus"))
            name = named[start] if named[start] == named[end - 1] else ""
            span = Span(places[start], places[end - 1] + 1)
            found.append(Expression(span, rule.name, tuple(read), unit or rule.unit, minus, name))
        half = masked(half, [match.span() for match in taken]) if taken else half
    return tuple(sorted(found, key=lambda expression: expression.span.start))


def masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these stretches blotted out, position by position; they are in order."""
    pieces, place = [], 0
    for start, end in spans:
        pieces += [text[place:start], MASK * (end - start)]
        place = end
    return "".join((*pieces, text[place:]))
