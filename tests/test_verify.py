from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.verify import Leaf, doubled_ids, leaves, main, verify
from tests.support.seeds import EDITION, real
from tests.support.site import Site

PAGE = "2017/review/index.html"
CASES: list[tuple[str, str, str, str]] = [
    (PAGE, "全面建成。", "建成。", "review-2-s1: shows review-2-s1 (zh) “信息"),
    (PAGE, ">一是<", ">二是<", "marker: shows marker (zh) “二是”, expected marker (zh) “一是”"),
    ("en/" + PAGE, "32,000", "320,000", "review-2-s2: shows review-2-s2 (en) “"),
    ("en/" + PAGE, 'id="review-5"', 'id="review-6"', "review-5: shows review-6 (en) “"),
    ("en/" + PAGE, "全面建成。", "建成。", "review-2-s1: shows review-2-s1 (zh) “信息"),
    (PAGE, "32,000", "320,000", "review-2-s2: shows review-2-s2 (en) “"),
    ("en/2017/full-text/index.html", ">三是<", ">三<", "marker: shows marker (zh) “三”, expected"),
    ("2017/full-text/index.html", "32,000", "32,001", "review-2-s2: shows review-2-s2 (en) “"),
]


def test_leaves_are_read_in_order_with_the_text_inside_them() -> None:
    html = (
        '<p><span class="marker" lang="zh">一是</span><br>'
        '<b id="a-1" class="x segment" lang="zh">甲<i>乙</i>&amp;</b> 丙'
        '<i data-segment="a-1" class="segment" lang="en">One</i></p>'
    )
    assert leaves(html) == [
        Leaf("marker", "", "zh", "zh", "一是"),
        Leaf("segment", "a-1", "zh", "zh", "甲乙&"),
        Leaf("segment", "a-1", "en", "en", "One"),
    ]


@pytest.mark.parametrize(("page", "find", "replace", "finding"), CASES)
def test_a_change_of_a_page_is_found(
    site: Site, tmp_path: Path, page: str, find: str, replace: str, finding: str
) -> None:
    copy = changed(site, tmp_path, page, lambda text: text.replace(find, replace))
    assert [p for p in verify(copy, real()) if finding in str(p)]


def test_a_page_out_of_order_is_found(site: Site, tmp_path: Path) -> None:
    def swap(text: str) -> str:
        for a, b in (("review-1", "@"), ("review-4", "review-1"), ("@", "review-4")):
            text = text.replace(f'id="{a}"', f'id="{b}"')
        return text

    found = verify(changed(site, tmp_path, PAGE, swap), real())
    assert [p for p in found if "review-1: shows review-4 (zh) “" in str(p)]


def test_an_id_that_stands_twice_is_found(site: Site, tmp_path: Path) -> None:
    assert list(doubled_ids(site.folder)) == []
    page = "about/index.html"
    copy = changed(site, tmp_path, page, lambda text: text.replace('id="cite"', 'id="ours"'))
    assert [(p.file, p.subject) for p in doubled_ids(copy)] == [(page, "ours")]


def test_main_says_what_is_wrong_and_fails(
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("scripts.verify.ROOT", EDITION)
    assert main([str(site.folder)]) == 0
    assert (
        main([str(changed(site, tmp_path, PAGE, lambda text: text.replace("202个", "203个")))]) == 1
    )
    assert "review-3-s2" in capsys.readouterr().err


def changed(site: Site, root: Path, page: str, change: Callable[[str], str]) -> Path:
    """A copy of the site in which one page is changed; it must differ."""
    copy = root / "site"
    shutil.copytree(site.folder, copy)
    text = (copy / page).read_text("utf-8")
    assert change(text) != text
    (copy / page).write_text(change(text), "utf-8")
    return copy
