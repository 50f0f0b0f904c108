"""Does a sentence tell what was done or what is to be done, in which year, and how surely?

The role of a section says what its sentences are about until they say otherwise: they name a
year that opens a clause, look back (一年来), or say what is asked for (会议要求).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scripts.draft.cues import CUE
from scripts.draft.periods import Period, outlook
from scripts.draft.years import Years

_NEAR = 400  # characters before a number that may say what kind it is
_AHEAD = ("goals", "priorities", "targets", "areas", "closing")


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
    if role in _AHEAD:
        return Setting(Period(0, 0, years.planned), "ahead")
    return Setting(Period(0, 0, years.reviewed), "past")


def entered(before: Setting, says: str, years: Years) -> Setting:
    """The setting in which a sentence begins, by its words other than years."""
    goes_on = before.joined or says.startswith("其中")
    setting = before if goes_on else replace(before, estimated=False)
    if CUE["agenda"].search(says):
        return setting
    if CUE["looks_back"].match(says):
        return setting if setting.outlook == "past" else usual(years, "review")
    if CUE["looks_ahead"].match(says) and not CUE["reached"].search(says):
        return setting if setting.outlook == "ahead" else usual(years, "areas")
    return setting


def left(setting: Setting, says: str, named: Sequence[Period], years: Years, far: bool) -> Setting:
    """The setting after a sentence that begins in ``setting`` and names these periods.

    ``far``: a goal for a year to come holds on.
    """
    joined = says[-1] == ";"
    estimated = setting.estimated or bool(CUE["estimated_year"].match(says))
    for period in () if CUE["agenda"].search(says) else named:
        holds = period.opens or (joined and period.until == len(says))
        if holds and (far or not period.far):
            setting = Setting(period, outlook(period, years) or setting.outlook)
    return replace(setting, estimated=estimated, joined=joined)


def about(setting: Setting, says: str, end: int, named: Sequence[Period], years: Years) -> Period:
    """The last period named before the end of a figure, or the one that holds from before.

    What tells of the present in a sentence that looks ahead is of the year under review.
    """
    before = named[: bisect_left(named, end, key=lambda one: one.end)]
    reaching = next((one for one in reversed(before) if end <= one.until), None)
    view = outlook(reaching, years) if reaching else setting.outlook
    now = view == "far" and _in_clause("now", says[max(0, end - _NEAR) : end])
    if now or (view == "ahead" and _is_lacking(says, end)):
        return usual(years, "review").period
    return reaching or setting.period


def kind(setting: Setting, says: str, end: int, period: Period, years: Years) -> str:
    """What a figure is that ends at ``end`` of a sentence and is about ``period``."""
    said = says[max(0, end - _NEAR) : end]
    view = outlook(period, years) or setting.outlook
    if view == "far":
        return "outcome" if _in_clause("now", said) else "goal"
    if period.year <= years.reviewed and _is_estimated(setting, said):
        return "estimate"
    if view == "past":
        return "target" if CUE["sure_aim"].search(said) else "outcome"
    done = _in_clause("done", said) and not CUE["aim"].search(said)
    return "outcome" if done or _is_lacking(says, end) else "target"


def _in_clause(cue: str, said: str) -> bool:
    """Does the last clause of these words have a cue?"""
    return bool(CUE[cue].search(said.rpartition(",")[2]))


def _is_estimated(setting: Setting, said: str) -> bool:
    """Does 预计 reach the end of these words of a sentence?"""
    *_, last = [None, *CUE["estimated"].finditer(said)]
    if last:
        return not re.search(r"\d{1,2}月", said[last.end() :])
    goes_on = setting.estimated and not CUE["measured"].search(said)
    return goes_on or bool(CUE["hoped"].search(said))


def _is_lacking(says: str, end: int) -> bool:
    """Do the words around ``end`` tell of what is wrong at present, and of no aim?"""
    says = says[max(0, end - _NEAR) : end + _NEAR]
    return bool(CUE["lacking"].search(says)) and not CUE["mended"].search(says)
