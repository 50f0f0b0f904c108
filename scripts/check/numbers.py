"""The check of numbers: what the Chinese counts, the English counts."""

from collections.abc import Sequence

from scripts.model.edition import Edition
from scripts.model.number import Number
from scripts.model.problem import Problem, Problems
from scripts.translate.english import english, english_at
from scripts.translate.numbers import chinese_at, last_month, listed, mismatch
from scripts.translate.order import misplaced


def numbers(edition: Edition) -> Problems:
    """Each number of the Chinese stands in the English, and no other.

    A day without a month (25日) takes the month named last before it (12月). A stale text is
    held against the Chinese that it was made from.
    """
    month: int | None = None
    names = edition.glossary.names
    for segment, entry in edition.rows():
        zh_at = chinese_at(entry.basis, names, month)
        zh = [number for _, number in zh_at]
        month = last_month(zh, month)
        if not entry.en:
            continue
        en = english(entry.en, names)
        missing, extra = mismatch(zh, en)
        if missing or extra:
            finding = f"Chinese has {listed(missing)}, English has {listed(extra)}"
            action = "correct the msgstr"
        elif "分别" in entry.basis and _rates(zh) != _rates(en):
            finding = f"分别 gives {listed(_rates(zh))}, English gives {listed(_rates(en))}"
            action = "keep the order"
        elif turned := misplaced(entry.basis, zh_at, entry.en, english_at(entry.en, tuple(names))):
            finding = f"Chinese has {listed(turned[0])}, English has {listed(turned[1])}"
            action = "keep the order"
        else:
            continue
        yield Problem(edition.catalog.path, entry.line, segment.id, finding, action)


def _rates(numbers: Sequence[Number]) -> list[Number]:
    """The percentages alone, with those that a list gives in short: 5, 6 and 7 percent."""
    lists = (((number.value, number.unit), *number.also) for number in numbers)
    return [Number(one[0][0], "%") for one in lists if "%" in (one[0][1], one[0][1] or one[-1][1])]
