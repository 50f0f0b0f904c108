"""Guess what a section of a communiqué is about. A guess is for the editor to correct."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.cues import ATTENDANCE, TAIL
from scripts.folding import plain
from scripts.model import Document, Section

# In the order in which a communiqué usually has them; ``text`` is any other passage.
ROLES = tuple(
    "headline meeting review situation goals priorities targets areas arrangements attendance "
    "closing source text".split()
)
_HELD = re.compile(r"(?:召开|举行|举办|开幕|闭幕)")
_REVIEW = re.compile(
    r"(?:会议|大会|会上).{0,12}(?:总结|回顾|肯定|盘点)|(?:过去|这|近)(?:的)?[一两三四五]年|一年来|五年来"
    r"|\d{4}年以来|年以来|今年以来|上半年.{0,20}(?:成效|进展|成绩)|取得.{0,16}(?:成绩|成效|进展|成就)"
    r"|(?:工作|成绩)(?:总结|回顾)|回顾(?:总结)?.{0,20}工作|五”以来|成绩主要|^会议(?:指出|认为|强调),\d{4}年(?!.{0,12}[要将力])"
    r".{0,24}(?:实现|完成|达到|取得|发布|新增|累计|增长)"
)
# Headings of the parts of a whole report: 一、2021年工作回顾.
_PAST_PART = re.compile(
    r"工作(?:回顾|总结|情况|成效|进展)|(?:肯定|取得|主要)(?:的)?成绩|运行情况|主要成效"
)
_COMING_PART = re.compile(r"计划|部署|安排|重点|任务|打算|举措|下一步|要求")
_SITUATION = re.compile(r"形势|机遇|挑战|所处.{0,6}(?:阶段|方位)")
_FAR = re.compile(r"到(\d{4})年|到本世纪中叶|到“?十[一二三四五六]五”?末")
_GOAL = re.compile(r"(?:奋斗|总体|战略|远景|发展|主要|工作)目标|分[两三]步走|力争到\d{4}年")
_TARGETS = re.compile(
    r"总的?要求|总体(?:要求|思路)|预期目标|主要预期|预期(?:\d{4}年|增长|下降|实现)"
)
_AREAS = re.compile(
    r"(?:部署|安排|抓好|做好|突出|聚焦|重点).{0,30}(?:工作|任务|方面|事项)"
    r"|(?:重点|主要)(?:工作|任务)|(?:工作|任务)(?:部署|安排|要求)|(?:明年|\d{4}年|下一步|下半年|今年).{0,12}(?:要|重点)"
)
_SAYS = re.compile(r"强调|指出|要求|提出|认为|明确|必须|要")
_ARRANGED = re.compile(
    r"分组讨论|分会场|主会场|视频(?:会议|形式|直播)|电视电话|会议议程|交流发言|书面交流|会期|现场观摩|"
    r"实地(?:考察|参观)|专题(?:辅导|讲座)|颁奖|揭牌|签(?:订|约)"
)
_CLOSING = re.compile(
    r"会议(?:号召|希望)|(?:会议|大会).{0,8}(?:强调|要求).*(?:贯彻落实|传达|抓好落实|狠抓落实|落到实处|团结|奋斗|作出.{0,10}贡献)"
    r"|(?:各地|各部门|各级|各单位|全系统|全省|全市|全区).{0,20}要|让我们|更加紧密"
)


def roles(document: Document) -> list[str]:
    """One of ROLES for each section, in their order."""
    found: list[str] = []
    held = False
    for section in document.sections:
        says = [plain(document.text(segment)) for segment in section.opening]
        items = [plain(document.text(item.heading)) for item in section.items]
        whole = "".join(plain(document.text(segment)) for segment in section.segments)
        under = document.title is not None and not found
        found.append(_role(says, items, whole, held, under))
        held = held or bool(_HELD.search(says[0] if says else ""))
    return found


def item_roles(document: Document, section: Section, role: str) -> list[str]:
    """The role of each item: the section's, or its own in a series that is a whole report."""
    headings = [plain(document.text(item.heading)) for item in section.items]
    outer = [item.marker.level == 0 for item in section.items]
    if not any(
        top and _PAST_PART.search(words) for top, words in zip(outer, headings, strict=True)
    ):
        return [role] * len(headings)
    found: list[str] = []
    for top, words in zip(outer, headings, strict=True):
        if top:
            parts = {"review": _PAST_PART, "situation": _SITUATION, "areas": _COMING_PART}
            role = next((name for name, cue in parts.items() if cue.search(words)), "areas")
        found.append(role)
    return found


def _role(says: Sequence[str], items: Sequence[str], whole: str, held: bool, first: bool) -> str:
    """The first role whose cue the section has, from the surest cue to the weakest.

    ``says`` are the sentences before the items and ``items`` the items' headings; ``held``:
    the meeting was opened in a section before; ``first``: this section follows the headline.
    """
    lead = says[0] if says else ""
    near = says[-1] if says else ""
    years = {match[0] for match in _FAR.finditer(whole)}
    if not items and all(TAIL.match(sentence) for sentence in says):
        return "source"
    if first and not items and all(sentence[-1] not in "。!?;:" for sentence in says):
        return "headline"
    if not items and not held and (_HELD.search(lead) or "会议的主要任务" in lead):
        return "meeting"
    if not items and len(says) < 4 and ATTENDANCE.search(says[-1]):
        return "attendance"
    if not items and _ARRANGED.search(whole) and not _SAYS.search(lead[:12]):
        return "arrangements"
    if len(years) > 1 or _GOAL.search(lead):
        return "goals"
    if _TARGETS.search(lead + near if items else "".join(says)):
        return "targets"
    if _REVIEW.search(lead if len(says) < 3 else lead + near) or (
        not says and items and _REVIEW.search(items[0])
    ):
        return "review"
    if items and (_AREAS.search(near) or _AREAS.search(lead)):
        return "areas"
    if items and _SAYS.search(lead):
        return "priorities"
    if _CLOSING.search(whole) and not items:
        return "closing"
    if _AREAS.search(lead):
        return "areas"
    if _SITUATION.search(lead):
        return "situation"
    return "areas" if items else "text"


def names(found: Sequence[str]) -> list[str]:
    """The ids of the sections: their roles, with a letter where one comes again (text-b)."""
    seen: dict[str, int] = {}
    ids = []
    for role in found:
        count = seen[role] = seen.get(role, 0) + 1
        ids.append(role if count == 1 else f"{role}-{_letters(count)}")
    return ids


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa …"""
    rest, last = divmod(number - 1, 26)
    return (_letters(rest) if rest else "") + chr(ord("a") + last)
