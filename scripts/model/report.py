"""What report.toml says, as types."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from scripts.model.ids import section_of
from scripts.model.text import Text

Id = Annotated[str, "not empty"]  # whether it is a good one is left to a check


@dataclass(frozen=True, slots=True)
class SectionMeta:
    """What report.toml says of one section: its id, our title, the kind of its figures."""

    id: Id
    title: Text
    figures: str = ""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What report.toml says of one page: its id, title, summary and the sections on it."""

    id: Id
    title: Text
    summary: Text
    sections: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What we have to say of a source: one headed paragraph of the page about it."""

    id: Id
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Group:
    """A subject of figures or a lane of milestones: its id, and its title."""

    id: Id
    title: Text


@dataclass(frozen=True, slots=True)
class Meta:
    """report.toml: what the text does not say itself.

    ``featured`` is the section whose points the home page lists; ``counts`` is said above the
    figures that are no rates, ``goals`` above the milestones. ``marked`` are the lines that
    are still to be reviewed; ``edition`` is that of the source against which remarks and notes
    were last read, ``translation`` the number of the edition of the English; ``subjects`` and
    ``lanes`` are those that this report has beside SUBJECTS and LANES; ``labels`` are our short
    headings of items, by their ids.
    """

    path: str
    id: Id
    date: datetime.date
    title: Text
    place: Text
    publisher: Text
    featured: Id
    sections: tuple[SectionMeta, ...]
    pages: tuple[PageMeta, ...]
    remarks: tuple[Remark, ...] = ()
    counts: Text = field(default=Text("", ""))
    goals: Text = field(default=Text("", ""))
    marked: tuple[int, ...] = ()
    edition: str = ""
    translation: int = 1
    subjects: tuple[Group, ...] = ()
    lanes: tuple[Group, ...] = ()
    labels: Mapping[str, Text] = field(default_factory=dict)

    def section_of(self, id: str) -> str:
        """The section in which an id was given; empty for the headline and for unknown ones."""
        return section_of(id, [section.id for section in self.sections])

    def page_of(self, section: str) -> PageMeta:
        """The page on which a section stands."""
        return next(page for page in self.pages if section in page.sections)
