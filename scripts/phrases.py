"""Show which words say which: ``python -m scripts.phrases [ID…]``.

Of each sentence that is named (areas-2-s3, or 2017/areas-2-s3 where several reports have it): rows
for what is left, which were aligned before and are put into phrases.tsv as candidates, each after
a ``# ``; the two languages with the phrases numbered alike; and what is left on both sides. Without
a name, how far each report is.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.annotate.phrases import Alignment, alignments
from scripts.check.checks import left_out
from scripts.check.phrases import quoted_left
from scripts.draft.phrases import drafted, remembered
from scripts.model.edition import Edition
from scripts.model.problem import Unreadable, told
from scripts.model.rows import Phrase
from scripts.model.text import LANGS, Lang
from scripts.pipeline import ROOT, load, read_glossary, reports
from scripts.read.source import read_seed
from scripts.read.tsv import COMMENT, table_text


def progress(edition: Edition) -> str:
    """How far a report is, in a line."""
    found = list(alignments(edition).values())
    whole = sum(one.whole for one in found)
    rows = sum(len(one.rows) for one in found)
    derived = sum(not pair.row for one in found for pair in one.pairs)
    return (
        f"{edition.layers.path('phrases')}: every phrase is accounted for in {whole} of "
        f"{len(edition.document.segments)} sentences; {rows} rows, {derived} phrases need none"
    )


def shown_lines(id: str, found: Alignment) -> Iterator[str]:
    """The sentence in both languages, the phrases numbered alike, and what is left."""
    yield id
    for lang in LANGS:
        yield f"  {_numbered(found, lang)}"
    zh, en = (quoted_left(found, lang) for lang in LANGS)
    yield f"  left of the Chinese: {zh}; of the English: {en}"


def _numbered(found: Alignment, lang: Lang) -> str:
    """One side with the outermost phrases in brackets, each with its number, and {what is left}."""
    text = found.texts[lang]
    taken, spans = set[int](), list[tuple[int, int, str]]()
    for n, pair in enumerate(found.pairs, 1):
        places = {place for span in pair.sides[lang] for place in range(*span)}
        if taken.isdisjoint(places):
            taken |= places
            spans += ((start, end, f"[{n} {text[start:end]}]") for start, end in pair.sides[lang])
    spans += ((start, end, f"{{{text[start:end]}}}") for start, end in found.left[lang])
    parts, position = [], 0
    for start, end, words in sorted(spans):
        parts += [text[position:start], words]
        position = end
    return "".join([*parts, text[position:]])


def with_candidates(text: str, edition: Edition, rows: Sequence[Phrase]) -> str:
    """The table with these rows as comments, each behind the rows of the sentences before it."""
    order, lines = (
        [segment.id for segment in edition.document.segments],
        text.rstrip("\n").split("\n"),
    )
    for row in rows:
        cells = f"{COMMENT}{row.segment}", row.quote.zh, row.quote.en, ""
        line = table_text(Phrase, [cells]).split("\n")[1]
        if line in lines:
            continue
        before = order[: order.index(row.segment) + 1]
        named = [one.removeprefix(COMMENT).split("\t")[0] in before for one in lines]
        lines.insert(len(named) - named[::-1].index(True) if True in named else 1, line)
    return "\n".join([*lines, ""])


def told_of(root: Path, names: Sequence[str]) -> Iterator[str]:
    """The lines to print: of the sentences that are named, or how far each report is.

    Candidates are written into the tables. Raises Unreadable.
    """
    glossary = read_glossary(root)
    found = [load(folder, glossary) for folder in reports(root)]
    known = remembered(found)
    for edition in found if not names else ():
        yield progress(edition)
        aligned = alignments(edition).items()
        yield from (f"  left over in {id}" for id, one in aligned if one.rows and not one.whole)
    for name in names:
        report, _, id = name.rpartition("/")
        own = [e for e in found if id in alignments(e) and report in ("", e.meta.id)]
        if not own:
            action = "name one that is translated: areas-2-s3, or 2017/areas-2-s3"
            raise Unreadable("seeds", 1, name, "is no translated sentence", action)
        path, one = own[-1].layers.path("phrases"), alignments(own[-1])[id]
        yield from shown_lines(id, one)
        yield from told(p for p in left_out(own[-1]) if (p.file, p.subject) == (path, id))
        if rows := drafted(id, one, known):
            _propose(root / path, own[-1], rows)
            yield f"Put into {path}; take off the “{COMMENT}” of what is right:"
            yield from (f"  {row.quote.zh} – {row.quote.en}" for row in rows)


def _propose(path: Path, edition: Edition, rows: Sequence[Phrase]) -> None:
    text = read_seed(path, path.name, "table") if path.exists() else table_text(Phrase, ())
    if (now := with_candidates(text, edition, rows)) != text:
        path.write_text(now, "utf-8")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.phrases", description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="ID", help="a sentence: areas-2-s3")
    try:
        print(*told_of(ROOT, parser.parse_args(arguments).ids), sep="\n")
    except Unreadable as error:
        print(*told([error.problem]), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
