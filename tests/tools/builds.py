"""Hold two builds of the site against each other: ``python -m tests.tools.builds SITE OTHER``.

Every file must be the same, byte for byte.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from os.path import commonprefix
from pathlib import Path

from scripts.model.problem import Problem, told

AROUND = 40  # characters shown before and after the first that differs


def differences(site: Path, other: Path) -> Iterator[Problem]:
    """A problem for every file that is not the same in both folders, at its first such line."""
    here, there = _files(site), _files(other)
    for path in sorted(here.keys() | there.keys()):
        if here.get(path) == there.get(path):
            continue
        line, finding = 1, f"is only in {site if path in here else other}, expected in both"
        if path in here and path in there:
            line, one, two = _parted(here[path], there[path])
            finding = f"{one!r} in {site}, {two!r} in {other}"
        yield Problem(path, line, "build", finding, "find what made the builds differ")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _parted(one: bytes, two: bytes) -> tuple[int, str, str]:
    """Where two files part: the number of the line, and what stands there in each."""
    lines = zip_longest(one.splitlines(True), two.splitlines(True), fillvalue=b"")
    number, pair = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    texts = [line.decode("utf-8", "backslashreplace") for line in pair]
    column = len(commonprefix(texts))  # noqa: RUF071 -- characters are what is compared
    here, there = (text[max(0, column - AROUND) : column + AROUND] for text in texts)
    return number, here, there


def main(arguments: Sequence[str]) -> int:
    problems = list(differences(*map(Path, arguments)))
    for problem in told(problems):
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
