"""Firefox without a driver: it is asked by Marionette, lists of JSON that follow their length."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.support.engine import HEIGHT, Engine, free_port, packed, patient

PROGRAMS = ("firefox-esr", "firefox")
# Silent, and without the pages of a first start.
PREFERENCES = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.url": "",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.http.speculative-parallel-limit": 0,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    "toolkit.telemetry.server": "",
}
SIZE = """const [width, height] = arguments;
const size = { maxWidth: `${width}px`, minWidth: `${width}px`, maxHeight: `${height}px` };
Object.assign(gBrowser.selectedBrowser.style, size);"""
CONSOLE = """const storage = Cc["@mozilla.org/consoleAPI-storage;1"]
  .getService(Ci.nsIConsoleAPIStorage);
const ours = (place) => /^(https?|file):/.test(place ?? "");
const said = [
  ...Services.console.getMessageArray()
    .filter((m) => m instanceof Ci.nsIScriptError && ours(m.sourceName) && !(m.flags & 1)),
  ...storage.getEvents().filter((m) => m.level === "error" && ours(m.filename)),
].map((m) => m.errorMessage ?? m.arguments.join(" "));
Services.console.reset();
storage.clearEvents();
return said;"""


class Firefox(Engine):
    name = "firefox"

    def __init__(self, program: str) -> None:
        self._folder = tempfile.TemporaryDirectory()
        port = free_port()
        profile = Path(self._folder.name)
        lines = {**PREFERENCES, "marionette.port": port}.items()
        (profile / "user.js").write_text(
            "".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in lines)
        )
        command = [program, "--headless", "--marionette", "--remote-allow-system-access"]
        command += ["--no-remote", "--profile", str(profile)]
        silent = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdout=silent, stderr=silent)
        self._socket = patient(lambda: socket.create_connection(("127.0.0.1", port), timeout=60))
        self._next = 0
        self._received()  # its greeting
        self.call("NewSession", capabilities={"alwaysMatch": {}})
        self.call("SetTimeouts", script=30_000, pageLoad=30_000)
        self.call("SetWindowRect", width=2000, height=1100)

    def _received(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        parts, missing = [], int(length[:-1])
        while missing:
            parts.append(self._socket.recv(missing))
            missing -= len(parts[-1])
        return json.loads(b"".join(parts))

    def call(self, command: str, **parameters: Any) -> Any:
        self._next += 1
        name = command if ":" in command else f"WebDriver:{command}"
        message = packed([0, self._next, name, parameters])
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._received()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        whole = isinstance(result, dict) and set(result) == {"value"}
        return result["value"] if whole else result

    def chrome(self, script: str, *arguments: Any) -> Any:
        """Run a script in the browser itself, not in the page."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            return self.call("ExecuteScript", script=script, args=list(arguments))
        finally:
            self.call("Marionette:SetContext", value="content")

    def resize(self, width: int) -> None:
        self.chrome(SIZE, width, HEIGHT)

    def prefer(self, name: str, value: int) -> None:
        """Set a preference until the browser is closed."""
        self.chrome("Services.prefs.setIntPref(...arguments)", name, value)

    def said(self) -> list[str]:
        return list(self.chrome(CONSOLE))

    def pdf(self) -> bytes:
        paper = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self.call("Print", page=paper, background=False))

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()


def missing() -> str:
    """The package that is not installed, if there is one."""
    return "" if any(map(shutil.which, PROGRAMS)) else "firefox-esr"


def start() -> Firefox:
    return Firefox(next(filter(None, map(shutil.which, PROGRAMS))))
