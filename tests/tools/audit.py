"""What is known of the packages that are installed: ``python -m tests.tools.audit``.

pip-audit asks for published vulnerabilities, where its database can be reached; licences
are held against those that pyproject.toml lists as free.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from typing import Any

from scripts.model.problem import Problem, told
from scripts.pipeline import ROOT

LISTS = ("requirements.txt", "requirements-dev.txt")
SECONDS = 30  # pip-audit asks for one package after another, and caches what it learns
# pip-audit's last words where its database does not answer.
UNREACHABLE = re.compile(r"requests\.exceptions\.|ServiceError|your network may be blocking")


class Skipped(Exception):
    """There is no answer to be had, and why."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that a list pins, and where."""

    name: str
    file: str
    line: int


def packages(root: Path) -> list[Package]:
    """What the lists pin, in their order."""
    return [
        Package(pin[1], file, number)
        for file in LISTS
        for number, line in enumerate((root / file).read_text("utf-8").splitlines(), 1)
        if (pin := re.match(r"([\w.-]+)(\[.+\])?==", line))
    ]


def ask(root: Path, file: str) -> CompletedProcess[str]:
    """Let pip-audit look up what a list pins. Raises Skipped where it takes too long."""
    options = "--disable-pip --progress-spinner off --timeout 3 --format json --desc off"
    command = [sys.executable, "-m", "pip_audit", "--requirement", file, *options.split()]
    try:
        return subprocess.run(
            command, cwd=root, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except TimeoutExpired:
        raise Skipped(f"no answer within {SECONDS} seconds") from None


def vulnerabilities(
    file: str, lines: Mapping[str, int], answer: CompletedProcess[str]
) -> tuple[str, list[Problem]]:
    """What pip-audit says of a list: in a line, and as problems on the packages' lines.

    Raises Skipped where it says nothing: it ends well, too, where it could look up no package,
    as behind a mirror of the index.
    """
    if not answer.stdout.startswith("{"):
        if UNREACHABLE.search(answer.stderr):
            raise Skipped("the advisory database cannot be reached")
        words = (answer.stderr.strip().splitlines() or ["nothing"])[-1]
        finding = f"exit status {answer.returncode}, saying “{words}”"
        problem = Problem(file, 1, "pip-audit", finding, "run it by hand")
        return f"pip-audit: {file}: failed", [problem]
    found = json.loads(answer.stdout)["dependencies"]
    missed = [package["name"] for package in found if "skip_reason" in package]
    if len(missed) == len(found):
        raise Skipped("the advisory database cannot be reached")
    problems = [
        _vulnerable(file, lines.get(package["name"], 1), package, vulnerability)
        for package in found
        for vulnerability in package.get("vulns", ())
    ]
    line = f"pip-audit: {file}: {len(problems) or 'no'} known vulnerabilities"
    line += f" in {len(found) - len(missed)} packages"
    return line + (f", not looked up: {', '.join(missed)}" if missed else ""), problems


def _vulnerable(
    file: str, line: int, package: Mapping[str, Any], known: Mapping[str, Any]
) -> Problem:
    ids = ", ".join([known["id"], *known["aliases"]])
    fixed = " or ".join(known["fix_versions"])
    action = "replace it, or where it does not concern us add --ignore-vuln to tests/tools/audit.py"
    if fixed:
        action = f"update it to {fixed}"
    finding = f"version {package['version']} has the vulnerability {ids}"
    return Problem(file, line, package["name"], finding, action)


def declared(facts: Mapping[str, Any], known: Mapping[str, str]) -> list[str]:
    """The licences that a package's metadata (as JSON, PEP 566) names, in their known names.

    An SPDX expression gives all its parts (PEP 639). Before that, a package used the field or
    classifiers; a field may hold a whole licence, so it counts only where we know it.
    """
    field = facts.get("license", "")
    classifiers = [c for c in facts.get("classifier", ()) if c.startswith("License ::")]
    if expression := facts.get("license_expression"):
        names = re.split(r" (?:AND|OR|WITH) ", expression.replace("(", "").replace(")", ""))
    elif field in known or not classifiers:
        names = [field] if field else []
    else:
        names = [classifier.rpartition(" :: ")[2] for classifier in classifiers]
    return [known.get(name, name) for name in names]


def licences(
    pinned: Iterable[tuple[Package, Mapping[str, Any]]], known: Mapping[str, str]
) -> tuple[str, list[Problem]]:
    """The licences of packages: in a line, and a problem for each that is not known as free."""
    counts: Counter[str] = Counter()
    problems = []
    for package, facts in pinned:
        names = declared(facts, known)
        counts[" and ".join(names) or "none"] += 1
        if not names or not set(names) <= set(known.values()):
            finding = f"its licence is “{' and '.join(names)}”, expected one of the free ones"
            action = "replace it, or add a free licence to [tool.audit] in pyproject.toml"
            problems.append(Problem(package.file, package.line, package.name, finding, action))
    shown = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    return f"licences of {counts.total()} packages: {shown}", problems


def installed(
    pinned: Iterable[Package], stated: Mapping[str, str]
) -> Iterator[tuple[Package, Mapping[str, Any]]]:
    """The metadata of packages, leaving out those that other systems need."""
    for package in pinned:
        try:
            facts = metadata(package.name).json
        except PackageNotFoundError:
            continue
        if package.name in stated:
            facts = {"license_expression": stated[package.name]}
        yield package, facts


def main() -> int:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["audit"]
    known = {name: id for id, others in settings["free"].items() for name in (id, *others)}
    pinned = packages(ROOT)
    once = {package.name: package for package in reversed(pinned)}.values()
    line, problems = licences(installed(once, settings["stated"]), known)
    print(line)
    try:
        for file in LISTS:
            lines = {package.name: package.line for package in pinned if package.file == file}
            line, found = vulnerabilities(file, lines, ask(ROOT, file))
            print(line)
            problems += found
    except Skipped as reason:
        print(f"pip-audit: skipped, {reason}")
    for problem in told(problems):
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
