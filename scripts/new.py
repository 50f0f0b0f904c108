"""Start a report from a text: ``python -m scripts.new ID FILE``.

Makes ``seeds/ID/`` whole, or nothing: the text as received; report.toml with titles to review;
en.po with every sentence that earlier reports have translated; what seem to be figures and
milestones, as comments in their tables until an editor confirms them; the numerals that are
surely dates, years or names. The site builds at once. Prints what is left to do.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.annotate.glossary import read_glossary
from scripts.build import ROOT, load, reports
from scripts.check.checks import check
from scripts.check.layers import numerals
from scripts.check.report import NAME_IT, is_report_id
from scripts.chinese.characters import plain
from scripts.chinese.typeset import fold
from scripts.draft.candidates import FigureCandidate, candidates, decimal
from scripts.draft.report_toml import Reading, dated, report_toml
from scripts.draft.roles import names as ids
from scripts.draft.roles import roles
from scripts.identify.ids import identify
from scripts.identify.likeness import ratio
from scripts.model.catalog import Catalog, Entry
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Unreadable
from scripts.model.rows import Figure, Glossary
from scripts.model.text import Source
from scripts.parse.tree import parse
from scripts.read.layers import FIGURES, MILESTONES, NOTES, NUMERALS
from scripts.read.po import HEADER, contexts, dump
from scripts.read.report_toml import REVIEW
from scripts.read.source import read
from scripts.read.tsv import COMMENT
from scripts.sync import record, today

# From this similarity on, the translation of an earlier sentence is offered, as stale.
NEAR = 0.75
_SURE = re.compile(
    r"(?P<date>(?:(?<!\d)(?:19|20)\d\d年)?(?<!\d)\d{1,2}月\d{1,2}[日号](?:[至—–-]\d{1,2}[日号])?)"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d)年"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What other reports say that holds of a new one, newest first.

    ``sentences`` are their translated ones: the report and the entry, by the Chinese with its
    punctuation folded. ``names`` are numerals that are names, and why.
    """

    editions: tuple[Edition, ...]
    sentences: Mapping[str, tuple[Edition, Entry]]
    names: Mapping[str, str]
    figures: tuple[Figure, ...]


def start(root: Path, name: str, file: Path) -> list[str]:
    """Make ``seeds/name/``; the lines that say what is left to do. Raises Unreadable."""
    target = root / "seeds" / name
    if not is_report_id(name):
        problem = Problem(f"seeds/{name}", 1, name, "is not a valid report id", NAME_IT)
        raise Unreadable(problem)
    if target.exists() or target.is_symlink():
        action = "choose another id, or move the folder away"
        raise Unreadable(Problem(f"seeds/{name}", 1, name, "is there already", action))
    source = replace(read(file, str(file)), path=f"seeds/{name}/source.zh.txt")
    glossary = read_glossary(root / "seeds/terms.tsv", "seeds/terms.tsv")
    found = reading(name, source, glossary.names)
    known = known_from([load(folder, glossary) for folder in reports(root)], found.date)
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".new-") as beside:
            edition = _write(Path(beside) / name, found, known, glossary)
            (Path(beside) / name).rename(target)
    except OSError as error:
        finding = f"cannot be written ({error.strerror})"
        raise Unreadable(
            Problem(f"seeds/{name}", 1, name, finding, "see whether seeds/ is writable")
        ) from error
    return list(_left(target, edition, found))


def reading(name: str, source: Source, names: Sequence[str] = ()) -> Reading:
    """What is read out of a text that is to be the report ``name``; ``names`` hold no figures."""
    draft = parse(source)
    guessed = roles(draft)
    document = identify(draft, ids(guessed))
    figures, milestones = candidates(document, guessed, names)
    years, date = dated(name, source.text, datetime.date.fromisoformat(today()))
    return Reading(document, tuple(guessed), years, date, tuple(figures), tuple(milestones))


