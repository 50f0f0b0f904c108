"""Generate docs/ from seeds/: ``python -m scripts.build [--check]``.

Pages are written (by scripts.render.docs) only when no check found a problem. With ``--check``
nothing is written; the exit status says whether docs/ is fresh.
"""

import argparse
import sys
from collections.abc import Sequence

from scripts.annotate.phrases import alignments
from scripts.model.problem import Problem, told
from scripts.phrases import progress
from scripts.pipeline import ROOT, docs, examine
from scripts.render.docs import stale, write


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; is docs/ fresh?")
    parser.add_argument("--all", action="store_true", help="list every warning")
    parser.add_argument("--strict", action="store_true", help="a warning is an error")
    options = parser.parse_args(arguments)
    editions, problems = examine(ROOT)
    if editions and not (options.strict and problems):
        publish = stale if options.check else write
        problems += publish(docs(editions), ROOT / "docs")
    for line in told(problems, options.all):
        print(line, file=sys.stderr)
    for edition in editions:
        if edition.layers.phrases and not all(one.whole for one in alignments(edition).values()):
            print(progress(edition))
    stopped = options.strict or any(not problem.warning for problem in problems)
    if problems:
        outcome = "; nothing was written" if stopped or options.check else ""
        print(f"{_count(problems)}{outcome}.", file=sys.stderr)
    return 1 if problems and stopped else 0


def _count(problems: Sequence[Problem]) -> str:
    """How many problems there are: 2 errors, 1 warning."""
    warnings = sum(problem.warning for problem in problems)
    counts = (("error", len(problems) - warnings), ("warning", warnings))
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for word, n in counts if n)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
