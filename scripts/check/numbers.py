"""The check of numbers: what the Chinese counts, the English counts."""

from collections.abc import Sequence

from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.translate.english import english_at
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
    ours, theirs = chinese_at(zh, names, month), english_at(english_text, tuple(names))
    differing = mismatch([number for _, number in ours], [number for _, number in theirs])
    action = "correct the msgstr"
    if not any(differing):
        differing, action = misplaced(zh, ours, english_text, theirs), "keep the order"
    if not any(differing):
        return None
    return f"Chinese has {listed(differing[0])}, English has {listed(differing[1])}", action
