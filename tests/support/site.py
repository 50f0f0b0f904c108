"""A built site, served under a sub-path as on project pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support import project, samples
from tests.support.server import serve

PREFIX = "some/where/"
# A page of each kind, in Chinese: home, sections with a chart, notes, points, a road and remarks,
# the layers, the parallel text, and what is of the whole site.
KINDS = (
    "", "2017/review/", "2017/goals/", "2017/areas/", "2017/meeting/", "2017/figures/",
    "2017/full-text/", "2017/source/", "terms/", "about/", "about/changes/",
)  # fmt: skip
# The projects whose sites have every kind of page: of one report, of two that are compared, and
# of one whose source has changed.
PROJECTS = {
    "one report": project.copy,
    "two reports": lambda root: samples.add(project.bare(root)),
    "changed source": project.changed,
}


@dataclass(frozen=True)
class Site:
    """``folder`` holds what MkDocs built; ``url`` is its address, with a slash at the end."""

    folder: Path
    url: str

    def pages(self) -> list[str]:
        """The addresses of all pages below ``url``, such as en/2017/review/."""
        found = self.folder.rglob("index.html")
        return sorted(p.parent.relative_to(self.folder).as_posix() + "/" for p in found)

    def html(self, page: str) -> str:
        return (self.folder / page / "index.html").read_text("utf-8")


@contextmanager
def publish(root: Path, www: Path, late: float = 0.0) -> Iterator[Site]:
    """Make the site of the project in ``root`` in an empty folder, and serve it."""
    with serve(www, late) as address:
        project.build(root, www / PREFIX, address + PREFIX)
        yield Site(www / PREFIX, address + PREFIX)
