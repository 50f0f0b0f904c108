"""Put the generated pages under docs/, whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from scripts.model import LANGS, Problem


def current(docs: Path) -> dict[str, str]:
    """The generated pages as they are on disk."""
    return {
        path.relative_to(docs).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for lang in LANGS
        for path in sorted((docs / lang).rglob("*"))
        if path.is_file()
    }


def stale(pages: Mapping[str, str], docs: Path) -> list[Problem]:
    """Where docs/ is not what the seeds give."""
    found = current(docs)
    return [
        Problem(
            f"docs/{path}", 1, "page", _state(path, pages, found), "run make docs and commit it"
        )
        for path in sorted(pages.keys() | found.keys())
        if pages.get(path) != found.get(path)
    ]


def _state(path: str, pages: Mapping[str, str], found: Mapping[str, str]) -> str:
    if path not in found:
        return "is missing"
    return "is not what the seeds give" if path in pages else "is not generated from any seed"


def write(pages: Mapping[str, str], docs: Path) -> None:
    """Put the pages beside docs/zh and docs/en, then swap the folders whole."""
    if current(docs) == dict(pages):
        return
    docs.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=docs, prefix=".new-") as new:
        for path, text in pages.items():
            target = Path(new, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
        for lang in LANGS:
            old = Path(new, f"old-{lang}")
            if (docs / lang).exists():
                (docs / lang).rename(old)
            Path(new, lang).rename(docs / lang)
            shutil.rmtree(old, ignore_errors=True)
