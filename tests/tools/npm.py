"""Programs that come from npm, each pinned by the package-lock.json of its folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def installed(folder: Path, name: str) -> Path | None:
    """A program of a folder, installed when it is not there yet; none where that is not possible:
    npm is missing, or the network."""
    program = folder / "node_modules/.bin" / name
    if not program.exists() and shutil.which("npm"):
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=folder, check=False)
    return program if program.exists() else None
