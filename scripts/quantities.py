"""Find the quantities in a Chinese sentence: a number, its unit, and how exact it is.

Names (5G, IPv6, “323”), dates, ordinals, durations in years and the counts of an
enumeration (八个方面) are no quantities; a rank is one (第二梯队, 第3位).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import prod

from scripts.folding import plain
from scripts.model import Span
from scripts.numerals import from_characters

_ZH = "[一二两三四五六七八九十百千零〇]"
_N = rf"(?:\d{{1,9}}|{_ZH}{{1,9}})"
_TO = "(?:——|—|–|-|~|至|到)"
MASK = "□"
# What holds a numeral and is no quantity.
_NO_QUANTITY = re.compile(
    "[“《〔「『‘][^“”《》〔〕「」『』‘’]{0,20}[”》〕」』’]"
    rf"|\d{{4}}年?{_TO}\d{{4}}年|\d{{4}}年|[一二][〇零九○][〇零一二三四五六七八九○]{{2}}年"
    rf"|\d{{1,2}}(?:月份?)?{_TO}\d{{1,2}}月份?|\d{{1,2}}月(?:份|\d{{1,2}}(?:{_TO}\d{{1,2}})?[日号])?"
    rf"|(?<!\d)(?<![短缩减][至到为])\d{{1,2}}(?:[日号]?{_TO}\d{{1,2}})?[日号]|\d{{1,2}}[时:]\d{{0,2}}分?"
    rf"|第(?:\d{{1,9}}+|{_ZH}{{1,9}}+)(?!位|名|梯队)|前{_N}[名位强]?|{_N}强|每{_N}"
    r"|[A-Za-z][A-Za-z.-]{0,20}\d[\dA-Za-z.-]{0,20}"  # IPv6, C919
    r"|\d{1,9}(?:\.\d{1,9})?(?:[GKDMTgkm](?![A-Za-z])|nm)"  # 5G, 8K, 50M
    rf"|{_N}[多余]?个?(?:周?年|月|世纪|代|届|部门|时代)"
    r"|\d{1,9}[×x*:/]\d{1,9}|\d{1,9}\+[\dA-Z]|31个?省|十分(?=[一-龥])"
)
_BEFORE = {
    "about": "大约|约为|约",
    "near": "将近|接近|逼近|近",
    "least": "不低于|不少于|至少|不小于",
    "most": "不超过|不高于|不多于|低于|少于|控制在|至多",
    "over": "超过|超出|超|逾|突破|高于|多于|大于|跨越",
}
_AFTER = {"about": "左右|上下", "least": "及?以上", "most": "以内|以下|之内"}
_FALL = "下降|降低|减少|下滑|回落|下跌|缩减|缩短|下调|压减|压降|压缩|负增长|降|减|跌"
_RISE = (
    "增长|提高|增加|上升|提升|扩大|上涨|新增|跃升|攀升|扩展|壮大|发展|拓展|延长|跃居|上调|增|升|涨"
)
_PREFIX = re.compile(
    rf"(?:(?:(?P<fall>{_FALL})|(?P<rise>{_RISE}))幅?度?(?P<to>到|至|为)?了?)?(?P<apart>分别|均|都)?"
    rf"(?:达到|达|实现|为)?(?:{MASK}+[底末]?的?)?了?(?P<before>{'|'.join(_BEFORE.values())})?了?$"
)
_UNITS = {
    "元": "CNY", "元人民币": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY", "港元": "HKD",
    "港币": "HKD", "英镑": "GBP", "%": "%", "‰": "‰", "个百分点": "points", "百分点": "points",
    "公里": "km", "千米": "km", "平方公里": "km²", "平方千米": "km²", "平方米": "m²",
    "立方米": "m³", "梯队": "tier",
}  # fmt: skip
_MEASURES = """
    个(?![体人性]) 家 户 台 套 辆 架 艘 座 条(?!件) 项 件 名(?!列) 人次 人年 人(?!均) 位(?!居|列)
    次(?![元级]) 倍 种(?!植) 类 批 批次 期(?!间) 场 处(?!于|理) 所(?![有属]) 站 部(?![门委署分]) 颗
    枚 只 头 株 棵 间 栋 幢 款 篇 份 张 幅 班 列(?!为|入) 笔 宗 起(?!来|步) 例 支(?!持) 片 块 门 册
    本(?!地) 道 组 户次 家次 车次 架次 班列 台套 件套 岁 天(?!然) 小时 分钟 毫秒 秒 个工作日
    工作日 日 分(?!别|之|布|析|类|级|享)
    吨标准煤 吨公里 人公里 客公里 吨 载重吨 综合吨 修正总吨 重量箱 标准箱 标箱 箱 千瓦时 千瓦
    兆瓦时 兆瓦 吉瓦 度 公顷 亩 斤 公斤 千克 克 升 桶 米 厘米 毫米 微米 纳米 海里 皮长公里 芯公里
    标准机架 机架 端口 字节 企业 用户
    [EP]?FLOPS [EPTG]B [GMk]Wh [GMk]W [GMT]bps MPa km
