"""Text as Markdown with marks in it: Chinese in English, a quotation, what two texts differ in."""

import re
from collections.abc import Iterable
from html import escape

from scripts.chinese.difference import Piece, word_difference
from scripts.chinese.typeset import CHINESE, typeset
from scripts.model.text import Lang, Text
from scripts.render.escape import markdown

# An address in a reference, written without its scheme: english.www.gov.cn/2016/05/09/a.htm.
_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9/.@-])"
    r"((?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s;,()，；（）、。“”]*[^\s;,.:()，；（）、。“”：])"
)


def mixed(text: str) -> str:
    """English with Chinese words in it, each run of Chinese marked as such."""
    return CHINESE.sub(r'<span lang="zh">\g<0></span>', markdown(text))


def referenced(text: str, lang: Lang = "en") -> str:
    """A reference, each address in it a link that names the site; Chinese marked in English."""
    words = mixed if lang == "en" else markdown
    parts = _ADDRESS.split(text)  # every other one is an address
    return "".join(
        f"[{part.split('/')[0]}](<https://{part}>)" if place % 2 else words(part)
        for place, part in enumerate(parts)
    )


def anchored(text: str) -> str:
    """The same with the links as HTML has them."""
    return re.sub(r"\[([^]]*)\]\(<([^>]*)>\)", _anchor, text)


def _anchor(link: re.Match[str]) -> str:
    return f'<a href="{escape(link[2])}">{link[1]}</a>'


def quoted(quote: Text, lang: Lang, capital: bool = True) -> str:
    """A quotation from inside a sentence, with a capital where it is English and stands alone.

    It is in Chinese, and marked as such, where there is no English yet.
    """
    if lang == "zh":
        return markdown(typeset(quote.zh))
    text = markdown(quote.en[:1].upper() + quote.en[1:] if capital else quote.en)
    return text or f'<span lang="zh">{markdown(typeset(quote.zh))}</span>'


def pieces(difference: Iterable[Piece]) -> str:
    """A difference: what was taken out in <del>, what was put in in <ins>."""
    shown = ((piece.kind, markdown(piece.text)) for piece in difference)
    return "".join(text if kind == "same" else f"<{kind}>{text}</{kind}>" for kind, text in shown)


def marked(before: str, after: str, own: str) -> str:
    """One of two texts, with the words marked that only it has: those in ``own``, del or ins."""
    difference = word_difference(before, after)
    return pieces(piece for piece in difference if piece.kind in ("same", own))
