"""Render editions as Markdown pages and data files: the path under docs/ and the text.

One function a kind of page. The templates hold the words; this module hands them the
tree, the display form of each segment, and the addresses.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.annotate.hints import Hint, hints, linked
from scripts.annotate.places import Place, places
from scripts.chinese.difference import character_difference
from scripts.chinese.typeset import typeset
from scripts.compare.reports import Comparison, compare
from scripts.model.edition import Edition, page_ids
from scripts.model.report import PageMeta
from scripts.model.rows import Term
from scripts.model.text import LANGS, Item, Lang, Segment, Text
from scripts.publish.report_json import report_json, terms_json
from scripts.render.charts import bars, by_subject, sign, stops
from scripts.render.comparison import compare_page
from scripts.render.escape import markdown
from scripts.render.reserved import TEMPLATES
from scripts.render.words import (
    counted,
    mixed,
    named,
    ordinal,
    quoted,
    ranges,
    words,
    written_date,
    yaml,
)
from scripts.translate.record import editions_of
from scripts.translate.removed import answering_pages
from scripts.translate.status import changed_chinese, states


def render(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """All files under docs/zh and docs/en, one after the other: their path and their text.

    ``editions`` are oldest first; home shows the newest.
    """
    strings = tomllib.loads((TEMPLATES / "strings.toml").read_text("utf-8"))
    names = [edition.meta.id for edition in editions]
    helpers = {edition.meta.id: _helpers(edition) for edition in editions}
    for edition in editions:
        yield from _report(edition, strings, names, helpers[edition.meta.id]).items()
    for before, after in pairwise(editions):
        yield from _comparison(compare(before, after), strings, helpers).items()
    newest = editions[-1]
    yield "zh/terms.json", terms_json(newest.glossary)
    for lang in LANGS:
        said = words(newest, strings, lang)
        page = partial(_page, newest, lang, said, helpers[newest.meta.id])
        for path, text in _shared(editions, lang, page).items():
            yield f"{lang}/{path}", text


Page = Callable[..., str]  # a template's name and what it asks for; the text


def _page(
    edition: Edition,
    lang: Lang,
    said: dict[str, str],
    helpers: dict[str, Any],
    template: str,
    **more: Any,
) -> str:
    context = {"lang": lang, "s": said, "edition": edition, "meta": edition.meta}
    text = _environment().get_template(template).render(context | helpers | more)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"  # what is left out leaves no gap


def _report(
    edition: Edition, strings: dict[str, Text], names: Sequence[str], helpers: dict[str, Any]
) -> dict[str, str]:
    """The files of one report: its data, and its pages in both languages.

    ``names`` are the ids of all reports: its pages lead to where it stands beside its neighbors.
    """
    name = edition.meta.id
    neighbors = [two for two in pairwise(names) if name in two]
    files = {
        f"zh/{name}/report.json": report_json(edition),
        f"zh/{name}/report.schema.json": (TEMPLATES / "report.schema.json").read_text("utf-8"),
        f"zh/{name}/source.zh.txt": edition.document.source.text,
    }
    for lang in LANGS:
        page = partial(_page, edition, lang, words(edition, strings, lang), helpers)
        pages = {
            meta.id: page(
                "page.md.j2",
                page=meta,
                neighbors=neighbors,
                **_section_page(edition, meta, lang),
            )
            for meta in edition.meta.pages
        }
        pages["figures"] = page("figures.md.j2", **_figures_page(edition, lang))
        pages["full-text"] = page("full-text.md.j2")
        pages["source"] = page(f"source.{lang}.md.j2", data=_data(edition, lang))
        files |= {f"{lang}/{name}/{id}.md": text for id, text in pages.items()}
    return files


def _comparison(
    two: Comparison, strings: dict[str, Text], helpers: dict[str, dict[str, Any]]
) -> dict[str, str]:
    """The page on which two reports stand side by side, in both languages."""
    names = {"before": two.before.meta.id, "after": two.after.meta.id}
    sides = {side: helpers[name] for side, name in names.items()}
    files, asked = {}, compare_page(two, names, sides)
    for lang in LANGS:
        said = words(two.after, strings, lang)
        text = _page(two.after, lang, said, sides["after"], "compare.md.j2", two=two, **asked)
        files[f"{lang}/compare/{names['before']}/{names['after']}.md"] = text
    return files


def _shared(editions: Sequence[Edition], lang: Lang, page: Page) -> dict[str, str]:
    """The pages of the whole site."""
    newest, several = editions[-1], editions[::-1] if len(editions) > 1 else ()
    date = written_date(newest.meta.date, lang)
    changed = {"found": editions_of(editions), **_changed(editions)}
    earlier = partial(ranges, among=[edition.meta.id for edition in several])
    return {
        "index.md": page("home.md.j2", date=date, reports=several),
        "about/changes.md": page("changes.md.j2", **changed),
        "terms.md": page("terms.md.j2", places=_all_places(editions), ranges=earlier),
        "about.md": page(f"about.{lang}.md.j2", reports=editions[::-1], example=_example(newest)),
    }


def _example(edition: Edition) -> str:
    """The address that the page about this edition shows: of a sentence of a point, if any."""
    ids = [segment.id for segment in edition.document.segments]
    sentence = f"{edition.meta.featured}-3-s2"
    return sentence if sentence in ids else ids[-1]


def _data(edition: Edition, lang: Lang) -> str:
    """Where a page of a report finds its downloads, which both languages share."""
    return "../" if lang == "zh" else f"../../../{edition.meta.id}/"


@cache
def _environment() -> Environment:
    """The templates; kept, since reading them takes longer than filling them in."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["md"] = markdown
    environment.filters["mixed"] = mixed
    environment.filters["json"] = yaml
    environment.filters["sign"] = sign
    environment.filters["stops"] = stops
    environment.filters["quoted"] = quoted
    environment.filters["difference"] = changed_chinese
    environment.filters["pieces"] = lambda row: character_difference(row.before, row.after)
    environment.filters["counted"] = counted
    environment.filters["date"] = written_date
    environment.filters["named"] = named
    environment.filters["typeset"] = typeset
    return environment


