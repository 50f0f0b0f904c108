"""The record of changes (changes.tsv), and what it says of passages that are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from scripts.model.edition import Edition
from scripts.model.rows import Change


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What one edition of a report changed; ``date`` and ``rows`` as in the record.

    ``id`` is its address on the page of changes. ``date`` is empty while it is not recorded.
    """

    id: str
    report: Edition
    date: str
    edition: str
    rows: tuple[Change, ...]


def editions_of(reports: Sequence[Edition]) -> list[EditionChanges]:
    """The editions of all reports, newest first; what is not recorded before all others."""
    found = []
    for report in reports:
        seen: Counter[str] = Counter()
        groups = groupby(report.history.changes, key=lambda row: (row.date, row.edition))
        for (date, edition), rows in groups:
            id = f"edition-{report.meta.id}-{date or 'pending'}-{edition}"
            seen[id] += 1
            if seen[id] > 1:  # a change and its reversal on one day
                id = f"{id}-{seen[id]}"
            found.append(EditionChanges(id, report, date, edition, tuple(rows)))
    found.reverse()  # of two on one day, the one recorded later comes first
    return sorted(found, key=lambda group: group.date or "9", reverse=True)
