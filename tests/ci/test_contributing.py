"""What contributors are told, and the forms that they fill in."""

from __future__ import annotations

import json
import re
import tomllib
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
import yaml

from scripts.render.words import Words
from tests.support.cases import DATA
from tests.support.seeds import EDITION, ROOT

GUIDES = {"en": ROOT / "CONTRIBUTING.md", "zh": ROOT / "CONTRIBUTING.zh.md"}
FORM = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/correction.yml").read_text("utf-8"))
HOSTS = tomllib.loads((ROOT / "scripts/publish/forms.toml").read_text("utf-8"))


def test_github_is_told_what_its_form_asks_for() -> None:
    """By https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema"""
    assert {"name", "description", "body"} <= FORM.keys()
    asked = {part["id"]: part for part in FORM["body"] if part["type"] != "markdown"}
    assert {part["type"] for part in asked.values()} == {"input", "textarea"}
    assert all(part["attributes"]["label"] for part in asked.values())
    query = parse_qs(urlsplit(HOSTS["github"]["issue"]).query)
    assert query.keys() - {"template", "title"} == asked.keys() - {"suggestion"}
    assert query["template"] == ["correction.yml"]


@pytest.mark.parametrize("host", HOSTS)
def test_forms_name_nothing_that_is_not_known(host: str) -> None:
    issue, edit = HOSTS[host]["issue"], HOSTS[host]["edit"]
    fields = {"repo", "title", "text", "page", "id", "zh", "en", "edition"}
    assert set(re.findall(r"\{(\w+)\}", issue)) <= fields
    assert re.findall(r"\{(\w+)\}", edit) == ["repo", "file", "line"]
    assert re.sub(r"\{\w+\}", "", issue + edit).isascii()


@pytest.mark.parametrize("lang", GUIDES)
def test_a_guide_names_what_there_is(lang: str) -> None:
    text = GUIDES[lang].read_text("utf-8")
    for path in re.findall(r"\]\(([\w./-]+)\)", text):
        assert (ROOT / path).exists(), path
    words = Words("zh" if lang == "zh" else "en")
    assert words.table("scripts")["correct"] in text
    assert words("edit") in text


def test_the_guides_say_the_same() -> None:
    zh, en = (GUIDES[lang].read_text("utf-8") for lang in ("zh", "en"))
    for parts in ("^## ", "^- ", "```", "`[^`\n]+/[^`\n]+`"):
        assert len(re.findall(parts, zh, re.M)) == len(re.findall(parts, en, re.M)), parts


def test_weblate_is_told_of_the_catalog() -> None:
    component = json.loads((ROOT / ".github/weblate.json").read_text("utf-8"))
    schema = json.loads((DATA / "weblate/component.schema.json").read_text("utf-8"))
    jsonschema.validate(component, schema)
    (catalog,) = EDITION.glob(component["filemask"])
    assert catalog.name == "en.po"
    assert re.fullmatch(component["language_regex"], catalog.stem)
