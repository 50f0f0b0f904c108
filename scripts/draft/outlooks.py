"""Does a sentence tell what was done or what is to be done, in which year, and how surely?

The role of a section says what its sentences are about until they say otherwise: they name a
year that opens a clause, look back (一年来), or say what is asked for (会议要求).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.draft.periods import Period, outlook
from scripts.draft.years import Years

_NEAR = 400  # characters before a number that may say what kind it is
AHEAD = ("goals", "priorities", "targets", "areas", "closing")
_LEAD = "(?:[^。;:]{0,40}?(?:指出|认为|强调|表示|说|介绍|谈到|获悉|了解到)[,:])?"
# Of a sentence that tells what the meeting was for, no year holds on: 总结2017年, 部署2018年.
_AGENDA = re.compile("(?:总结|回顾).{0,120}?(?:部署|安排|研究|谋划|明确|提出)")
_BACK = re.compile(
    f"{_LEAD}(?:[^,。;:]{{0,4}}(?:过去|近|这)的?[一两三四五]年|[一三五\\d]年(?:来|共|累计)|今年以来)"
    "|[^,。;:]{0,12}(?:总结|回顾|肯定)"
    "|.{0,40}取得[^,。;]{0,12}(?:成绩|成效|进展)"
)
_FORWARD = re.compile(
    "[^,。;:]{0,14}(?:要求|强调|提出|明确(?!的)|号召|希望|部署)"
    f"|{_LEAD}(?:[^,。;]{{0,14}},)?(?:要(?![求素点闻])|必须|下一步|将(?!近)|今后)"
    "|.{0,60}(?:(?:目标|指标|任务|要求)(?:任务)?(?:分别)?(?:是|为|:)|预期目标|划定[^,。;]{0,4}目标)"
    "|[^。;]{0,12}(?:有关|各项|重点)(?:工作|任务)[^,。;]{0,4}(?:细化|部署|安排|分解)"
)
_REACHED = re.compile("(?:完成|实现|达到)[^,。;]{0,12}(?:目标|任务)")
_ESTIMATED = re.compile("预计|估计|预测|预估")
# 有望 and the like reach to the next clause with a subject of its own.
_HOPED = re.compile("(?:有望|可望)[^,;]*(?:,(?:其中|同比|比上年|较上年|[增下占]|分别)[^,;]*)*$")
_TIME = r"(?:\d{4}年|今年|全年)"
_ESTIMATED_YEAR = re.compile(f"{_LEAD}(?:{_TIME}[^,;:]{{0,12}}预计|预计{_TIME})")
_MEASURED = re.compile(r"已|目前|截[至止]|月|环比|较上年末")
_DONE = re.compile("已|目前|截[至止]|以来|去[年冬]|上年(?!增长|下降|增加|提高)|(?<!为)了|获批|荣获")
_SURE = re.compile(
    "还要|还将|力争|确保(?!了)|(?<![于过出])预期|争取(?!了|[^,。;]{0,8}(?:资金|税费|补助|支持|优惠|专项|试点|名额))"
)
_AIMED = re.compile(
    "力争|确保|(?<![于过出])预期|努力|争取|计划|拟|将(?!近)|目标(?!任务)|要(?!求)|(?:实现|完成).{0,6}目标"
)
_LACKING = re.compile(
    "尚有|仍有|仍然?[不未存偏]|只有|仅有|仅为|偏[低高少]|尚未|未能|差距(?:明显|较大|仍|不小)"
)
_NOW = re.compile("目前|已(?!经济)")
_MENDED = re.compile("力争|确保|努力|争取|将(?!近)|要(?!求)|解决")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence takes over from those before it.

    ``outlook`` is past or ahead; ``estimated``: what goes on with the sentence is estimated;
    ``joined``: the sentence goes on after a semicolon.
    """

    period: Period
    outlook: str
    estimated: bool = False
    joined: bool = False


def usual(years: Years, role: str) -> Setting:
    """The setting of a section before it says anything."""
    ahead = role in AHEAD
    year = years.planned if ahead else years.reviewed
    return Setting(Period(0, 0, year), "ahead" if ahead else "past")


def entered(before: Setting, says: str, years: Years) -> Setting:
    """The setting in which a sentence begins, by its words other than years."""
    goes_on = before.joined or says.startswith("其中")
    setting = before if goes_on else replace(before, estimated=False)
    if _AGENDA.search(says):
        return setting
    if _BACK.match(says):
        turned = "past"
    elif _FORWARD.match(says) and not _REACHED.search(says):
        turned = "ahead"
    else:
        return setting
    if turned == setting.outlook:
        return setting
    return usual(years, "areas" if turned == "ahead" else "review")


def left(setting: Setting, says: str, named: Sequence[Period], years: Years, far: bool) -> Setting:
    """The setting after a sentence that begins in ``setting`` and names these periods.

    ``far``: a goal for a year to come holds on.
    """
    joined = says[-1] == ";"
    estimated = setting.estimated or bool(_ESTIMATED_YEAR.match(says))
    for period in () if _AGENDA.search(says) else named:
        holds = period.opens or (joined and period.until == len(says))
        if holds and (far or not period.far):
            said = outlook(period, years) or setting.outlook
            setting = Setting(period, said)
    return replace(setting, estimated=estimated, joined=joined)


def kind(setting: Setting, says: str, end: int, period: Period, years: Years) -> str:
    """What a figure is that ends at ``end`` of a sentence and is about ``period``."""
    said = says[max(0, end - _NEAR) : end]
    view = outlook(period, years) or setting.outlook
    clause = said.rpartition(",")[2]
    if view == "far":
        return "outcome" if _NOW.search(clause) else "goal"
    if is_estimated(setting, said) and period.year <= years.reviewed:
        return "estimate"
    if view == "past":
        return "target" if _SURE.search(said) else "outcome"
    done = _DONE.search(clause) and not _AIMED.search(said)
    return "outcome" if done or is_lacking(says, end) else "target"


def is_estimated(setting: Setting, said: str) -> bool:
    """Does 预计 reach the end of these words of a sentence?"""
    last = list(_ESTIMATED.finditer(said))
    if last:
        return not re.search(r"\d{1,2}月", said[last[-1].end() :])
    return bool(_HOPED.search(said)) or (setting.estimated and not _MEASURED.search(said))


def is_present(says: str, end: int, view: str) -> bool:
    """Does what ends at ``end`` tell of the present in a sentence that looks ahead?"""
    if view == "far":
        return bool(_NOW.search(says[max(0, end - _NEAR) : end].rpartition(",")[2]))
    return view == "ahead" and is_lacking(says, end)


def is_lacking(says: str, end: int) -> bool:
    """Do the words around ``end`` tell of what is wrong at present, and of no aim?"""
    says = says[max(0, end - _NEAR) : end + _NEAR]
    return bool(_LACKING.search(says)) and not _MENDED.search(says)
