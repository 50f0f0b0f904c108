"""Holds that no test reads the seeds of today, nor the pages made from them.

A corrected sentence, note, term, title or label must fail no test: what must hold of the seeds is
a check (make check), and tests have an edition of their own (tests/support/seeds.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.support.seeds import ROOT

FORBIDDEN = tuple(f"{ROOT / folder}{os.sep}" for folder in ("seeds", "docs/zh", "docs/en"))
# Commands that read the seeds or the pages of the folder in which they run.
COMMANDS = ("scripts.", "mkdocs")
_off = 0


def watch() -> None:
    """From now on, as long as Python runs, reading them is an error, here and in a command."""
    sys.addaudithook(_audit)


@contextmanager
def lifted() -> Iterator[None]:
    """Let them be read for once."""
    global _off
    _off += 1
    yield
    _off -= 1


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and not _off:
        path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else ""
        if arguments[1] is None and not os.path.isabs(path):
            return  # os.open, which shutil gives names within a folder that it has open
        if os.path.abspath(path).startswith(FORBIDDEN):
            raise AssertionError(f"a test reads {path}; use what tests/support/seeds.py offers")
    elif event == "subprocess.Popen" and not _off:
        _, command, folder, _ = arguments
        words = [command] if isinstance(command, str | bytes) else [str(word) for word in command]
        named = any(str(word).startswith(COMMANDS) for word in words)
        if named and os.path.abspath(os.fsdecode(folder or "")) == str(ROOT):
            raise AssertionError(f"a test runs {words} in the project; run it in a copy")
