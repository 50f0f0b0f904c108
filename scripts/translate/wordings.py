"""The record of the English: what each sentence has said, edition by edition."""

from scripts.model.edition import Edition
from scripts.model.rows import REWORDED, Change, Wording


def wordings(edition: Edition, date: str = "") -> tuple[Wording, ...]:
    """The record with what the English says now, as of ``date``, which is empty until it is known.

    A wording is of the edition that report.toml names, and of no earlier one than the last. A
    later one of the same edition and day takes its place; all others stay, whatever becomes of
    their sentences.
    """
    said = edition.history.wordings
    number = max(edition.meta.translation, *(row.edition for row in said[-1:]), 1)
    english = {
        segment.id: " ".join(entry.en.split())
        for segment, entry in edition.rows()
        if entry.state == "translated"
    }
    replaced = {row for row in said if row.date == date and row.edition == number}
    kept = [row for row in said if row not in replaced or row.segment not in english]
    last = {row.segment: row.en for row in kept}
    new = [Wording(date, number, id, en) for id, en in english.items() if last.get(id) != en]
    return (*kept, *new)


def reworded(edition: Edition) -> tuple[Change, ...]:
    """What the record says in place of an earlier wording, as changes; a first one changes none."""
    last: dict[str, str] = {}
    found = []
    for row in wordings(edition):
        if (before := last.get(row.segment, row.en)) != row.en:
            own = row.date, str(row.edition), row.segment
            found.append(Change(*own, REWORDED, "", before, row.en))
        last[row.segment] = row.en
    return tuple(found)
