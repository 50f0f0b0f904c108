"""The whole line, for every command: read, parse, identify, translate, check, render.

What is annotated (terms, phrases, places) is worked out where it is shown.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from scripts.check.checks import check, shown
from scripts.identify.ids import identify
from scripts.identify.registry import published, registry, witnessed
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition, History
from scripts.model.problem import Problem, Unreadable, in_order
from scripts.model.report import Meta
from scripts.model.rows import Change, Glossary, Layers, Term, TermInChinese, Wording
from scripts.model.text import Source
from scripts.parse.tree import parse
from scripts.publish.cards import stale_cards
from scripts.publish.files import docs_files
from scripts.read.po import read_catalog, restored
from scripts.read.report_toml import read_meta
from scripts.read.source import read
from scripts.read.tsv import read_layers, read_names, read_optional, read_table
from scripts.render.site import render
from scripts.render.words import provisional
from scripts.translate.changes import changes, repaired
from scripts.translate.quotations import follow
from scripts.translate.status import in_line

ROOT = Path(__file__).resolve().parent.parent


def reports(root: Path) -> list[Path]:
    """The report folders, oldest first: those that hold a source or a report.toml."""
    files = ("report.toml", "source.zh.txt")
    return sorted({path.parent for name in files for path in root.glob(f"seeds/*/{name}")})


def read_glossary(root: Path) -> Glossary:
    """The glossary of a project. Raises Unreadable."""
    name, faults = "seeds/terms.tsv", list[Problem]()
    terms, names = read_table(root / name, name, Term, faults), read_names(root, faults)
    rows = read_optional(root, "seeds/terms.zh.tsv", TermInChinese, faults)
    before, chinese = _published(root, "terms.json")[0], {row.id: row for row in rows}
    return Glossary(name, terms, names, before, chinese, tuple(faults))


def _published(
    root: Path, name: str
) -> tuple[dict[str, str], dict[str, tuple[str, ...]], frozenset[str]]:
    """The Chinese of every id in docs/ and in what is live, their order by edition, the pages.

    PUBLISHED names a folder with a copy of what is live.
    """
    texts, orders = dict[str, str](), dict[str, tuple[str, ...]]()
    pages = frozenset[str]()
    live = os.environ.get("PUBLISHED")
    for folder in (root / "docs/zh", *([Path(live)] if live else [])):
        own, edition, named = published(folder / name)
        texts, orders, pages = texts | own, orders | {edition: tuple(own)}, pages | named
    return texts, orders, pages


def load(folder: Path, glossary: Glossary, catalog: Catalog | None = None) -> Edition:
    """Everything that one report folder says, in line with its source. Raises Unreadable.

    ``catalog`` takes the place of en.po.
    """
    name = f"seeds/{folder.name}"
    root, meta = folder.parent.parent, read_meta(folder / "report.toml", f"{name}/report.toml")
    source = read(folder / "source.zh.txt", f"{name}/source.zh.txt")
    committed = catalog or read_catalog(folder / "en.po", f"{name}/en.po")
    recorded = read_optional(root, f"{name}/changes.tsv", Change)
    known, orders, pages = _published(root, f"{meta.id}/report.json")
    order = orders.get(recorded[-1].edition, ()) if recorded else ()
    said = read_optional(root, f"{name}/wordings.tsv", Wording)
    history = History(recorded, (), committed, known, order, said, pages)
    return followed(meta, source, glossary, read_layers(folder, name), history)


def followed(
    meta: Meta, source: Source, glossary: Glossary, layers: Layers, history: History
) -> Edition:
    """The edition of a source, with what is said about it brought in line.

    What is pending is added to the history.
    """
    draft, names = parse(source), [section.id for section in meta.sections]
    present = {draft.text(segment) for segment in draft.segments}
    said = {row.segment: row.en for row in history.wordings}
    committed = witnessed(history.committed, history.published, said)
    known = registry(committed, history.recorded, history.published, present)
    document = identify(draft, names, known, not history.holds(source))
    texts = [*document.texts().items(), *history.published.items()]
    history = replace(history, committed=restored(committed, texts))
    history = replace(history, pending=changes(document, history))
    basis = repaired(document, history)
    now = in_line(document, basis, history.pending)
    layers = follow(layers, document, basis, history.pending)
    return Edition(provisional(meta, document), document, now, glossary, layers, history)


def editions(root: Path) -> list[Edition]:
    """All reports as they are shown, oldest first. Raises Unreadable."""
    return list(map(shown, _loaded(root)))


def _loaded(root: Path) -> list[Edition]:
    glossary = read_glossary(root)
    return [load(folder, glossary) for folder in reports(root)]


def examine(root: Path) -> tuple[list[Edition], list[Problem]]:
    """All reports and all problems; no reports if one of the problems is an error."""
    try:
        loaded = _loaded(root)
    except Unreadable as error:
        return [], [error.problem]
    if not loaded:
        return [], [Problem("seeds", 1, "reports", "no report found", "add a report folder")]
    found = chain(*map(check, loaded), stale_cards(loaded, root / "docs"))
    problems = in_order(found, every=True)
    stopped = not all(problem.warning for problem in problems)
    return [] if stopped else list(map(shown, loaded)), problems


def docs(loaded: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """The generated files under docs/, one after the other: their path and their text."""
    return chain(docs_files(loaded), render(loaded))


def generate(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The files under docs/ (path to text), and all problems; no files if one is an error."""
    loaded, problems = examine(root)
    return dict(docs(loaded)) if loaded else {}, problems
