"""What an id says: whose it is, and where it was counted."""

import hashlib
import re
from collections.abc import Sequence

TITLE = "title"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What the id of a section begins with that report.toml does not name yet: it is given for now.
PROVISIONAL = "unnamed-"
# The letters that follow a number which was given after the first edition: areas-3-s8-kqzvt.
_LETTERS, _LENGTH = "bcdfghjkmnpqrstvwxyz", 5
_MARK = f"(?:-[{_LETTERS}]{{{_LENGTH}}})?"


def letters(text: str) -> str:
    """A few letters by which a text is known; without vowels, so that they are no word."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    return "".join(_LETTERS[number // 20**place % 20] for place in range(_LENGTH))


def under(id: str) -> tuple[str, int]:
    """Under what an id was counted, and its number: areas-3 is number 3 of areas-."""
    found = re.fullmatch(rf"(.*?)(\d{{1,9}}){_MARK}", id)
    return (found[1], int(found[2])) if found else (id, 0)


def section_of(id: str, sections: Sequence[str]) -> str:
    """The section in which an id was given; empty for the headline and for unknown ones."""
    found = re.fullmatch(rf"(.+?)(-s?\d+{_MARK})*", id)
    return found[1] if found and found[1] in sections else ""
