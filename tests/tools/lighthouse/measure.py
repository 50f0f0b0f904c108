"""Run Lighthouse (mobile) over the pages: ``python -m tests.tools.lighthouse.measure [PAGE …]``.

The site is built for a local server that compresses as static hosts do. Performance is the
median of three runs. Needs Node.js 18 or newer with npm.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import project, samples
from tests.support.chromium import ARGUMENTS, find
from tests.support.seeds import ROOT
from tests.support.server import serve
from tests.tools.npm import installed
from tests.tools.screenshots import PAGES

HERE = Path(__file__).parent
PATHS = {**PAGES, "compare": "compare/2017/2018/"}  # that of a site of two reports
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores(program: Path, url: str) -> dict[str, float]:
    """The score of each category, 0 to 100."""
    chromium = find()
    assert chromium
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "report.json")
        command = [str(program), url, "--quiet", "--output=json", f"--output-path={output}"]
        command += [f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}"]
        environment = {**os.environ, "CHROME_PATH": chromium}
        subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
        report = json.loads(output.read_text("utf-8"))
    for audit in report["audits"].values():
        if audit["score"] is not None and audit["score"] < 1 and "--why" in sys.argv:
            print("   ", audit["id"], audit["score"], audit.get("displayValue", ""))
    return {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}


def main(arguments: list[str]) -> None:
    program = installed(HERE, "lighthouse")
    if not program:
        sys.exit("make lighthouse needs Node.js 18 or newer with npm.")
    wanted = [name for name in arguments if name in PATHS] or [n for n in PATHS if n != "404"]
    print(f"{'page':24} performance  accessibility  best practices  SEO")
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as url:
        bases = {**dict.fromkeys(PAGES, url), "compare": f"{url}two/"}
        project.build_pages(ROOT, Path(folder), url)
        if "compare" in wanted:
            with tempfile.TemporaryDirectory() as root:
                two = samples.add(project.bare(Path(root)))
                project.build(two, Path(folder, "two"), bases["compare"])
        for name in wanted:
            for prefix in ("", "en/"):
                address = bases[name] + prefix + PATHS[name]
                _print(prefix + name, [scores(program, address) for _ in range(3)])


def _print(page: str, runs: list[dict[str, float]]) -> None:
    values = {key: statistics.median(run[key] for run in runs) for key in CATEGORIES}
    print(
        f"{page:24} {values['performance']:11.0f}  {values['accessibility']:13.0f}  "
        f"{values['best-practices']:14.0f}  {values['seo']:3.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
