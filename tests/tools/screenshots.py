"""Picture every kind of page: ``python -m tests.tools.screenshots [FOLDER] [NAME …]``.

Each page at phone, tablet and desktop width, in both languages and both themes, from site/.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.chromium import ARGUMENTS, find, has_chinese_font
from tests.support.seeds import ROOT
from tests.support.server import serve

WIDTHS = (390, 820, 1440)
PAGES = {
    "home": "",
    "review": "2017/review/",
    "goals": "2017/goals/",
    "priorities": "2017/priorities/",
    "targets": "2017/targets/",
    "areas": "2017/areas/",
    "meeting": "2017/meeting/",
    "figures": "2017/figures/",
    "full-text": "2017/full-text/",
    "source": "2017/source/",
    "terms": "terms/",
    "about": "about/",
    "changes": "about/changes/",
    "404": "404.html",
}


def main(arguments: list[str]) -> None:
    if not has_chinese_font():
        print("No Chinese font is installed: expect boxes (on Debian: fonts-noto-cjk).")
    folder = Path(arguments[0] if arguments else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    wanted = arguments[1:] or list(PAGES)
    with serve(ROOT / "site") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for theme in ("light", "dark"):
            for width in WIDTHS:
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme="dark" if theme == "dark" else "light",
                )
                page = context.new_page()
                for name in wanted:
                    for lang in ("zh", "en"):
                        _picture(
                            page, base, name, lang, folder / f"{name}-{lang}-{width}-{theme}.png"
                        )
        browser.close()


def _picture(page: Page, base: str, name: str, lang: str, path: Path) -> None:
    prefix = "en/" if lang == "en" and not PAGES[name].endswith(".html") else ""
    page.goto(base + prefix + PAGES[name], wait_until="load")
    # Full-text and glossary are long: their beginning shows what there is to see.
    page.screenshot(path=path, full_page=name not in ("full-text", "terms"))


if __name__ == "__main__":
    main(sys.argv[1:])
