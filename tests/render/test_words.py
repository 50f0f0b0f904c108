"""All words of the interface stand in one file, and nowhere else."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from scripts.pipeline import ROOT
from scripts.render.words import Words

HAN = re.compile(r"[\u3400-\u9fff]")
WORDS = tomllib.loads((ROOT / "scripts/render/words.zh-en.toml").read_text("utf-8"))
SCRIPTS = sorted(ROOT.glob("docs/assets/*.js"))
MODULES = [*ROOT.glob("overrides/*.py"), *ROOT.glob("scripts/publish/*.py")]
TEMPLATES = sorted(ROOT.glob("overrides/**/*.html"))
# A line that is a remark, or the rest of a line after "; //" and the like; then what is quoted.
REMARK = re.compile(r"^\s*//.*$|(?<=[;,{}]) // .*$|/\*.*?\*/", re.MULTILINE)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
# What a reader would read: a capital and another word, three words, or the text of an element.
PROSE = re.compile(r"^[A-Z][a-z]+ [A-Za-z]|[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
SHOWN = re.compile(r'(?:textContent|title|ariaLabel|placeholder)\s*[:=]\s*"[^"]|prompt\("')


def path(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def strings(module: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(module.read_text("utf-8"))
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    docstrings = {id(value) for value in statements}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield from [node.value] if isinstance(node.value, str) else []


@pytest.mark.parametrize("script", SCRIPTS, ids=path)
def test_no_script_has_words_of_its_own(script: Path) -> None:
    code = REMARK.sub("", script.read_text("utf-8"))
    literals = [a or b for a, b in LITERAL.findall(code)]
    assert [text for text in literals if HAN.search(text) or PROSE.search(text)] == []
    assert SHOWN.findall(code) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=path)
def test_no_template_of_the_theme_has_words_of_its_own(template: Path) -> None:
    html = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", template.read_text("utf-8"), flags=re.S)
    soup = BeautifulSoup(html, "html.parser")
    attributes = ("title", "alt", "aria-label", "placeholder")
    texts = [soup.get_text(), *(str(e.get(a, "")) for e in soup.find_all(True) for a in attributes)]
    assert re.findall(r"\w+", " ".join(texts)) == []


@pytest.mark.parametrize("module", MODULES, ids=path)
def test_what_writes_files_has_no_words_of_its_own(module: Path) -> None:
    texts = {text["en"] for table in WORDS.values() for text in table.values()}
    texts = {text for text in texts if re.search(r"\w \w", text)}
    assert [text for text in strings(module) if HAN.search(text) or text in texts] == []


def test_the_settings_have_no_words_but_the_names_of_the_languages() -> None:
    assert HAN.findall((ROOT / "mkdocs.yml").read_text("utf-8")) == list("中文")


def test_every_word_is_there_in_both_languages_and_all_take_the_same() -> None:
    for table in WORDS.values():
        for key, text in table.items():
            assert list(text) == ["zh", "en"], key
            assert key in ("gap", "genre") or all(text.values()), key


def test_a_word_takes_what_it_is_given() -> None:
    assert Words("en")("compare_with", other="2016") == "Compare with 2016"
    with pytest.raises(KeyError):
        Words("en")("compare_with")


def test_words_in_a_page_never_end_their_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Words, "table", lambda self, name: {"a": "</script>"})
    assert Words("en").json("scripts") == '{"a": "\\u003c/script>"}'
