"""Measure: ``python -m tests.tools.bench``. Machines differ, so the ratio is what counts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scripts.pipeline import generate
from tests.support import project
from tests.support.seeds import EDITION


def seconds(action: Callable[[], object], times: int) -> float:
    """The median duration of ``times`` runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def first_generation() -> float:
    """Seconds that a new process spends on generating, imports included, start-up not."""
    code = (
        "import sys, time; start = time.perf_counter(); from pathlib import Path;"
        "from scripts.pipeline import generate; generate(Path(sys.argv[1]));"
        "print(time.perf_counter() - start)"
    )
    run = [sys.executable, "-c", code, str(EDITION)]
    return statistics.median(float(subprocess.check_output(run, text=True)) for _ in range(5))


def main() -> None:
    generation = seconds(lambda: generate(EDITION), 5)
    with_imports = first_generation()
    with tempfile.TemporaryDirectory() as folder:
        root, site = project.copy(Path(folder, "project")), Path(folder, "site")
        mkdocs = seconds(lambda: project.build_pages(root, site, "http://localhost:8000/"), 3)
    whole = with_imports + mkdocs
    print(f"generate docs/ in memory           {generation:6.3f} s")
    print(f"the same in a new process          {with_imports:6.3f} s  (budget 0.5 s)")
    print(f"mkdocs build --strict              {mkdocs:6.3f} s")
    print(f"generation / whole build           {generation / whole:6.1%}    (budget 10 %)")
    print(f"with its imports / whole build     {with_imports / whole:6.1%}")


if __name__ == "__main__":
    main()
