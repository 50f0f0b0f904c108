"""What only MkDocs can do: regenerate docs/ on each rebuild of ``mkdocs serve``."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
log = logging.getLogger("mkdocs.hooks.docs")
serving = False


def on_startup(command: str, **_: Any) -> None:
    global serving
    serving = command == "serve"


def on_pre_build(**_: Any) -> None:
    """A new process, so that changed code counts; on a problem the old pages stay."""
    if serving:
        run = subprocess.run(
            [sys.executable, "-m", "scripts.build"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            log.error("docs/ was not generated:\n%s", run.stderr)
