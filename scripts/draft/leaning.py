"""Does a series of items look back or ahead? What its items say, counted as votes.

A report of results puts the thing first and then how it came out (网络能力跃上新台阶); a plan
puts the verb first (加快网络建设). Beyond the heading, 同比 and 已 tell of results, 要 and 确保
of plans. All patterns are for text in the form of ``scripts.chinese.characters.plain``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CLAUSE = re.compile("[^,。;:!]{0,60}")
_PLANS = re.compile(
    "(?:(?:要|必须|应当?|着力|大力|全力|奋力|努力|扎实|切实|持续|继续|进一步|深入|坚决|全面|坚定|更加|积极|统筹|精准|纵深|不断)地?)*"
    "(?:加快|加强|加大|推进|推动|强化|抓好|抓紧|抓住|抓|确保|深化|坚持|坚决|聚焦|突出|实施|打好|打造|打赢|做好|"
    "做强|做大|做优|守住|守牢|守好|筑牢|压实|落实|完善|健全|提高|提升|扩大|优化|促进|开展|构建|建设|培育|"
    "发展|激发|增强|严格|严守|夯实|保障|支持|引导|规范|注重|稳定|稳住|紧盯|紧扣|瞄准|把握|牢固|树立|改进|改善|"
    "巩固|拓展|防范|防控|复苏|推行|组织|办好|建好|用好|管好|补齐|决战|决胜|攻坚|致力|凝聚|贯彻|狠抓|严抓|"
    "对标|围绕|立足|发挥|创新|转变|启动|调整|以)"
)
_CAME_OUT = re.compile(
    "台阶|承压|放缓|偏[慢紧弱]|(?:新|重大|重要|积极|历史性|决定性|长足|关键)(?:突破|进展|成效|成果|成绩|胜利|进步|面貌|气象|局面|水平|高度)"
    "|实效|显现|明显|显著|丰硕|喜人|顺利|有力|有效|圆满|良好|向好|趋稳|趋优|回升|回稳|好转|翻身|凸显|彰显"
    "|(?:稳步|持续|不断|逐步|日益|平稳|较快|快速|稳定|加速|全面|大幅|进一步|总体|更趋|更加|稳中|基本|深入|扎实|深度)"
    "[^,。;:的]{1,6}$|(?:有|得到|取得|实现)(?:了|新|较|历史|大)|[一-龥]了(?!解)|再[创上添获]|[跃迈]上|交出|创(?:下|历史|出)"
    "|(?:增强|提升|提高|改善|优化|净化|加快|加强|加大|推进|见效|夯实|健全|完善|巩固|扩大|深化|落地|达标|增长|合理)$"
)
_TOLD = re.compile(
    "同比|[比较](?:上年|去年|\\d{4}年)(?!基础)|累计|(?<!而)已(?!经济)|(?<!为)了(?!解)|(?:全年|去年|上年)(?!度)(?!要|力争|确保|计划|目标|任务)"
    "|今年以来|上半年|截[至止]|预计|荣获|仅|超额|首次|创历史|居全国|前\\d+个月|1[—–-]\\d+月"
)
_ASKED = re.compile(
    "(?<![主重首需纪摘概])要(?![素点闻求])|力争|确保(?!了)|争取(?!了)|不低于|不少于|年内|年底前|必须|明年|将(?!近)|计划(?!单列)|拟|达到[^,。;]{0,12}以上"
)


def leaning(items: Iterable[tuple[str, str]]) -> int:
    """1 if most items that show it look back, -1 if ahead, 0 if they are divided or silent.

    An item is its heading and the rest of it.
    """
    votes = [_vote(heading, rest) for heading, rest in items]
    back, ahead = sum(vote > 0 for vote in votes), sum(vote < 0 for vote in votes)
    return (back > 0 and back >= 3 * ahead) - (ahead > 0 and ahead >= 3 * back)


def _vote(heading: str, rest: str) -> int:
    """Above 0 if an item looks back, below 0 if it looks ahead."""
    clause = _CLAUSE.match(heading)
    title = clause[0].rstrip() if clause else ""
    whole = heading + rest
    shape = -1 if _PLANS.match(title) else bool(_CAME_OUT.search(title))
    return shape + bool(_TOLD.search(whole)) - bool(_ASKED.search(whole))
