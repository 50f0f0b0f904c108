"""The checks of report.toml: its sections, pages and titles."""

import re
from collections import Counter
from functools import partial

from scripts.chinese.typeset import CHINESE
from scripts.model.edition import Edition
from scripts.model.ids import PROVISIONAL
from scripts.model.problem import Problem, Problems
from scripts.model.rows import LANES, SUBJECTS
from scripts.model.text import LANGS
from scripts.read.report_toml import REVIEW
from scripts.render.reserved import REPORT_PAGES, is_reserved, report_ids

# Section and page ids have no digits, so that no section is called like an item (areas-3).
_ID = re.compile(r"[a-z]+(-[a-z]+)*")
_REPORT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Windows has no file and no folder of these names (Microsoft, Naming Files, Paths, and Namespaces).
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[1-9¹²³]", re.IGNORECASE)
NO_FOLDER = "is the name of a device, and so of no folder on Windows"
NAME_IT = "name the folder with a–z, 0–9 and -, such as 2017, and not as a page of the site"


def report_id_fault(name: str) -> str:
    """Why no report, and so no folder of the site, can be called so; empty if one can."""
    if _DEVICE.fullmatch(name):
        return NO_FOLDER
    valid = _REPORT.fullmatch(name) and name not in report_ids()
    return "" if valid else "is not a valid report id"


def structure(edition: Edition) -> Problems:
    """report.toml names each section of the source once, and puts each on one page."""
    meta, document = edition.meta, edition.document
    problem = partial(Problem, meta.path, 1)
    names = [section.id for section in meta.sections]
    for section in document.sections:
        if not section.segments:
            action = "leave it: its page answers for what is gone"
            yield problem(section.id, "has no text left in the source", action, warning=True)
    placed = Counter(section for page in meta.pages for section in page.sections)
    for name, count in Counter(names).items():
        if count > 1:
            finding = f"section id is used {count} times, expected once"
            yield problem(name, finding, "give each section its own id")
        if not _ID.fullmatch(name) or is_reserved(name, "section") or name.endswith("-s"):
            action = "use a word of a–z and - that is no other address"
            yield problem(name, "is not a valid section id", action)
        if placed[name] != 1:
            yield problem(name, f"stands on {placed[name]} pages, expected 1", "correct [[pages]]")
    for name in sorted(placed.keys() - set(names)):
        yield problem(name, "is on a page but not a section", "correct [[pages]]")
    if meta.featured not in names:
        yield problem(meta.featured, "is featured but not a section", "correct it")
    if fault := report_id_fault(meta.id):
        yield problem(meta.id, fault, NAME_IT)


def unnamed(edition: Edition) -> Problems:
    """report.toml names each section; until it does, what stands there has no lasting address."""
    meta, document = edition.meta, edition.document
    for section in document.sections:
        if section.id.startswith(PROVISIONAL):
            first = section.segments[0]
            finding = f"{meta.path} has no section for the paragraph “{document.text(first)[:20]}…”"
            action = "add it to [[sections]], where it stands in the source, and to a page of"
            action += " [[pages]]: until then its addresses are provisional"
            line = document.line_of(first)
            yield Problem(document.source.path, line, section.id, finding, action, warning=True)


def pages(edition: Edition) -> Problems:
    """Each page has its own valid id and holds a section."""
    problem = partial(Problem, edition.meta.path, 1)
    for name, count in Counter(page.id for page in edition.meta.pages).items():
        if count > 1:
            finding = f"page id is used {count} times, expected once"
            yield problem(name, finding, "give each page its own id")
        if not _ID.fullmatch(name) or name in REPORT_PAGES or _DEVICE.fullmatch(name):
            finding = NO_FOLDER if _DEVICE.fullmatch(name) else "is not a valid page id"
            yield problem(name, finding, "use a word of a–z and - that no page of ours has")
    for page in edition.meta.pages:
        if not page.sections:
            yield problem(page.id, "holds no section", "name one, or drop the page")


def reviewed(edition: Edition) -> Problems:
    """No line of report.toml is still marked as a guess."""
    if lines := edition.meta.marked:
        finding = f"is still marked {REVIEW}, with {len(lines) - 1} other lines"
        action = "correct what is guessed, and take the mark off"
        yield Problem(edition.meta.path, lines[0], "report", finding, action, warning=True)


def own_ids(edition: Edition) -> Problems:
    """Each subject, lane and remark that a report adds has an id of its own."""
    meta, action = edition.meta, "use a word of a–z and - of its own, each once"
    for added, known, page, kind in (
        (meta.subjects, SUBJECTS, "group", "a subject or lane"),
        (meta.lanes, LANES, "group", "a subject or lane"),
        (meta.remarks, (), "remark", "a remark"),
    ):
        ids = [one.id for one in added]
        counts = Counter((*known, *ids))
        for id in ids:
            if counts[id] > 1 or is_reserved(id, page) or not _ID.fullmatch(id):
                yield Problem(meta.path, 1, id, f"is not a valid id of {kind}", action)


def titles(edition: Edition) -> Problems:
    """Every title of ours is there in both languages."""
    meta = edition.meta
    texts = [("report", meta.title), ("report", meta.place), ("report", meta.publisher)]
    texts += [(section.id, section.title) for section in meta.sections]
    texts += [(group.id, group.title) for group in (*meta.subjects, *meta.lanes)]
    texts += [(page.id, text) for page in meta.pages for text in (page.title, page.summary)]
    texts += [(note.id, text) for note in meta.remarks for text in (note.title, note.text)]
    for subject, text in texts:
        problem = partial(Problem, meta.path, 1, subject)
        for lang in LANGS:
            if not text[lang].strip():
                yield problem(f"a title or summary has no {lang} text", "write it")
        if CHINESE.search(text.en):
            yield problem("English title has Chinese", "translate it")