def known_from(editions: Sequence[Edition], date: datetime.date) -> Known:
    """What ``editions`` say, the last one before ``date`` first, later ones at the end."""
    newest = sorted(editions, key=lambda e: (e.meta.date <= date, e.meta.date), reverse=True)
    sentences: dict[str, tuple[Edition, Entry]] = {}
    called: dict[str, str] = {}
    for edition in newest:
        for _, entry in edition.rows():
            if entry.state == "translated":
                sentences.setdefault(fold(entry.zh), (edition, entry))
        for row in edition.layers.numerals:
            if row.reason.startswith("name of "):
                called.setdefault(row.quote, row.reason)
    figures = tuple(figure for edition in newest for figure in edition.layers.figures)
    return Known(tuple(newest), sentences, called, figures)


def _write(folder: Path, found: Reading, known: Known, glossary: Glossary) -> Edition:
    """Write the files of a report, and read them back as the build will.

    An earlier translation that a check refuses here (a day that was of another month) is not
    taken over.
    """
    folder.mkdir()
    entries = list(_entries(found, known))
    for file, text in _files(folder.name, found, known).items():
        (folder / file).write_bytes(text.encode("utf-8"))
    edition = _with_catalog(folder, entries, glossary)
    refused = {
        problem.subject
        for problem in check(edition)
        if problem.file == edition.catalog.path and not problem.warning
    }
    if not refused:
        return edition
    kept = [
        replace(one, en="", state="untranslated", previous="") if one.id in refused else one
        for one in entries
    ]
    return _with_catalog(folder, kept, glossary)


def _with_catalog(folder: Path, entries: Sequence[Entry], glossary: Glossary) -> Edition:
    text = dump({"Project-Id-Version": folder.name, **HEADER}, entries)
    (folder / "en.po").write_bytes(text.encode("utf-8"))
    return load(folder, glossary)


def _files(name: str, found: Reading, known: Known) -> dict[str, str]:
    """All files but the catalog."""
    empty = Catalog(f"seeds/{name}/en.po", (), {})
    tables = {
        "figures.tsv": (FIGURES, _figures(found, known)),
        "milestones.tsv": (MILESTONES, _milestones(found)),
        "numerals.tsv": (NUMERALS, _numerals(found, known)),
        "notes.tsv": (NOTES, ()),
    }
    return {
        "source.zh.txt": found.document.source.text,
        "report.toml": report_toml(found, known.editions[0] if known.editions else None),
        "changes.tsv": record((), found.document, empty, today()),
    } | {file: _table(columns, rows) for file, (columns, rows) in tables.items()}


def _table(columns: str, rows: Iterable[Sequence[str]]) -> str:
    lines = (re.sub(r"[^\S\t]", " ", "\t".join(row)) for row in (columns.split(), *rows))
    return "".join(f"{line}\n" for line in lines)


def _entries(found: Reading, known: Known) -> Iterator[Entry]:
    """An entry for each sentence: translated if it is known, stale if one like it is."""
    document, notes = found.document, contexts(found.document)
    for segment in document.segments:
        zh = document.text(segment)
        entry = Entry(segment.id, zh, "", "untranslated", notes[segment.id], 1)
        if same := known.sentences.get(fold(zh)):
            entry = replace(entry, en=same[1].en, state="translated")
        elif near := _near(zh, known):
            entry = replace(entry, en=near.en, state="stale", previous=near.zh)
        yield entry


def _near(zh: str, known: Known) -> Entry | None:
    """The known sentence that is most like this one, the newest of several; None if none is."""
    best, found = NEAR, None
    for _, entry in known.sentences.values():
        # difflib's ratio is at most this, and most sentences are of another length.
        if 2 * min(len(zh), len(entry.zh)) < NEAR * (len(zh) + len(entry.zh)):
            continue
        alike = ratio(zh, entry.zh)
        if alike > best or (alike == best and found is None):
            best, found = alike, entry
    return found


