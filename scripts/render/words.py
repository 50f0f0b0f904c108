"""The words around the text on a page: ours in one language, dates, numbers, quotations."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence

from scripts.chinese.typeset import CHINESE
from scripts.model.edition import Edition
from scripts.model.text import Lang, Marker, Text
from scripts.render.escape import markdown

ORDINALS = """
    First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth
    Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth Twentieth
""".split()
# Control characters, line breaks of its own, and what is no character.
_NOT_IN_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def words(edition: Edition, strings: dict[str, Text], lang: Lang) -> dict[str, str]:
    """Our short words in one language, with the title and the years of a report in them."""
    meta, layers = edition.meta, edition.layers
    estimates = [f.year for f in layers.figures if f.kind == "estimate"] or [meta.date.year]
    targets = [f.year for f in layers.figures if f.kind == "target"] or [meta.date.year + 1]
    goals = sorted({milestone.year for milestone in layers.milestones}) or [meta.date.year + 1]
    years = {
        "title": meta.title[lang],
        "estimate_year": estimates[0],
        "target_year": targets[0],
        "goal_years": enumerated([str(year) for year in goals], lang),
        "last_year": goals[-1],
    }
    added = {f"subject_{one.id}": markdown(one.title[lang]) for one in meta.subjects}
    added |= {f"lane_{one.id}": markdown(one.title[lang]) for one in meta.lanes}
    return {key: text[lang].format_map(years) for key, text in strings.items()} | added


def enumerated(parts: Sequence[str], lang: Lang) -> str:
    """1、2、3 in Chinese; 1, 2 and 3 in English."""
    if lang == "zh":
        return "、".join(parts)
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def named(report: str, lang: Lang) -> str:
    """How a report is called in a sentence: by its id, which is a year as a rule."""
    return f"{report}年" if lang == "zh" and report.isdigit() else report


def ranges(names: Sequence[str], among: Sequence[str]) -> str:
    """Names as ranges where they are neighbors: 2003–2012, 1999. Both are newest first."""
    found: list[list[str]] = []
    places = {name: place for place, name in enumerate(among)}
    for name in names:
        if found and places[name] == places[found[-1][0]] + 1:
            found[-1].insert(0, name)
        else:
            found.append([name])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found)


def counted(text: str, edition: Edition) -> str:
    """A remark with the number of the report's items, and of those that are a heading only."""
    sections = edition.document.sections
    items = sum(len(section.items) for section in sections)
    headings = sum(len(section.bare) for section in sections)
    return text.replace("{items}", str(items)).replace("{headings}", str(headings))


def ordinal(marker: Marker) -> str:
    """The English of an enumeration marker: First, and (1) in a series inside an item."""
    number = marker.number
    if marker.level:
        return f"({number})"
    return ORDINALS[number - 1] if number <= len(ORDINALS) else f"{number}."


def yaml(value: object) -> str:
    """``value`` as JSON that YAML reads alike (YAML 1.2, 5.1): what it refuses is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def mixed(text: str) -> str:
    """English with Chinese words in it as Markdown, each run of Chinese marked as such."""
    return CHINESE.sub(r'<span lang="zh">\g<0></span>', markdown(text))


def quoted(quote: Text, lang: Lang) -> str:
    """A quotation from inside a sentence as Markdown, with a capital where it is English.

    It is in Chinese, and marked as such, where there is no English yet.
    """
    if lang == "zh":
        return markdown(quote.zh)
    text = markdown(quote.en[:1].upper() + quote.en[1:])
    return text or f'<span lang="zh">{markdown(quote.zh)}</span>'


def written_date(date: datetime.date | str, lang: Lang) -> str:
    """A date in words; ``date`` may be written as 2018-01-31."""
    if isinstance(date, str):
        date = datetime.date.fromisoformat(date)
    if lang == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date:%B} {date.day}, {date.year}"
