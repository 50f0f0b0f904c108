"""The checks: small functions from an edition to the problems they find.

A check never raises and never stops at the first finding; ``build`` decides what follows.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from scripts.annotate.glossary import occurrences, rendered
from scripts.check.figures import figures
from scripts.check.layers import glossary, milestones, notes, numerals, quotes
from scripts.check.numbers import numbers
from scripts.check.phrases import accounted, phrases
from scripts.check.report import own_ids, reread, reviewed, structure, titles, unnamed, wording
from scripts.chinese.characters import plain
from scripts.chinese.difference import agreement
from scripts.chinese.typeset import CHINESE
from scripts.identify.likeness import likeness
from scripts.model.edition import Edition
from scripts.model.ids import PROVISIONAL, TITLE
from scripts.model.problem import Problem, Problems
from scripts.model.rows import LAYERS, TERM
from scripts.model.text import LANGS, Text
from scripts.read.po import HEADER, contexts
from scripts.render.words import counted
from scripts.translate.removed import gone


def lossless(edition: Edition) -> Problems:
    """The leaves, one after the other, are the source."""
    source, leaves = edition.document.source, edition.document.leaves()
    ends, starts = [leaf.end for leaf in leaves], [leaf.start for leaf in leaves]
    for end, start in zip([0, *ends], [*starts, len(source.text)], strict=True):
        if end != start:
            finding = f"characters {end} to {start} lie in no leaf, or in two"
            line = source.line_of(end)
            yield Problem(source.path, line, "source", finding, "correct the parser")


def header(edition: Edition) -> Problems:
    """The catalog says what it is, so that every PO tool reads it alike."""
    catalog = edition.catalog
    for field, value in {"Project-Id-Version": edition.meta.id, **HEADER}.items():
        if (found := catalog.header.get(field, "nothing")) != value:
            finding = f"{field} is {found}, expected {value}"
            yield Problem(catalog.path, 1, "header", finding, "run make sync", warning=True)


def entries(edition: Edition) -> Problems:
    """Each entry of the catalog is of the segment that its comment names too, and of one only."""
    catalog, notes = edition.history.committed, contexts(edition.document)
    counts = Counter(entry.id for entry in catalog.entries)
    for entry in catalog.entries:
        problem = partial(Problem, catalog.path, entry.line, entry.id)
        context = " ".join(entry.context.split())  # which a tool may have wrapped
        if (count := counts[entry.id]) > 1:
            finding = f"has {count} entries, expected 1; this one is of {entry.context!r}"
            yield problem(finding, "keep one, correct the msgctxt of the other")
        elif entry.noted not in ("", entry.id):
            finding = f"msgctxt is {entry.id!r}, the comment above names {entry.noted!r}"
            yield problem(finding, "restore the one that is wrong")
        elif not entry.noted:
            yield problem(
                "has lost its msgctxt or its comment, or has a wrong one",
                "run make sync",
                warning=True,
            )
        elif context != (note := notes.get(entry.id, context)):
            finding = f"comment is {context!r}, expected {note!r}"
            yield problem(finding, "run make sync", warning=True)


def current(edition: Edition) -> Problems:
    """The catalog was made for this source."""
    document, path = edition.document, edition.catalog.path
    segments = {segment.id: segment for segment in document.segments}
    entries = edition.history.committed.by_id()
    departures = {"merged": "is now part of {}", "removed": "is no longer in the source"}
    for row in edition.history.pending:
        if row.segment.startswith(PROVISIONAL):
            continue  # its paragraph has to be named first
        finding = departures.get(row.change, "now follows {}").format(row.place or "nothing")
        action = "if the source is right, run make sync"
        if row.change in ("added", "split", "restored"):
            finding, action = f"has no entry in {path}", "run make sync and translate it"
            file, line = document.source.path, document.line_of(segments[row.segment])
        else:
            file, line = path, entries[row.segment].line if row.segment in entries else 1
        if row.change == "punctuation":
            finding = "has other marks or spaces in the source"
        if row.change == "changed":
            finding = f"msgid differs from the source: {parting(row.before, row.after)}"
            action += " and review the translation"
        yield Problem(file, line, row.segment, finding, action, warning=True)


def repairs(edition: Edition) -> Problems:
    """What make sync repairs in the catalog, where it is not the source that has changed."""
    committed, texts = edition.history.committed, edition.document.texts()
    pending = {row.segment for row in edition.history.pending}
    ids, problem = committed.by_id(), partial(Problem, committed.path, warning=True)
    repair = "run make sync"
    for entry in committed.entries:
        zh = texts.get(entry.id)
        if entry.id not in pending and entry.zh != zh:
            parted = zh and f"msgid is not as in the source: {parting(entry.zh, zh)}"
            yield problem(entry.line, entry.id, parted or "no sentence has this id", repair)
    for name in texts.keys() - {*ids, *pending}:
        yield problem(1, name, "has no entry", f"{repair} and translate it")
    if not pending and [id for id in ids if id in texts] != [id for id in texts if id in ids]:
        finding = "the entries stand in another order than the sentences of the source"
        yield problem(1, "catalog", finding, repair)


def parting(found: str, expected: str) -> str:
    """The first place where two texts part, with a little of what follows."""
    at = agreement(found, expected)
    around = slice(max(0, at - 4), at + 8)
    return f"found “…{found[around]}…”, expected “…{expected[around]}…”"


def addresses(edition: Edition) -> Problems:
    """No page or id that was published is lost, and no id is given to another passage."""
    texts, path, report = edition.document.texts(), edition.catalog.path, edition.meta.id
    pages = {f"/{report}/{page.id}/" for page in edition.meta.pages}
    for page in sorted(edition.history.pages - pages):
        action = "give a page of [[pages]] this id again: its title may change, its address not"
        yield Problem(edition.meta.path, 1, page, "is a published page and now lost", action)
    answering = {*texts, *(passage.id for passage in gone(edition))}
    for name, zh in edition.history.published.items():
        if name not in answering:
            finding = f"is a published address of “{zh[:20]}” and now lost"
            action = f"restore its entry in {path}, or, if the report was never published, "
            action += f"remove docs/zh/{report} and docs/en/{report}"
            yield Problem(path, 1, name, finding, action)
        elif name in texts and name != TITLE and not likeness(zh, texts[name]):
            finding = f"is the address of “{zh[:20]}”, now given to “{texts[name][:20]}”"
            action = "restore the entry, so that the other passage gets an id of its own"
            yield Problem(path, 1, name, finding, action)


def term_addresses(edition: Edition) -> Problems:
    """No address of a term that was published is lost, and none is given to another term."""
    path, terms = edition.glossary.path, {term.address: term for term in edition.glossary.terms}
    now = {term.zh: term.address for term in terms.values()}
    for name, zh in edition.glossary.published.items():
        term = terms.get(name)
        if term is None:
            action = f"correct or restore its row, with the id {name.removeprefix(TERM)}"
            finding = f"is the published address of “{zh}” and now lost"
            yield Problem(path, 1, name, finding, action)
        elif now.get(zh, name) != name or not likeness(zh, term.zh):
            finding = f"is the address of “{zh}”, now given to “{term.zh}”"
            action = "give each term its own id again, and a new term one that no other has"
            yield Problem(path, term.line, name, finding, action)


def translated(edition: Edition) -> Problems:
    """Every segment of the catalog as committed has a current English text."""
    stale = "review the msgstr and drop the fuzzy, or run make accept"
    actions = {"untranslated": "write the msgstr", "stale": stale}
    pending = {row.segment for row in edition.history.pending}
    own = edition.history.committed.by_id().keys() - pending
    for entry in edition.catalog.entries:
        if entry.state != "translated" and entry.id in own:
            finding, action = f"is {entry.state}", actions[entry.state]
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, action, warning=True)


# What editors put between a number and its unit, so that a line does not end there.
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")
# What no English text should have, as patterns, and the marks that come in pairs.
_ENGLISH = tomllib.loads(Path(__file__).with_name("english.toml").read_text("utf-8"))


def english_text(edition: Edition) -> Problems:
    """The English is plain text of one line: no Chinese, no odd space, no HTML, no open quote.

    A no-break space counts as a space. What the Chinese leaves open the English may too.
    """
    for entry in edition.catalog.entries:
        problem = partial(Problem, edition.catalog.path, entry.line, entry.id, warning=True)
        en, zh = entry.en.translate(_NO_BREAK), plain(entry.basis)
        for own in _ENGLISH["odd"]:
            if odd := re.search(own["pattern"].replace("{chinese}", CHINESE.pattern), en):
                finding = own["finding"].format(odd[0], ord(odd[0][0]), en[odd.end() :][:20])
                yield problem(f"English {finding}", own["action"])
        for mark, end in _ENGLISH["pairs"]:
            if en.count(mark) != en.count(end) and zh.count(mark) == zh.count(end):
                finding = f"English has {en.count(mark)} {mark} and {en.count(end)} {end}"
                yield problem(finding, "open and close each")


def renderings(edition: Edition) -> Problems:
    """Where a glossary term occurs, the English has one of its renderings."""
    path, table = edition.catalog.path, edition.glossary.path
    action = f"correct the msgstr, or accept its form in {table}"
    for entry in edition.catalog.entries:
        for term in {found.term for found in occurrences(edition.glossary, entry.basis)}:
            if entry.en and not rendered(term, entry.en):
                finding = f"{term.zh} is not rendered as “{term.en}” ({table}:{term.line})"
                yield Problem(path, entry.line, entry.id, finding, action, warning=True)


# The checks of the rows that pages show: one that does not hold is left out.
ROWS: tuple[Callable[[Edition], Problems], ...] = (quotes, figures, milestones, notes, phrases)


def left_out(edition: Edition) -> Problems:
    """The rows that could not be read, and those that do not hold: none of them is shown."""
    yield from edition.layers.faults
    yield from (problem.of_a_row() for rule in ROWS for problem in rule(edition))


def shown(edition: Edition) -> Edition:
    """The edition as pages show it: without what is left out; what notes count is filled in."""
    layers, out = edition.layers, {(p.file, p.line) for p in left_out(edition)}
    kept: Any = {
        name: tuple(
            row for row in getattr(layers, name) if (layers.path(name), row.line) not in out
        )
        for name in LAYERS
    }
    kept["notes"] = tuple(
        replace(note, text=Text(*(counted(note.text[lang], edition) for lang in LANGS)))
        for note in kept["notes"]
    )
    return replace(edition, layers=replace(layers, **kept))


CHECKS: tuple[Callable[[Edition], Problems], ...] = (
    *(lossless, header, entries, current, repairs, addresses, term_addresses, translated),
    *(english_text, numbers, renderings),
    *(structure, unnamed, own_ids, titles, reviewed, reread, wording),
    *(glossary, left_out, numerals, accounted),
)


def check(edition: Edition) -> list[Problem]:
    """Run all checks."""
    return [problem for rule in CHECKS for problem in rule(edition)]
