"""The translation of a report, as types: one entry a segment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal["translated", "stale", "untranslated"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the translation catalog (en.po).

    ``previous`` is the Chinese that a stale translation was made from, ``context`` the extracted
    comment. The others are the translator's and the tools' own, and are kept as they are:
    ``comments`` are whole lines (``# …``), ``rest`` the strings that no segment needs, by
    keyword (``#| msgctxt``, ``msgid_plural``, ``msgstr[1]``).
    """

    id: str
    zh: str
    en: str
    state: State
    context: str
    line: int
    previous: str = ""
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    references: str = ""
    rest: tuple[tuple[str, str], ...] = ()

    @property
    def noted(self) -> str:
        """The id that the comment above names, which a tool may have wrapped; empty if none."""
        _, found, id = "".join(self.context.split()).rpartition("·")
        return id if found else ""

    @property
    def basis(self) -> str:
        """The Chinese that the English was made from."""
        return (self.previous if self.state == "stale" else "") or self.zh


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translation of one report, in file order.

    ``obsolete`` are the entries of passages that the source no longer has, ``comments`` the
    lines above the header.
    """

    path: str
    entries: tuple[Entry, ...]
    header: Mapping[str, str]
    obsolete: tuple[Entry, ...] = ()
    comments: tuple[str, ...] = ()

    def registry(self) -> dict[str, str]:
        """The Chinese of every id ever given; one that a tool lost is not known."""
        return {entry.id: entry.zh for entry in (*self.entries, *self.obsolete) if entry.id}

    def by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}
