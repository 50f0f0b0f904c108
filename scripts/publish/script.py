"""Put our script together: one file of its modules (docs/assets), without remarks and line ends."""

import re
from pathlib import Path

import rjsmin

_IMPORT = re.compile(r'^import [^;]*? from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def bundled(main: Path) -> str:
    """The modules that ``main`` imports, each after those that it needs, in one function.

    They share its scope, so that no two may give one name to different things.
    """
    return minified(f'(() => {{"use strict";{"".join(_modules(main, {}).values())}}})();')


def minified(script: str) -> str:
    """A script without remarks and needless space."""
    return str(rjsmin.jsmin(script))


def _modules(path: Path, found: dict[Path, str]) -> dict[Path, str]:
    """Add a module, and before it those that it imports."""
    text = path.read_text("utf-8")
    for name in _IMPORT.findall(text):
        if path.with_name(name) not in found:
            _modules(path.with_name(name), found)
    found[path] = _EXPORT.sub("", _IMPORT.sub("", text))
    return found
