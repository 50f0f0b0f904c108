"""Bring the seeds in line with the source: ``python -m scripts.sync [--accept ID…|all]``.

In en.po a segment whose Chinese is unchanged keeps its translation; a changed one keeps it as
stale (fuzzy); a new one gets an empty entry and the next free number; one that is gone stays
as an obsolete entry, so that its id is never given again. Rows of the layers go with the words
that they quote; changes.tsv records what changed, and wordings.tsv what the English says.
``--accept`` says that the English of stale segments still holds. A table that a spreadsheet
saved loses its quotation marks. A file without need of change is not touched.
"""

import argparse
import datetime
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from scripts.check.checks import entries
from scripts.check.report import unnamed
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition, History
from scripts.model.problem import Unreadable, told
from scripts.model.rows import LAYERS, OPTIONAL, Change, Row, Term, Wording
from scripts.pipeline import ROOT, load, read_glossary, reports
from scripts.read.po import HEADER, dump
from scripts.read.source import read_seed
from scripts.read.tsv import updated, written
from scripts.translate.wordings import wordings


def accept(catalog: Catalog, accepted: Sequence[str]) -> Catalog:
    """The stale English of these ids still holds; ``all`` stands for every id."""
    entries = [
        replace(entry, state="translated", previous="")
        if entry.state == "stale" and (entry.id in accepted or "all" in accepted)
        else entry
        for entry in catalog.entries
    ]
    return replace(catalog, entries=tuple(entries))


def catalog_text(catalog: Catalog) -> str:
    """The text that en.po should have, from a catalog that is in line with the document."""
    header = {**catalog.header, **HEADER}
    return dump(header, catalog.entries, catalog.obsolete, catalog.comments)


def first(edition: str, date: str) -> Change:
    """The row with which the record of a report begins."""
    return Change(date, edition, "", "first", "", "", "")


def record(history: History, edition: str, date: str) -> list[Change]:
    """The rows that changes.tsv should have: one more for each change of the source.

    The last is of the ``edition`` that the source is, even if no sentence of it has changed.
    """
    rows = list(history.recorded)
    known = {(row.edition, row.segment, row.change) for row in rows}  # a run that was killed
    rows += (
        replace(row, date=date)
        for row in history.pending
        if (row.edition, row.segment, row.change) not in known
    )
    if not rows:
        return [first(edition, date)]
    spacing = Change(date, edition, "", "spacing", "", "", "")
    return rows if rows[-1].edition == edition else [*rows, spacing]


def outcome(folder: Path, edition: Edition, accepted: Sequence[str], date: str) -> dict[Path, str]:
    """The files of one report as they should be, path to text. Raises Unreadable."""
    header = {**edition.catalog.header, "Project-Id-Version": edition.meta.id}
    catalog = replace(accept(edition.catalog, accepted), header=header)
    edition = replace(edition, catalog=catalog)
    rows = record(edition.history, edition.document.source.edition, date)
    # First: once en.po is in line, nothing is to be told.
    files = {folder / "changes.tsv": written(Change, rows)} if rows else {}
    for layer, row in LAYERS.items():
        path = folder / f"{layer}.tsv"
        if layer not in OPTIONAL or path.exists():
            files[path] = _table(path, row, getattr(edition.layers, layer))
    if said := wordings(edition, date):
        files[folder / "wordings.tsv"] = written(Wording, said)
    return files | {folder / "en.po": catalog_text(edition.catalog)}


def _table(path: Path, row: type[Row], rows: Sequence[Row]) -> str:
    return updated(read_seed(path, path.name, "table"), row, rows)


def _loaded(root: Path) -> dict[Path, Edition]:
    """The reports by their folders; one without en.po has nothing translated."""
    glossary, found = read_glossary(root), {}
    for folder in reports(root):
        name = f"seeds/{folder.name}/en.po"
        empty = Catalog(name, (), {"Project-Id-Version": folder.name})
        found[folder] = load(folder, glossary, None if (root / name).exists() else empty)
    return found


def today() -> str:
    """The date of the record: SOURCE_DATE_EPOCH if it is set, else the clock's (UTC)."""
    now = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.datetime.fromtimestamp(now, datetime.UTC).date().isoformat()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.sync", description=__doc__)
    parser.add_argument("--accept", nargs="+", default=[], metavar="ID", help="or all")
    accepted = parser.parse_args(arguments).accept
    terms = ROOT / "seeds/terms.tsv"
    try:
        editions = _loaded(ROOT)
        files = {terms: _table(terms, Term, read_glossary(ROOT).terms)}
        for folder, edition in editions.items():
            files |= outcome(folder, edition, accepted, today())
    except Unreadable as error:
        print(*told([error.problem]), file=sys.stderr)
        return 1
    found = [replace(one, warning=False) for own in editions.values() for one in unnamed(own)]
    found += [one for own in editions.values() for one in entries(own) if not one.warning]
    if found:  # ids that would not last, and entries that would be lost
        print(
            *told(found),
            "make sync gives lasting ids: nothing was written.",
            sep="\n",
            file=sys.stderr,
        )
        return 1
    known = {"all"}.union(*(edition.history.committed.by_id() for edition in editions.values()))
    if unknown := [id for id in accepted if id not in known]:
        print(f"No segment is called {', '.join(unknown)}; nothing was written.", file=sys.stderr)
        return 1
    for path, text in files.items():
        if not path.exists() or path.read_bytes().decode() != text:
            new = path.with_name(f".{path.name}.new")
            new.write_bytes(text.encode())
            new.replace(path)  # whole, whenever the run ends
            print(f"{path.relative_to(ROOT).as_posix()}: brought in line")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
