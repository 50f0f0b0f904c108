"""The seeds of today, corrected as editors correct them: the site is made of them as before.

The rest of the suite cannot know of such a correction, since it may not read what is corrected
(tests/support/guard.py).
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support import project


@pytest.fixture
def root(today: Path, tmp_path: Path) -> Path:
    """A copy of the project as it is today, with its pages."""
    for part in ("scripts", "overrides", "docs", "seeds"):
        shutil.copytree(today / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(today / "mkdocs.yml", tmp_path)
    return tmp_path


def correct(root: Path) -> list[str]:
    """Correct one text of each kind in the newest report; what then must be on a page."""
    report = max(root.glob("seeds/*/report.toml")).parent
    replaced(report / "report.toml", r'(?m)^(title = \{.* en = "[^"]+)', r"\1, corrected title")
    replaced(report / "en.po", r'(?m)^(msgstr "[^"0-9]+)\."$', r'\1, corrected translation."')
    cell(report / "notes.tsv", "note_en", " A corrected note.")
    cell(report / "figures.tsv", "indicator_en", ", corrected label")
    cell(root / "seeds/terms.tsv", "note", " A corrected term.")
    wrap(report / "en.po")
    return ["title", "translation", "note", "label", "term"]


def replaced(path: Path, pattern: str, replacement: str) -> None:
    """Replace the first match in a file; there must be one."""
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1)
    assert count == 1, f"{path.name} has no {pattern}"
    path.write_text(text, "utf-8")


def cell(path: Path, column: str, more: str) -> None:
    """Add to the last cell of a column, and to the others that say the same."""
    head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    at = head.index(column)
    last = rows[-1][at]
    for row in rows:
        row[at] += more if row[at] == last else ""
    path.write_text("".join("\t".join(row) + "\n" for row in (head, *rows)), "utf-8")


def wrap(path: Path) -> None:
    """Break the long lines of a catalog as msgcat --width=79 does."""

    def lines(entry: re.Match[str]) -> str:
        words = re.findall(r"(?:\\.|[^\s\\])+\s*|\s+", entry[2])
        folded = [""]
        for word in words:
            if len(folded[-1] + word) > 77:
                folded.append("")
            folded[-1] += word
        return "\n".join([f'{entry[1]} ""', *(f'"{line}"' for line in folded)])

    text = path.read_text("utf-8")
    wrapped = re.sub(r'(?m)^(msgstr|msgid) "(.{70,})"$', lines, text)
    assert wrapped != text
    path.write_text(wrapped, "utf-8")


def test_corrections_of_every_kind_are_published(root: Path) -> None:
    kinds = correct(root)
    project.build(root, root / "site", "http://localhost/")
    pages = "".join(path.read_text("utf-8") for path in root.glob("docs/en/**/*.md"))
    assert [kind for kind in kinds if f"corrected {kind}" not in pages] == []
