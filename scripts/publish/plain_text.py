"""The text of a report as plain Markdown, and llms.txt, which says what the site holds."""

from collections.abc import Sequence

from scripts.model.edition import Edition
from scripts.model.text import LANGS
from scripts.publish.downloads import LICENSE
from scripts.publish.fill import filled_text
from scripts.render import addresses
from scripts.render.words import words


def full_text(edition: Edition) -> bytes:
    """Both languages of a report, one sentence a line with its id."""
    text = filled_text(
        "full-text.txt",
        edition=edition,
        entries=edition.catalog.by_id(),
        titles={section.id: section.title for section in edition.meta.sections},
        words={lang: words(edition, lang) for lang in LANGS},
    )
    return text.encode()


def llms_txt(editions: Sequence[Edition], site: str) -> bytes:
    """What the site is, and each page and file of data with a line on it, newest report first."""
    text = filled_text(
        "llms.txt",
        addresses=addresses,
        site=site,
        license=LICENSE,
        reports=[(edition, words(edition, "en")) for edition in reversed(editions)],
        newest=words(editions[-1], "en"),
        chinese=words(editions[-1], "zh"),
    )
    return text.encode()
