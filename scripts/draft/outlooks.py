"""Does a sentence tell what was done or what is to be done, in which year, and how surely?

The role of a section says what its sentences are about until they say otherwise: they name a
year that opens a clause, look back (一年来), or say what is asked for (会议要求).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.draft.cues import CUE
from scripts.draft.periods import Period, outlook
from scripts.draft.years import Years

_NEAR = 400  # characters before a number that may say what kind it is
AHEAD = ("goals", "priorities", "targets", "areas", "closing")


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
    if CUE["agenda"].search(says):
        return setting
    if CUE["looks_back"].match(says):
        turned = "past"
    elif CUE["looks_ahead"].match(says) and not CUE["reached"].search(says):
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
    estimated = setting.estimated or bool(CUE["estimated_year"].match(says))
    for period in () if CUE["agenda"].search(says) else named:
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
        return "outcome" if CUE["now"].search(clause) else "goal"
    if is_estimated(setting, said) and period.year <= years.reviewed:
        return "estimate"
    if view == "past":
        return "target" if CUE["sure_aim"].search(said) else "outcome"
    done = CUE["done"].search(clause) and not CUE["aim"].search(said)
    return "outcome" if done or is_lacking(says, end) else "target"


def is_estimated(setting: Setting, said: str) -> bool:
    """Does 预计 reach the end of these words of a sentence?"""
    last = list(CUE["estimated"].finditer(said))
    if last:
        return not re.search(r"\d{1,2}月", said[last[-1].end() :])
    return bool(CUE["hoped"].search(said)) or (
        setting.estimated and not CUE["measured"].search(said)
    )


def is_present(says: str, end: int, view: str) -> bool:
    """Does what ends at ``end`` tell of the present in a sentence that looks ahead?"""
    if view == "far":
        return bool(CUE["now"].search(says[max(0, end - _NEAR) : end].rpartition(",")[2]))
    return view == "ahead" and is_lacking(says, end)


def is_lacking(says: str, end: int) -> bool:
    """Do the words around ``end`` tell of what is wrong at present, and of no aim?"""
    says = says[max(0, end - _NEAR) : end + _NEAR]
    return bool(CUE["lacking"].search(says)) and not CUE["mended"].search(says)
