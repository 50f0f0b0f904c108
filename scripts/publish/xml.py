"""Files in XML for other programs: templates/ has their form, and what they say is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.chinese.typeset import typeset
from scripts.model.rows import NONE
from scripts.render.words import written_date


def xml(template: str, **values: object) -> bytes:
    """A file in UTF-8, read once more: no reader is the first to find it broken.

    Raises ParseError for a character that XML 1.0 does not have, such as U+000B.
    """
    data = _environment().get_template(f"{template}.j2").render(values).encode()
    fromstring(data)
    return data


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    environment.filters |= {"typeset": typeset, "date": written_date}
    environment.globals["NONE"] = NONE
    return environment
