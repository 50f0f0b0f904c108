"""Files for other programs, from the forms in templates/: what is filled in never becomes markup.

XML and JSON are read once more: no reader is the first to find them broken.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from scripts.chinese.typeset import typeset
from scripts.model.rows import NONE
from scripts.render.words import written_date


def filled_text(template: str, **values: object) -> str:
    """Only what is XML is escaped as such; other templates see to that themselves."""
    return _environment().get_template(f"{template}.j2").render(values)


def filled_xml(template: str, **values: object) -> bytes:
    """A file in UTF-8. Raises ParseError for a character that XML 1.0 does not have (U+000B)."""
    data = filled_text(template, **values).encode()
    fromstring(data)
    return data


def filled_json(template: str, **values: object) -> bytes:
    """A file in UTF-8, a line a value."""
    data = json.loads(filled_text(template, **values))
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=select_autoescape(["atom.j2", "tbx.j2", "tmx.j2"]),
    )
    environment.filters |= {"typeset": typeset, "date": written_date}
    environment.filters["sha256"] = lambda data: hashlib.sha256(data).hexdigest()
    environment.globals["NONE"] = NONE
    return environment
