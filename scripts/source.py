"""Read a communiqué exactly as it was received."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from scripts.model import Problem, Source

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

# What counts as white space between the parts of a text, and holds no text itself.
SPACE = " \t\r\n\u3000\u00a0\ufeff\u2028\u2029\u200b"


class Unreadable(Exception):
    """Input that cannot be read at all. ``problem`` says where and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read(path: Path, name: str) -> Source:
    """Decode ``path`` as strict UTF-8, keeping every character; ``name`` is shown in messages.

    Raises Unreadable for a missing file, bytes that are not UTF-8, and control characters.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            Problem(name, 1, "source", f"cannot be read ({error.strerror})", "add the file")
        ) from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8"
        raise Unreadable(
            Problem(name, line, "source", found, "save the text as UTF-8 and replace the file")
        ) from error
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        found = f"control character U+{ord(control[0]):04X} at character {control.start()}"
        raise Unreadable(Problem(name, line, "source", found, "remove it from the file"))
    if not text.strip(SPACE):
        raise Unreadable(Problem(name, 1, "source", "holds no text", "put the communiqué there"))
    return Source(path=name, text=text, sha256=hashlib.sha256(data).hexdigest())
