"""The registry of ids: what en.po, changes.tsv and the pages published last know of them."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from scripts.identify.likeness import likeness
from scripts.model.catalog import Catalog, Entry
from scripts.model.ids import ID, PROVISIONAL
from scripts.model.rows import Change


def registry(
    catalog: Catalog,
    rows: Sequence[Change],
    published: Mapping[str, str] = MappingProxyType({}),
    present: Collection[str] = (),
) -> dict[str, str]:
    """The Chinese of every id ever given: as it was published, in the catalog, or recorded.

    Where these differ, the one that is most like a sentence ``present`` in the source counts:
    any of them may be the latest.
    """
    recorded = {row.segment: row.after or row.before for row in rows if row.segment}
    known = [dict(published), catalog.registry(), recorded]
    found = known[2] | known[1] | known[0]
    for id in found:
        texts = list(dict.fromkeys(own[id] for own in known if id in own))
        if len(texts) > 1:
            alike = {zh: max((likeness(zh, one) for one in present), default=0.0) for zh in texts}
            found[id] = max(texts, key=alike.__getitem__)
    return found


def witnessed(catalog: Catalog, published: Mapping[str, str], said: Mapping[str, str]) -> Catalog:
    """The catalog with each entry under its own id, where a slip has changed a msgctxt.

    The comment above it names the id too, and pages and record know its Chinese (``published``)
    and its English (``said``). Where they bear out neither, msgctxt and comment stay as they
    are. An entry that stands twice, word for word, counts once.
    """
    by_text: dict[str, list[str]] = {}
    for id, text in (*published.items(), *said.items()):
        by_text.setdefault(text, []).append(id)
    entries: dict[tuple[str, str, str], Entry] = {}
    for entry in catalog.entries:
        named = [id for id in (entry.id, entry.noted) if ID.fullmatch(id)]
        likely = [id for id in named if published.get(id) == entry.zh or said.get(id) == entry.en]
        if not likely and (entry.id in published or entry.id in said):
            others = by_text.get(entry.zh) or by_text.get(entry.en) or []
            likely = [id for id in others if len(others) == 1 and entry.noted in ("", id)]
        likely = likely or [id for id in named if id in published or id in said]
        if entry.id and likely and {entry.id, entry.noted or likely[0]} != {likely[0]}:
            entry = replace(entry, id=likely[0], context="")
        entries.setdefault((entry.id or str(entry.line), entry.zh, entry.en), entry)
    return replace(catalog, entries=tuple(entries.values()))


def published(path: Path) -> tuple[dict[str, str], str, set[str]]:
    """What a report.json or terms.json says: the Chinese of every id, the edition, the pages.

    The edition is given as it is recorded. A file that is missing or damaged says nothing; what
    has a provisional id is nothing yet.
    """
    found: dict[str, str] = {}
    editions, pages = [""], set[str]()

    def keep(node: dict[str, object]) -> dict[str, object]:
        """A segment has a start, a removed passage a place, a term of terms.json a confidence."""
        if "zh" in node and node.keys() & {"start", "place", "confidence"}:
            id = str(node["id"])
            if ID.fullmatch(id) and not id.startswith(PROVISIONAL):
                found[id] = str(node["zh"])
        editions.append(str(node.get("sha256", "")))
        if isinstance(page := node.get("page"), dict):
            pages.add(str(page.get("zh")))
        return node

    try:
        json.loads(path.read_bytes(), object_hook=keep)
    except (OSError, ValueError, KeyError, RecursionError):
        return {}, "", set()
    return found, max(editions)[:8], pages
