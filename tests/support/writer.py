"""Write old and new pages in turn until killed: ``python -m tests.support.writer DOCS``."""

from __future__ import annotations

import sys
from itertools import cycle
from pathlib import Path

from scripts.render.docs import write

OLD, NEW = (
    {f"{lang}/{n}.md": f"{word} page\n" * 1000 for lang in ("zh", "en") for n in range(12)}
    for word in ("old", "new")
)


def main(docs: str) -> None:
    for pages in cycle((OLD, NEW)):
        assert write(pages.items(), Path(docs)) == []
        print("written", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
