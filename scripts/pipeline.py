"""The whole line, for every command: read, parse, identify, translate, check, render.

What is annotated (terms, hints, places) is worked out where it is shown.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from scripts.check.checks import check, shown
from scripts.identify.ids import identify
from scripts.identify.registry import published, registry
from scripts.model.catalog import Catalog
from scripts.model.edition import Edition, History
from scripts.model.problem import Problem, Unreadable, in_order
from scripts.model.rows import Change, Glossary, Term, TermInChinese, Wording
from scripts.parse.tree import parse
from scripts.publish.files import docs_files
from scripts.read.po import read_catalog, restored
from scripts.read.report_toml import read_meta
from scripts.read.source import read
from scripts.read.tsv import read_layers, read_names, read_optional, read_table
from scripts.render.site import render
from scripts.translate.changes import changes
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
    before, chinese = published(root / "docs/zh/terms.json"), {row.id: row for row in rows}
    return Glossary(name, terms, names, before, chinese, tuple(faults))


def load(folder: Path, glossary: Glossary, catalog: Catalog | None = None) -> Edition:
    """Everything that one report folder says, in line with its source. Raises Unreadable.

    ``catalog`` takes the place of en.po.
    """
    name = f"seeds/{folder.name}"
    meta = read_meta(folder / "report.toml", f"{name}/report.toml")
    source = read(folder / "source.zh.txt", f"{name}/source.zh.txt")
    committed = catalog or read_catalog(folder / "en.po", f"{name}/en.po")
    recorded = read_optional(folder.parent.parent, f"{name}/changes.tsv", Change)
    names = [section.id for section in meta.sections]
    before = published(folder.parent.parent / f"docs/zh/{meta.id}/report.json")
    if not all(entry.id for entry in committed.entries):
        draft = identify(parse(source), names, before | registry(committed, recorded))
        committed = restored(committed, [*draft.texts().items(), *before.items()])
    document = identify(parse(source), names, registry(committed, recorded))
    pending = changes(document, committed)
    now = in_line(document, committed, pending)
    layers = follow(read_layers(folder, name), document, committed, pending)
    said = read_optional(folder.parent.parent, f"{name}/wordings.tsv", Wording)
    history = History(f"{name}/changes.tsv", recorded, pending, committed, before, said)
    return Edition(meta, document, now, glossary, layers, history)


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
    problems = in_order(chain.from_iterable(map(check, loaded)), every=True)
    stopped = not all(problem.warning for problem in problems)
    return [] if stopped else list(map(shown, loaded)), problems


def docs(loaded: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """The generated files under docs/, one after the other: their path and their text."""
    return chain(docs_files(loaded), render(loaded))


def generate(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """The files under docs/ (path to text), and all problems; no files if one is an error."""
    loaded, problems = examine(root)
    return dict(docs(loaded)) if loaded else {}, problems
