"""The check of numbers: what the Chinese counts, the English counts."""

from collections.abc import Sequence

from scripts.model.edition import Edition
from scripts.model.number import Number
from scripts.model.problem import Problem, Problems
from scripts.translate.english import english, english_at
from scripts.translate.numbers import chinese, chinese_at, last_month, listed, mismatch
from scripts.translate.order import misplaced


def numbers(edition: Edition) -> Problems:
    """Each number of the Chinese stands in the English, and no other.

    A day without a month (25日) takes the month named last before it (12月). A stale text may
    agree with the Chinese that it was made from, or be corrected already.
    """
    month: int | None = None
    for segment, entry in edition.rows():
        zh = dict.fromkeys((entry.basis, edition.document.text(segment)))
        faults = [_fault(text, entry.en, edition.glossary.names, month) for text in zh]
        month = last_month(chinese(entry.basis, edition.glossary.names, month), month)
        if entry.en and faults[0] and all(faults):
            finding, action = faults[0]
            yield Problem(edition.catalog.path, entry.line, segment.id, finding, action)


def _fault(
    zh: str, english_text: str, names: Sequence[str], month: int | None
) -> tuple[str, str] | None:
    """What is found and what to do, if the numbers of two texts differ; else nothing."""
    zh_at = chinese_at(zh, names, month)
    ours, theirs = [number for _, number in zh_at], english(english_text, names)
    missing, extra = mismatch(ours, theirs)
    if missing or extra:
        return f"Chinese has {listed(missing)}, English has {listed(extra)}", "correct the msgstr"
    if "分别" in zh and _rates(ours) != _rates(theirs):
        finding = f"分别 gives {listed(_rates(ours))}, English gives {listed(_rates(theirs))}"
        return finding, "keep the order"
    if turned := misplaced(zh, zh_at, english_text, english_at(english_text, tuple(names))):
        finding = f"Chinese has {listed(turned[0])}, English has {listed(turned[1])}"
        return finding, "keep the order"
    return None


def _rates(numbers: Sequence[Number]) -> list[Number]:
    """The percentages alone, with those that a list gives in short: 5, 6 and 7 percent."""
    lists = (((number.value, number.unit), *number.also) for number in numbers)
    return [Number(one[0][0], "%") for one in lists if "%" in (one[0][1], one[0][1] or one[-1][1])]
