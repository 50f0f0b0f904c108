"""Read a communiqué exactly as it was received, and the other seeds as text."""

import hashlib
import re
from pathlib import Path

from scripts.chinese.characters import SPACE
from scripts.model.problem import Unreadable
from scripts.model.text import Source

# Control characters, and the two others that XML 1.0 has no place for.
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# The most characters of a communiqué or report.toml, and of another seed. A communiqué has 3,000
# to 30,000, its catalog nine times as many. The search for moved passages takes seconds for so
# many, minutes for ten times more; and a number of a million digits is none for Decimal.
LONGEST, LONGEST_SEED = 100_000, 900_000


def read(path: Path, name: str) -> Source:
    """Read the communiqué in ``path``, keeping every character; ``name`` is shown in messages.

    A byte order mark, any line ends and private-use characters are kept as received: what the
    publisher meant by a private-use character only the publisher can say, and to put another
    in its place would be to alter the text. Raises Unreadable.
    """
    text = _decoded(path, name, "source", LONGEST)
    if not text.strip(SPACE):
        raise Unreadable(name, 1, "source", "holds no text", "put the communiqué there")
    return Source(path=name, text=text, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest())


def read_seed(path: Path, name: str, subject: str, longest: int = LONGEST_SEED) -> str:
    """The text of another seed, with line feeds only and without a byte order mark.

    Raises Unreadable, for a carriage return alone as well.
    """
    text = _decoded(path, name, subject, longest).removeprefix("\ufeff")
    text = text.replace("\r\n", "\n")
    before, alone, _ = text.partition("\r")
    if alone:
        found, action = "a carriage return has no line feed after it", "save with line feeds"
        raise Unreadable(name, before.count("\n") + 1, subject, found, action)
    return text


def _decoded(path: Path, name: str, subject: str, longest: int) -> str:
    """Decode a file as strict UTF-8, keeping every character.

    Raises Unreadable for a missing file, bytes that are not UTF-8, characters that are no
    text, and more than the ``longest`` text.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8")
    except OSError as error:
        found, action = f"cannot be read ({error.strerror})", "add the file"
        raise Unreadable(name, 1, subject, found, action) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        action = "save the text as UTF-8 and replace the file"
        raise Unreadable(name, line, subject, found, action) from error
    if odd := NO_TEXT.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        kind = "control character" if ord(odd[0]) < 0xA0 else "noncharacter"
        found = f"{kind} U+{ord(odd[0]):04X} at character {odd.start()}"
        raise Unreadable(name, line, subject, found, "remove it from the file")
    if len(text) > longest:
        found = f"has {len(text)} characters, expected at most {longest}"
        raise Unreadable(name, 1, subject, found, "see whether it is the right file")
    return text
