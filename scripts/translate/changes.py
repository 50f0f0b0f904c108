"""What a new edition of the source changed, by segment; and the record of all editions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from scripts.identify.likeness import part
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition
from scripts.model.rows import Change
from scripts.model.text import Document
from scripts.translate.wordings import reworded


def changes(document: Document, committed: Catalog) -> tuple[Change, ...]:
    """How the document differs from the one that the committed catalog was made for.

    None for a catalog without entries: a first edition changes nothing.
    """
    old, new = {entry.id: entry.zh for entry in committed.entries}, document.texts()
    if not old:
        return ()
    found = [*_present(old, new, {entry.id for entry in committed.obsolete}), *_gone(old, new)]
    order = {name: position for position, name in enumerate(new)}
    found.sort(key=lambda row: order.get(row.segment, order.get(row.place, -1)))
    return tuple(replace(row, edition=document.source.sha256[:8]) for row in found)


def _present(
    old: Mapping[str, str], new: Mapping[str, str], obsolete: set[str]
) -> Iterator[Change]:
    """What happened to the segments that the document has."""
    moved = _moved(list(old), list(new))
    for follows, (name, after) in zip(["", *new], new.items(), strict=False):
        place, before = follows, old.get(name, "")
        if name in old:
            change = "changed" if before != after else "moved" if name in moved else ""
        elif name in obsolete:
            change = "restored"
        else:
            whole = next((x for x in old if old[x] != new.get(x) and part(after, old[x])), "")
            change, place = ("split", whole) if whole in new else ("added", follows)
        if change:
            yield Change("", "", name, change, place, before, after)


def _gone(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """What happened to the segments that the document no longer has."""
    names = list(old)
    for position, name in enumerate(names):
        if name not in new:
            into = next((x for x in new if old.get(x) != new[x] and part(old[name], new[x])), "")
            near = [*reversed(names[:position]), *names[position:]]
            place = into or next((x for x in near if x in new), "")
            yield Change("", "", name, "merged" if into else "removed", place, old[name], "")


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The ids whose place among the others is another one than before."""
    before = [name for name in old if name in set(new)]
    after = [name for name in new if name in set(old)]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return set(after).difference(*(before[at : at + size] for at, _, size in blocks))


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What one edition of a report, or of its English, changed; ``date`` and ``rows`` as recorded.

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
        rows = (*report.history.changes, *reworded(report))
        groups = groupby(rows, key=lambda row: (row.date, row.edition))
        for (date, edition), own in groups:
            id = f"edition-{report.meta.id}-{date or 'pending'}-{edition}"
            seen[id] += 1
            if seen[id] > 1:  # a change and its reversal on one day
                id = f"{id}-{seen[id]}"
            found.append(EditionChanges(id, report, date, edition, tuple(own)))
    found.reverse()  # of two on one day, the one recorded later comes first
    return sorted(found, key=lambda group: group.date or "9", reverse=True)
