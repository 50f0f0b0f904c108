"""Write the report.toml of a new report: what can be said before an editor has read the text.

Titles and the grouping into pages are those of an earlier report where it has a section of
that name, else those of roles.toml. A line that an editor must look at ends with ``# review``.
"""

import datetime
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from string import Template
from typing import Any

from scripts.chinese.characters import plain
from scripts.draft.candidates import FigureCandidate, MilestoneCandidate
from scripts.draft.cues import CUE
from scripts.draft.years import Years, in_digits, own_years
from scripts.model.edition import Edition
from scripts.model.report import Meta, PageMeta, SectionMeta
from scripts.model.text import LANGS, Document, Section, Text
from scripts.render.templating import templates_in
from scripts.translate.numbers import chinese

_HERE = Path(__file__).parent
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read out of a new text: the tree with ids, roles of its sections, its years."""

    document: Document
    roles: tuple[str, ...]
    years: Years
    date: datetime.date
    figures: tuple[FigureCandidate, ...]
    milestones: tuple[MilestoneCandidate, ...]


def dated(name: str, text: str, today: datetime.date) -> tuple[Years, datetime.date]:
    """The years of a text and the day of its meeting; ``name`` is the report's id.

    A name that is a year is the year of the meeting, unless the text is on the work of that
    year and the meeting was held in the next one.
    """
    half = in_digits(plain(text))
    found = own_years(half)
    if _YEAR.fullmatch(name) and (found is None or int(name) not in (found.held, found.reviewed)):
        found = Years(int(name), int(name), int(name) + 1)
    years = found or Years(today.year, today.year, today.year + 1)
    date = datetime.date(years.held, 1, 1)
    if day := CUE["day"].search(half):
        with suppress(ValueError):
            date = date.replace(month=int(day[1]), day=int(day[2]))
    return years, date


def report_toml(reading: Reading, earlier: Edition | None) -> str:
    """The text of report.toml; ``earlier`` is the report from which titles are taken over."""
    texts = Template((_HERE / "roles.toml").read_text("utf-8"))
    defaults = tomllib.loads(texts.substitute(asdict(reading.years)))
    known = _taken_over(earlier, reading.years) if earlier else None
    environment = templates_in(_HERE)
    environment.filters["toml"] = _toml
    return environment.get_template("report.toml.j2").render(
        {name: getattr(known, name, Text(**own)) for name, own in defaults["report"].items()},
        date=reading.date.isoformat(),
        edition=reading.document.source.edition,
        featured=_featured(reading.document, known),
        sections=tuple(_sections(reading, known, defaults)),
        pages=tuple(_pages(reading, known, defaults)),
    )


def _toml(value: Text | Sequence[str] | str) -> str:
    """A value as TOML, which writes strings as JSON does."""
    if isinstance(value, Text):
        return f"{{ zh = {_toml(value.zh)}, en = {_toml(value.en)} }}"
    return json.dumps(value, ensure_ascii=False)


def _taken_over(earlier: Edition, years: Years) -> Meta:
    """The report.toml of an earlier report with its own years exchanged for those of another."""
    year = earlier.meta.date.year
    old = own_years(plain(earlier.document.source.text)) or Years(year, year, year + 1)
    pairs = ((old.held, years.held), (old.planned, years.planned), (old.reviewed, years.reviewed))
    by = {str(before): str(after) for before, after in pairs}

    def moved(text: Text) -> Text:
        zh, en = (_YEAR.sub(lambda own: by.get(own[0], own[0]), text[lang]) for lang in LANGS)
        return Text(zh, en)

    meta = earlier.meta
    sections = tuple(replace(section, title=moved(section.title)) for section in meta.sections)
    pages = tuple(replace(p, title=moved(p.title), summary=moved(p.summary)) for p in meta.pages)
    return replace(meta, title=moved(meta.title), sections=sections, pages=pages)


def _sections(
    reading: Reading, known: Meta | None, defaults: Mapping[str, Any]
) -> Iterator[SectionMeta]:
    titles = {section.id: section.title for section in known.sections} if known else {}
    seen: Counter[str] = Counter()
    for section, role in zip(reading.document.sections, reading.roles, strict=True):
        seen[role] += 1
        usual, title = defaults["sections"][role], titles.get(section.id)
        if title is None or not _fits(title, section, reading):
            title = Text(**usual["title"])
            if seen[role] > 1:
                title = Text(f"{title.zh}（{seen[role]}）", f"{title.en} ({seen[role]})")
        yield SectionMeta(section.id, title, usual.get("figures") or _kind(section, reading))


def _fits(title: Text, section: Section, reading: Reading) -> bool:
    """Do the years and the count in a title (八个方面重点工作) fit a section, if it has any?"""
    years, items = reading.years, sum(item.marker.level == 0 for item in section.items)
    text = "".join(reading.document.text(segment) for segment in section.segments)
    known = {str(years.held), str(years.reviewed), str(years.planned), *_YEAR.findall(plain(text))}
    counted = {number.value for number in chinese(_YEAR.sub("", title.zh))}
    return counted <= {items} and set(_YEAR.findall(title.zh)) <= known


def _kind(section: Section, reading: Reading) -> str:
    """The kind that most figures of a section seem to have; empty if it states none."""
    ids = {segment.id for segment in section.segments}
    found = (figure.kind for figure in reading.figures if figure.segment in ids)
    kinds = Counter(kind for kind in found if kind != "estimate")
    return max(kinds, key=lambda kind: kinds[kind], default="")


def _featured(document: Document, known: Meta | None) -> str:
    """The section that the earlier report features, else the one with the most points."""
    if known and known.featured in {section.id for section in document.sections}:
        return known.featured
    return max(document.sections, key=lambda section: len(section.items)).id


def _pages(reading: Reading, known: Meta | None, defaults: Mapping[str, Any]) -> Iterator[PageMeta]:
    """The pages of the earlier report that have a section here, then those of further roles."""
    before = {page.id: page for page in known.pages} if known else {}
    home = {name: page.id for page in before.values() for name in page.sections}
    placed: dict[str, list[Section]] = {name: [] for name in before}
    for section, role in zip(reading.document.sections, reading.roles, strict=True):
        page = home.get(section.id) or home.get(role) or defaults["sections"][role]["page"]
        placed.setdefault(page, []).append(section)
    for name, sections in placed.items():
        if not sections:
            continue
        usual = {key: Text(**text) for key, text in defaults["pages"].get(name, {}).items()}
        title = before[name].title if name in before else usual["title"]
        if usual and not _fits(title, sections[0], reading):
            title = usual["title"]
        summary = usual["summary"] if usual else before[name].summary
        yield PageMeta(name, title, summary, tuple(section.id for section in sections))
