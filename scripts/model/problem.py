"""What a check finds, and input that cannot be read."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a check: where, what was found and expected, what to do.

    A ``warning`` is shown and does not keep pages from being published.
    """

    file: str
    line: int
    subject: str
    finding: str
    action: str
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {'warning: ' if self.warning else ''}"
        return f"{place}{self.subject}: {self.finding}; {self.action}."


Problems = Iterator[Problem]


class Unreadable(Exception):
    """Input that cannot be read at all. ``problem`` says where and what to do."""

    def __init__(self, file: str, line: int, subject: str, finding: str, action: str) -> None:
        self.problem = Problem(file, line, subject, finding, action)
        super().__init__(str(self.problem))
