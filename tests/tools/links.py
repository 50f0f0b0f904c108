"""Ask whether the references of notes and glossary still answer: ``python -m tests.tools.links``.

Only an address that is gone fails: a server may refuse a program what it shows a reader. The
nightly workflow runs it, as make links does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from scripts.model.problem import Problem
from scripts.pipeline import ROOT

SECONDS = 30
AT_ONCE = 8
GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
BROWSER = {"User-Agent": "Mozilla/5.0 (compatible; a check of references)"}
FILES = "htm|html|shtml|tsv|toml|json|po|txt|py"  # what ends the name of a file, and of no host
# As references give it, in English or in Chinese: ecns.cn/2017/11-27/282411.shtml
ADDRESS = re.compile(
    r"(?<![a-z0-9./@-])(?:https?://)?"
    rf"(?:[a-z0-9-]+\.)+(?!(?:{FILES})\b)[a-z]{{2,}}\b(?![.@])(?:/[^\s;；，、。（）()“”\"|]*)?",
    re.IGNORECASE,
)


def addresses(root: Path) -> dict[str, tuple[str, int]]:
    """Each address in the tables and the remarks of the seeds, and where it first stands."""
    found: dict[str, tuple[str, int]] = {}
    for path in sorted([*root.glob("seeds/**/*.tsv"), *root.glob("seeds/*/report.toml")]):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for address in ADDRESS.findall(line):
                found.setdefault(address.rstrip(".,"), (path.relative_to(root).as_posix(), number))
    return found


def ask(address: str) -> str:
    """What is wrong with an address, as a person would put it; nothing if it answers."""
    schemes = [""] if "://" in address else ["https://", "http://"]
    answers = [_ask(scheme + quote(address, safe="/:?&=%#~+,!'*@$")) for scheme in schemes]
    return "" if "" in answers else answers[-1]


def _ask(url: str) -> str:
    try:
        with urlopen(Request(url, headers=BROWSER), timeout=SECONDS):
            return ""
    except HTTPError as error:
        return f"{'is gone' if error.code in GONE else 'does not answer'} (status {error.code})"
    except URLError as error:
        unknown = isinstance(error.reason, gaierror)
        return "is gone (no such host)" if unknown else f"does not answer ({error.reason})"
    except (OSError, HTTPException, ValueError) as error:
        return f"does not answer ({error})"


def problems(root: Path) -> Iterator[Problem]:
    """A problem for each address that does not answer; an error where it is gone."""
    places = addresses(root)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for (address, (file, line)), finding in zip(
            places.items(), pool.map(ask, places), strict=True
        ):
            if finding:
                action = "look for where it has gone, or for a copy in an archive"
                warning = not finding.startswith("is gone")
                yield Problem(file, line, address, finding, action, warning)


def main() -> int:
    count = len(addresses(ROOT))
    print(f"Asking {count} addresses; this takes a minute or two.")
    found = list(problems(ROOT))
    if len(found) == count:
        print("No address answers: there is no network, so nothing is known.")
        return 0
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"{count - len(found)} of {count} addresses answer.")
    return 1 if any(not problem.warning for problem in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
