"""What GitHub runs: the workflows, read as they are."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import product
from typing import Any

import pytest
import yaml

from tests.support.seeds import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
WORKFLOWS: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in FILES
}
JOBS = [
    pytest.param(job, id=f"{name}-{job_name}")
    for name, workflow in WORKFLOWS.items()
    for job_name, job in workflow["jobs"].items()
]
Job = dict[str, Any]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(" ".join(re.findall(r"^([a-z -]+):", MAKEFILE, re.MULTILINE)).split())


def test_every_action_is_pinned_and_its_version_named() -> None:
    pin = re.compile(r"uses: (\./[\w./-]+\.yml|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$")
    uses = [
        line for path in FILES for line in path.read_text("utf-8").splitlines() if "uses" in line
    ]
    assert [line for line in uses if not pin.search(line)] == []
    assert len(set(re.findall(r"actions/checkout@\w+", "\n".join(uses)))) == 1


@pytest.mark.parametrize("job", JOBS)
def test_a_step_is_a_target_of_make_or_a_script_that_tests_run(job: Job) -> None:
    for step in job.get("steps", []):
        words = step.get("run", "make site").split()
        if words[0] == "make":
            targets = [words[1]]
            if targets == ['"$TARGET"']:
                targets = job["strategy"]["matrix"]["target"]
            assert [target for target in targets if target not in TARGETS] == []
        else:
            assert (ROOT / words[0]).stat().st_mode & 0o111
            assert words[1:] in ([], [">>", '"$GITHUB_OUTPUT"'])


@pytest.mark.parametrize("job", JOBS)
def test_a_job_ends_and_may_do_no_more_than_it_must(job: Job) -> None:
    assert "uses" in job or job["timeout-minutes"] <= 90
    writing = {name for name, what in job.get("permissions", {}).items() if what == "write"}
    assert writing in (set(), {"pages", "id-token"})
    for step in job.get("steps", []):
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
            assert not writing, "no code of ours runs with the right to publish"


def test_by_default_a_workflow_may_only_read() -> None:
    allowed: tuple[Any, ...] = ({}, {"contents": "read"})
    assert [name for name, it in WORKFLOWS.items() if it["permissions"] not in allowed] == []


RESULTS = ("success", "failure", "cancelled", "skipped")


@pytest.mark.parametrize(("build", "code"), list(product(RESULTS, RESULTS)))
@pytest.mark.parametrize("tested", ["true", "false", ""])
@pytest.mark.parametrize("ref", ["refs/heads/main", "refs/pull/1/merge"])
def test_what_is_published(build: str, code: str, tested: str, ref: str) -> None:
    """Of the main branch, what was built of code that has been tested, now or before."""
    condition = WORKFLOWS["content"]["jobs"]["publish"]["if"]
    values = {
        "!cancelled()": "True",
        "github.ref": repr(ref),
        "needs.build.result": repr(build),
        "needs.build.outputs.tested": repr(tested),
        "needs.code.result": repr(code),
        "&&": "and",
        "||": "or",
    }
    for name, value in values.items():
        condition = condition.replace(name, value)
    published = eval(condition.strip().removeprefix("${{").removesuffix("}}"), {"__builtins__": {}})
    sound = tested == "true" or code == "success"
    assert published is (ref == "refs/heads/main" and build == "success" and sound)


@pytest.mark.skipif(not shutil.which("actionlint"), reason="code.yml runs it; see .ci/actionlint")
def test_actionlint() -> None:
    done = subprocess.run([ROOT / ".ci/actionlint"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
