"""Bring the seeds in line with the source: ``python -m scripts.sync [--accept ID…|all]``.

In en.po a segment whose Chinese is unchanged keeps its translation; a changed one keeps it as
stale (fuzzy); a new one gets an empty entry and the next free number; one that is gone stays
as an obsolete entry, so that its id is never given again. Rows of the layers go with the words
that they quote, and changes.tsv records what changed. ``--accept`` says that the English of
stale segments still holds. A file without need of change is not touched.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from scripts.build import ROOT, reports
from scripts.identify.ids import identify
from scripts.identify.registry import registry
from scripts.model.catalog import Catalog
from scripts.model.problem import Unreadable
from scripts.model.rows import Change, Figure, Milestone, Note, Numeral
from scripts.model.text import Document
from scripts.parse.tree import parse
from scripts.read.changes import read_changes, written
from scripts.read.layers import FIGURES, MILESTONES, NOTES, NUMERALS, read_layers
from scripts.read.po import HEADER, dump, read_catalog
from scripts.read.report_toml import read_meta
from scripts.read.source import read
from scripts.translate.follow import changes, follow, in_line


def sync(document: Document, committed: Catalog, accepted: Sequence[str] = ()) -> str:
    """The text that en.po should have for this document.

    ``accepted`` are the ids whose stale English still holds; ``all`` stands for every id.
    """
    catalog = in_line(document, committed, changes(document, committed))
    entries = [
        replace(entry, state="translated", previous="")
        if entry.state == "stale" and (entry.id in accepted or "all" in accepted)
        else entry
        for entry in catalog.entries
    ]
    return dump({**catalog.header, **HEADER}, entries, catalog.obsolete, catalog.comments)


def record(recorded: Sequence[Change], document: Document, committed: Catalog, date: str) -> str:
    """The text that changes.tsv should have: one row more for each change of the source."""
    rows = list(recorded)
    edition = document.source.sha256[:8]
    if not rows and not committed.entries:
        rows.append(Change(date, edition, "", "first", "", "", ""))
    known = {(row.edition, row.segment, row.change) for row in recorded}  # a run that was killed
    rows += [
        replace(row, date=date)
        for row in changes(document, committed)
        if (row.edition, row.segment, row.change) not in known
    ]
    return written(rows) if rows else ""


def outcome(root: Path, folder: Path, accepted: Sequence[str], date: str) -> dict[Path, str]:
    """The files of one report as they should be, path to text. Raises Unreadable."""
    name = folder.relative_to(root).as_posix()
    meta = read_meta(folder / "report.toml", f"{name}/report.toml")
    path = folder / "en.po"
    committed = Catalog(f"{name}/en.po", (), {"Project-Id-Version": meta.id})
    if path.exists():
        committed = read_catalog(path, f"{name}/en.po")
    recorded = read_changes(folder / "changes.tsv", f"{name}/changes.tsv")
    document = parse(read(folder / "source.zh.txt", f"{name}/source.zh.txt"))
    names = [section.id for section in meta.sections]
    document = identify(document, names, registry(committed, recorded))
    layers = read_layers(folder, name)
    now = follow(layers, document, committed, changes(document, committed))
    files = {}
    if text := record(recorded, document, committed, date):
        files[folder / "changes.tsv"] = text  # first: once en.po is in line, nothing is to be told
    tables = (
        ("figures.tsv", FIGURES, layers.figures, now.figures),
        ("milestones.tsv", MILESTONES, layers.milestones, now.milestones),
        ("notes.tsv", NOTES, layers.notes, now.notes),
        ("numerals.tsv", NUMERALS, layers.numerals, now.numerals),
    )
    for file, columns, old, new in tables:
        files[folder / file] = _table((folder / file).read_bytes().decode(), columns, old, new)
    files[path] = sync(document, committed, accepted)
    return files


def _table(
    text: str,
    columns: str,
    old: Sequence[Figure | Milestone | Note | Numeral],
    new: Sequence[Figure | Milestone | Note | Numeral],
) -> str:
    """The text of a layer with the segment and the quotation of its changed rows."""
    lines, names = text.split("\n"), columns.split()
    for before, after in zip(old, new, strict=True):
        if before != after:
            cells = lines[after.line - 1].split("\t")
            cells[names.index("segment")] = after.segment
            quote = after.quote if isinstance(after, Numeral) else after.quote.zh
            cells[names.index("zh")] = quote
            lines[after.line - 1] = "\t".join(cells)
    return "\n".join(lines)


def _unknown(accepted: Sequence[str], root: Path) -> Iterator[str]:
    """The ids to accept that no catalog has."""
    known = {"all"}
    for folder in reports(root):
        if (folder / "en.po").exists():
            known |= read_catalog(folder / "en.po", f"seeds/{folder.name}/en.po").by_id().keys()
    return (id for id in accepted if id not in known)


def today() -> str:
    """The date of the record: SOURCE_DATE_EPOCH if it is set, else the clock's (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.now(datetime.UTC)
    if epoch:
        now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return now.date().isoformat()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.sync", description=__doc__)
    parser.add_argument("--accept", nargs="+", default=[], metavar="ID", help="or all")
    accepted = parser.parse_args(arguments).accept
    files: dict[Path, str] = {}
    try:
        for folder in reports(ROOT):
            files |= outcome(ROOT, folder, accepted, today())
        unknown = list(_unknown(accepted, ROOT))
    except Unreadable as error:
        print(error.problem, file=sys.stderr)
        return 1
    if unknown:
        print(f"No segment is called {', '.join(unknown)}; nothing was written.", file=sys.stderr)
        return 1
    for path, text in files.items():
        if not path.exists() or path.read_bytes().decode() != text:
            new = path.with_name(f".{path.name}.new")
            new.write_bytes(text.encode())
            new.replace(path)  # whole, whenever the run ends
            print(f"{path.relative_to(ROOT).as_posix()}: brought in line with the source")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
