"""WebKitGTK on a screen that nobody sees, by WebDriver's own protocol."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.support.engine import HEIGHT, Engine, free_port, packed, patient

PYTHON = "/usr/bin/python3"  # the one that Debian's packages are for
WINDOW = Path(__file__).with_name("webkit_window.py")
BINDINGS = "import gi; gi.require_version('WebKit2', '4.1')"
PACKAGES = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb", "dbus-run-session": "dbus"}
COMMANDS = {
    "ExecuteAsyncScript": ("POST", "/execute/async"),
    "Navigate": ("POST", "/url"),
    "PerformActions": ("POST", "/actions"),
    "ReleaseActions": ("DELETE", "/actions"),
    "SetTimeouts": ("POST", "/timeouts"),
    "SetWindowRect": ("POST", "/window/rect"),
    "TakeScreenshot": ("GET", "/screenshot"),
}
# Without a graphics card, and without the services of a desktop.
QUIET = {
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "NO_AT_BRIDGE": "1",
    "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
}


class WebKit(Engine):
    name = "webkit"

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._paper = Path(self._folder.name, "page.pdf")
        self._log = Path(self._folder.name, "log")
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "2000x1200x24"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._screen.stdout
        display = f":{self._screen.stdout.readline().strip()}"
        port = free_port()
        with self._log.open("w") as log:
            self._driver = subprocess.Popen(
                ["dbus-run-session", "--", "WebKitWebDriver", f"--port={port}"],
                stdout=log,
                stderr=log,
                env={**os.environ, **QUIET, "DISPLAY": display},
                start_new_session=True,  # so that what it starts ends with it
            )
        self._address = f"http://127.0.0.1:{port}/session"
        options = {"binary": PYTHON, "args": [str(WINDOW), str(self._paper)]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = patient(lambda: self._ask("POST", "", wanted))
        self._address += f"/{session['sessionId']}"
        self.call("SetTimeouts", script=30_000, pageLoad=30_000)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        request = urllib.request.Request(
            self._address + path,
            packed(body) if method == "POST" else None,
            {"Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.read().decode()}") from None

    def call(self, command: str, **parameters: Any) -> Any:
        return self._ask(*COMMANDS[command], parameters)

    def resize(self, width: int) -> None:
        self.call("SetWindowRect", width=width, height=HEIGHT)
        assert self.wait("(width) => innerWidth === width", width)

    def _lines(self) -> list[str]:
        return self._log.read_text("utf-8", errors="replace").splitlines()

    def said(self) -> list[str]:
        return list(self.evaluate("() => __said.splice(0)"))

    def pdf(self) -> bytes:
        def printed() -> int:
            return sum(line.startswith("PRINTED") for line in self._lines())

        def paper() -> bytes:
            if printed() == before:
                raise OSError("The page is not printed yet.")
            return self._paper.read_bytes()

        before = printed()
        window = next(line for line in self._lines() if line.startswith("WINDOW "))
        os.kill(int(window.split()[1]), signal.SIGUSR1)
        return patient(paper)

    def close(self) -> None:
        with suppress(RuntimeError):  # the driver finds that the window has gone
            self._ask("DELETE", "")
        os.killpg(self._driver.pid, signal.SIGTERM)
        self._driver.wait()
        self._screen.terminate()
        self._screen.wait()
        self._folder.cleanup()


def missing() -> str:
    """The packages that are not installed."""
    found = [package for name, package in PACKAGES.items() if not shutil.which(name)]
    try:
        subprocess.run([PYTHON, "-c", BINDINGS], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        found += ["python3-gi", "gir1.2-webkit2-4.1"]
    return " ".join(found)
