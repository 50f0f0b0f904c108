"""Leave out of a stylesheet what the site does not use, so that a first visit is lighter."""

import re
import tomllib
from pathlib import Path
from typing import Any

import tinycss2

_UNUSED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_CLASSES = tuple(_UNUSED["classes"].split())
_ICONS = re.compile(f"--md-(?:{'|'.join(_UNUSED['icons'].split())})")
_CLASS = re.compile(r"\.([\w-]+)")
_NESTED = ("media", "supports")
_BARE = {"skip_comments": True, "skip_whitespace": True}


def trimmed(css: str) -> str:
    """``css`` without the rules, selectors and icons of components that no page of ours has."""
    return "".join(map(_kept, tinycss2.parse_stylesheet(css, **_BARE)))


def _kept(rule: Any) -> str:
    """A rule with what may be used of it; nothing if that is nothing."""
    if rule.type == "qualified-rule":
        head = ",".join(_selectors(tinycss2.serialize(rule.prelude)))
        body = _declarations(tinycss2.serialize(rule.content))
    elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _NESTED:
        head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
        body = "".join(map(_kept, tinycss2.parse_rule_list(rule.content, **_BARE)))
    else:
        return str(rule.serialize())
    return f"{head}{{{body}}}" if head and body else ""


def _selectors(prelude: str) -> list[str]:
    """The selectors of a rule that may match; one with brackets is kept or dropped whole."""
    parts = [prelude] if "(" in prelude else prelude.split(",")
    return [part for part in parts if not _unused(part)]


def _unused(selector: str) -> bool:
    """Whether each alternative of a selector needs an unused class, apart from those in :not()."""
    parts = re.sub(r":not\([^()]*\)", "", selector).split(",")
    return all(any(name.startswith(_CLASSES) for name in _CLASS.findall(part)) for part in parts)


def _declarations(content: str) -> str:
    """A rule's declarations without the icons of unused components."""
    if not _ICONS.search(content):
        return content
    declared = tinycss2.parse_declaration_list(content, **_BARE)
    return ";".join(
        d.serialize() for d in declared if d.type == "declaration" and not _ICONS.match(d.name)
    )
