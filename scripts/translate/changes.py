"""What a new edition of the source changed, by segment; and the record of all editions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from scripts.chinese.characters import unmarked
from scripts.identify.likeness import part
from scripts.identify.registry import registry
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition, History
from scripts.model.rows import DEPARTED, Change
from scripts.model.text import Document
from scripts.translate.wordings import reworded


def changes(document: Document, history: History) -> tuple[Change, ...]:
    """What has changed since the edition that was recorded last.

    Where the source is still that edition, en.po can differ from it by mistake only: of that, no
    more is a change than what a killed run of make sync has recorded. Passages that were published
    and that no record knows were removed. A catalog without entries is of a first edition.
    """
    committed, source = history.committed, document.source
    old, new = {entry.id: entry.zh for entry in committed.entries}, document.texts()
    old = {id: old[id] for id in _order(old, new, history.order)}
    obsolete = {entry.id for entry in committed.obsolete}
    found = [*_present(old, new, obsolete), *_gone(old, new)] if old else []
    if history.holds(source):
        began = {(row.edition, row.segment, row.before, row.after) for row in history.recorded}
        found = [r for r in found if (source.edition, r.segment, r.before, r.after) in began]
    told = {row.segment for row in history.recorded if row.change in DEPARTED}
    given = registry(committed, history.recorded, history.published)
    lost = given.keys() - new.keys() - old.keys() - obsolete - told
    found += _gone({id: zh for id, zh in given.items() if id in lost}, new)
    places = {name: position for position, name in enumerate(new)}
    found.sort(key=lambda row: places.get(row.segment, places.get(row.place, -1)))
    return tuple(replace(row, edition=source.edition) for row in found)


def repaired(document: Document, history: History) -> Catalog:
    """The catalog as committed, with the Chinese of the source where no change says otherwise.

    An entry of which the id is that of no segment is of the one that has its Chinese.
    """
    texts, own = document.texts(), history.committed.by_id().keys()
    for row in history.pending:
        texts.pop(row.segment, None)
    named = {zh: id for id, zh in texts.items() if id not in own}
    entries = []
    for entry in history.committed.entries:
        id = entry.id if entry.id in texts else named.get(entry.zh, entry.id)
        entries.append(replace(entry, id=id, zh=texts.get(id, entry.zh)))
    return replace(history.committed, entries=tuple(entries))


def _order(old: Mapping[str, str], new: Mapping[str, str], order: Sequence[str]) -> list[str]:
    """The old ids in the order of the old text.

    Entries may have been sorted: where more than half of them seem to have moved, and nothing
    else tells their order, they are taken to stand as they do now.
    """
    if not order and 2 * len(_moved(list(old), list(new))) > len(old):
        order = list(new)
    return list(dict.fromkeys(name for name in (*order, *old) if name in old))


def _present(
    old: Mapping[str, str], new: Mapping[str, str], obsolete: set[str]
) -> Iterator[Change]:
    """What happened to the segments that the document has."""
    moved = _moved(list(old), list(new))
    for follows, (name, after) in zip(["", *new], new.items(), strict=False):
        place, before = follows, old.get(name, "")
        if name in old and before != after:
            change = "punctuation" if unmarked(before) == unmarked(after) else "changed"
        elif name in old:
            change = "moved" if name in moved else ""
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
    both = set(old) & set(new)
    before, after = ([name for name in names if name in both] for names in (old, new))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return both.difference(*(before[at : at + size] for at, _, size in blocks))


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
