"""The checks of report.toml: its sections, pages and titles."""

import re
from collections import Counter
from functools import partial

from scripts.chinese.typeset import CHINESE
from scripts.model.edition import Edition
from scripts.model.ids import PROVISIONAL
from scripts.model.problem import Problem, Problems
from scripts.model.rows import LANES, SUBJECTS
from scripts.read.report_toml import REVIEW
from scripts.render.reserved import REPORT_PAGES, is_reserved, report_ids
from scripts.translate.wordings import wordings

# No digits, so that no section is called like an item (areas-3), nor as sentences are (areas-s).
_ID = re.compile(r"[a-z]+(-[a-z]+)*(?<!-s)")
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
    """report.toml names each section of the source, puts each on one page, and labels items."""
    meta, document = edition.meta, edition.document
    problem = partial(Problem, meta.path, 1)
    names = [section.id for section in meta.sections]
    for section in document.sections:
        if not section.segments:
            action = "leave it: its page answers for what is gone"
            yield problem(section.id, "has no text left in the source", action, warning=True)
    placed = Counter(section for page in meta.pages for section in page.sections)
    for name in dict.fromkeys(names):
        if placed[name] != 1:
            yield problem(name, f"stands on {placed[name]} pages, expected 1", "correct [[pages]]")
    for name in sorted(placed.keys() - set(names)):
        yield problem(name, "is on a page but not a section", "correct [[pages]]")
    for page in meta.pages:
        if not page.sections:
            yield problem(page.id, "holds no section", "name one, or drop the page")
    if meta.featured not in names:
        yield problem(meta.featured, "is featured but not a section", "correct it", warning=True)
    items = {item.id for section in document.sections for item in section.items}
    for id in sorted(meta.labels.keys() - items):
        finding = "has a label in [labels], and is the id of no enumerated point"
        yield problem(id, finding, "correct the id, or take the label off", warning=True)
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


def reviewed(edition: Edition) -> Problems:
    """No line of report.toml is still marked as a guess."""
    if lines := edition.meta.marked:
        finding = f"is still marked {REVIEW}, with {len(lines) - 1} other lines"
        action = "correct what is guessed, and take the mark off"
        yield Problem(edition.meta.path, lines[0], "report", finding, action, warning=True)


def wording(edition: Edition) -> Problems:
    """What the English says now is on record, as of an edition that is not an earlier one."""
    meta = edition.meta
    latest = max((row.edition for row in edition.history.wordings), default=1)
    if meta.translation < latest:
        finding = f"translation is {meta.translation}, wordings.tsv has edition {latest} of it"
        action = f"write translation = {latest}, or a higher number"
        yield Problem(meta.path, 1, "report", finding, action, warning=True)
    elif new := [row.segment for row in wordings(edition) if not row.date]:
        line, finding = edition.catalog.by_id()[new[0]].line, "English is not yet on record"
        finding += f", with that of {len(new) - 1} other sentences" if new[1:] else ""
        yield Problem(edition.catalog.path, line, new[0], finding, "run make sync", warning=True)


def own_ids(edition: Edition) -> Problems:
    """Each section, page, subject, lane and remark has an id of its own: they are addresses."""
    meta, action = edition.meta, "use a word of a–z and - of its own, each once"
    for added, known, kind, what in (
        (meta.sections, (), "section", "a section"),
        (meta.pages, REPORT_PAGES, "page", "a page"),
        (meta.subjects, SUBJECTS, "group", "a subject or lane"),
        (meta.lanes, LANES, "group", "a subject or lane"),
        (meta.remarks, (), "remark", "a remark"),
    ):
        counts = Counter((*known, *(one.id for one in added)))
        for id in dict.fromkeys(one.id for one in added):
            finding = f"is the id of {what} already" if counts[id] > 1 else ""
            if not _ID.fullmatch(id) or is_reserved(id, kind):
                finding = f"is not a valid id of {what}"
            elif kind == "page" and _DEVICE.fullmatch(id):
                finding = NO_FOLDER
            if finding:
                yield Problem(meta.path, 1, id, finding, action)


def titles(edition: Edition) -> Problems:
    """Every title of ours is there in both languages."""
    meta = edition.meta
    texts = [("report", meta.title), ("report", meta.place), ("report", meta.publisher)]
    texts += [(section.id, section.title) for section in meta.sections]
    texts += [(group.id, group.title) for group in (*meta.subjects, *meta.lanes)]
    texts += [(page.id, text) for page in meta.pages for text in (page.title, page.summary)]
    texts += meta.labels.items()
    texts += [(note.id, text) for note in meta.remarks for text in (note.title, note.text)]
    for subject, text in texts:
        if text.zh == text.en or CHINESE.search(text.en):
            finding = f"is not in both languages: “{text.zh[:20]}”, “{text.en[:20]}”"
            yield Problem(meta.path, 1, subject, finding, "write the other", warning=True)


def reread(edition: Edition) -> Problems:
    """What we say of the text was said of the text as it is."""
    meta, now, layers = edition.meta, edition.document.source.edition, edition.layers
    if meta.edition not in ("", now):
        finding = f"remarks and notes were last read against {meta.edition}, now it is {now}"
        action = f'see whether they still hold, and write edition = "{now}"'
        yield Problem(meta.path, 1, "edition", finding, action, warning=True)
    stale = {entry.id for entry in edition.catalog.entries if entry.state == "stale"}
    said = [(layers.path("notes"), n.line, n.segment, f"note {n.id!r}") for n in layers.notes]
    said += [(meta.path, 1, id, "its label in [labels]") for id in meta.labels]
    for path, line, id, what in said:
        if id in stale:
            finding = f"{what} is on a sentence whose Chinese has changed"
            action = "see whether it still holds, as you revise the translation"
            yield Problem(path, line, id, finding, action, warning=True)
