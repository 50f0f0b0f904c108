"""What a check finds, and input that cannot be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

FEW = 3  # warnings of one kind that are listed one by one
LIST_ALL = "make docs ALL=1 lists them"


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
        text = f"{place}{self.subject}: {self.finding}; {self.action}."
        return " ".join(text.splitlines())  # what is quoted may hold a line break

    def of_a_row(self) -> "Problem":
        """The same of a row that is left out for it, which is no more than a warning."""
        action = f"{self.action} (until then the row is left out)"
        return replace(self, action=action, warning=True)


Problems = Iterator[Problem]


class Unreadable(Exception):
    """Input that cannot be read at all. ``problem`` says where and what to do."""

    def __init__(self, file: str, line: int, subject: str, finding: str, action: str) -> None:
        self.problem = Problem(file, line, subject, finding, action)
        super().__init__(str(self.problem))


def in_order(problems: Iterable[Problem], every: bool = False) -> list[Problem]:
    """The problems as every command shows them: warnings first, errors last, each once.

    Warnings of one kind ask for the same in the same file. Of more than a few the first stands
    for all, and says how many there are, unless ``every`` one is wanted.
    """
    order = attrgetter("file", "line", "subject")
    found = sorted(dict.fromkeys(problems), key=lambda p: (not p.warning, *order(p)))
    kinds: dict[object, list[Problem]] = {}
    for one in found:
        kind = one if every or not one.warning else (one.file, one.action)
        kinds.setdefault(kind, []).append(one)
    for first, *more in list(kinds.values()):
        if len(more) >= FEW:
            finding = f"{first.finding} (and {len(more)} more like it: {LIST_ALL})"
            kinds[first.file, first.action] = [replace(first, finding=finding)]
    return list(chain.from_iterable(kinds.values()))


def told(problems: Iterable[Problem], every: bool = False) -> list[str]:
    """The lines that every command shows of its problems: those in order, an error marked."""
    parts = ((str(p).partition(": "), p.warning) for p in in_order(problems, every))
    return [f"{place}: {'' if mild else 'error: '}{said}" for (place, _, said), mild in parts]
