"""Files for other programs, from the templates: what is filled in never becomes markup.

XML and JSON are read once more: no reader is the first to find them broken.
"""

import json
from xml.etree.ElementTree import fromstring

from scripts.render.site import environment


def filled_text(template: str, **values: object) -> str:
    """Only what is XML is escaped as such; other templates see to that themselves."""
    return environment().get_template(f"{template}.j2").render(values)


def filled_xml(template: str, **values: object) -> bytes:
    """A file in UTF-8. Raises ParseError for a character that XML 1.0 does not have (U+000B)."""
    data = filled_text(template, **values).encode()
    fromstring(data)
    return data


def filled_json(template: str, **values: object) -> bytes:
    """A file in UTF-8, a line a value."""
    data = json.loads(filled_text(template, **values))
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()
