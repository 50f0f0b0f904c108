"""Escape text for Markdown and for its front matter: it shows as written and is never markup.

Every character that Python-Markdown or one of the extensions in mkdocs.yml could read as
inline markup becomes a numeric character reference. Block markup needs an escape only where a
template puts text at the start of a line (``opening``), since text holds no line break.
"""

import json
import re
from functools import lru_cache

# What Markdown keeps for itself, and what ends a line.
_BREAK = re.compile(r"[\x02\x03]|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_MARKUP = re.compile(rf"[\\`*_{{}}\[\]<>&|#]|{_BREAK.pattern}")
# Control characters, line breaks of its own, and what is no character.
_NOT_IN_YAML = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@lru_cache(maxsize=4096)  # a text stands on several pages
def markdown(text: str) -> str:
    """``text`` as Markdown (and HTML) that displays exactly ``text``."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def opening(markdown: str) -> str:
    """Markdown as a line may begin with it, so that no list, rule or block begins there."""
    return re.sub(r"^(\d*)([-+=~:/.)])", lambda found: f"{found[1]}&#{ord(found[2])};", markdown)


def readable(text: str) -> str:
    """``text`` as Markdown that is read as it stands too: only what would be markup is escaped."""
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")
    return re.sub(r"[\\`*_\[\]]", r"\\\g<0>", _BREAK.sub(" ", text))


def verbatim(text: str) -> str:
    """``text`` as it stands between ``<pre>``, a line break, and ``</pre>``.

    A line is a line of the Markdown too, where no white space is beside its end: Markdown changes
    that, and tabs. A byte order mark, which is not seen, is named.
    """
    escaped = markdown(text).replace("\t", "&#9;").replace("\ufeff", "&#65279;")
    return re.sub(r"(?<=\S)&#10;(?=[^\s&])", "\n", escaped)


def yaml(value: object) -> str:
    """``value`` as JSON that YAML reads alike (YAML 1.2, 5.1): what it refuses is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
