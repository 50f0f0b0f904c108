"""The changes between editions as an Atom feed (RFC 4287), an entry an edition."""

from collections.abc import Sequence

from scripts.model.edition import Edition
from scripts.model.text import Lang
from scripts.publish.fill import filled_xml
from scripts.render import addresses
from scripts.render.reserved import CHANGES
from scripts.render.words import words
from scripts.translate.changes import editions_of

# What each id begins with (RFC 4151), whatever the address of the site: it must never change, or
# readers get every entry anew. A reserved name (RFC 2606) can be nobody else's.
TAG = "tag:readouts.example,2026:"


def feed(reports: Sequence[Edition], lang: Lang, site: str) -> bytes:
    """The feed of one language; ``site`` is the address of the site, ending in a slash.

    Only what is recorded is in it: what is not has no date yet.
    """
    return filled_xml(
        "changes.atom",
        s=words(reports[-1], lang),
        lang=lang,
        newest=reports[-1],
        groups=[group for group in editions_of(reports) if group.date],
        id=f"{TAG}{lang}/changes",
        page=site + addresses.url(lang, CHANGES),
        feed=site + addresses.feed_file(lang),
    )
