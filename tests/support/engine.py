"""What the tests of other engines ask of a browser, whichever it is: the words of WebDriver."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")

HEIGHT = 800
# The characters by which WebDriver names keys that write none.
KEYS = {
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "Space": " ",
    "ArrowDown": "\ue015",
    "ArrowRight": "\ue014",
    "Home": "\ue011",
}
# Run a script that may wait, and hand back what it gives or the fault that it met.
WAITED = """const done = arguments[arguments.length - 1];
Promise.resolve((%s)(...[...arguments].slice(0, -1)))
  .then((value) => done({ value }), (error) => done({ error: String(error) }));"""


class Engine(ABC):
    """A running browser with one window.

    ``said`` gives the faults that its console got since the last time: scripts that failed, and
    what the policy refused.
    """

    name: str

    @abstractmethod
    def call(self, command: str, **parameters: Any) -> Any:
        """A command of WebDriver, by the name that Firefox gives it."""

    @abstractmethod
    def resize(self, width: int) -> None:
        """Make the page ``width`` pixels wide."""

    @abstractmethod
    def said(self) -> list[str]: ...

    @abstractmethod
    def pdf(self) -> bytes:
        """The page as it is printed on A4."""

    @abstractmethod
    def close(self) -> None: ...

    def open(self, url: str) -> None:
        """Open an address as from outside, though the page may be open already."""
        self.call("Navigate", url="about:blank")
        self.call("Navigate", url=url)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What a function of JavaScript gives, or its promise."""
        script = WAITED % function
        given = self.call("ExecuteAsyncScript", script=script, args=list(arguments))
        if given is None:  # the page was being left
            return None
        assert "error" not in given, given["error"]
        return given.get("value")

    def wait(self, function: str, *arguments: Any, seconds: float = 10) -> Any:
        """The first value of the function that is true; None if there is none in time."""
        end = time.monotonic() + seconds
        while not (value := self.evaluate(function, *arguments)):
            if time.monotonic() > end:
                return None
            time.sleep(0.05)
        return value

    def press(self, *keys: str) -> None:
        """Press and let go keys one after another, by their names in KEYS or by what they write."""
        strokes = [
            {"type": type_, "value": KEYS.get(key, key)}
            for key in keys
            for type_ in ("keyDown", "keyUp")
        ]
        self._perform([{"type": "key", "id": "keyboard", "actions": strokes}])

    def screenshot(self) -> str:
        """What the window shows, as the address of a picture."""
        return f"data:image/png;base64,{self.call('TakeScreenshot', full=False)}"

    def type(self, text: str) -> None:
        self.press(*text)

    def click(self, selector: str) -> None:
        """Click the first element shown of those that match."""
        place = self.evaluate(CENTRE, selector)
        assert place, f"{selector} is not shown"
        self.click_at(place)

    def click_at(self, place: dict[str, int]) -> None:
        """Click what stands at x and y of the view."""
        move = {"type": "pointerMove", "duration": 0, "origin": "viewport", **place}
        actions = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._perform(
            [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"},
              "actions": actions}]
        )  # fmt: skip

    def _perform(self, actions: Sequence[dict[str, Any]]) -> None:
        self.call("PerformActions", actions=list(actions))
        self.call("ReleaseActions")


CENTRE = """(selector) => {
  const shown = [...document.querySelectorAll(selector)].find((e) => e.checkVisibility());
  shown?.scrollIntoView({ block: "nearest" });
  const box = shown?.getBoundingClientRect();
  return box && { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}"""


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def patient(ask: Callable[[], T]) -> T:
    """What ``ask`` gives, once there is a connection, or a file; for half a minute it is asked."""
    for _ in range(300):
        try:
            return ask()
        except OSError:
            time.sleep(0.1)
    return ask()


def fonts_missing() -> str:
    """The package of Chinese fonts, if there is no such font."""
    if not shutil.which("fc-list"):
        return "fontconfig fonts-noto-cjk"
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout
    return "" if listed else "fonts-noto-cjk"
