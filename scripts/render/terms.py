"""The glossary as a page: its terms from A to Z, and the words around each in the text."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from pypinyin import lazy_pinyin

from scripts.annotate.glossary import forms
from scripts.annotate.places import Place
from scripts.model.rows import Term
from scripts.model.text import Lang
from scripts.render.escape import markdown

_ARTICLE = re.compile(r"^\W*(the|an?) ")
_REACH = {"zh": 8, "en": 28}  # so many characters on either side
_EDGE = re.compile(r"\s|(?<=[，；：、。（）“”])")  # where a quotation may begin or end
_LEFT_OUT = {"zh": "……", "en": "…"}


def by_letter(terms: Iterable[Term], lang: Lang) -> list[tuple[str, list[Term]]]:
    """Terms by the first letter of their English without its article, or of their pinyin, and
    below it as dictionaries have them: in Chinese by syllables. Digits stand first, under 0.
    """

    def key(term: Term) -> tuple[str, list[str], str]:
        text = term.pinyin if lang == "zh" else _ARTICLE.sub("", term.en.casefold())
        plain = re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", text.casefold()))
        first = plain[:1] if plain[:1].isalpha() else "0"
        return first, lazy_pinyin(term.zh) if lang == "zh" else [plain], term.zh

    found = sorted(terms, key=key)
    return [(letter, list(own)) for letter, own in groupby(found, lambda term: key(term)[0])]


def around(place: Place, term: Term, lang: Lang) -> str:
    """The words of a sentence in which a term stands, and those around it, as Markdown.

    They are in Chinese, and marked as such, where there is no English yet; where its English has
    no rendering that we know of, they are its first ones.
    """
    own: Lang = lang if place.text[lang] else "zh"
    text = place.text[own]
    names = [term.zh] if own == "zh" else forms(term)
    found = (re.search(re.escape(name), text, re.IGNORECASE) for name in names)
    start, end = next((match.span() for match in found if match), (0, 0))
    first, last = max(0, start - _REACH[own]), min(len(text), end + _REACH[own])
    edges = [0, *(edge.end() for edge in _EDGE.finditer(text)), len(text)]
    first = min((edge for edge in edges if first <= edge <= start), default=first)
    last = max((edge for edge in edges if end <= edge <= last), default=last)
    cut = _LEFT_OUT[own]
    words = text[first:last].strip()
    quotation = markdown(words.rstrip("，；：、,;:") or words)
    quotation = f"{cut if first else ''}{quotation}{cut if last < len(text) else ''}"
    return quotation if own == lang else f'<span lang="zh">{quotation}</span>'
