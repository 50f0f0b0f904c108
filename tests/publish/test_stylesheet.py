from __future__ import annotations

import pytest

from scripts.publish.stylesheet import trimmed


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".md-nav{a:b}", ".md-nav{a:b}"),
        (".admonition{a:b}", ""),
        (".md-nav,.admonition-title>p{a:b}", ".md-nav{a:b}"),
        (".md-typeset .tabbed-set>input{a:b}p{c:d}", "p{c:d}"),
        (".md-typeset:not(.highlight) p{a:b}", ".md-typeset:not(.highlight) p{a:b}"),
        (":is(.tabbed-set,.md-nav){a:b}", ":is(.tabbed-set,.md-nav){a:b}"),
        ("@media print{.md-tabs{a:b}}", ""),
        ("@media print{.md-tabs{a:b}.md-nav{c:d}}", "@media print{.md-nav{c:d}}"),
        (":root{--md-admonition-icon--note:url(x);--md-hue:1}", ":root{--md-hue:1}"),
        (':root{--md-nav-icon:url("data:a;b,c")}', ':root{--md-nav-icon:url("data:a;b,c")}'),
        ("@keyframes a{0%{b:c}}", "@keyframes a{0%{b:c}}"),
        ('@charset "UTF-8";', '@charset "UTF-8";'),
    ],
)
def test_what_is_kept(css: str, expected: str) -> None:
    assert trimmed(css) == expected
