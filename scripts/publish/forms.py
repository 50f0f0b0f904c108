"""Where readers put a text right: the forms of the repository's host (forms.toml)."""

import re
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import quote, urlsplit

from scripts.model.edition import Edition, page_ids
from scripts.model.problem import Unreadable
from scripts.model.text import Lang
from scripts.render import addresses
from scripts.render.words import Words, translation


@cache
def _form(repo: str, name: str) -> str:
    """A form of the host of a repository. Raises Unreadable for a host that is not known."""
    known = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8")).values()
    host = set(re.split("[.-]", urlsplit(repo).hostname or ""))
    for forms in known:
        if host.intersection(forms["hosts"]):
            return str(forms[name]).replace("{repo}", repo.rstrip("/"))
    names = ", ".join(chain.from_iterable(forms["hosts"] for forms in known))
    finding = f"found {repo}, expected a host with one of these in its name: {names}"
    action = "correct it, or add the forms of its host to scripts/publish/forms.toml"
    raise Unreadable("mkdocs.yml", 1, "repo_url", finding, action)


def issue_form(repo: str, edition: Edition, lang: Lang) -> str:
    """The address of a new issue that suggests a correction.

    What the page puts in stands in braces: {page}, {id}, {zh}, {en}.
    """
    words, form = Words(lang), _form(repo, "issue")
    named = f"{edition.document.source.edition}, {translation(edition, lang, dated=False)}"
    ours = {"title": words("correction_title"), "text": words("correction_text"), "edition": named}
    for name, text in ours.items():
        form = form.replace(f"{{{name}}}", quote(text, safe="{}"))
    return form


def edit_form(repo: str, edition: Edition) -> str:
    """The address at which en.po is edited; {line} stands for the line."""
    return _form(repo, "edit").replace("{file}", quote(edition.catalog.path))


def lines_of(edition: Edition) -> dict[str, list[int]]:
    """The line in en.po of each segment, for each page that shows it, in its order there."""
    entries, found = edition.catalog.by_id(), dict[str, list[int]]()
    pages = page_ids(edition)
    for segment in edition.document.segments:
        for name in (pages[segment.id], "full-text"):
            lines = found.setdefault(addresses.page(edition.meta.id, name), [])
            lines.append(max(1, entries[segment.id].line))
    return found
