"""Escape text for Markdown, so that it shows as written and never becomes markup.

Every character that Python-Markdown or one of the extensions in mkdocs.yml could read as
inline markup becomes a numeric character reference. Block markup needs no escape: the
templates never put text at the start of a line, and text holds no line break.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|#]|[\x02\x03]|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@lru_cache(maxsize=4096)  # a text stands on several pages
def markdown(text: str) -> str:
    """``text`` as Markdown (and HTML) that displays exactly ``text``."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)
