"""make serve: what cannot be built takes no page away."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.support import project
from tests.support.seeds import edit
from tests.test_make import SETTINGS

SECONDS = 90


@contextmanager
def serving(root: Path) -> Iterator[tuple[str, Path]]:
    """Serve the project; yields its address, and the file that holds what the terminal shows."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", host]
    log = root / "terminal"
    with log.open("w") as shown:
        server = subprocess.Popen(command, cwd=root, env=SETTINGS, stdout=shown, stderr=shown)
    try:
        wait_for("Serving on", log)
        yield f"http://{host}/", log
    finally:
        server.terminate()
        server.wait()


def wait_for(words: str, log: Path, times: int = 1) -> None:
    end = time.monotonic() + SECONDS
    while log.read_text("utf-8").count(words) < times:
        assert time.monotonic() < end, log.read_text("utf-8")
        time.sleep(0.05)


def page(address: str) -> str:
    with urlopen(f"{address}en/2017/review/", timeout=SECONDS) as answer:
        return bytes(answer.read()).decode("utf-8")


def test_a_problem_keeps_the_last_pages(tmp_path: Path) -> None:
    root = project.copy(tmp_path)
    with serving(root) as (address, log):
        assert "32,000" in page(address)
        edit(root, "2017/en.po", "32,000", "320,000")  # a problem of the seeds
        wait_for("nothing was written", log)
        assert "32,000" in page(address)
        edit(root, "2017/en.po", "320,000", "32,000")
        edit(root, "2017/en.po", "completed in full", "completed entirely")
        wait_for("Documentation built in", log, 2)
        wait_for("Reloading browsers", log, 2)
        assert "completed entirely" in page(address)
        (root / "overrides/main.html").write_text("{% block %}")  # a problem of what builds them
        wait_for("TemplateSyntaxError", log)
        assert "completed entirely" in page(address)
