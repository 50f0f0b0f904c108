"""Give every node its permanent id.

``areas`` is a section, ``areas-3`` its third item and that item's heading,
``areas-s1`` a segment directly in the section, ``areas-3-s4`` the fourth segment
of the item's body; ``areas-3-2`` the second item of a series inside an item; ``title`` is
the headline.

The first number is given by position. From then on the registry knows the ids: text that is
unchanged or similar keeps its id wherever it moves, and the id of text that disappears is never
given again. New text gets the next free number and a few letters that are made from the text,
so that no other gets the same id even where the registry does not know of it:
``areas-3-s8-kqzvt``. Of sentences that were joined, and of the parts of one that was divided,
the largest has the id.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from types import MappingProxyType

from scripts.identify.likeness import SIMILAR, likeness, ratio
from scripts.model.ids import PROVISIONAL, TITLE, letters, section_of, under
from scripts.model.text import Document, Item, Section, Segment


def identify(
    document: Document,
    sections: Sequence[str],
    registry: Mapping[str, str] | None = None,
    changed: bool = False,
) -> Document:
    """The same tree with ids; ``sections`` are the names that report.toml gives.

    ``registry`` holds the Chinese of every id ever given, in the order of the text. Without
    one, the names are given in source order. With one, a section is known by its text; a name
    whose text is gone becomes a section without segments, where it stood. A section that no
    name fits has a provisional one (a check reports it). ``changed`` says that the source is
    another than the one that was recorded last: if it is not, a segment that the registry does
    not know is one that was lost from it, and gets the number that is missing.
    """
    if not registry:
        return _numbered(document, _in_order(sections, document))
    names = _names(document, sections, registry)
    placed = _numbered(document, names)
    texts = placed.texts()
    if any(registry.get(name) != text for name, text in texts.items()):
        placed = _numbered(placed, names, _kept(texts, registry), registry, changed)
    return replace(placed, sections=_with_empty(placed.sections, sections))


def _in_order(sections: Sequence[str], document: Document) -> list[str]:
    order = [*sections, *[""] * len(document.sections)][: len(document.sections)]
    return _with_provisional(order, document)


def _with_provisional(names: Sequence[str], document: Document) -> list[str]:
    """The names of all sections: one that has none is known by its first sentence."""
    times: Counter[str] = Counter()
    found: dict[str, None] = {}
    for name, section in zip(names, document.sections, strict=True):
        while not name or name in found:
            first = document.text(section.segments[0])
            name = PROVISIONAL + letters(f"{first}{times[first] or ''}")
            times[first] += 1
        found[name] = None
    return list(found)


def _names(
    document: Document, sections: Sequence[str], registry: Mapping[str, str]
) -> Sequence[str]:
    """The name of each section of the document: by its text, else by order.

    Where sections are new or gone, a new one takes only a name that had no text before.
    """
    known: dict[str, list[str]] = {name: [] for name in (*sections, "")}
    for id, text in registry.items():
        known[section_of(id, sections)].append(text)
    del known[""]  # the headline is of no section
    texts = [[document.text(s) for s in section.segments] for section in document.sections]
    order = _in_order(sections, document)
    if all(set(found) & set(known.get(name, ())) for name, found in zip(order, texts, strict=True)):
        return order  # each has text of its own: the common case, and the cheap one
    pairs = sorted(
        ((_held(found, known[name]), n, name) for n, found in enumerate(texts) for name in known),
        key=lambda pair: (-pair[0], pair[1]),
    )
    named: dict[int, str] = {}
    for held, n, name in pairs:
        if held and n not in named and name not in named.values():
            named[n] = name
    free = [name for name in sections if name not in named.values()]
    if len(free) != len(texts) - len(named):
        free = [name for name in free if not known[name]]
    more = iter(free)
    order = [named.get(n) or next(more, "") for n in range(len(texts))]
    return _with_provisional(order, document)


def _held(found: Sequence[str], known: Sequence[str]) -> float:
    """How much of a section's text is known: in characters, or as a ratio if only alike."""
    if exact := sum(len(text) for text in found if text in known):
        return exact
    alike = ratio("".join(found), "".join(known))
    return alike if alike >= SIMILAR else 0.0


