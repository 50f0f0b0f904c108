"""Fetch what the live site knows of its ids: ``python -m scripts.published FOLDER``.

``FOLDER`` then has report.json of each report, and terms.json, where the site has them; PUBLISHED
names it to the other commands. The address of the site is SITE_URL. That a site is not there yet,
or has no such report, is said and is no error: nothing was published then.
"""

import os
import sys
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from scripts.pipeline import ROOT, reports
from scripts.render.addresses import GLOSSARY_DATA

SECONDS = 20  # to wait for an answer


def main(arguments: Sequence[str]) -> int:
    folder, site = Path(arguments[0]), os.environ.get("SITE_URL", "").rstrip("/")
    for name in [*(f"{report.name}/report.json" for report in reports(ROOT)), GLOSSARY_DATA]:
        try:
            if not site.startswith(("https://", "http://")):
                raise ValueError("SITE_URL names no site")
            with urlopen(f"{site}/{name}", timeout=SECONDS) as answer:
                data = answer.read()
        except (OSError, HTTPException, ValueError) as error:
            print(f"{name} is not known as it was published ({error}).", file=sys.stderr)
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