""".split()
_UNIT = "|".join(sorted((*_UNITS, *_MEASURES), key=lambda unit: -len(unit.split("(")[0])))
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LONG = "[一二两三四五六七八九十]?[一二两三四五六七八九十百千万亿零〇]{0,9}[十百千万亿]"
_DIGITS = r"\d{1,3}(?:[, ]\d{3}){1,6}(?:\.\d{1,9})?(?!\d)|\d{1,18}(?:\.\d{1,9})?"
_HUNDREDS = "[百千](?=[\\d个家项户人元台套亩吨公多余辆座名件])"
_NUMBER = re.compile(
    rf"(?:(?:(?<![A-Za-z\d.+/])(?P<digits>{_DIGITS})"
    rf"(?P<some>[多余])?(?P<scale>[十百千]?万亿|[十百千]?[万亿]|{_HUNDREDS})?"
    r"(?P<more>\d{1,9}(?:\.\d{1,9})?[百千]?万)?"
    rf"|(?<![几数零百千万十第])(?P<long>(?=[一二两三四五六七八九十]){_LONG}[一二三四五六七八九]?)(?=[多余]|{_UNIT})"
    r"|(?<=突破|超过|达到|跨越|接近)(?P<bare>[百千]?[万亿]{1,2}|[百千])(?=元)"
    r"|(?<!第)(?P<few>[一二两三四五六七八九半])(?=个百分点|倍|[家座台套艘架颗枚辆户](?![人庭外国主长]))"
    r"|第(?P<rank>\d{1,9}|[一二三四五六七八九十]{1,3})(?=位|名|梯队))"
    rf"(?P<over>[多余])?(?P<unit>{_UNIT})?(?P<odd>(?<=倍)多)?"
    rf"|百分之(?P<percent>{_ZH}{{1,9}}(?:点{_ZH}{{1,9}})?|\d{{1,9}}(?:\.\d{{1,9}})?)"
    r"|(?P<tenths>[一二两三四五六七八九])成半?(?![为立果员功熟本效长套型分都就交品因绩千])"
    r"|翻(?:了)?(?P<doubled>[一二两三四])?番)"
    rf"(?P<after>{'|'.join(_AFTER.values())})?"
)
# Nouns that a lead-in counts: 八个方面 is no quantity.
_ENUMERATED = re.compile(
    "[^,。;]{0,4}?(?:方面|方向|着力|关系|要求|意见|坚持|统筹|希望|建议|层面|维度|环节|阶段|时期|必须|"
    "确保|聚焦|一批|问题)"
)
# A size that things have is no quantity of them: 20户以上自然村, 亿元以上项目.
_SIZE = re.compile(
    "(?:[户人岁]|元)(?:及?以上|以下)的?[^,。;、]{0,4}?(?:项目|企业|单位|村|用户|机组|人口)"
)
# A time limit, too, is no quantity: 30分钟内响应率.
_WITHIN = re.compile("[钟时天秒日]之?内")
_JOINT = re.compile(r"、|[、,]?(?:和|与|及|以及|或)")
_APART = re.compile(r"(?:分别|依次)[^。;]*$")
_RANGE = re.compile(rf"\s*{_TO}\s*")
_FROM = re.compile("[由从][^,。;]{0,24}$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``span`` holds the number and its unit, with the verb and the qualifier beside them.

    ``value`` is in base units (3.2万个 is 32000) and negative for a fall; a range has an
    ``upper`` end; a change from one level to another has the old one in ``before``.
    ``apart`` is the place in a 分别 list, from 1, and the list's length.
    """

    span: Span
    value: Decimal
    unit: str
    qualifier: str
    upper: Decimal | None = None
    before: Decimal | None = None
    apart: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A number as it stands: its match, the words before it, the other end of a range."""

    match: re.Match[str]
    prefix: re.Match[str]
    value: Decimal
    scale: int
    unit: str
    upper: _Found | None = None

    @property
    def start(self) -> int:
        """Where its verb or qualifier starts, or the number itself."""
        starts = (self.prefix.start(name) for name in ("fall", "rise", "before"))
        return min((start for start in starts if start >= 0), default=self.match.start())

    @property
    def end(self) -> int:
        return (self.upper or self).match.end()

    @property
    def verb(self) -> str:
        return self.prefix["fall"] or self.prefix["rise"] or ""


def masked(text: str) -> str:
    """The plain text with names, dates and the like blotted out, position by position."""
    return _NO_QUANTITY.sub(lambda match: MASK * len(match[0]), plain(text))


def quantities(text: str) -> list[Quantity]:
    """The quantities of a sentence in order of their occurrence."""
    half = masked(text)
    found = _ranges(half, [_read(half, match) for match in _NUMBER.finditer(half)])
    result: list[Quantity] = []
    place = 0
    while place < len(found):
        count = _listed(half, found, place)
        apart = count > 1 and _apart(half, found, place)
        result += _quantities(found[place : place + count], apart)
        place += count
    changed = _changes(half, found, result)
    return [one for one in changed if _is_quantity(half, one)]


def _read(half: str, match: re.Match[str]) -> _Found:
    start = match.start()
    prefix = _PREFIX.search(half, max(0, start - 24), start)
    scale, unit = 1, match["unit"] or ""
    if digits := match["digits"]:
        value = Decimal(re.sub("[, ]", "", digits))
        scale = prod(_SCALES[char] for char in match["scale"] or "")
        if more := match["more"]:
            number = re.match(r"[\d.]+", more)
            assert number
            rest = Decimal(number[0]) * prod(_SCALES[char] for char in more[number.end() :])
            value += rest / scale
    elif match["doubled"] or match[0].startswith("翻"):
        value, unit = Decimal(2 ** from_characters(match["doubled"] or "一")), "倍"
    elif match["tenths"]:
        value, unit = Decimal(10 * from_characters(match["tenths"]) + 5 * ("半" in match[0])), "%"
    elif match["percent"]:
        value, unit = _percent(match["percent"]), "%"
    elif match["few"] == "半":
        value = Decimal("0.5")
    else:
        bare = f"一{match['bare']}" if match["bare"] else ""
        numeral = bare or match["long"] or match["few"] or match["rank"]
        value = Decimal(int(numeral) if numeral.isdigit() else from_characters(numeral))
    assert prefix  # it may be empty
    return _Found(match, prefix, value, scale, unit)


def _percent(numeral: str) -> Decimal:
    """六点五 as 6.5."""
    if numeral[0].isdigit():
        return Decimal(numeral)
    whole, _, rest = numeral.partition("点")
    decimals = "".join(str(from_characters(char)) for char in rest)
    return Decimal(f"{from_characters(whole)}.{decimals or 0}").normalize()


def _ranges(half: str, found: Sequence[_Found]) -> list[_Found]:
    """The numbers, with the two ends of a range (3%—5%, 2至3万) as one."""
    result: list[_Found] = []
    for one in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.upper is None
            and last.unit in ("", one.unit)
            and _RANGE.fullmatch(half, last.match.end(), one.match.start())
            and not _FROM.search(half, max(0, last.start - 26), last.start)
        ):
            bare = not last.unit and last.scale == 1
            scale = one.scale if bare else last.scale
            result[-1] = replace(last, scale=scale, unit=one.unit, upper=one)
        else:
            result.append(one)
    return result


def _listed(half: str, found: Sequence[_Found], place: int) -> int:
    """How many numbers from ``place`` on stand in one list: 50%、30%和13%."""
    count = 1
    apart = _apart(half, found, place)
    for last, one in pairwise(found[place:]):
        between = half[last.end : one.start]
        if one.verb or not (_JOINT.fullmatch(between) or (apart and between == ",")):
            break
        count += 1
    return count


def _apart(half: str, found: Sequence[_Found], place: int) -> bool:
    """Does 分别 announce a list that starts with this number?"""
    after = found[place - 1].end if place else 0
    return bool(_APART.search(half, after, found[place].match.start()))


def _quantities(members: Sequence[_Found], apart: bool) -> Iterator[Quantity]:
    """The members of a list (or a single number) share verb and, after 分别, qualifiers."""
    first, last = members[0], members[-1]
    sign = -1 if first.prefix["fall"] and not first.prefix["to"] else 1
    shared = _qualifier(last.match["after"], first.prefix["before"]) if apart else "none"
    for number, one in enumerate(members, 1):
        end = one.upper or one
        own = _qualifier(end.match["after"], one.prefix["before"])
        if own == "none" and any(
            one.match[name] or end.match[name] for name in ("some", "over", "odd")
        ):
            own = "over"
        yield Quantity(
            span=Span(one.start, one.end),
            value=sign * one.value * one.scale,
            unit=_named(end.unit or (last.unit if apart else "")),
            qualifier=shared if own == "none" else own,
            upper=sign * end.value * end.scale if one.upper else None,
            apart=(number, len(members)) if apart else None,
        )


def _qualifier(after: str | None, before: str | None) -> str:
    for word, table in ((after, _AFTER), (before, _BEFORE)):
        for name, words in table.items():
            if word and re.fullmatch(words, word):
                return name
    return "none"


def _named(unit: str) -> str:
    return _UNITS.get(unit, unit)


def _changes(half: str, found: Sequence[_Found], result: Sequence[Quantity]) -> list[Quantity]:
    """由A提高到B is the quantity B that was A before; A is no quantity of its own."""
    kept: list[Quantity] = []
    for one, quantity in zip(found, result, strict=True):
        last = kept[-1] if kept else None
        if last is not None and _changed(half, last, one):
            start = last.span.start - (half[last.span.start - 1] in "由从")
            span = Span(start, quantity.span.end)
            kept[-1] = replace(quantity, span=span, before=last.value)
        else:
            kept.append(quantity)
    return kept


def _changed(half: str, last: Quantity, one: _Found) -> bool:
    if last.before is not None:
        return False
    between = half[last.span.end : one.match.start()]
    to = one.prefix["to"] or _RANGE.fullmatch(between)
    begun = _FROM.search(half, max(0, last.span.start - 26), last.span.start)
    return bool(to and begun and not re.search("[。;]", between))


def _is_quantity(half: str, one: Quantity) -> bool:
    """Has it a unit or a great number, and is it no count of an enumeration?"""
    if one.unit in ("个", "项", "条", "点", "种", "类") and _ENUMERATED.match(half, one.span.end):
        return False
    if _WITHIN.match(half, one.span.end - 1):
        return False
    if _SIZE.match(half, one.span.end - 3) or _SIZE.match(half, one.span.end - 4):
        return False
    return bool(one.unit) or bool(re.search("[万亿]$", half[one.span.start : one.span.end]))
