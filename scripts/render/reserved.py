"""The names that are taken: ids that our templates give, and pages and folders of the site.

A section's id becomes an id of each page on which it stands. What the templates of those pages
call their own parts is read from the templates themselves: ``{ #notes }`` and ``id="notes"`` take
a name, ``#year-{{ year }}`` takes all names that begin so.
"""

import re
from functools import cache
from pathlib import Path

from scripts.model.ids import TITLE
from scripts.model.text import LANGS

TEMPLATES = Path(__file__).parent / "templates"
# The pages of a report that are not named in its report.toml, and those of the whole site.
REPORT_PAGES = ("figures", "full-text", "source")
HOME, TERMS, ABOUT, CHANGES = "index.md", "terms.md", "about.md", "about/changes.md"
COMPARE = "compare"
# What the ids of a note and of its number in the text begin with.
NOTE, REFERENCE = "note-", "ref-"
# What has ids of ours beside those of the seeds, and the templates that give them.
_TEMPLATES_WITH = {
    "section": "page.md full-text.md home.md compare.md segments figures road book.xhtml".split(),
    "group": "figures.md figures".split(),
    "remark": "source.zh.md source.en.md".split(),
    "page": [],
}
_GIVEN = re.compile(r'(?:[{ }]#|\bid=")([a-z]+(?:-[a-z]+)*-?)')


def is_reserved(id: str, kind: str) -> bool:
    """Whether no section, page, subject of figures or remark on the source can have an id.

    It is taken, or one of those of the segments under it is.
    """
    given = _given(kind)
    return id in given or any(f"{id}-".startswith(own) for own in given if own.endswith("-"))


@cache
def _given(kind: str) -> frozenset[str]:
    """Whole names, and beginnings of names, which end with a hyphen."""
    texts = [(TEMPLATES / f"{name}.j2").read_text("utf-8") for name in _TEMPLATES_WITH[kind]]
    more = (TITLE, NOTE, REFERENCE) if kind == "section" else ()
    return frozenset(more).union(*map(_GIVEN.findall, texts))


def report_ids() -> frozenset[str]:
    """The names that no report can have: folders of the site, those of the theme last."""
    pages = (page.removesuffix(".md") for page in (HOME, TERMS, ABOUT))
    return frozenset({*LANGS, *pages, COMPARE, "assets", "search"})
