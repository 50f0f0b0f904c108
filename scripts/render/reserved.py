"""The names that are taken: ids that our templates give, and pages and folders of the site.

A section's id becomes an id of each page on which it stands. What the templates of those pages
call their own parts is read from the templates themselves: ``{ #notes }`` and ``id="notes"`` take
a name, ``#year-{{ year }}`` takes all names that begin so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
# The folders that MkDocs and its theme fill.
_THEME_FOLDERS = ("assets", "search")

_SHOWING_SECTIONS = "page.md full-text.md home.md compare.md segments figures road".split()
_GIVEN = re.compile(r'(?:[{ }]#|\bid=")([a-z]+(?:-[a-z]+)*-?)')


@dataclass(frozen=True, slots=True)
class Reserved:
    """Ids that are taken: whole names, and beginnings of names, which end with a hyphen."""

    ids: frozenset[str]

    def takes(self, id: str) -> bool:
        """Whether an id, or one of those of the segments under it, is taken."""
        prefixes = (own for own in self.ids if own.endswith("-"))
        return id in self.ids or any(f"{id}-".startswith(prefix) for prefix in prefixes)


@cache
def section_ids() -> Reserved:
    """The ids that no section can have."""
    return _given(_SHOWING_SECTIONS, TITLE, NOTE, REFERENCE)


@cache
def group_ids() -> Reserved:
    """The ids that no subject of figures can have: those of the page of figures."""
    return _given(["figures.md", "figures"])


@cache
def remark_ids() -> Reserved:
    """The ids that no remark can have: those of the page about the source."""
    return _given(["source.zh.md", "source.en.md"])


def report_ids() -> frozenset[str]:
    """The names that no report can have: folders of the site."""
    pages = (page.removesuffix(".md") for page in (HOME, TERMS, ABOUT))
    return frozenset({*LANGS, *pages, COMPARE, *_THEME_FOLDERS})


def _given(templates: Sequence[str], *more: str) -> Reserved:
    texts = [(TEMPLATES / f"{name}.j2").read_text("utf-8") for name in templates]
    return Reserved(frozenset(more).union(*map(_GIVEN.findall, texts)))
