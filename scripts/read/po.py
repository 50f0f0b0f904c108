"""Read and write the translation catalog, a gettext PO file, through Babel.

One entry a segment: ``msgctxt`` is the segment's id, ``msgid`` the Chinese as it stands
in the source, ``msgstr`` the English. A *fuzzy* entry is stale: its Chinese has changed
since it was translated. The extracted comment (``#.``) says where the segment stands.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, generate_po, read_po, unescape

from scripts.model.catalog import Catalog, Entry, State
from scripts.model.problem import Unreadable
from scripts.model.text import Document, Item, Section
from scripts.read.source import read_seed

_LINE = re.compile(
    r'(?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?P<text>(?:[^"\\]|\\.)*)"'
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEADER = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def read_catalog(path: Path, name: str) -> Catalog:
    """Read ``path``; ``name`` is shown in messages. Raises Unreadable for a malformed file."""
    text = read_seed(path, name, "catalog")
    _strict(name, text)
    try:
        po = read_po(io.StringIO(text), locale="en", abort_invalid=True)
    except PoFileError as error:
        reason = str(error).rpartition(" on ")[0]
        finding, line = f"is not a PO file ({reason})", (error.lineno or 0) + 1
    except (ValueError, LookupError) as error:
        finding, line = f"is not a PO file ({error})", 1
    else:
        entries = [_entry(name, message) for message in po if message.id]
        obsolete = tuple(_entry(name, message) for message in po.obsolete.values() if message.id)
        return Catalog(name, (*entries, *_repeated(text, entries)), _header(text), obsolete)
    raise Unreadable(name, line, "catalog", finding, "restore or correct the file")


def _strict(name: str, text: str) -> None:
    """Refuse what Babel would pass over: a missing quotation mark, a second msgstr.

    Raises Unreadable with the line and, where it is known, the segment.
    """
    subject = "catalog"
    keywords: set[str] = set()
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        match, finding = _LINE.fullmatch(line), ""
        keyword = match["keyword"] if match else ""
        if match and keyword == "msgctxt":
            subject = match["text"] or "catalog"
        if not line:
            keywords.clear()
        elif not match and not line.startswith("#"):
            finding = f"found {line[:40]!r}, expected text between quotation marks"
        elif keyword in keywords:
            finding = f"has a second {keyword}, expected an empty line between two entries"
        elif keyword:
            keywords.add(keyword)
        if finding:
            raise Unreadable(name, number, subject, finding, "correct the entry")


def _repeated(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that Babel merged into one of the same segment and Chinese."""
    written = Counter(re.findall(r'^msgctxt "(.*)"', text, re.MULTILINE))
    read = Counter(entry.id for entry in entries)
    return [entry for entry in entries if written[entry.id] > read[entry.id]]


def _header(text: str) -> dict[str, str]:
    """The fields of the first entry, as written (Babel keeps only those that it knows)."""
    first = text.split("\n\n", 1)[0]
    fields = re.findall(r'^"([\w-]+): (.*?)(?:\\n)?"$', first, re.MULTILINE)
    return dict(fields)


def _entry(name: str, message: Message) -> Entry:
    """Raises Unreadable for an entry that no segment can have."""
    zh, en = _singular(message.id), _singular(message.string)
    previous = [line for line in message.user_comments if line.startswith("|")]
    finding = ""
    if not _ID.fullmatch(message.context or ""):
        finding = f"msgctxt is {message.context!r}, expected the id of a segment, such as areas-s1"
    elif re.search("[\n\r]", zh):
        finding = f"msgid {zh!r} has a line break, expected the Chinese as the source has it"
    if finding:
        line = message.lineno or 1
        raise Unreadable(name, line, "entry", finding, "correct the entry")
    state: State = "untranslated" if not en else "stale" if message.fuzzy else "translated"
    return Entry(
        id=message.context or "",
        zh=zh,
        en=en,
        state=state,
        context="\n".join(message.auto_comments),
        line=message.lineno or 1,
        previous=_previous(previous),
        comments=tuple(line for line in message.user_comments if line not in previous),
        flags=tuple(sorted(message.flags - {"fuzzy", "python-format"})),
        locations=tuple((file, line or 0) for file, line in message.locations),
    )


def _previous(lines: Sequence[str]) -> str:
    """The previous msgid in ``#|`` comments, which Babel writes but reads as a person's."""
    found = [_LINE.fullmatch(line.removeprefix("|").strip()) for line in lines]
    keyword = ""
    parts = []
    for match in filter(None, found):
        keyword = match["keyword"] or keyword
        if keyword == "msgid":
            parts.append(unescape(f'"{match["text"]}"'))
    return "".join(parts)


def _singular(text: str | Sequence[str] | None) -> str:
    """The text of a message, or of the first of its plural forms."""
    return text if isinstance(text, str) else (text or ("",))[0]


def contexts(document: Document) -> dict[str, str]:
    """What a translator is told of each segment: the section and item in which it stands.

    The id stands here once more, so that a slip of the pen in a msgctxt is noticed.
    """
    notes = {document.title.id: "Headline of the source"} if document.title else {}
    for section in document.sections:
        for segment in (*section.opening, *section.closing):
            notes[segment.id] = f"Section {section.id}"
        for item in section.items:
            notes.update(_item_contexts(document, section, item))
    return {name: f"{where} · {name}" for name, where in notes.items()}


def _item_contexts(document: Document, section: Section, item: Item) -> dict[str, str]:
    where = f"Section {section.id}, item {item.marker.number} ({document.text(item.marker)})"
    notes = {segment.id: where for segment in item.body}
    return notes | {item.heading.id: f"{where}: heading"}


def dump(header: dict[str, str], entries: Iterable[Entry], obsolete: Iterable[Entry] = ()) -> str:
    """The PO text of these entries, unwrapped, in the order given; obsolete ones at the end."""
    po = PoCatalog(charset="utf-8")
    for entry in entries:
        po[entry.zh] = _message(entry)
    for entry in obsolete:
        po.obsolete[entry.id] = _message(entry)
    head = "".join(f'"{field}: {value}\\n"\n' for field, value in header.items())
    body = "".join(generate_po(po, omit_header=True, width=0, include_previous=True))
    return f'msgid ""\nmsgstr ""\n{head}\n{body.rstrip()}\n'


def _message(entry: Entry) -> Message:
    flags = {*entry.flags, *(("fuzzy",) if entry.state == "stale" else ())}
    message = Message(
        entry.zh,
        entry.en,
        context=entry.id,
        auto_comments=entry.context.splitlines(),
        user_comments=entry.comments,
        previous_id=entry.previous,
        locations=entry.locations,
    )
    message.flags = flags
    return message
