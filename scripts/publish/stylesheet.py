"""Leave out of a stylesheet what the site does not use, so that a first visit is lighter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import tinycss2

# Components of the theme that no page of ours has, by the beginning of their class.
UNUSED = """
    admonition tabbed highlight keys key- md-annotation md-author md-banner md-clipboard md-code
    md-consent md-draft md-feedback md-input md-meta md-pagination md-path md-pin md-post
    md-profile md-progress md-rating md-select md-social md-source md-status md-tabs md-tag
    md-tooltip md-version abstract arithmatex bug cards card critic danger emojione example
    failure filename footnote gemoji glightbox headerlink hll info linenodiv linenos mermaid
    mdx- question success task-list tip twemoji warning
""".split()
_CLASS = re.compile(r"\.([\w-]+)")
_DATA = re.compile(
    r"--md-(?:source|version|annotation|admonition|tasklist|clipboard|status|mermaid)"
)
_NESTED = ("media", "supports")


def trimmed(css: str) -> str:
    """``css`` without the rules, selectors and icons of components in UNUSED."""
    return "".join(_kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def _kept(rules: Sequence[Any]) -> list[str]:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = _selectors(tinycss2.serialize(rule.prelude))
            body = _declarations(tinycss2.serialize(rule.content))
            if selectors and body:
                kept.append(f"{','.join(selectors)}{{{body}}}")
        elif (
            rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in _NESTED
        ):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "".join(_kept(inner)):
                prelude = tinycss2.serialize(rule.prelude)
                kept.append(f"@{rule.at_keyword}{prelude}{{{body}}}")
        else:
            kept.append(rule.serialize())
    return kept


def _selectors(prelude: str) -> list[str]:
    """The selectors of a rule that may match; one with brackets is kept or dropped whole."""
    parts = [prelude] if "(" in prelude else prelude.split(",")
    return [part for part in parts if not _unused(part)]


def _unused(selector: str) -> bool:
    """Whether every alternative of a selector names an unused class.

    What :not() names is no condition for a match and does not count.
    """
    positive = re.sub(r":not\([^()]*\)", "", selector)
    return all(
        any(name.startswith(tuple(UNUSED)) for name in _CLASS.findall(part))
        for part in positive.split(",")
    )


def _declarations(content: str) -> str:
    """A rule's declarations without the icons of unused components."""
    if not _DATA.search(content):
        return content
    kept = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        declaration.serialize()
        for declaration in kept
        if declaration.type == "declaration" and not _DATA.match(declaration.name)
    )
