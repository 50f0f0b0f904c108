"""Put our scripts together: each one file of its modules (docs/assets), without remarks."""

import re
from pathlib import Path

import rjsmin

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|const) (\w+))", re.MULTILINE)
_SHARED = "site"  # the global object in which a script has what a later one takes from it


def bundled(main: Path, later: Path | None = None) -> str:
    """The modules that ``main`` imports, each after those that it needs, in one function.

    They share its scope, so that no two may give one name to different things. What the script of
    ``later`` needs of them is left for it.
    """
    modules = _modules(main, {})
    names = _names(modules, _modules(later, {})) if later else ""
    left = f"globalThis.{_SHARED}={{{names}}};" if later else ""
    return _minified(f'(() => {{"use strict";{_joined(modules)}{left}}})();')


def added(main: Path, before: Path) -> str:
    """The script of ``main`` as a module that is loaded later, and takes from the script of
    ``before`` what that has already."""
    there, modules = _modules(before, {}), _modules(main, {})
    own = {path: text for path, text in modules.items() if path not in there}
    (given,) = _EXPORT.findall(own[main])
    taken = f"const {{{_names(there, modules)}}} = globalThis.{_SHARED};"
    return _minified(f"{taken}{_joined(own)}export {{{given}}};")


def _minified(script: str) -> str:
    return str(rjsmin.jsmin(script))


def _joined(modules: dict[Path, str]) -> str:
    return "".join(
        re.sub(r"^export ", "", _IMPORT.sub("", m), flags=re.M) for m in modules.values()
    )


def _names(there: dict[Path, str], modules: dict[Path, str]) -> str:
    """What the modules that are not there import from those that are."""
    found = {
        name
        for path, text in modules.items()
        if path not in there
        for names, source in _IMPORT.findall(text)
        if path.with_name(source) in there
        for name in re.findall(r"\w+", names)
    }
    return ", ".join(sorted(found))


def _modules(path: Path, found: dict[Path, str]) -> dict[Path, str]:
    """Add a module, and before it those that it imports."""
    text = path.read_text("utf-8")
    for _, name in _IMPORT.findall(text):
        if path.with_name(name) not in found:
            _modules(path.with_name(name), found)
    found[path] = text
    return found
