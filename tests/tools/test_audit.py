from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from scripts.pipeline import ROOT
from tests.support.cases import tables
from tests.tools import audit
from tests.tools.audit import (
    Package,
    Skipped,
    declared,
    installed,
    licences,
    main,
    packages,
    vulnerabilities,
)

Case = dict[str, Any]
FREE = {"MIT": "MIT", "MIT License": "MIT", "Apache-2.0": "Apache-2.0", "PSF-2.0": "PSF-2.0"}
LINES = {"babel": 1, "click": 7, "jinja2": 90, "requests": 650}
CLICK = Package("click", "requirements.txt", 7)


def answer(case: Case) -> CompletedProcess[str]:
    return CompletedProcess([], case["status"], case["stdout"], case["stderr"])


def known_or_skipped(case: Case) -> Case:
    """What comes of an answer, as a case has it."""
    try:
        line, problems = vulnerabilities("requirements.txt", LINES, answer(case))
    except Skipped as reason:
        return {"skipped": str(reason)}
    return {"line": line, "problems": [str(problem) for problem in problems]}


@pytest.mark.parametrize("case", tables("audit/vulnerabilities.toml"))
def test_an_answer_of_pip_audit(case: Case) -> None:
    assert known_or_skipped(case).items() <= case.items()


def test_pip_audit_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "SECONDS", 0.01)
    with pytest.raises(Skipped, match="no answer within"):
        audit.ask(ROOT, "requirements.txt")


@pytest.mark.parametrize("case", tables("audit/licences.toml"))
def test_a_licence(case: Case) -> None:
    assert declared(case["facts"], FREE) == case["names"]
    _, problems = licences([(CLICK, case["facts"])], FREE)
    assert (problems == []) is case["free"]


def test_licences_are_counted() -> None:
    found = [(CLICK, {"license": name}) for name in ("MIT", "Apache-2.0", "MIT License")]
    assert licences(found, FREE) == ("licences of 3 packages: MIT 2, Apache-2.0 1", [])


def test_a_licence_that_is_not_free() -> None:
    line, (problem,) = licences([(CLICK, {"license": "BUSL-1.1"})], FREE)
    assert line == "licences of 1 packages: BUSL-1.1 1"
    assert str(problem).startswith("requirements.txt:7: click: its licence is “BUSL-1.1”, expected")


def test_what_the_lists_pin(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("click==8.5.1 \\\n    --hash=sha256:00\n# via a\n")
    (tmp_path / "requirements-dev.txt").write_text("# b\ncolorama==0.4.6 ; sys_platform == 'win32'")
    click, colorama = packages(tmp_path)
    assert click == Package("click", "requirements.txt", 1)
    assert colorama == Package("colorama", "requirements-dev.txt", 2)


def test_packages_of_other_systems_are_left_out() -> None:
    absent = Package("no-such-package", "requirements.txt", 1)
    ((package, facts),) = installed([CLICK, absent], {})
    assert package == CLICK
    assert declared(facts, {}) == ["BSD-3-Clause"]


def test_a_licence_that_we_state() -> None:
    ((_, facts),) = installed([CLICK], {"click": "MIT"})
    assert declared(facts, {}) == ["MIT"]


@pytest.mark.parametrize("case", tables("audit/vulnerabilities.toml"))
def test_the_audit_of_this_project(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "LISTS", ("requirements.txt",))
    monkeypatch.setattr(audit, "ask", lambda *_: answer(case))
    assert main() == (1 if case.get("problems") else 0)
    shown, problems = capsys.readouterr()
    assert shown.endswith(case.get("line", f"pip-audit: skipped, {case.get('skipped')}") + "\n")
    assert len(problems.splitlines()) == len(case.get("problems", []))
