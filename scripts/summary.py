"""What a change of the seeds does, for a person to act on: ``python -m scripts.summary BASE``.

``BASE`` is the project as it was (a checkout of the base commit). The outcome is Markdown, as
a pull request shows it: sentences added, changed and removed, translations that are not
current, quotations that no longer occur, pages that differ.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Template

from scripts.model.edition import Edition
from scripts.model.problem import Unreadable, in_order
from scripts.model.text import Text
from scripts.pipeline import ROOT, editions, generate
from scripts.render.docs import on_disk
from scripts.render.reserved import TEMPLATES
from scripts.render.templating import templates_in
from scripts.translate.removed import gone

SHOWN = 50  # rows of a list before the rest is only counted
Row = tuple[str, str]


def summary(base: Path, head: Path) -> str:
    """The summary of what ``head`` changes in ``base``, both folders of the project."""
    pages, problems = generate(head)
    old, new = _editions(base), _editions(head)
    lists: dict[bool, list[Row]] = {False: [], True: []}
    for p in in_order(problems):
        lists[p.warning].append((p.subject, f"{p.file}:{p.line}: {p.finding}; {p.action}."))
    both = (old or {}).keys() & (new or {}).keys()
    changes = {name: _changes(old[name], new[name]) for name in both} if old and new else {}
    before = _renamed(on_disk(base / "docs"), old or {}, new or {}) if pages else {}
    return template().render(
        old=old,
        new=new,
        changes=changes,
        errors=lists[False],
        warnings=lists[True],
        pages=_pages(before, pages) if pages else None,
    )


def template() -> Template:
    environment = templates_in(TEMPLATES).overlay(keep_trailing_newline=False)
    environment.filters["cell"] = _cell
    environment.globals["shown"] = SHOWN
    return environment.get_template("summary.md.j2")


def _editions(root: Path) -> dict[str, Edition] | None:
    """The reports of a project by id; None where the seeds cannot be read."""
    try:
        return {edition.meta.id: edition for edition in editions(root)}
    except Unreadable:
        return None


def _changes(old: Edition, new: Edition) -> dict[str, list[Row]]:
    """The lists of what changed in a report, by their title; those that hold something."""
    before, after = old.catalog.by_id(), new.catalog.by_id()
    both = [(before[id], after[id]) for id in after if id in before]
    parts = {x.id: f" (now part of {x.place})" if x.merged else "" for x in gone(new)}
    states = {"Translations to update (stale)": "stale", "Sentences to translate": "untranslated"}
    lists = {
        "Sentences added": [(id, entry.zh) for id, entry in after.items() if id not in before],
        "Sentences whose Chinese changed": [
            (was.id, f"{was.zh} → {now.zh}") for was, now in both if was.zh != now.zh
        ],
        "Sentences removed": [(id, before[id].zh + parts[id]) for id in before if id in parts],
        "Translations changed": [
            (was.id, f"{was.en} → {now.en}") for was, now in both if now.en and was.en != now.en
        ],
        "Quotations shortened": _shortened(old, new),
    } | {
        title: [(entry.id, entry.zh) for entry in after.values() if entry.state == state]
        for title, state in states.items()
    }
    return {title: rows for title, rows in lists.items() if rows}


def _shortened(old: Edition, new: Edition) -> list[Row]:
    """What no check can know: a quotation that lost words, and the text perhaps with it."""
    before, after = (
        [(row.segment, row.quote) for _, row in one.layers.rows() if isinstance(row.quote, Text)]
        for one in (old, new)
    )
    return [
        (id, f"{was.zh} – {was.en} → {now.zh} – {now.en}")
        for id, was in dict.fromkeys(before)
        for other, now in dict.fromkeys(after)
        if id == other
        and (id, was) not in after
        and (id, now) not in before
        and now.zh in was.zh
        and now.en in was.en
    ]


def _pages(old: Mapping[str, str], new: Mapping[str, str]) -> list[Row]:
    states = {(False, True): "added", (True, False): "removed", (True, True): "changed"}
    return [
        (f"docs/{path}", states[path in old, path in new])
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
