"""What most tests stand on: the tests' own edition, its site, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from os import environ
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from scripts.model.edition import Edition
from tests.support import guard, project
from tests.support.chromium import ARGUMENTS, find
from tests.support.seeds import ROOT, real
from tests.support.site import PROJECTS, Site, publish

guard.watch()
# No test is timed: on a busy machine the first call of any function can be slow.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
environ.pop("PUBLISHED", None)  # the tests publish what they need


@pytest.fixture
def today() -> Iterator[Path]:
    """The project as it is today. Only with this fixture may a test read its seeds and pages."""
    with guard.lifted():
        yield ROOT


@pytest.fixture(scope="session")
def edition() -> Edition:
    return real()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = project.copy(tmp_path_factory.mktemp("project"))
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


@pytest.fixture(scope="session", params=PROJECTS)
def any_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The site of each of the projects that, together, have every kind of page."""
    root = PROJECTS[request.param](tmp_path_factory.mktemp("project"))
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        yield chromium
        chromium.close()
