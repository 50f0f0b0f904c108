"""What an id says: whose it is."""

import re
from collections.abc import Sequence

TITLE = "title"


def section_of(id: str, sections: Sequence[str]) -> str:
    """The section in which an id was given; empty for the headline and for unknown ones."""
    found = re.fullmatch(r"(.+?)(-s?\d+)*", id)
    return found[1] if found and found[1] in sections else ""
