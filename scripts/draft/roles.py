"""Guess what a section of a communiqué is about. A guess is for the editor to correct."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.chinese.characters import plain, tight
from scripts.draft.leaning import leaning
from scripts.model.text import Document, Section, Segment
from scripts.parse.genre import ATTENDANCE, HELD, TAIL

# In the order in which a communiqué usually has them; ``text`` is any other passage.
ROLES = tuple(
    "headline meeting review situation goals priorities targets areas arrangements attendance "
    "closing source text".split()
)
_REVIEW = re.compile(
    r"(?:会议|大会|会上).{0,12}(?:总结|回顾|肯定|盘点)|(?:过去|这|近)(?:的)?[一两三四五]年|一年来|五年来"
    r"|\d{4}年以来|年以来|今年以来|上半年.{0,20}(?:成效|进展|成绩)|取得.{0,16}(?:成绩|成效|进展|成就)"
    r"|(?:工作|成绩)(?:总结|回顾)|回顾(?:总结)?.{0,20}工作|五”以来|成绩主要|^(?:总结|回顾|肯定)"
    r"|^会议(?:指出|认为|强调),\d{4}年(?!.{0,12}[要将力是])"
    r"|(?:主要|以下|下列|不少|新的?|重要)(?:进展|成效|亮点|成绩|变化)|(?<!要)(?:做|抓|办|干|办成)了"
    r"|呈现.{0,12}(?:特点|特征|亮点|变化)"
)
# One sentence for both: the items tell which of the two they are.
_BOTH = re.compile("(?:总结|回顾).{0,60}(?:部署|安排|明确|提出).{0,40}(?:任务|工作|要求|重点)")
_PROBLEMS = re.compile(
    "(?:存在|点出|指出|剖析|查摆|直面|正视|梳理).{0,12}(?:问题|困难|不足|短板|弱项|差距)"
)
# Headings of the parts of a whole report: 一、2021年工作回顾.
_PAST_PART = re.compile(
    r"工作(?:回顾|总结|情况|成效|进展)|(?:肯定|取得|主要)(?:的)?成绩|运行情况|主要成效"
)
_COMING_PART = re.compile(r"计划|部署|安排|重点|任务|打算|举措|下一步|要求")
_SITUATION = re.compile(
    r"形势|机遇|挑战|(?:存在|面临|正视).{0,8}(?:问题|困难|“?三难)|所处.{0,6}(?:阶段|方位)"
)
_FAR = re.compile(
    r"(?<![加高长升大展])到(?:20[2-9]\d年|20[2-9]\d年末|本世纪中叶|“?十[一二三四五六]五”?末)"
)
_GOAL = re.compile(r"(?:奋斗|战略|远景|中长期)目标|分[两三四]步走|力争到\d{4}年")
_TARGETS = re.compile(
    r"总的?要求|总体(?:要求|思路)|(?:总体|主要|预期)目标|主要预期|预期(?:\d{4}年|增长|下降|实现)"
)
_AREAS = re.compile(
    r"(?:部署|安排|抓好|做好|突出|聚焦|重点).{0,30}(?:工作|任务|方面|事项)"
    r"|(?:重点|主要)(?:工作|任务)|(?:工作|任务)(?:部署|安排|要求)|(?:明年|\d{4}年|下一步|下半年|今年).{0,12}(?:要(?!素)|重点(?:抓|做|推|任务|工作))"
)
_SAYS = re.compile(r"强调|指出|要求|提出|认为|明确|必须|(?<![主重需纪])要")
_LACKING = re.compile("差距|短板|矛盾(?:仍|依然|日益)|[仍还]存在|仍有不足")
_DEMANDS = re.compile("(?<![主首重需])要(?![求素])|将(?!近)|下一步|明年|着力|补齐|缩小")
_ARRANGED = re.compile(
    r"分组讨论|分会场|主会场|视频(?:会议|形式|直播)|电视电话|会议议程|交流发言|书面交流|会期|现场观摩|"
    r"实地(?:考察|参观)|专题(?:辅导|讲座)|颁奖|揭牌|签(?:订|约)"
)
_STRESS = re.compile("(?:会议|大会).{0,6}(?:强调|要求|指出|号召)")
_CLOSING = re.compile(
    r"会议(?:号召|希望)|(?:会议|大会).{0,8}(?:强调|要求).{0,600}?(?:贯彻落实|传达|抓好落实|狠抓落实|落到实处|团结|奋斗|作出.{0,10}贡献)"
    r"|(?:各地|各部门|各级|各单位|全系统|全省|全市|全区).{0,20}(?<![主首重需])要|让我们(?!来)|更加紧密"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a section says: the sentences before its items, the items, the whole.

    An item is its heading and its other sentences.

    ``first``: it follows the headline; ``held``: an earlier section says that the meeting was
    held; ``assigned``: an earlier section says what is to be done.
    """

    opening: tuple[str, ...]
    items: tuple[tuple[str, str], ...]
    whole: str
    first: bool
    held: bool
    assigned: bool

    @property
    def lead(self) -> str:
        """The first sentence, with the headline before it."""
        headed = bool(self.opening) and self.opening[0][-1] not in "。!?;:"
        return "".join(self.opening[: 1 + headed])

    @property
    def near(self) -> str:
        """The sentence before the items."""
        return self.opening[-1] if self.opening else ""


