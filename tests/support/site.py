"""A built site, served under a sub-path as on project pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support import project
from tests.support.server import serve

PREFIX = "some/where/"


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
def publish(root: Path, www: Path) -> Iterator[Site]:
    """Make the site of the project in ``root`` in an empty folder, and serve it."""
    with serve(www) as address:
        project.build(root, www / PREFIX, address + PREFIX)
        yield Site(www / PREFIX, address + PREFIX)
