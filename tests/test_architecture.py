"""The house: imports between the folders of scripts/ run one way, and nothing in it is too long."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.support.seeds import ROOT

# A folder may import those before it.
ORDER = "model chinese read parse identify translate annotate compare render publish check".split()
# On top of all, and imported by one another, by overrides/ and by tests only.
COMMANDS = set("alone pipeline build sync new outline phrases verify summary published".split())
GUESSING = {"new", "outline", "phrases"}  # the commands that import draft
LINES, FUNCTION = 300, 40
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for folder in ("scripts", "overrides")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.name != "__init__.py"
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}


def imported(name: str) -> set[str]:
    """The modules of scripts/ that a module imports, wherever the import stands."""
    found = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names} & MODULES.keys()
            found |= inner or {node.module}
    return {module for module in found if module.startswith("scripts.")}


def folder(module: str) -> str:
    """The folder of a module below scripts/, or the name of the module where it is in none."""
    return module.split(".")[1]


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("scripts.")])
def test_imports_run_one_way(name: str) -> None:
    here = folder(name)
    if here in COMMANDS:
        allowed = {*COMMANDS, *ORDER, *(["draft"] if here in GUESSING else [])}
    elif here == "draft":
        allowed = {"draft", *ORDER} - {"check"}
    else:
        assert here in ORDER, f"{name} is in no folder of the plan, and no command"
        allowed = {*ORDER[: ORDER.index(here) + 1]}
    assert {module for module in imported(name) if folder(module) not in allowed} == set()


def test_no_module_imports_itself_in_a_circle() -> None:
    waiting = {name: imported(name) & MODULES.keys() for name in MODULES}
    while free := {name for name, others in waiting.items() if not others & waiting.keys()}:
        waiting = {name: others for name, others in waiting.items() if name not in free}
    assert waiting == {}


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("overrides.")])
def test_the_hooks_do_not_guess(name: str) -> None:
    assert {module for module in imported(name) if folder(module) == "draft"} == set()


@pytest.mark.parametrize("name", MODULES)
def test_nothing_is_too_long(name: str) -> None:
    functions = (n for n in ast.walk(TREES[name]) if isinstance(n, ast.FunctionDef))
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION} == {}
    assert len(MODULES[name].read_text("utf-8").splitlines()) <= LINES


def test_no_test_is_too_long() -> None:
    files = [path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts]
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in files}
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}


def public(name: str) -> Iterator[str]:
    """What a module defines for others: its functions and classes."""
    for node in TREES[name].body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def test_no_two_things_have_one_name() -> None:
    places = defaultdict(set)
    for module in MODULES:
        if module.startswith("scripts."):
            for name in set(public(module)) - {"main"}:  # each command has one
                places[name].add(module)
    assert {name: sorted(modules) for name, modules in places.items() if len(modules) > 1} == {}
