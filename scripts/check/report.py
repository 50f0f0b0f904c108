"""The checks of report.toml: its sections, pages and titles."""

from __future__ import annotations

import re
from collections import Counter

from scripts.chinese.typeset import CHINESE
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.rows import LANES, SUBJECTS
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
    names = [section.id for section in meta.sections]
    for section in document.sections:
        if section.id not in names:
            first = section.segments[0]
            line = document.source.line_of(first.span.start)
            finding = f"report.toml names no section for “{document.text(first)[:20]}”"
            action = f"add it to [[sections]] of {meta.path}, and to a page"
            yield Problem(document.source.path, line, first.id, finding, action)
        elif not section.segments:
            finding = "has no text left in the source"
            action = "leave it: its page answers for what is gone"
            yield Problem(meta.path, 1, section.id, finding, action, warning=True)
    placed = Counter(section for page in meta.pages for section in page.sections)
    for name, count in Counter(names).items():
        if count > 1:
            finding = f"section id is used {count} times, expected once"
            yield Problem(meta.path, 1, name, finding, "give each section its own id")
        if not _ID.fullmatch(name) or is_reserved(name, "section") or re.search(r"-s$", name):
            action = "use a word of a–z and - that is no other address"
            yield Problem(meta.path, 1, name, "is not a valid section id", action)
        if placed[name] != 1:
            finding = f"stands on {placed[name]} pages, expected 1"
            yield Problem(meta.path, 1, name, finding, "correct [[pages]]")
    for name in sorted(placed.keys() - set(names)):
        yield Problem(meta.path, 1, name, "is on a page but not a section", "correct [[pages]]")
    if meta.featured not in names:
        yield Problem(meta.path, 1, meta.featured, "is featured but not a section", "correct it")
    if fault := report_id_fault(meta.id):
        yield Problem(meta.path, 1, meta.id, fault, NAME_IT)


def pages(edition: Edition) -> Problems:
    """Each page has its own valid id and holds a section."""
    meta = edition.meta
    for name, count in Counter(page.id for page in meta.pages).items():
        if count > 1:
            finding = f"page id is used {count} times, expected once"
            yield Problem(meta.path, 1, name, finding, "give each page its own id")
        if not _ID.fullmatch(name) or name in REPORT_PAGES or _DEVICE.fullmatch(name):
            finding = NO_FOLDER if _DEVICE.fullmatch(name) else "is not a valid page id"
            action = "use a word of a–z and - that no page of ours has"
            yield Problem(meta.path, 1, name, finding, action)
    for page in meta.pages:
        if not page.sections:
            yield Problem(meta.path, 1, page.id, "holds no section", "name one, or drop the page")


def reviewed(edition: Edition) -> Problems:
    """No line of report.toml is still marked as a guess."""
    if lines := edition.meta.marked:
        finding = f"is still marked {REVIEW}, with {len(lines) - 1} other lines"
        action = "correct what is guessed, and take the mark off"
        yield Problem(edition.meta.path, lines[0], "report", finding, action, warning=True)


def groups(edition: Edition) -> Problems:
    """Each subject and lane that a report adds has an id of its own."""
    meta = edition.meta
    for added, known in ((meta.subjects, SUBJECTS), (meta.lanes, LANES)):
        counts = Counter((*known, *(group.id for group in added)))
        for group in added:
            fits = _ID.fullmatch(group.id) and not is_reserved(group.id, "group")
            if counts[group.id] > 1 or not fits:
                finding = "is not a valid id of a subject or lane"
                action = "use a word of a–z and - of its own, each once"
                yield Problem(meta.path, 1, group.id, finding, action)


def remarks(edition: Edition) -> Problems:
    """Each remark on the source has an id of its own on the page about it."""
    meta = edition.meta
    counts = Counter(remark.id for remark in meta.remarks)
    for remark in meta.remarks:
        taken = is_reserved(remark.id, "remark") or counts[remark.id] > 1
        if taken or not _ID.fullmatch(remark.id):
            action = "use a word of a–z and - of its own, each once"
            yield Problem(meta.path, 1, remark.id, "is not a valid id of a remark", action)


def titles(edition: Edition) -> Problems:
    """Every title of ours is there in both languages."""
    meta = edition.meta
    texts = [("report", meta.title), ("report", meta.place), ("report", meta.publisher)]
    texts += [(section.id, section.title) for section in meta.sections]
    texts += [(page.id, text) for page in meta.pages for text in (page.title, page.summary)]
    texts += [(group.id, group.title) for group in (*meta.subjects, *meta.lanes)]
    texts += [(note.id, text) for note in meta.remarks for text in (note.title, note.text)]
    for subject, text in texts:
        for lang, value in (("zh", text.zh), ("en", text.en)):
            if not value.strip():
                finding = f"a title or summary has no {lang} text"
                yield Problem(meta.path, 1, subject, finding, "write it")
        if CHINESE.search(text.en):
            yield Problem(meta.path, 1, subject, "English title has Chinese", "translate it")
