"""Render editions as Markdown pages: the path under docs/ and the text of each.

One function a kind of page makes its view; the templates hold the prose, words.zh-en.toml the
words, and scripts.render.addresses the addresses.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from inspect import getmembers, isfunction
from itertools import pairwise

from jinja2 import Environment

from scripts.annotate.marks import marks
from scripts.annotate.places import Place, places
from scripts.chinese import difference
from scripts.chinese.difference import character_difference
from scripts.chinese.typeset import typeset
from scripts.compare.reports import compare
from scripts.model.edition import Edition, page_ids
from scripts.model.report import PageMeta
from scripts.model.text import LANGS, Lang, Segment
from scripts.render import addresses, charts, escape, markup, terms, views
from scripts.render import words as ours
from scripts.render.escape import markdown
from scripts.render.reserved import ABOUT, CHANGES, HOME, REPORT_PAGES, TEMPLATES, TERMS
from scripts.render.templating import templates_in
from scripts.render.words import headline, named, words
from scripts.translate.changes import editions_of
from scripts.translate.removed import Gone, answering_pages, states

Filled = tuple[str, views.Page]  # a template and its view


def render(editions: Sequence[Edition]) -> Iterator[tuple[str, str]]:
    """All pages under docs/zh and docs/en, one after the other: their path and their text.

    ``editions`` are oldest first; home shows the newest.
    """
    reports = [_report(edition) for edition in editions]
    pairs = list(pairwise(reports))
    for lang in LANGS:
        for own in reports:
            neighbors = tuple((a.meta.id, b.meta.id) for a, b in pairs if own is a or own is b)
            yield from map(_filled, _report_pages(own, neighbors, lang))
        yield from map(_filled, _site_pages(reports, lang))
    for before, after in pairs:
        path = addresses.comparison(before.meta.id, after.meta.id)
        two, sides = compare(before.edition, after.edition), {"before": before, "after": after}
        for lang in LANGS:
            yield _filled(("compare.md.j2", views.ComparisonPage(after, lang, path, two, sides)))


def _filled(page: Filled) -> tuple[str, str]:
    template, view = page
    sides = view.sides.items() if isinstance(view, views.ComparisonPage) else ()
    names = {side: named(own.meta.id, view.lang) for side, own in sides}
    s = words(view.report.edition, view.lang, **names)
    text = environment().get_template(template).render(view=view, s=s, addresses=addresses)
    text = re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"  # what is left out leaves no gap
    return f"{view.lang}/{view.path}", text


@cache
def environment() -> Environment:
    """All templates, whose filters are the functions for what is shown; kept for all pages."""
    environment = templates_in(TEMPLATES)
    for module in (charts, markup, ours, escape, difference, terms):
        for name, function in getmembers(module, isfunction):
            if function.__module__ == module.__name__:
                environment.filters[name] = function
    renamed = {"md": markdown, "json": escape.yaml, "date": ours.written_date}
    environment.filters |= renamed | {"typeset": typeset}
    return environment


def _report(edition: Edition) -> views.Report:
    """What all pages of an edition ask of it."""
    meta, pages = edition.meta, page_ids(edition)
    paths = {id: addresses.page(meta.id, page) for id, page in pages.items()}
    titles = {section.id: section.title for section in meta.sections}
    entries, status = edition.catalog.by_id(), states(edition, pages)
    own = meta, edition.document, headline(edition)
    return views.Report(edition, *own, paths, entries, titles, status)


def _report_pages(report: views.Report, neighbors: views.Pairs, lang: Lang) -> Iterator[Filled]:
    """The pages of one report."""
    figures, full, source = (addresses.page(report.meta.id, name) for name in REPORT_PAGES)
    segments, gone = report.document.segments, report.states.gone
    chinese, english = (_passages(report, segments, key, gone) for key in LANGS)
    for page in report.meta.pages:
        yield "page.md.j2", _section_page(report, page, neighbors, lang)
    yield "figures.md.j2", views.Page(report, lang, figures)
    yield "full-text.md.j2", views.FullTextPage(report, lang, full, chinese, english)
    yield f"source.{lang}.md.j2", views.Page(report, lang, source)


def _site_pages(reports: Sequence[views.Report], lang: Lang) -> Iterator[Filled]:
    """The pages of the whole site, which say what is so of the newest report."""
    newest_first = tuple(reversed(reports))
    newest = newest_first[0]
    featured = (s for s in newest.document.sections if s.id == newest.meta.featured)
    headings = [item.heading for s in featured for item in s.items if not item.marker.level]
    points = tuple(_passages(newest, headings, lang, {}).values())
    ids = [segment.id for segment in newest.document.segments]
    sentence = f"{newest.meta.featured}-3-s2"
    example = sentence if sentence in ids else ids[-1]
    yield "home.md.j2", views.HomePage(newest, lang, HOME, points, newest_first)
    yield "terms.md.j2", _terms_page(newest_first, lang)
    yield f"about.{lang}.md.j2", views.AboutPage(newest, lang, ABOUT, newest_first, example)
    yield "changes.md.j2", _changes_page(reports, lang)


def _section_page(
    report: views.Report, meta: PageMeta, neighbors: views.Pairs, lang: Lang
) -> views.SectionPage:
    """The sections of a page, with the figures, milestones and notes on their sentences."""
    layers, path = report.edition.layers, addresses.page(report.meta.id, meta.id)
    sections = tuple(one for one in report.document.sections if one.id in meta.sections)
    segments = [segment for segment in report.document.segments if report.paths[segment.id] == path]
    order = {segment.id: place for place, segment in enumerate(segments)}
    notes = sorted((n for n in layers.notes if n.segment in order), key=lambda n: order[n.segment])
    footnotes = tuple(enumerate(notes, 1))
    passages = _passages(report, segments, lang, report.states.after, footnotes)
    counterparts = _passages(report, segments, "zh" if lang == "en" else "en", {})
    figures = tuple(figure for figure in layers.figures if figure.segment in order)
    goals = tuple(milestone for milestone in layers.milestones if milestone.segment in order)
    marked = marks(report.edition, sections)[lang]
    own = meta, neighbors, sections, passages, counterparts, figures, goals, marked
    return views.SectionPage(report, lang, path, *own)


def _passages(
    report: views.Report,
    segments: Iterable[Segment],
    lang: Lang,
    gone: Mapping[str, Sequence[Gone]],
    notes: views.Footnotes = (),
) -> dict[str, views.Passage]:
    """Segments as a reader of a language sees them; ``gone`` is what stood after each."""

    def passage(id: str, chinese: str) -> views.Passage:
        entry, departed = report.entries[id], gone.get(id, ())
        text = entry.en if lang == "en" and entry.en else typeset(chinese)
        stale = lang == "en" and entry.state == "stale"
        return views.Passage(
            id,
            lang if entry.en else "zh",
            markdown(text),
            entry.state if lang == "en" else "translated",
            tuple(character_difference(entry.basis, entry.zh)) if stale else (),
            tuple((number, note) for number, note in notes if note.segment == id),
            tuple(passage.id for passage in departed if passage.merged),
            tuple(passage for passage in departed if not passage.merged),
        )

    return {s.id: passage(s.id, report.document.text(s)) for s in segments}


def _terms_page(reports: Sequence[views.Report], lang: Lang) -> views.TermsPage:
    """Where each term occurs; ``reports`` are newest first."""
    occurring: dict[str, list[list[Place]]] = {}
    for own in reports:
        for term, where in places(own.edition).items():
            occurring.setdefault(term, []).append(where)
    names = [own.meta.id for own in reports]
    return views.TermsPage(reports[0], lang, TERMS, occurring, names)


def _changes_page(reports: Sequence[views.Report], lang: Lang) -> views.ChangesPage:
    """The record of changes; a sentence of which no id answers is not listed."""
    answering, english = {}, {}
    for own in reports:
        name, catalog = own.meta.id, own.edition.catalog
        pages = answering_pages(own.edition).items()
        answering[name] = {id: addresses.page(name, page) for id, page in pages}
        english[name] = {entry.id: entry.en for entry in (*catalog.obsolete, *catalog.entries)}
    groups = editions_of([own.edition for own in reports])
    return views.ChangesPage(reports[-1], lang, CHANGES, groups, answering, english)