def _with_empty(found: tuple[Section, ...], names: Sequence[str]) -> tuple[Section, ...]:
    """The sections, and where it stood an empty one for each name without text."""
    ordered = list(found)
    for n, name in enumerate(names):
        present = [section.id for section in ordered]
        if name not in present:
            before = next((x for x in reversed(names[:n]) if x in present), None)
            at = present.index(before) + 1 if before else 0
            ordered.insert(at, Section((), (), (), name))
    return tuple(ordered)


def _kept(texts: Mapping[str, str], registry: Mapping[str, str]) -> dict[str, str]:
    """The registered id of each segment that has one, by the id that its position gives.

    Unchanged text first, in place before elsewhere; then similar text, most similar first.
    The headline is not matched: it has its id by what it is, not by what it says.
    """
    texts = {name: text for name, text in texts.items() if name != TITLE}
    registry = {name: text for name, text in registry.items() if name != TITLE}
    kept = {name: name for name, text in texts.items() if registry.get(name) == text}
    free: dict[str, list[str]] = defaultdict(list)
    for old, text in registry.items():
        if old not in kept:
            free[text].append(old)
    for name, text in texts.items():
        if name not in kept and text in free and free[text]:
            kept[name] = free[text].pop(0)
    left = list(chain(*free.values()))
    pairs = [
        (alike, name == old, name, old)
        for name in texts
        if name not in kept
        for old in left
        if (alike := likeness(texts[name], registry[old]))
    ]
    taken = set(kept.values())
    for _, _, name, old in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if name not in kept and old not in taken:
            kept[name] = old
            taken.add(old)
    return kept


def _numbered(
    document: Document,
    names: Sequence[str],
    kept: Mapping[str, str] = MappingProxyType({}),
    registry: Iterable[str] = (),
    apart: bool = False,
) -> Document:
    """The tree with the ids of its sections, kept ids, and free numbers for what is new.

    ``kept`` has ids by those that segments have so far; without it, position gives all ids.
    ``apart`` says that letters follow a new number.
    """
    named = _naming(document, kept, {*registry, *kept.values()}, apart)

    def sentences(segments: Sequence[Segment], parent: str) -> tuple[Segment, ...]:
        return tuple(named(segment, f"{parent}-s") for segment in segments)

    def points(items: Sequence[Item], section: str) -> Iterator[Item]:
        above = [section]
        for item in items:
            above = above[: item.marker.level + 1]
            heading = named(item.heading, f"{above[-1]}-")
            above.append(heading.id)
            yield Item(item.marker, heading, sentences(item.body, heading.id))

    sections = tuple(
        Section(
            sentences(section.opening, name),
            tuple(points(section.items, name)),
            sentences(section.closing, name),
            name,
        )
        for section, name in zip(document.sections, names, strict=True)
    )
    title = document.title and replace(document.title, id=TITLE)
    return replace(document, title=title, sections=sections)


def _naming(
    document: Document, kept: Mapping[str, str], taken: set[str], apart: bool
) -> Callable[[Segment, str], Segment]:
    """What gives a segment its id, under a beginning such as areas-3-s; none is given twice."""
    first: dict[str, int] = defaultdict(lambda: 1)  # the number from which on one may be free
    for parent, number in map(under, taken if apart else ()):
        first[parent] = max(first[parent], number + 1)

    def named(segment: Segment, parent: str) -> Segment:
        if segment.id in kept:
            return replace(segment, id=kept[segment.id])
        end = f"-{letters(document.text(segment))}" if apart else ""
        number = next(n for n in count(first[parent]) if f"{parent}{n}{end}" not in taken)
        if not apart:
            first[parent] = number + 1
        taken.add(id := f"{parent}{number}{end}")
        return replace(segment, id=id)

    return named
