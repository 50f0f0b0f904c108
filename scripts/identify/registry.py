"""The registry of ids: what en.po, changes.tsv and the pages published last know of them."""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from scripts.identify.likeness import likeness
from scripts.model.catalog import Catalog
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


def published(path: Path) -> tuple[dict[str, str], str]:
    """The Chinese of every id in a report.json or terms.json, and the edition as it is recorded.

    A file that is missing or damaged says nothing; what has a provisional id is nothing yet.
    """
    found: dict[str, str] = {}
    editions = [""]

    def keep(node: dict[str, object]) -> dict[str, object]:
        """A segment has a start, a removed passage a place, a term of terms.json a confidence."""
        if "zh" in node and node.keys() & {"start", "place", "confidence"}:
            id = str(node["id"])
            if ID.fullmatch(id) and not id.startswith(PROVISIONAL):
                found[id] = str(node["zh"])
        editions.append(str(node.get("sha256", "")))
        return node

    try:
        json.loads(path.read_bytes(), object_hook=keep)
    except (OSError, ValueError, KeyError, RecursionError):
        return {}, ""
    return found, max(editions)[:8]
