"""How every template is read: a name that is not there is an error, and tags leave no gaps."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape


def templates_in(folder: Path) -> Environment:
    """The templates of a folder; those of XML escape what is put in."""
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=select_autoescape(["atom.j2", "opf.j2", "tbx.j2", "tmx.j2", "xhtml.j2"]),
    )
