"""Generate docs/ from seeds/: ``python -m scripts.build [--check] ``.

The whole line: read, parse, identify, translate, check, render. Pages are written (by
scripts.render.docs) only when no check found a problem. With ``--check`` nothing is written; the
exit status says whether docs/ is fresh.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from scripts.annotate.glossary import read_glossary
from scripts.check.checks import check
from scripts.identify.ids import identify
from scripts.identify.registry import published, registry
from scripts.model.edition import Edition, History
from scripts.model.problem import Problem, Unreadable
from scripts.model.rows import Glossary
from scripts.parse.tree import parse
from scripts.publish.files import docs_files
from scripts.read.changes import read_changes
from scripts.read.layers import read_layers
from scripts.read.po import read_catalog
from scripts.read.report_toml import read_meta
from scripts.read.source import read
from scripts.render.docs import stale, write
from scripts.render.site import render
from scripts.translate.follow import changes, follow, in_line

ROOT = Path(__file__).resolve().parent.parent


def reports(root: Path) -> list[Path]:
    """The report folders, oldest first: those that hold a source or a report.toml."""
    found = (
        path for name in ("report.toml", "source.zh.txt") for path in root.glob(f"seeds/*/{name}")
    )
    return sorted({path.parent for path in found})


def load(folder: Path, glossary: Glossary) -> Edition:
    """Everything that one report folder says, in line with its source. Raises Unreadable."""
    name = f"seeds/{folder.name}"
    meta = read_meta(folder / "report.toml", f"{name}/report.toml")
    source = read(folder / "source.zh.txt", f"{name}/source.zh.txt")
    committed = read_catalog(folder / "en.po", f"{name}/en.po")
    recorded = read_changes(folder / "changes.tsv", f"{name}/changes.tsv")
    names = [section.id for section in meta.sections]
    document = identify(parse(source), names, registry(committed, recorded))
    pending = changes(document, committed)
    catalog = in_line(document, committed, pending)
    layers = follow(read_layers(folder, name), document, committed, pending)
    before = published(folder.parent.parent / f"docs/zh/{meta.id}/report.json")
    history = History(f"{name}/changes.tsv", recorded, pending, committed, before)
    return Edition(meta, document, catalog, glossary, layers, history)


def editions(root: Path) -> list[Edition]:
    """All reports, oldest first. Raises Unreadable."""
    before = published(root / "docs/zh/terms.json")
    glossary = read_glossary(root / "seeds/terms.tsv", "seeds/terms.tsv", before)
    return [load(folder, glossary) for folder in reports(root)]


def examine(root: Path) -> tuple[list[Edition], list[Problem]]:
    """All reports and all problems; no reports if one of the problems is an error."""
    try:
        found = editions(root)
    except Unreadable as error:
        return [], [error.problem]
    if not found:
        return [], [Problem("seeds", 1, "reports", "no report found", "add a report folder")]
    problems = [problem for edition in found for problem in check(edition)]
    stopped = any(not problem.warning for problem in problems)
    return [] if stopped else found, problems


def generate(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The pages under docs/ (path to text), and all problems; no pages if one is an error."""
    found, problems = examine(root)
    return dict(chain(docs_files(found), render(found))) if found else {}, problems


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; is docs/ fresh?")
    parser.add_argument("--strict", action="store_true", help="a warning is an error")
    options, docs = parser.parse_args(arguments), ROOT / "docs"
    found, problems = examine(ROOT)
    if found and not (options.strict and problems):
        pages = chain(docs_files(found), render(found))
        problems += stale(pages, docs) if options.check else write(pages, docs)
    for problem in problems:
        print(problem, file=sys.stderr)
    stopped = options.strict or any(not problem.warning for problem in problems)
    if problems:
        outcome = "; nothing was written" if stopped or options.check else ""
        print(f"{_count(problems)}{outcome}.", file=sys.stderr)
    return 1 if problems and stopped else 0


def _count(problems: Sequence[Problem]) -> str:
    """How many problems there are: 2 errors, 1 warning."""
    warnings = sum(problem.warning for problem in problems)
    counts = (("error", len(problems) - warnings), ("warning", warnings))
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for word, n in counts if n)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