def _helpers(edition: Edition) -> dict[str, Any]:
    """What the templates ask of an edition; the same for every page."""
    entries, pages, meta = edition.catalog.by_id(), page_ids(edition), edition.meta
    title = edition.document.title

    def display(segment: Segment, lang: Lang) -> str:
        """The text that a reader of a language sees: Chinese where there is no English yet."""
        english = entries[segment.id].en if lang == "en" else ""
        return english or typeset(edition.document.text(segment))

    def shown(segment: Segment, lang: Lang) -> str:
        """The same as Markdown, marked as Chinese where it is."""
        text = markdown(display(segment, lang))
        missing = lang == "en" and not entries[segment.id].en
        return f'<span lang="zh">{text}</span>' if missing else text

    def marker(item: Item, lang: Lang) -> str:
        return ordinal(item.marker) if lang == "en" else edition.document.text(item.marker)

    english = entries[title.id].en if title else ""
    return {
        "display": display,
        "shown": shown,
        "marker": marker,
        "page_of": pages.__getitem__,
        "entry": entries.__getitem__,
        "states": states(edition, pages),
        "headline": Text(
            display(title, "zh") if title else meta.title.zh, english or meta.title.en
        ),
        "section_by_id": {section.id: section for section in edition.document.sections},
        "titles": {section.id: section.title for section in meta.sections},
        "first": edition.document.sections[0].id,
    }


def _figures_page(edition: Edition, lang: Lang) -> dict[str, Any]:
    """What the template of the figures page needs."""
    figures = edition.layers.figures
    counts = [f for f in figures if f.subject not in ("rates", "cyberspace")]
    return {
        "rates": bars(figures),
        "early": any(f.kind == "outcome" and f.year >= edition.meta.date.year for f in figures),
        "counts": by_subject(counts),
        "subjects": by_subject(figures),
        "data": _data(edition, lang),
    }


def _section_page(edition: Edition, meta: PageMeta, lang: Lang) -> dict[str, Any]:
    """What the template of a section page needs: its sections, figures, notes and hints."""
    sections = _sections(edition, meta)
    ids = {segment.id for section in sections for segment in section.segments}
    if edition.document.title and edition.document.sections[0] in sections:
        ids.add(edition.document.title.id)
    order = {segment.id: n for n, segment in enumerate(edition.document.segments)}
    notes = sorted(
        (note for note in edition.layers.notes if note.segment in ids),
        key=lambda note: order[note.segment],
    )
    found: dict[str, list[Hint]] = {}
    for section in sections:
        found |= hints(edition, section, lang)
    entries = edition.catalog.by_id()

    def link(text: str, term: Term) -> str:
        return f"[{markdown(text)}](../terms.md#{term.address}){{ .term }}"

    def body(segment: Segment) -> str:
        english = entries[segment.id].en if lang == "en" else ""
        text = english or typeset(edition.document.text(segment))
        return linked(text, found.get(segment.id, []), link, markdown)

    return {
        "sections": sections,
        "figures": [figure for figure in edition.layers.figures if figure.segment in ids],
        "notes": notes,
        "milestones": [m for m in edition.layers.milestones if m.segment in ids],
        "body": body,
    }


def _sections(edition: Edition, page: PageMeta) -> list[Any]:
    by_id = {section.id: section for section in edition.document.sections}
    return [by_id[name] for name in page.sections]


def _changed(editions: Sequence[Edition]) -> dict[str, Any]:
    """What the template of the page of changes asks: where an id answers, and its English."""
    pages = {edition.meta.id: answering_pages(edition) for edition in editions}
    english = {
        edition.meta.id: {e.id: e.en for e in (*edition.catalog.obsolete, *edition.catalog.entries)}
        for edition in editions
    }
    return {"pages": pages, "english": english}


def _all_places(editions: Sequence[Edition]) -> dict[str, list[tuple[str, list[Place]]]]:
    """Where each term occurs: by report, newest first."""
    found: dict[str, list[tuple[str, list[Place]]]] = {}
    for edition in reversed(editions):
        for term, where in places(edition).items():
            found.setdefault(term, []).append((edition.meta.id, where))
    return found
