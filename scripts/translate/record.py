"""The record of changes (changes.tsv), and what it says of passages that are gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from scripts.annotate.places import page_ids
from scripts.model.edition import Edition
from scripts.model.ids import section_of
from scripts.model.problem import Problem, Unreadable
from scripts.model.rows import CHANGES, Change
from scripts.read.tsv import read_table

COLUMNS = "date edition segment change place before after"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read_changes(path: Path, name: str) -> tuple[Change, ...]:
    """The rows of changes.tsv, oldest first; none if there is no such file. Raises Unreadable."""
    if not path.exists():
        return ()
    found = []
    for line, (date, edition, segment, change, place, before, after) in read_table(
        path, name, COLUMNS
    ):
        row = Change(date, edition, segment, change, place, before, after, line)
        if row.change not in CHANGES or not _DATE.fullmatch(row.date):
            finding = f"found {row.date!r} and {row.change!r}, expected a date such as 2018-01-31"
            finding += f" and one of {', '.join(CHANGES)}"
            raise Unreadable(Problem(name, line, row.segment, finding, "restore the row"))
        found.append(row)
    return tuple(found)


def written(rows: Sequence[Change]) -> str:
    """The text of changes.tsv. A tab within a sentence becomes a space."""
    lines = [COLUMNS.split()]
    lines += [[str(getattr(row, name)) for name in COLUMNS.split()] for row in rows]
    return "".join("\t".join(re.sub(r"\s", " ", cell) for cell in line) + "\n" for line in lines)


@dataclass(frozen=True, slots=True)
class Gone:
    """A segment that the source no longer has; its address answers at the segment ``place``.

    ``merged`` says that it is part of that segment now. ``date`` is empty while unrecorded.
    """

    id: str
    place: str
    merged: bool
    zh: str
    en: str
    date: str
    edition: str


def gone(edition: Edition) -> tuple[Gone, ...]:
    """Every segment that was ever given an id and is gone, in the order of the registry."""
    live = {segment.id for segment in edition.document.segments}
    last = {
        row.segment: row
        for row in edition.history.changes
        if row.change in ("merged", "removed") and row.segment not in live
    }
    entries = {entry.id: entry for entry in edition.catalog.obsolete}
    found = []
    for id in dict.fromkeys([*entries, *last]):
        row, entry = last.get(id), entries.get(id)
        place, merged = _place(edition, id, last, live)
        found.append(
            Gone(
                id,
                place,
                merged,
                zh=entry.zh if entry else row.before if row else "",
                en=entry.en if entry else "",
                date=row.date if row else "",
                edition=row.edition if row else "",
            )
        )
    return tuple(found)


def _place(edition: Edition, id: str, last: dict[str, Change], live: set[str]) -> tuple[str, bool]:
    """Where a gone segment's address answers, and whether it is part of what stands there."""
    place, merged, seen = id, True, set[str]()
    while place not in live and place in last and place not in seen:
        seen.add(place)
        merged = merged and last[place].change == "merged"
        place = last[place].place
    own = section_of(id, [section.id for section in edition.meta.sections])
    near = [s.id for section in edition.document.sections for s in section.segments
            if section.id == own]  # fmt: skip
    if place in live and (merged or place in near or not near):
        return place, merged
    return _beside(id, near) if near else edition.document.segments[0].id, False


def _beside(id: str, near: Sequence[str]) -> str:
    """Of the segments of its section, the last that was counted before this one, or the first."""
    parent, number = _counted(id)
    before = [x for x in near if _counted(x)[0] == parent and _counted(x)[1] < number]
    return before[-1] if before else near[0]


def _counted(id: str) -> tuple[str, int]:
    """Under what a segment was counted, and its number; a heading comes before what it heads."""
    found = re.fullmatch(r"(.+)-s(\d+)", id)
    return (found[1], int(found[2])) if found else (id, 0)


def answering_pages(edition: Edition) -> dict[str, str]:
    """The page on which each id ever given answers: that of the section in which it was given."""
    names = [section.id for section in edition.meta.sections]
    pages = page_ids(edition)
    found = {id: pages[id] for id in pages}
    found |= {passage.id: pages[passage.place] for passage in gone(edition)}
    return {
        id: edition.meta.page_of(own).id if (own := section_of(id, names)) else page
        for id, page in found.items()
    }


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
