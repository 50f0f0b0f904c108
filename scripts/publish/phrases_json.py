"""What pages load to show which words say which: phrases.json, and hints.json in each language.

phrases.json has the phrases of each sentence by its id, divided by ``;``. Each is Chinese ``|``
English and, where it is a term, ``|`` and the id of that; a side is its pieces, divided by ``,``;
a piece is ``start.length``, where the start counts from the end of the piece before in that
language, and 0 is left out. All count UTF-16 code units of the displayed sentence.

hints.json has the pinyin of each sentence, a syllable for each Chinese character, and of each
term its Chinese, pinyin and English, and its note in the language of the page.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from scripts.annotate.phrases import Alignment, Spans, alignments
from scripts.chinese.characters import code_units
from scripts.chinese.variants import toned
from scripts.model.edition import Edition
from scripts.model.rows import Column
from scripts.model.text import LANGS, Lang


def phrases_json(edition: Edition) -> str:
    """The phrases of each sentence that has some."""
    found = {id: _encoded(one) for id, one in alignments(edition).items() if one.pairs}
    return json.dumps(found, separators=(",", ":"))


def _encoded(found: Alignment) -> str:
    ends = dict.fromkeys(LANGS, 0)

    def side(spans: Spans, lang: Lang) -> str:
        written = []
        for span in spans:
            start, end = (code_units(found.texts[lang][:place]) for place in span)
            written.append(f"{start - ends[lang] or ''}.{end - start}")
            ends[lang] = end
        return ",".join(written)

    return ";".join(
        "|".join([*(side(p.sides[lang], lang) for lang in LANGS), *([p.term.id] if p.term else [])])
        for p in found.pairs
    )


def hints_json(edition: Edition, lang: Lang) -> str:
    """The pinyin of each sentence and the terms of the report."""
    aligned, chinese = alignments(edition), edition.glossary.chinese
    terms = {p.term.id: p.term for one in aligned.values() for p in one.pairs if p.term}
    notes = {id: chinese[id].note for id in terms if lang == "zh" and id in chinese}
    data = {
        "pinyin": {id: toned(text) for id, text in edition.document.texts().items()},
        "terms": {
            id: [term.zh, term.pinyin, term.en, notes.get(id) or term.note]
            for id, term in terms.items()
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class PlacedPhrase:
    """A phrase as a row of phrases.csv."""

    segment: Annotated[str, Column("Id of the sentence.")]
    zh: Annotated[str, Column("The words of the source, pieces divided by “ … ”.", required=False)]
    en: Annotated[
        str, Column("The words of the translation, pieces divided by “ … ”.", required=False)
    ]
    zh_places: Annotated[
        str,
        Column("Start and end of each piece in the sentence, in characters: 0-4.", required=False),
    ]
    en_places: Annotated[str, Column("The same in the sentence’s translation.", required=False)]
    term: Annotated[
        str, Column("Address of the term in the glossary, if it is one.", required=False)
    ]


def phrase_rows(edition: Edition) -> list[PlacedPhrase]:
    """Every phrase of a report: those of phrases.tsv, and those that need no row."""
    return [
        PlacedPhrase(
            id,
            one.words(pair.sides.zh, "zh"),
            one.words(pair.sides.en, "en"),
            _places(pair.sides.zh),
            _places(pair.sides.en),
            pair.term.address if pair.term else "",
        )
        for id, one in alignments(edition).items()
        for pair in one.pairs
    ]


def _places(spans: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)
