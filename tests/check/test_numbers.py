"""Pairs of sentences, as a report has them: does the whole check accept or refuse them?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from scripts.check.checks import check
from scripts.identify.ids import identify
from scripts.model.catalog import Entry
from scripts.model.text import Source
from scripts.parse.tree import parse
from tests.support.cases import rows
from tests.support.seeds import real

PAIRS = rows("numbers/pairs.tsv")
HEAD = "某会议召开\n会议召开。\n"


@cache
def messages() -> dict[tuple[str, str], list[str]]:
    """What the check says of each pair's numbers; the pairs are the sentences of one report."""
    pairs = [(str(zh), str(en)) for zh, en, *_ in (row.values for row in PAIRS)]
    source = Source("source.zh.txt", HEAD + "\n".join(zh for zh, _ in pairs), "")
    document = identify(parse(source), ["review"], {})
    segments = list(document.segments)[-len(pairs) :]
    assert [document.text(segment) for segment in segments] == [zh for zh, _ in pairs]
    entries = tuple(
        Entry(segment.id, zh, en, "translated", "", 1)
        for segment, (zh, en) in zip(segments, pairs, strict=True)
    )
    first = tuple(
        Entry(segment.id, document.text(segment), "", "untranslated", "", 1)
        for segment in document.segments
        if segment not in segments
    )
    catalog = replace(real().catalog, entries=(*first, *entries))
    found = check(replace(real(), document=document, catalog=catalog))
    said = [problem for problem in found if problem.finding.startswith("Chinese has")]
    return {
        pair: [problem.finding for problem in said if problem.subject == segment.id]
        for pair, segment in zip(pairs, segments, strict=True)
    }


@pytest.mark.parametrize(("zh", "en", "expected"), PAIRS)
def test_a_pair(zh: str, en: str, expected: str) -> None:
    assert ("refused" if messages()[zh, en] else "accepted") == expected
