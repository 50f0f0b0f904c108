"""The pictures with which a link to a report is shown, one for each language (make cards).

A picture is named by the digest of its words, so that one whose words have changed is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from scripts.model.edition import Edition
from scripts.model.problem import Problem
from scripts.model.text import LANGS, Lang
from scripts.render.words import Words, written_date

CARDS = "assets/cards"  # below docs/ and on the site


@dataclass(frozen=True, slots=True)
class Card:
    """The words of one picture; ``beside`` is the title in the other language."""

    report: str
    lang: Lang
    kind: str
    title: str
    beside: str
    publisher: str
    dateline: str
    width: int = 1200
    height: int = 630

    @property
    def file(self) -> str:
        """What it is called, below docs/ and on the site: assets/cards/2017.en.1a2b3c4d.png."""
        digest = sha256("\n".join(map(str, asdict(self).values())).encode()).hexdigest()
        return f"{CARDS}/{self.report}.{self.lang}.{digest[:8]}.png"

    @property
    def alt(self) -> str:
        """The words of the picture for those who hear it."""
        return " · ".join((self.title, self.dateline, self.kind))


def cards(editions: Sequence[Edition]) -> Iterator[Card]:
    """The pictures that there should be."""
    for meta in (edition.meta for edition in editions):
        for lang in LANGS:
            (other,) = set(LANGS) - {lang}
            dateline = f"{written_date(meta.date, lang)} · {meta.place[lang]}"
            own = Words(lang)["card"], meta.title[lang], meta.title[other]
            yield Card(meta.id, lang, *own, meta.publisher[lang], dateline)


def stale_cards(editions: Sequence[Edition], docs: Path) -> Iterator[Problem]:
    """A picture whose words have changed since; links are then shown without one."""
    for card in cards(editions):
        own = docs / card.file
        if not own.exists() and (old := sorted(own.parent.glob(f"{card.report}.{card.lang}.*"))):
            place, finding = f"docs/{CARDS}/{old[0].name}", "its words have changed since"
            yield Problem(place, 1, "link preview", finding, "run make cards", warning=True)