def _figures(found: Reading, known: Known) -> Iterator[list[str]]:
    """A commented row for each candidate, with its indicator where one is named before it."""
    texts = {segment.id: found.document.text(segment) for segment in found.document.segments}
    before: dict[str, int] = {}
    for one in _single(found):
        span = one.quantity.span
        said = texts[one.segment][before.get(one.segment, 0) : span.start]
        if one.quantity.apart:  # 分别: the indicators stand together, before all numbers
            said = one.subject
        before[one.segment] = span.end
        named = [figure for figure in known.figures if figure.indicator.zh in said]
        same = max(named, key=lambda figure: len(figure.indicator.zh), default=None)
        about = (same.subject, same.key, same.indicator.zh, same.indicator.en) if same else [""] * 4
        value, quantity = decimal(one.quantity.value), one.quantity
        cells = (one.text, "", value, quantity.unit, quantity.qualifier, one.kind)
        yield [f"{COMMENT}{one.segment}", *cells, str(one.year or ""), *about]


def _single(found: Reading) -> list[FigureCandidate]:
    """The figures of one value, since a row holds one: a range goes to numerals.tsv."""
    return [one for one in found.figures if one.quantity.upper is None]


def _milestones(found: Reading) -> Iterator[list[str]]:
    for one in found.milestones:
        yield [f"{COMMENT}{one.segment}", str(one.year), "", one.text, ""]


def _numerals(found: Reading, known: Known) -> Iterator[tuple[str, str, str]]:
    """The numerals that are surely no figures: known ones, and what is written as a date."""
    aims = {(one.segment, one.year) for one in found.milestones}
    for segment in found.document.segments:
        text = left = found.document.text(segment)
        reasons = dict(known.names)
        if same := known.sentences.get(fold(text)):
            rows = same[0].layers.numerals
            reasons |= {row.quote: row.reason for row in rows if row.segment == same[1].id}
        sure: dict[str, str] = {}
        for quote in sorted(reasons, key=len, reverse=True):
            if quote in left:
                sure[quote] = reasons[quote]
                left = left.replace(quote, "□" * len(quote))
        for match in _SURE.finditer(plain(left)):
            aim = match["year"] and (segment.id, int(match["year"])) in aims
            reason = "date" if match["date"] else "year, a milestone" if aim else "year"
            sure[text[match.start() : match.end()]] = reason
        for quote in sorted(sure, key=text.find):
            yield segment.id, quote, sure[quote]


def _left(folder: Path, edition: Edition, found: Reading) -> Iterator[str]:
    """Five lines: what an editor has to do, with counts and commands."""
    name = f"seeds/{edition.meta.id}"
    titles = (folder / "report.toml").read_text("utf-8").count(f"  {REVIEW}")
    states = Counter(entry.state for entry in edition.catalog.entries)
    open_numerals = sum("is in no row" in problem.finding for problem in numerals(edition))
    yield f"{name}/report.toml: {titles} lines to review, each marked {REVIEW}."
    yield (
        f"{name}/en.po: {states['untranslated']} sentences to translate, {states['stale']} stale "
        f"to review, {states['translated']} filled in from other reports."
    )
    yield (
        f"{name}/figures.tsv, milestones.tsv: {len(_single(found))} and {len(found.milestones)} "
        f"candidates to confirm: complete a row and take off its “{COMMENT}”, or delete it."
    )
    yield f"{name}/numerals.tsv: {open_numerals} numerals still to account for, figures included."
    yield "make docs checks the seeds and writes the pages; make site builds the site."


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.new", description=__doc__)
    parser.add_argument("id", help="the report's id and folder, such as 2018")
    parser.add_argument("file", type=Path, help="a communiqué in Chinese, as UTF-8 text")
    options = parser.parse_args(arguments)
    try:
        lines = start(ROOT, options.id, options.file)
    except Unreadable as error:
        print(error.problem, file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
