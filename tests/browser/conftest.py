"""A site of which some sentences have phrases, and a page with which to read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.phrases import HINTS, ROWS, dressed
from tests.support.site import Site


@pytest.fixture(scope="session")
def aligned(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with dressed(site, tmp_path_factory.mktemp("aligned"), ROWS, HINTS) as copy:
        yield copy
