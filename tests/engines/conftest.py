"""A browser of each engine that is installed, one for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import firefox, project, webkit
from tests.support.engine import Engine, fonts_missing
from tests.support.site import Site, publish

STARTS = {"firefox": (firefox.missing, firefox.start), "webkit": (webkit.missing, webkit.WebKit)}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of all tests, behind a line on which what is fetched comes when the page is read."""
    root = project.copy(tmp_path_factory.mktemp("project"))
    with publish(root, tmp_path_factory.mktemp("www"), late=1.0) as built:
        yield built


@pytest.fixture(scope="session")
def started(request: pytest.FixtureRequest) -> Iterator[Engine]:
    missing, start = STARTS[request.param]
    if packages := f"{missing()} {fonts_missing()}".strip():
        pytest.skip(f"{request.param} needs what is not installed: apt-get install {packages}")
    running = start()
    yield running
    running.close()


@pytest.fixture
def engine(started: Engine, site: Site) -> Engine:
    """It remembers nothing of the site, and has said nothing yet."""
    started.open(f"{site.url}about/")
    started.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    started.resize(1280)
    started.said()
    return started