def roles(document: Document) -> list[str]:
    """One of ROLES for each section, in their order."""
    found: list[str] = []
    held = False
    for section in document.sections:
        said = _Said(
            opening=tuple(_says(document, segment) for segment in section.opening),
            items=tuple(
                (_says(document, item.heading), _whole(document, item.body))
                for item in section.items
            ),
            whole=_whole(document, section.segments),
            first=document.title is not None and not found,
            held=held,
            assigned="areas" in found or "priorities" in found,
        )
        found.append(_with_items(said) if said.items else _without_items(said))
        held = held or bool(HELD.search(said.lead))
    return found


def _says(document: Document, segment: Segment) -> str:
    return plain(tight(document.text(segment))[0])


def _whole(document: Document, segments: Sequence[Segment]) -> str:
    return "".join(_says(document, segment) for segment in segments)


def _with_items(said: _Said) -> str:
    """The role by its lead, unless most of the items look the other way."""
    role, votes = _led(said), leaning(said.items)
    if role in ("areas", "priorities") and not _DEMANDS.search(said.lead + said.near):
        return "review" if votes > 0 else role
    if role == "review" and _BOTH.search(said.lead + said.near):
        return "areas" if votes < 0 else role
    return role


def _led(said: _Said) -> str:
    """The first role whose cue the lead has, from the surest cue to the weakest."""
    if len(set(_FAR.findall(said.whole))) > 1 or _GOAL.search(said.lead):
        return "goals"
    if _TARGETS.search(said.lead + said.near):
        return "targets"
    if _REVIEW.search(said.lead + said.near if said.opening else said.items[0][0]):
        return "review"
    if _AREAS.search(said.near) or _AREAS.search(said.lead):
        return "areas"
    lacking = _LACKING.search(said.lead) or _PROBLEMS.search(said.near)
    if lacking and not _DEMANDS.search(said.lead):
        return "situation"
    if _SAYS.search(said.lead):
        return "priorities"
    return "situation" if _SITUATION.search(said.lead) else "areas"


def _without_items(said: _Said) -> str:
    """As _with_items; a section without items has an opening and nothing else."""
    if all(TAIL.match(sentence) for sentence in said.opening):
        return "source"
    if said.first and all(sentence[-1] not in "。!?;:" for sentence in said.opening):
        return "headline"
    if not said.held and (HELD.search(said.lead) or "会议的主要任务" in said.lead):
        return "meeting"
    if len(said.opening) < 4 and ATTENDANCE.search(said.near):
        return "attendance"
    if _ARRANGED.search(said.whole) and not _SAYS.search(said.lead[:12]):
        return "arrangements"
    if _FAR.search(said.whole) or _GOAL.search(said.lead):
        return "goals"
    if _TARGETS.search(said.whole):
        return "targets"
    if _REVIEW.search(said.lead if len(said.opening) < 3 else said.lead + said.near):
        return "review"
    if _CLOSING.search(said.whole) or (said.assigned and _STRESS.match(said.lead)):
        return "closing"
    if _AREAS.search(said.lead):
        return "areas"
    return "situation" if _SITUATION.search(said.lead) else "text"


def item_roles(document: Document, section: Section, role: str) -> list[str]:
    """The role of each item: the section's, or its own in a series that is a whole report."""
    headings = [_says(document, item.heading) for item in section.items]
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


def names(found: Sequence[str]) -> list[str]:
    """The ids of the sections: their roles, with a letter where one comes again (text-b)."""
    seen: dict[str, int] = {}
    ids = []
    for role in found:
        count = seen[role] = seen.get(role, 0) + 1
        ids.append(role if count == 1 else f"{role}-{_letters(count)}")
    return ids


def _letters(number: int) -> str:
    """1 → a, 25 → z, 26 → aa …; without s, since text-s1 is a sentence."""
    rest, last = divmod(number - 1, 25)
    return (_letters(rest) if rest else "") + "abcdefghijklmnopqrtuvwxyz"[last]
