"""What comes out of the printer, on A4."""

from __future__ import annotations

import re

import pytest

from tests.engines.page import engines, side_by_side
from tests.support.engine import Engine
from tests.support.paper import sheets
from tests.support.site import Site

pytestmark = pytest.mark.browsers
# The most sheets of A4 that a page should take.
SHEETS = {"2017/areas/": 3, "en/2017/review/": 4, "2017/figures/": 7, "en/2017/full-text/": 15}
BOTH = re.compile(r"[a-z]{3,}\S* {3,}.*[\u4e00-\u9fff]{3,}")


@engines
@pytest.mark.parametrize("page", SHEETS)
def test_a_page_takes_few_sheets(engine: Engine, site: Site, page: str) -> None:
    engine.open(site.url + page)
    assert 1 <= len(sheets(engine.pdf())) <= SHEETS[page]


@engines
def test_no_sheet_is_empty(engine: Engine, site: Site) -> None:
    for page in SHEETS:
        engine.open(site.url + page)
        assert all(sheets(engine.pdf())), page


@engines
def test_printing_is_quiet(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}about/changes/")
    engine.pdf()
    assert engine.said() == []


@engines
def test_side_by_side_stays_so_on_paper(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}en/2017/areas/")
    side_by_side(engine)
    lines = "\n".join(sheets(engine.pdf())).splitlines()
    assert len([line for line in lines if BOTH.search(line)]) > 10


@engines
def test_notes_are_printed_at_their_place(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}en/2017/areas/")
    paper = " ".join("".join(sheets(engine.pdf())).split())
    assert paper.index("130,000 admin") < paper.index("The 130,000 villages") < paper.index("Third")


@engines
def test_no_arrow_is_printed(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}en/2017/review/")
    assert "↩" not in "".join(sheets(engine.pdf()))


@engines
def test_the_licence_is_printed(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}en/2017/review/")
    assert "CC BY 4.0" in "".join(sheets(engine.pdf()))
