"""The Content-Security-Policy of every page: what it may load and run.

It stands in a <meta>, for a static host sends no headers of ours; frame-ancestors has no
effect there. It is written last, when the HTML is final, with a hash of each of the
theme's inline scripts, some of which differ from page to page.
"""

import base64
import hashlib
import re

from scripts.model.problem import Unreadable

# What is not named (objects, frames, fonts, media) is not loaded at all. The images of data: are
# the icons in the theme's stylesheet and in our <head>.
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
CHARSET = '<meta charset="utf-8">'
# Data blocks (type=application/json) are not run and need no hash.
_INLINE = re.compile(r"<script(?![^>]*\s(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def restrict(html: str, frame: str, *, reloading: bool = False) -> str:
    """A page with its policy. ``frame`` is the page without its text, which never brings code.

    ``reloading`` lets any inline script run: the one that reloads a page while it is served is
    another each time. Raises Unreadable for a page without a place for the policy.
    """
    before, charset, after = html.partition(CHARSET)
    if not charset:
        finding = f"{CHARSET} not found"
        raise Unreadable("overrides/main.html", 1, "head", finding, "put it there first")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(frame))
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    content = POLICY.format(scripts=" 'unsafe-inline'" if reloading else hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return f"{before}{charset}\n  {meta}{after}"
