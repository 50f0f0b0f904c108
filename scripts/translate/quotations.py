"""Rows of the layers go with the words that they quote, where the source changed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from scripts.chinese.characters import plain
from scripts.chinese.numerals import NUMERAL
from scripts.model.catalog import Catalog
from scripts.model.rows import GAP, LAYERS, Change, Layers, NoFigure, Row
from scripts.model.text import Document, Text


def follow(
    layers: Layers, document: Document, committed: Catalog, rows: Sequence[Change]
) -> Layers:
    """The layers, each row with its words where they stand now, in the case of the text.

    A row goes with its words into the segment that they became part of. Where characters of
    the quotation changed and its numbers did not, it quotes them anew. Any other row stays as
    it is, and a check reports it.
    """
    old, new = {entry.id: entry.zh for entry in committed.entries}, document.texts()
    moves = {name: text for name, text in old.items() if new.get(name) != text}
    near: dict[str, list[str]] = {name: [name] if name in new else [] for name in moves}
    for row in rows:
        if row.change == "merged" and row.segment in near:
            near[row.segment].append(row.place)
        elif row.change == "split" and row.place in near:
            near[row.place].append(row.segment)

    def where(segment: str, quote: str) -> tuple[str, str]:
        pieces = quote.split(GAP)
        if segment not in moves or _stand(pieces, new.get(segment, "")):
            return segment, quote
        if holders := [name for name in near[segment] if _stand(pieces, new[name])]:
            return holders[0], quote
        for name in near[segment]:
            found = [_requoted(piece, moves[segment], new[name]) for piece in pieces]
            if all(found):
                return name, GAP.join(found)
        return segment, quote

    english = {entry.id: entry.en for entry in committed.entries}

    def followed(row: Row) -> Row:
        quote = Text(row.quote, "") if isinstance(row, NoFigure) else row.quote
        name, zh = where(row.segment, quote.zh)
        zh, en = _in_case(new.get(name, ""), zh), _in_case(english.get(name, ""), quote.en)
        return replace(row, segment=name, quote=zh if isinstance(row, NoFigure) else Text(zh, en))

    now: Any = {name: tuple(map(followed, getattr(layers, name))) for name in LAYERS}
    return replace(layers, **now)


def _stand(pieces: Sequence[str], text: str) -> bool:
    return all(piece in text for piece in pieces)


def _requoted(quote: str, before: str, after: str) -> str:
    """The words of ``after`` that stand for a quotation of ``before``; empty if it is not sure.

    Sure is what has the same numbers in the same order, and begins and ends where it did.
    """
    start = before.find(quote)
    if start < 0:
        return ""
    matcher = SequenceMatcher(None, plain(before), plain(after), autojunk=False)
    at = {a + n: b + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    ends = at.get(start), at.get(start + len(quote) - 1)
    if ends[0] is None or ends[1] is None:
        return ""
    found = after[ends[0] : ends[1] + 1]
    same = NUMERAL.findall(plain(found)) == NUMERAL.findall(plain(quote))
    return found if same else ""


def _in_case(text: str, quote: str) -> str:
    """A quotation with the capitals of the text; as it is where it does not occur."""

    def cased(piece: str) -> str:
        found = None if piece in text else re.search(re.escape(piece), text, re.IGNORECASE)
        return found[0] if found else piece

    return GAP.join(map(cased, quote.split(GAP)))
