"""The forms of a repository's host: what is in their addresses, and where pages offer them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from scripts.model.edition import Edition
from scripts.model.problem import Unreadable
from scripts.publish.forms import edit_form, issue_form, lines_of
from tests.support import project

REPOS = [
    "https://github.com/owner/name",
    "https://git-gitlab.example.org/group/sub/name/",
    "https://codeberg.org/owner/name",
]


@pytest.mark.parametrize("repo", REPOS)
def test_an_issue_has_the_sentence_and_its_edition(edition: Edition, repo: str) -> None:
    form = issue_form(repo, edition, "en")
    assert set(re.findall(r"\{(\w+)\}", form)) == {"page", "id", "zh", "en"}
    for name, text in {"page": "P", "id": "I", "zh": "Z", "en": "E"}.items():
        form = form.replace(f"{{{name}}}", text)
    asked = parse_qs(urlsplit(form).query)
    said = " ".join(value for values in asked.values() for value in values)
    for text in ("Correction: I", "P", "Z", "E", "d305a6ba, unofficial translation"):
        assert text in said
    assert form.startswith(repo.rstrip("/"))


@pytest.mark.parametrize("repo", REPOS)
def test_the_translation_is_edited_at_a_line(edition: Edition, repo: str) -> None:
    form = edit_form(repo, edition)
    assert form.startswith(repo.rstrip("/"))
    assert form.endswith("/seeds/2017/en.po#L{line}")


def test_a_host_that_is_not_known_is_said_to_be(edition: Edition) -> None:
    with pytest.raises(Unreadable, match=r"example\.org/x.*github.*forms\.toml"):
        issue_form("https://example.org/x", edition, "zh")


def test_each_line_is_that_of_the_sentence(edition: Edition) -> None:
    po = Path(__file__).parents[1].joinpath("data/edition", edition.catalog.path)
    lines, found = po.read_text("utf-8").splitlines(), lines_of(edition)
    texts = edition.document.texts()
    for page, own in found.items():
        assert all(lines[line - 1].startswith("msgid ") for line in own), page
    assert len(found["2017/full-text.md"]) == len(texts)
    assert sum(map(len, found.values())) == 2 * len(texts)


def build(root: Path, site: Path, repo: str) -> subprocess.CompletedProcess[str]:
    with (root / "mkdocs.yml").open("a") as config:
        config.write(f"repo_url: {repo}\n")
    command = ["mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    return project.attempt(root, *command)


def test_pages_of_the_text_offer_both(edition: Edition, tmp_path: Path) -> None:
    root, site = project.copy(tmp_path / "project"), tmp_path / "site"
    assert build(root, site, REPOS[0]).returncode == 0
    lines = lines_of(edition)
    for file in site.rglob("index.html"):
        html = BeautifulSoup(file.read_text("utf-8"), "lxml")
        path = file.parent.relative_to(site).as_posix().removeprefix("en/")
        links = html.select(".edit a")
        assert len(links) == len(html.select(".edit [data-issue]")) == (f"{path}.md" in lines)
        for link in links:
            own = lines[f"{path}.md"]
            assert link["href"] == edit_form(REPOS[0], edition).format(line=own[0])
            assert link["data-lines"] == " ".join(map(str, own))
            assert len(html.select("article .segment[id]")) == len(own)


def test_a_wrong_repository_stops_the_site(tmp_path: Path) -> None:
    root = project.copy(tmp_path / "project")
    done = build(root, tmp_path / "site", "https://example.org/x")
    assert done.returncode != 0
    assert "mkdocs.yml:1: repo_url: found https://example.org/x" in done.stderr
    assert "Traceback" not in done.stderr
