"""What the template of a comparison (templates/compare.md.j2) asks of its two sides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scripts.chinese.difference import word_difference
from scripts.compare.reports import Comparison, Formulation
from scripts.render.escape import markdown


def compare_page(
    two: Comparison, names: dict[str, str], sides: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """``names`` are the ids of the two reports, ``sides`` the helpers of their pages."""

    def address(side: str, id: str) -> str:
        return f"../../{names[side]}/{sides[side]['page_of'](id)}.md#{id}"

    def link(side: str, id: str) -> str:
        return f"[{names[side]} {id}]({address(side, id)})"

    def marked(before: str, after: str, own: str) -> str:
        """One of two texts, with the words marked that only it has: del or ins."""
        pieces = word_difference(before, after)
        shown = ((piece.kind, markdown(piece.text)) for piece in pieces)
        return "".join(
            text if kind == "same" else f"<{kind}>{text}</{kind}>"
            for kind, text in shown
            if kind in ("same", own)
        )

    return {
        "sides": sides,
        "address": address,
        "link": link,
        "marked": marked,
        "terms": _by_change(two.terms),
        "clauses": _by_change(two.clauses).get("moved"),
    }


def _by_change(found: Sequence[Formulation]) -> dict[str, list[Formulation]]:
    """Formulations by what became of them."""
    groups: dict[str, list[Formulation]] = {}
    for one in found:
        groups.setdefault(one.change, []).append(one)
    return groups
