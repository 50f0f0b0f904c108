"""Addresses in references become links; what only looks like one stays text."""

import pytest

from scripts.render.markup import referenced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SCIO: a.gov.cn/b_c.htm; own",
            "SCIO: [a.gov.cn](<https://a.gov.cn/b_c.htm>); own",
        ),
        ("own (copy: rt.com/b/41-c).", "own (copy: [rt.com](<https://rt.com/b/41-c>))."),
        (
            "中文见gov.cn/x/1.htm；自译",
            '<span lang="zh">中文见</span>[gov.cn](<https://gov.cn/x/1.htm>)'
            '<span lang="zh">；自译</span>',
        ),
        ("own; and/or 5G/4G, 24/7", "own; and/or 5G/4G, 24/7"),
        ("english.gov.cn, 20 May 2016", "english.gov.cn, 20 May 2016"),
        ("ISBN 978-981-10-3665-1", "ISBN 978-981-10-3665-1"),
    ],
)
def test_addresses_are_links(text: str, expected: str) -> None:
    assert referenced(text) == expected
