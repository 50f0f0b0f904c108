"""Start a report from a text: ``python -m scripts.new ID FILE``.

Makes ``seeds/ID/`` whole, or nothing: the text as received; report.toml with titles to review;
en.po with every sentence that earlier reports have translated; what seem to be figures,
milestones and phrases, as comments in their tables until an editor confirms them; the numerals
that are surely dates, years or names. The site builds at once. Prints what is left to do.
"""

import argparse
import datetime
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.annotate.phrases import alignments
from scripts.check.checks import check
from scripts.check.layers import numerals
from scripts.check.report import NAME_IT, report_id_fault
from scripts.chinese.characters import plain
from scripts.chinese.typeset import fold
from scripts.draft.candidates import FigureCandidate, candidates, decimal
from scripts.draft.phrases import drafted, remembered
from scripts.draft.report_toml import Reading, dated, report_toml
from scripts.draft.roles import names as ids
from scripts.draft.roles import roles
from scripts.identify.ids import identify
from scripts.identify.likeness import ratio
from scripts.model.catalog import Catalog, Entry
from scripts.model.edition import Edition
from scripts.model.problem import Unreadable, told
from scripts.model.rows import Change, Figure, Glossary, Milestone, NoFigure, Note, Phrase
from scripts.model.text import Source
from scripts.parse.tree import parse
from scripts.pipeline import ROOT, load, read_glossary, reports
from scripts.read.po import HEADER, contexts, dump
from scripts.read.report_toml import REVIEW
from scripts.read.source import read
from scripts.read.tsv import COMMENT, table_text, written
from scripts.sync import first, today

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
    home, target = f"seeds/{name}", root / "seeds" / name
    if fault := report_id_fault(name):
        raise Unreadable(home, 1, name, fault, NAME_IT)
    if target.exists() or target.is_symlink():
        action = "choose another id, or move the folder away"
        raise Unreadable(home, 1, name, "is there already", action)
    source = replace(read(file, str(file)), path=f"{home}/source.zh.txt")
    glossary = read_glossary(root)
    found = reading(name, source, glossary.names)
    known = known_from([load(folder, glossary) for folder in reports(root)], found.date)
    try:
        with TemporaryDirectory(dir=target.parent, prefix=".new-") as beside:
            edition = _write(Path(beside) / name, found, known, glossary)
            (Path(beside) / name).rename(target)
    except OSError as error:
        finding, action = f"cannot be written ({error.strerror})", "see whether seeds/ is writable"
        raise Unreadable(home, 1, name, finding, action) from error
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
    for file, text in _files(found, known).items():
        (folder / file).write_bytes(text.encode("utf-8"))
    header = {"Project-Id-Version": folder.name, **HEADER}
    entries = tuple(_entries(found, known))
    catalog = Catalog(f"seeds/{folder.name}/en.po", entries, header)
    refused = {
        problem.subject
        for problem in check(load(folder, glossary, catalog))
        if problem.file == catalog.path and not problem.warning
    }
    kept = [
        replace(entry, en="", state="untranslated", previous="") if entry.id in refused else entry
        for entry in entries
    ]
    (folder / "en.po").write_bytes(dump(header, kept).encode("utf-8"))
    edition = load(folder, glossary)
    before = remembered(known.editions)
    phrases = [r for id, one in alignments(edition).items() for r in drafted(id, one, before)]
    cells = [(f"{COMMENT}{r.segment}", r.quote.zh, r.quote.en, "") for r in phrases]
    if cells:
        (folder / "phrases.tsv").write_bytes(table_text(Phrase, cells).encode("utf-8"))
    return edition


def _files(found: Reading, known: Known) -> dict[str, str]:
    """All files but the catalog."""
    source = found.document.source
    goals = [(f"{COMMENT}{m.segment}", str(m.year), "", m.text, "") for m in found.milestones]
    return {
        "source.zh.txt": source.text,
        "report.toml": report_toml(found, known.editions[0] if known.editions else None),
        "changes.tsv": written(Change, [first(source.edition, today())]),
        "figures.tsv": table_text(Figure, _figures(found, known)),
        "milestones.tsv": table_text(Milestone, goals),
        "numerals.tsv": table_text(NoFigure, _numerals(found, known)),
        "notes.tsv": table_text(Note, ()),
    }


def _entries(found: Reading, known: Known) -> Iterator[Entry]:
    """An entry for each sentence: translated if it is known, stale if one like it is."""
    notes = contexts(found.document)
    for id, zh in found.document.texts().items():
        entry = Entry(id, zh, "", "untranslated", notes[id], 1)
        if same := known.sentences.get(fold(zh)):
            entry = replace(entry, en=same[1].en, state="translated")
        elif near := _near(zh, known):
            entry = replace(entry, en=near.en, state="stale", previous=near.zh)
        yield entry


def _near(zh: str, known: Known) -> Entry | None:
    """The known sentence that is most like this one, the newest of several; None if none is."""
    alike = [
        (ratio(zh, entry.zh), entry)
        for _, entry in known.sentences.values()
        # difflib's ratio is at most this, and most sentences are of another length.
        if 2 * min(len(zh), len(entry.zh)) >= NEAR * (len(zh) + len(entry.zh))
    ]
    best, nearest = max(alike, key=itemgetter(0), default=(0.0, None))
    return nearest if best >= NEAR else None


def _figures(found: Reading, known: Known) -> Iterator[list[str]]:
    """A commented row for each candidate, with its indicator where one is named before it.

    Which of several goes with a number after 分别, an editor says.
    """
    texts = found.document.texts()
    before: dict[str, int] = {}
    for one in _single(found):
        quantity = one.quantity
        ahead = texts[one.segment][before.get(one.segment, 0) : quantity.span.start]
        before[one.segment] = quantity.span.end
        known_here = () if "分别" in ahead else known.figures
        named = [figure for figure in known_here if figure.indicator.zh in ahead]
        same = max(named, key=lambda figure: len(figure.indicator.zh), default=None)
        about = (same.subject, same.key, same.indicator.zh, same.indicator.en) if same else [""] * 4
        cells = (decimal(quantity.value), quantity.unit, quantity.qualifier, one.kind)
        yield [f"{COMMENT}{one.segment}", one.text, "", *cells, str(one.year or ""), *about]


def _single(found: Reading) -> list[FigureCandidate]:
    """The figures of one value, since a row holds one: a range goes to numerals.tsv."""
    return [figure for figure in found.figures if figure.quantity.upper is None]


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
        print(*told([error.problem]), file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
