"""The Content-Security-Policy of every page: what it may load and run.

It stands in a <meta>, for a static host sends no headers of ours; frame-ancestors has no
effect there. It is written last, when the HTML is final, with a hash of each of the
theme's inline scripts, some of which differ from page to page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

# What is not named (objects, frames, fonts, media) is not loaded at all.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # icons stand in the theme's stylesheet and in our <head>
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
CHARSET = '<meta charset="utf-8">'
# Data blocks (type=application/json) are not run and need no hash.
INLINE = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)

serving = False


def on_startup(command: str, **_: Any) -> None:
    global serving
    serving = command == "serve"


# After the languages' plugin (-100) and the hooks that mend pages (0).
@event_priority(-200)
def on_post_page(output: str, page: Page, **_: Any) -> str:
    content = page.content or ""
    if output.count(content) != 1:
        raise PluginError(
            f"{page.file.src_uri}: its text occurs {output.count(content)} times in the theme's "
            "page, expected once; adapt overrides/policy_hook.py to the theme"
        )
    return restrict(output, output.replace(content, ""))


@event_priority(-200)
def on_post_template(output: str, template_name: str, **_: Any) -> str:
    """The page for missing addresses is a template of the theme, not a page."""
    return restrict(output, output) if template_name == "404.html" else output


def restrict(html: str, frame: str) -> str:
    """A page with its policy. ``frame`` is the page without its text, which never brings code."""
    before, charset, after = html.partition(CHARSET)
    if not charset:
        raise PluginError(f"overrides/main.html: {CHARSET} not found; put it first in the <head>")
    # The script that MkDocs adds to reload a page while serving is another each time.
    scripts = ["'unsafe-inline'"] if serving else list(map(source, INLINE.findall(frame)))
    policy = POLICY | {"script-src": " ".join([POLICY["script-src"], *scripts])}
    content = "; ".join(f"{directive} {sources}" for directive, sources in policy.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return f"{before}{charset}\n  {meta}{after}"


def source(script: str) -> str:
    """The source expression that lets one inline script run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
