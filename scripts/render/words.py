"""The words around the text on a page: ours in one language, dates, numbers, quotations."""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from pathlib import Path

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.report import Meta, SectionMeta
from scripts.model.text import Document, Lang, Marker, Text
from scripts.render.escape import markdown


@cache
def _interface() -> dict[str, dict[str, dict[Lang, str]]]:
    """Every word of ours by its table, its key and the language."""
    return tomllib.loads((Path(__file__).parent / "words.zh-en.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Words:
    """Our words in one language; ``given`` is what may stand in them, such as the years.

    In a template ``s.contents`` is a word, and ``s("compare_with", other="2016")`` one with more
    in it. ``groups`` are the titles, as Markdown, that a report gives its own subjects and lanes.
    """

    lang: Lang
    given: Mapping[str, object] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, key: str, **more: object) -> str:
        """Raises KeyError for a word that there is not, or that needs more than is given."""
        if key in self.groups:
            return self.groups[key]
        return _interface()["pages"][key][self.lang].format_map({**self.given, **more})

    __getitem__ = __call__

    def table(self, name: str) -> dict[str, str]:
        """The words that are not on the pages themselves, by key: those of our scripts, say."""
        return {key: text[self.lang] for key, text in _interface()[name].items()}

    def json(self, name: str) -> str:
        """The same for a data block of a page."""
        return json.dumps(self.table(name), ensure_ascii=False).replace("<", "\\u003c")


def words(edition: Edition, lang: Lang, **more: object) -> Words:
    """Our words on a page of a report, whose title and years are in them."""
    meta, figures, year = edition.meta, edition.layers.figures, edition.meta.date.year
    goals = [str(goal) for goal in sorted({goal.year for goal in edition.layers.milestones})]
    goals = goals or [str(year + 1)]
    spoken = ", ".join([*goals[:-2], " and ".join(goals[-2:])])
    given = {
        "title": meta.title[lang],
        "estimate_year": next((f.year for f in figures if f.kind == "estimate"), year),
        "target_year": next((f.year for f in figures if f.kind == "target"), year + 1),
        "goal_years": spoken if lang == "en" else "、".join(goals),
        "last_year": goals[-1],
    }
    groups = {f"subject_{group.id}": markdown(group.title[lang]) for group in meta.subjects}
    groups |= {f"lane_{group.id}": markdown(group.title[lang]) for group in meta.lanes}
    return Words(lang, given | more, groups)


def provisional(meta: Meta, document: Document) -> Meta:
    """The same with the sections that report.toml does not name, each on the page before it."""
    title, places = Text(Words("zh")["unnamed"], Words("en")["unnamed"]), list(meta.pages)
    own, at = [section.id for section in meta.sections], 0
    for section in document.sections:
        if section.id in own:
            at = next((n for n, page in enumerate(places) if section.id in page.sections), at)
        elif places:
            page = places[at]
            places[at] = replace(page, sections=(*page.sections, section.id))
    more = (SectionMeta(s.id, title) for s in document.sections if s.id not in own)
    return replace(meta, sections=(*meta.sections, *more), pages=tuple(places))


def headline(edition: Edition) -> Text:
    """The headline as it is displayed, or our title where there is none or no English yet."""
    title, own = edition.document.title, edition.meta.title
    if not title:
        return own
    english = edition.catalog.by_id()[title.id].en
    return Text(typeset(edition.document.text(title)), english or own.en)


def nth(number: int, lang: Lang) -> str:
    """An ordinal in words, beyond those that we have in digits: second, 二 of 第二版."""
    return dict(enumerate(Words(lang)["nth"].split(), 1)).get(number, str(number))


def translation(edition: Edition, lang: Lang, dated: bool = True) -> str:
    """The translation as it is cited: unofficial translation, second edition (May 1, 2026)."""
    own, date = Words(lang), edition.translation_date if dated else ""
    name = own("translation", nth=nth(edition.meta.translation, lang))
    return name + (own("dated", date=written_date(date, lang)) if date else "")


def named(report: str, lang: Lang) -> str:
    """How a report is called in a sentence: by its id, which is a year as a rule."""
    return f"{report}年" if lang == "zh" and report.isdigit() else report


def ranges(names: Sequence[str], among: Sequence[str]) -> str:
    """Names as ranges where they are neighbors: 2003–2012, 1999. Both are newest first."""
    places = {name: place for place, name in enumerate(among)}
    neighbors = groupby(enumerate(names), lambda own: places[own[1]] - own[0])
    runs = ([name for _, name in run] for _, run in neighbors)
    return ", ".join(run[0] if len(run) == 1 else f"{run[-1]}–{run[0]}" for run in runs)


def counted(text: str, edition: Edition) -> str:
    """A remark or note with the number of items, and of those that are a heading only.

    {items} and {headings} are those of the report, {headings:areas} those of one section.
    """

    def number(match: re.Match[str]) -> str:
        sections = [s for s in edition.document.sections if match["section"] in (None, s.id)]
        return str(sum(len(s.items if match["what"] == "items" else s.bare) for s in sections))

    return re.sub(r"\{(?P<what>items|headings)(?::(?P<section>[a-z-]+))?\}", number, text)


def ordinal(marker: Marker) -> str:
    """The English of an enumeration marker: First, and (1) in a series inside an item."""
    if marker.level:
        return f"({marker.number})"
    word = nth(marker.number, "en").capitalize()
    return f"{word}." if word.isdigit() else word


def written_date(date: datetime.date | str, lang: Lang) -> str:
    """A date in words; ``date`` may be written as 2018-01-31."""
    date = datetime.date.fromisoformat(str(date))
    if lang == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date:%B} {date.day}, {date.year}"
