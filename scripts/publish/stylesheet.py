"""One style sheet of the theme's and ours, with what the pages of a site use and nothing else."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import tinycss2

_IMPORT = re.compile(r'^@import "\./([\w.]+)";\n', re.MULTILINE)
_TAG = re.compile(r"<([a-z][^\s/>]*)([^>]*)")
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_NAMING = re.compile("class|id|dir|lang|type|role|data-.*")  # attributes whose values are names
_WORD = re.compile(r"[\w-]+")
_NESTED = ("media", "supports")
_CHOICE = ("is", "where", "has")  # of what stands in brackets after these, one must be there
_BARE = {"skip_comments": True, "skip_whitespace": True}


def joined(main: Path) -> str:
    """A style sheet with those that it imports in their places."""
    text = main.read_text("utf-8")
    return _IMPORT.sub(lambda found: main.with_name(found[1]).read_text("utf-8"), text)


def names_used(site: Path, script: str) -> set[str]:
    """The names of elements and attributes on the pages of a site, of classes and ids, and each
    word of its script, in which data-href is dataset.href."""
    found = set(_WORD.findall(script))
    found |= {f"data-{name}" for name in re.findall(r"\.dataset\.([a-z]+)", script)}
    for page in site.rglob("*.html"):
        for tag, attributes in set(_TAG.findall(page.read_text("utf-8"))):
            found.add(tag)
            for name, value in _ATTRIBUTE.findall(attributes):
                found.add(name)
                found.update(_WORD.findall(value) if _NAMING.fullmatch(name) else ())
    return found


def trimmed(css: str, names: set[str]) -> str:
    """``css`` without what nothing with these names can match, and custom properties of no use."""
    once = _rules(tinycss2.parse_stylesheet(css, **_BARE), names | set(_WORD.findall(css)), names)
    used = set(re.findall(r"var\((--[\w-]+)", once))
    return _rules(tinycss2.parse_stylesheet(once, **_BARE), used, names)


def _rules(rules: Sequence[Any], properties: set[str], names: set[str]) -> str:
    """Rules with what may be used of them; a rule of which that is nothing is gone."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            head = ",".join(_text(one) for one in _listed(rule.prelude) if _possible(one, names))
            body = _declared(rule.content, properties)
        elif rule.type == "at-rule" and rule.content and rule.lower_at_keyword in _NESTED:
            head = f"@{rule.at_keyword} {_text(rule.prelude)}"
            inner = tinycss2.parse_rule_list(rule.content, **_BARE)
            body = _rules(inner, properties, names)
        else:
            head, body = "", ""
            kept.append(_text([rule]))
        kept.append(f"{head}{{{body}}}" if head and body else "")
    return "".join(kept)


def _declared(content: Sequence[Any], properties: set[str]) -> str:
    declarations = tinycss2.parse_declaration_list(content, **_BARE)
    return ";".join(
        f"{one.name}:{_text(one.value)}{'!important' * one.important}"
        for one in declarations
        if one.type == "declaration" and (one.name[:2] != "--" or one.name in properties)
    )


def _text(tokens: Sequence[Any]) -> str:
    return re.sub(
        r",?\s+", lambda space: space[0].strip() or " ", tinycss2.serialize(tokens)
    ).strip()


def _listed(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    """The selectors of a list, which commas divide."""
    for comma, group in groupby(tokens, lambda token: token == ","):
        if not comma:
            yield list(group)


def _possible(selector: Sequence[Any], names: set[str]) -> bool:
    """Whether all elements, classes, ids and attributes of a selector have names that are used."""
    before = ""
    for token in selector:
        needed = list[str]()
        if (token.type == "ident" and before != ":") or token.type == "hash":
            needed = [token.value]
        elif token.type == "[] block":
            needed = [part.value for part in token.content if part.type in ("ident", "string")]
            needed = needed if _NAMING.fullmatch(needed[0]) else needed[:1]
        elif token.type == "function" and token.lower_name in _CHOICE:
            needed = [] if any(_possible(one, names) for one in _listed(token.arguments)) else [""]
        if not names.issuperset(needed):
            return False
        before = getattr(token, "value", "")
    return True
