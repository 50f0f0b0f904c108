"""What a change of the seeds does, for a person to act on: ``python -m scripts.summary BASE``.

``BASE`` is the project as it was (a checkout of the base commit). The outcome is Markdown, as
a pull request shows it: sentences added, changed and removed, translations that are not
on_disk, quotations that no longer occur, pages that differ.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.model.edition import Edition
from scripts.model.problem import Problem, Unreadable
from scripts.pipeline import ROOT, editions, generate
from scripts.render.docs import on_disk
from scripts.translate.removed import gone

SHOWN = 50  # rows of a list before the rest is only counted
Row = tuple[str, str]


def summary(base: Path, head: Path) -> str:
    """The summary of what ``head`` changes in ``base``, both folders of the project."""
    pages, problems = generate(head)
    errors = [problem for problem in problems if not problem.warning]
    warnings = [problem for problem in problems if problem.warning]
    parts = [f"**{'This can be published.' if pages else 'This cannot be published yet.'}**\n"]
    parts += _listed("Errors", [(_code(p.subject), _finding(p)) for p in errors])
    old, new = _editions(base), _editions(head)
    if old is None:
        parts.append("What it changes is not known: the seeds of the base cannot be read.\n")
    elif new is not None:
        for name, edition in new.items():
            parts += _report(name, old.get(name), edition)
        parts += [f"### {name}\n\nThe report is gone.\n" for name in old if name not in new]
    parts += _listed("Warnings", [(_code(p.subject), _finding(p)) for p in warnings])
    if pages:
        before = _renamed(on_disk(base / "docs"), old or {}, new or {})
        parts += _listed("Pages that differ", _pages(before, pages))
    return "\n".join(parts)


def _editions(root: Path) -> dict[str, Edition] | None:
    """The reports of a project by id; None where the seeds cannot be read."""
    try:
        return {edition.meta.id: edition for edition in editions(root)}
    except Unreadable:
        return None


def _report(name: str, old: Edition | None, new: Edition) -> Iterator[str]:
    if old is None:
        yield f"### {name}\n\nA new report: {len(new.document.segments)} sentences.\n"
        return
    before, after = old.catalog.by_id(), new.catalog.by_id()
    both = [(before[id], after[id]) for id in after if id in before]
    removed = {passage.id: passage for passage in gone(new)}
    lists = {
        "Sentences added": [(id, entry.zh) for id, entry in after.items() if id not in before],
        "Sentences whose Chinese changed": [
            (was.id, f"{was.zh} → {now.zh}") for was, now in both if was.zh != now.zh
        ],
        "Sentences removed": [
            (id, entry.zh + (f" (now part of {removed[id].place})" if removed[id].merged else ""))
            for id, entry in before.items()
            if id in removed
        ],
        "Translations changed": [
            (was.id, f"{was.en} → {now.en}") for was, now in both if now.en and was.en != now.en
        ],
        "Translations to update (stale)": _in_state(new, "stale"),
        "Sentences to translate": _in_state(new, "untranslated"),
    }
    if any(lists.values()):
        yield f"### {name}\n"
    for title, rows in lists.items():
        yield from _listed(title, [(_code(id), text) for id, text in rows])


def _in_state(edition: Edition, state: str) -> list[Row]:
    return [(entry.id, entry.zh) for entry in edition.catalog.entries if entry.state == state]


def _pages(old: Mapping[str, str], new: Mapping[str, str]) -> list[Row]:
    states = {(False, True): "added", (True, False): "removed", (True, True): "changed"}
    return [
        (_code(f"docs/{path}"), states[path in old, path in new])
        for path in sorted(old.keys() | new.keys())
        if old.get(path) != new.get(path)
    ]


def _renamed(
    pages: Mapping[str, str], old: Mapping[str, Edition], new: Mapping[str, Edition]
) -> dict[str, str]:
    """The old pages under the names of the new editions, which stand on every page."""
    renamed = dict(pages)
    for name in old.keys() & new.keys():
        was, now = (editions[name].document.source.sha256 for editions in (old, new))
        for path, text in renamed.items():
            renamed[path] = text.replace(was, now).replace(was[:8], now[:8])
    return renamed


def _finding(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}: {problem.finding}; {problem.action}."


def _code(text: str) -> str:
    return f"<code>{_cell(text)}</code>"


def _listed(title: str, rows: Iterable[Row]) -> Iterator[str]:
    """A heading with the number of rows, and a table of them; nothing for no rows."""
    found = list(rows)
    if not found:
        return
    yield f"#### {title} ({len(found)})\n"
    yield "| | |\n|---|---|\n" + "\n".join(
        f"| {name} | {_cell(text)} |" for name, text in found[:SHOWN]
    )
    if len(found) > SHOWN:
        yield f"\n… and {len(found) - SHOWN} more."
    yield ""


def _cell(text: str) -> str:
    """Text in a cell of a Markdown table: shown as written."""
    marks = r"[\\`*_~$\[\]<>|#&]"
    return re.sub(marks, lambda mark: f"&#{ord(mark[0])};", " ".join(text.split()))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.summary", description=__doc__)
    parser.add_argument("base", type=Path, help="the project as it was")
    print(summary(parser.parse_args(arguments).base, ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
