"""Hold the built site against the source: ``python -m scripts.verify [SITE]``.

What a reader sees is read back from the HTML: the Chinese of the full text, and that of
the section pages together, must be the source file character by character (punctuation
folded, white space between sentences left out); the English must be the catalog's.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path

from scripts.chinese.typeset import fold, typeset
from scripts.model.edition import Edition, page_ids
from scripts.model.problem import Problem, told
from scripts.model.text import LANGS, Lang, Marker, Segment
from scripts.pipeline import ROOT, editions
from scripts.translate.removed import gone

_VOID = set("area base br col embed hr img input link meta source wbr".split())


@dataclass(slots=True)
class Leaf:
    """An element of class segment or marker, as displayed. ``id`` is empty for a marker.

    ``place`` says in which column a segment stands: that of ``zh`` or that of ``en``.
    """

    kind: str
    id: str
    lang: str
    place: str
    text: str = ""


class _Reader(HTMLParser):
    """A page, read: its leaves in the order in which they are displayed, and all its ids."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.leaves: list[Leaf] = []
        self.ids: list[str] = []
        self.open: list[Leaf | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag in _VOID:
            return
        classes = values.get("class", "").split()
        kind = next((k for k in ("segment", "marker") if k in classes), "")
        id, lang = values.get("id") or values.get("data-segment", ""), values.get("lang", "")
        place = "en" if "untranslated" in classes else lang
        leaf = Leaf(kind, id, lang, place) if kind else None
        self.open.append(leaf)
        if leaf:
            self.leaves.append(leaf)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for leaf in filter(None, self.open):
            leaf.text += data


def leaves(html: str) -> list[Leaf]:
    """The segments and markers of a page, in the order in which they are displayed."""
    return _Reader(html).leaves


Shown = tuple[str, str, str]  # the id of a segment, or nothing for a marker; language; text


def expected(edition: Edition) -> dict[Lang, list[tuple[str, Shown]]]:
    """What is to be shown in each language, in the order of the source, each with its page.

    Chinese has its punctuation folded; only what has no English yet is as it is set.
    """
    document, pages = edition.document, page_ids(edition)
    items = [item for section in document.sections for item in section.items]
    nodes: list[tuple[str, str, Marker | Segment]] = [(i.id, "", i.marker) for i in items]
    nodes += [(segment.id, segment.id, segment) for segment in document.segments]
    nodes.sort(key=lambda node: node[2].span.start)
    return {
        "zh": [(pages[name], (id, "zh", fold(document.text(node)))) for name, id, node in nodes],
        "en": [
            (pages[s.id], (s.id, *(("en", e.en) if e.en else ("zh", typeset(e.zh)))))
            for s, e in edition.rows()
        ],
    }


def verify(site: Path, edition: Edition) -> Iterator[Problem]:
    """Where the built pages of one report say anything else than the source and the catalog."""
    wanted, names = expected(edition), ["full-text", *(page.id for page in edition.meta.pages)]
    for lang in LANGS:
        prefix = f"{edition.meta.id}/" if lang == "zh" else f"{lang}/{edition.meta.id}/"
        paths = {name: f"{prefix}{name}/index.html" for name in names}
        read = {name: _Reader((site / path).read_text("utf-8")) for name, path in paths.items()}
        for place in LANGS:
            shown = [leaf for leaf in read["full-text"].leaves if leaf.place == place]
            whole = [leaf for _, leaf in wanted[place]]
            yield from _differences(paths["full-text"], place, shown, whole)
        for name in names[1:]:
            for place in LANGS:
                shown = [leaf for leaf in read[name].leaves if leaf.place == place]
                own = [leaf for page, leaf in wanted[place] if page == name]
                yield from _differences(paths[name], place, shown, own)
        ids = {path: Counter(read[name].ids) for name, path in paths.items()}
        for id, answering in _answering(edition):
            for path in (paths[name] for name in sorted(answering)):
                if (count := ids[path][id]) != 1:
                    finding = f"answers {count} times, expected once"
                    yield Problem(path, 1, id, finding, "see the templates")


def _differences(
    path: str, lang: Lang, leaves: Sequence[Leaf], wanted: Sequence[Shown]
) -> Iterator[Problem]:
    """Where a column of a page is not what it should be, one problem a run of leaves."""
    found = [
        (leaf.id, leaf.lang, fold(leaf.text) if lang == "zh" else leaf.text)
        for leaf in leaves
        if (leaf.kind, leaf.lang) != ("marker", "en")  # ours
    ]
    matcher = SequenceMatcher(None, found, wanted, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            subject = (wanted[c:d] or found[a:b])[0][0] or "marker"
            finding = f"shows {_listed(found[a:b])}, expected {_listed(wanted[c:d])}"
            yield Problem(path, 1, subject, finding, "see the templates")


def _listed(leaves: Sequence[Shown]) -> str:
    return " ".join(f"{id or 'marker'} ({lang}) “{text}”" for id, lang, text in leaves) or "nothing"


def _answering(edition: Edition) -> Iterator[tuple[str, set[str]]]:
    """Each id ever given, and where it answers: on its own page, where it stands, in full."""
    places = page_ids(edition) | {passage.id: "full-text" for passage in gone(edition)}
    for id, page in places.items():
        own = edition.meta.section_of(id)
        yield id, {"full-text", page, edition.meta.page_of(own).id if own else page}


def doubled_ids(site: Path) -> Iterator[Problem]:
    """The ids that stand more than once on a page, whichever page of the site it is."""
    for path in sorted(site.rglob("*.html")):
        for name, count in Counter(_Reader(path.read_text("utf-8")).ids).items():
            if count > 1:
                finding = f"stands {count} times on the page, expected once"
                action = "rename one of the two; see scripts/render/reserved.py"
                yield Problem(path.relative_to(site).as_posix(), 1, name, finding, action)


def main(arguments: Sequence[str]) -> int:
    site = Path(arguments[0]) if arguments else ROOT / "site"
    if not (site / "index.html").exists():
        missing = Problem(str(site), 1, "site", "is not there", "run make site")
        print(*told([missing]), file=sys.stderr)
        return 1
    problems = [problem for edition in editions(ROOT) for problem in verify(site, edition)]
    problems += doubled_ids(site)
    for line in told(problems):
        print(line, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
