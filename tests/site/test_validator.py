"""The Nu Html Checker finds no error on any page. It comes from npm, and runs on Java."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.support.seeds import ROOT
from tests.support.site import Site
from tests.tools.npm import installed

PACKAGE = ROOT / "tests/tools/html"


@pytest.mark.exhaustive
def test_every_page_is_valid(any_site: Site) -> None:
    if not shutil.which("java") or not installed(PACKAGE, "vnu"):
        pytest.skip("that needs Java, Node.js with npm, and once the network")
    checker = PACKAGE / "node_modules/vnu-jar/build/dist/vnu.jar"
    pages = [str(path) for path in any_site.folder.rglob("*.html")]
    command = ["java", "-jar", str(checker), "--errors-only", "--format", "gnu", *pages]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""
