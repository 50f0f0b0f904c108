"""Check our scripts: ``python -m tests.tools.javascript.check``.

TypeScript reads them as they are: their types stand in JSDoc, and a name that is not used or not
known is a fault. Where it cannot be installed this says so, and checks nothing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tools.npm import installed

HERE = Path(__file__).parent
# What runs on a page, and what runs beside it: they know of different things.
PROJECTS = ("tsconfig.json", "worker.json")


def main() -> int:
    program = installed(HERE, "tsc")
    if not program:
        print(
            "The scripts are not checked: that needs Node.js with npm, and once the network.",
            file=sys.stderr,
        )
        return 0
    commands = [[str(program), "--project", str(HERE / name)] for name in PROJECTS]
    return max(subprocess.run(command, check=False).returncode for command in commands)


if __name__ == "__main__":
    raise SystemExit(main())
