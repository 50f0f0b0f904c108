"""What need not be rendered again: the parts of the site whose inputs and pages are as they were.

A part is a report, named by its id, or a comparison of two: compare/2017/2018. For each,
``.cache/reports.json`` remembers a digest of what its pages were made from and one of the
pages. It is only a help: without it everything is rendered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from scripts.render.docs import files

RECORD = ".cache/reports.json"


def parts(reports: Sequence[str], only: str = "") -> list[str]:
    """The parts of a site of these reports, oldest first; ``only``: those of this report."""
    every = [*reports, *(f"compare/{two[0]}/{two[1]}" for two in pairwise(reports))]
    return [part for part in every if not only or only in part.split("/")]


def unchanged(root: Path) -> dict[str, dict[str, Path]]:
    """The files under docs/ of each part that would come out the same, by its name."""
    record = _record(root)
    if not record:
        return {}
    found = {}
    shared = _shared(root)
    for name, pages in by_part(files(root / "docs"), record).items():
        if pages and record[name] == [_inputs(root, name, shared), _outputs(pages)]:
            found[name] = pages
    return found


def remember(root: Path, names: Iterable[str]) -> None:
    """Note what the pages in docs/ were made from; to be called when they are written."""
    shared, path = _shared(root), root / RECORD
    pages = by_part(files(root / "docs"), names)
    record = {name: [_inputs(root, name, shared), _outputs(own)] for name, own in pages.items()}
    if record != _record(root):
        with suppress(OSError):  # a full disk, say: everything is rendered the next time
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(record, indent=1), "utf-8")


def by_part(pages: Mapping[str, Path], names: Iterable[str]) -> dict[str, dict[str, Path]]:
    """The files of each named part by their path under docs/."""
    found: dict[str, dict[str, Path]] = {name: {} for name in names}
    for path, file in pages.items():
        _, *folders = path.removesuffix(".md").split("/")
        part = "/".join(folders) if folders[0] == "compare" else folders[0]
        if part in found:
            found[part][path] = file
    return found


def _record(root: Path) -> dict[str, list[str]]:
    try:
        data = json.loads((root / RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _shared(root: Path) -> str:
    """A digest of what every page depends on: the generator, terms, which reports there are."""
    paths = [path for path in (root / "scripts").rglob("*") if "__pycache__" not in path.parts]
    files = _digest([*paths, root / "seeds/terms.tsv"])
    reports = sorted(path.parent.name for path in root.glob("seeds/*/report.toml"))
    return _sha256(f"{files} {reports}".encode())


def _inputs(root: Path, part: str, shared: str) -> str:
    reports = part.removeprefix("compare/").split("/")
    paths = (path for name in reports for path in (root / "seeds" / name).rglob("*"))
    return _sha256(f"{shared} {_digest(paths)}".encode())


def _outputs(pages: Mapping[str, Path]) -> str:
    return _digest(pages.values())


def _digest(paths: Iterable[Path]) -> str:
    """One digest of many files: their names and bytes."""
    digest = hashlib.sha256()
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(f"{path} {_sha256(path.read_bytes())}\n".encode())
    return digest.hexdigest()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
