from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish.stylesheet import names_used, trimmed

NAMES = {"p", "a", "nav", "here", "top", "dir", "ltr", "hidden", "title", "lang"}


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".nav{a:b}", ".nav{a:b}"),
        (".gone{a:b}", ""),
        (".nav, .gone > p { a: b }", ".nav{a:b}"),
        ("video{a:b}p{c:d}", "p{c:d}"),
        ("#here p:hover::before{a:b}", "#here p:hover::before{a:b}"),
        ("#there{a:b}", ""),
        ("[dir=ltr] p{a:b}[dir=rtl] p{a:b}", "[dir=ltr] p{a:b}"),
        ("[hidden]{a:b}[open]{a:b}", "[hidden]{a:b}"),
        ('a[aria-pressed="true"]{a:b}', ""),
        ('p[title^="no"]{a:b}p[lang^="no"]{a:b}', 'p[title^="no"]{a:b}'),
        ("p:not(.gone){a:b}", "p:not(.gone){a:b}"),
        (":is(.gone,.nav) p{a:b}", ":is(.gone,.nav) p{a:b}"),
        (":is(.gone,.lost) p{a:b}", ""),
        ("p:has(>.gone){a:b}", ""),
        ("p{a:b;c:d !important}", "p{a:b;c:d!important}"),
        ("p{a: b,\n  c /* remark */ d}", "p{a:b,c d}"),
        ("@media print{.gone{a:b}}", ""),
        ("@media print{.gone{a:b}.nav{c:d}}", "@media print{.nav{c:d}}"),
        (":root{--one:1;--two:2}p{a:var(--two)}", ":root{--two:2}p{a:var(--two)}"),
        (":root{--one:1}.gone{a:var(--one)}", ""),
        (':root{--i:url("data:a;b,c")}p{a:var(--i)}', ':root{--i:url("data:a;b,c")}p{a:var(--i)}'),
        ("@keyframes a{0%{b:c}}", "@keyframes a{0%{b:c}}"),
        ("@page { size: A4 }", "@page { size: A4 }"),
    ],
)
def test_what_is_kept(css: str, expected: str) -> None:
    assert trimmed(css, NAMES) == expected


def test_the_names_are_those_of_the_pages_and_of_the_script(tmp_path: Path) -> None:
    page = '<p class="one two" data-kind="three" title="no name" hidden>no tag</p>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    found = names_used(tmp_path, 'make("div", { className: "four" }).dataset.href = ""')
    assert {"p", "one", "two", "three", "hidden", "div", "four", "data-href"} <= found
    assert not {"no", "name", "tag"} & found
