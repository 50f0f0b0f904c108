"""The names that are taken: ids that our templates give, and pages and folders of the site.

A section's id becomes an id of each page on which it stands. What the templates of those pages
call their own parts is read from the templates themselves: ``{ #notes }`` and ``id="notes"`` take
a name, ``#year-{{ year }}`` takes all names that begin so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.model.ids import TITLE
from scripts.model.text import LANGS

TEMPLATES = Path(__file__).parent / "templates"
# The pages of a report that are not named in its report.toml, and those of the whole site.
REPORT_PAGES = ("figures", "full-text", "source")
SITE_PAGES = ("index", "terms", "about", "about/changes")
COMPARE = "compare"
# The folders that MkDocs and its theme fill.
_THEME_FOLDERS = ("assets", "search")

_SHOWING_SECTIONS = "page.md full-text.md home.md compare.md segments figures road".split()
_GIVEN = re.compile(r'(?:[{ }]#|\bid=")([a-z]+(?:-[a-z]+)*-?)(\{\{)?')


@dataclass(frozen=True, slots=True)
class Reserved:
    """Ids that are taken: whole names, and beginnings of names."""

    names: frozenset[str]
    prefixes: tuple[str, ...]

    def takes(self, id: str) -> bool:
        """Whether an id, or one of those of the segments under it, is taken."""
        return id in self.names or any(f"{id}-".startswith(prefix) for prefix in self.prefixes)


@cache
def section_ids() -> Reserved:
    """The ids that no section can have."""
    return _given(_SHOWING_SECTIONS, {TITLE})


@cache
def group_ids() -> Reserved:
    """The ids that no subject of figures can have: those of the page of figures."""
    return _given(["figures.md", "figures"], set())


@cache
def remark_ids() -> Reserved:
    """The ids that no remark can have: those of the page about the source."""
    return _given(["source.zh.md", "source.en.md"], set())


def report_ids() -> frozenset[str]:
    """The names that no report can have: folders of the site."""
    return frozenset(
        {*LANGS, *(page.split("/")[0] for page in SITE_PAGES), COMPARE, *_THEME_FOLDERS}
    )


def _given(templates: list[str], names: set[str]) -> Reserved:
    texts = [(TEMPLATES / f"{name}.j2").read_text("utf-8") for name in templates]
    found = [match for text in texts for match in _GIVEN.finditer(text)]
    names = names | {match[1] for match in found if not match[2]}
    return Reserved(frozenset(names), tuple({match[1] for match in found if match[2]}))
