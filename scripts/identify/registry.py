"""The registry of ids: what en.po, changes.tsv and the pages published last know of them."""

import json
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from scripts.model.catalog import Catalog
from scripts.model.ids import ID, PROVISIONAL
from scripts.model.rows import Change


def registry(
    catalog: Catalog,
    rows: Sequence[Change],
    published: Mapping[str, str] | None = None,
    present: Set[str] = frozenset(),
) -> dict[str, str]:
    """The Chinese of every id ever given: as it is ``present`` in the source, if it is.

    Otherwise as it was published, which may be later than what is in the catalog; then as the
    catalog has it, then as it was recorded.
    """
    recorded = {row.segment: row.after or row.before for row in rows if row.segment}
    known = [recorded, catalog.registry(), dict(published or {})]
    found = known[0] | known[1] | known[2]
    return found | {id: zh for texts in known for id, zh in texts.items() if zh in present}


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
