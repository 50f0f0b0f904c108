"""The registry of ids: what en.po, changes.tsv and the pages published last know of them."""

import json
from collections.abc import Sequence
from pathlib import Path

from scripts.model.catalog import Catalog
from scripts.model.rows import Change


def registry(catalog: Catalog, rows: Sequence[Change]) -> dict[str, str]:
    """The Chinese of every id ever given: what the record knows, then what the catalog says."""
    recorded = {row.segment: row.after or row.before for row in rows if row.segment}
    return recorded | catalog.registry()


def published(path: Path) -> dict[str, str]:
    """The Chinese of every id in a report.json or terms.json; none if it is missing or damaged."""
    found: dict[str, str] = {}

    def keep(node: dict[str, object]) -> dict[str, object]:
        """A segment has a start, a removed passage a place, a term of terms.json a confidence."""
        if "zh" in node and node.keys() & {"start", "place", "confidence"}:
            found[str(node["id"])] = str(node["zh"])
        return node

    try:
        json.loads(path.read_bytes(), object_hook=keep)
    except (OSError, ValueError, KeyError, RecursionError):
        return {}
    return found
