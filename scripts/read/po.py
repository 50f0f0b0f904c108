"""Read and write the translation catalog, a gettext PO file: each undoes the other.

One entry a segment: ``msgctxt`` is the segment's id, ``msgid`` the Chinese as it stands
in the source, ``msgstr`` the English. A *fuzzy* entry is stale: its Chinese has changed
since it was translated. The extracted comment (``#.``) says where the segment stands.

The grammar stands here because no library keeps all that translators' tools write: Babel
wraps comments and refuses ``#~|``; polib drops it, and empties a msgstr that is not closed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.model.catalog import Catalog, Entry, State
from scripts.model.ids import ID
from scripts.model.problem import Unreadable
from scripts.model.text import Document
from scripts.read.source import read_seed

# A string: obsolete (#~), previous (#|) or both; without a keyword it goes on the one before.
_LINE = re.compile(
    r"(?:#(?P<obsolete>~)?(?P<previous>\|)?(?<!#)\s*)?"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?|)\s*"
    r'"(?P<text>(?:[^"\\]|\\[ntr"\\])*)"'
)
_COMMENT = re.compile(r'#(?!~?\||~\s*(?:msg|"))')
_FIELD = re.compile(r"([\w-]+):\s*(.*?)\s*")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_ESCAPES = str.maketrans({character: f"\\{name}" for name, character in _UNESCAPED.items()})
HEADER = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


@dataclass(slots=True)
class _Message:
    """One entry as the file has it: comment lines, and strings by keyword.

    The keyword of a previous string begins with its mark: ``#| msgid``.
    """

    comments: list[str] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=dict)
    line: int = 0  # of the msgid
    obsolete: bool = False

    def lacks(self, *keywords: str) -> bool:
        return self.strings.keys().isdisjoint(keywords)

    def noted(self, mark: str) -> list[str]:
        """The comments of one kind, without their mark."""
        lines = (line.removeprefix(mark) for line in self.comments if line.startswith(mark))
        return [line.removeprefix(" ") for line in lines if line]


def read_catalog(path: Path, name: str) -> Catalog:
    """Read ``path``; ``name`` is shown in messages. Raises Unreadable for a malformed file."""
    header: dict[str, str] | None = None
    comments: list[str] = []
    entries: list[Entry] = []
    obsolete: list[Entry] = []
    for message in _messages(name, read_seed(path, name, "catalog")):
        if not message.strings:  # what stands after the last entry
            comments += message.comments
        elif header is None and message.lacks("msgctxt") and not message.strings["msgid"]:
            header = _header(message.strings.get("msgstr", ""))
            comments += message.comments
        else:
            (obsolete if message.obsolete else entries).append(_entry(name, message))
    return Catalog(name, tuple(entries), header or {}, tuple(obsolete), tuple(comments))


def _messages(name: str, text: str) -> Iterator[_Message]:
    """The header and the entries of a file in their order, then any comments after the last.

    Raises Unreadable with the line and, where it is known, the segment.
    """
    message, keyword, apart = _Message(), "", False
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        match = None if _COMMENT.match(line) else _LINE.fullmatch(line)
        if line and _ends(message, match, apart):
            yield _whole(name, message)
            message, keyword = _Message(), ""
        apart = not line
        mark = "#| " if match and match["previous"] else ""
        if match and match["keyword"]:
            keyword = mark + match["keyword"]
            if keyword in message.strings:
                _whole(name, message)
                if keyword == "msgctxt":
                    message.strings[keyword] = match["text"]
                finding = f"has a second {keyword}, expected an empty line between two entries"
                raise _refused(name, number, message, finding)
            message.strings[keyword] = _unescaped(match["text"])
            message.obsolete = bool(match["obsolete"])
            message.line = number if keyword == "msgid" else message.line or number
        elif match and keyword and keyword.startswith("#") == bool(mark):
            message.strings[keyword] += _unescaped(match["text"])
        elif _COMMENT.match(line):
            message.comments.append(line)
        elif line:
            expected = "a keyword before it" if match else "text between quotation marks"
            raise _refused(name, number, message, f"found {line[:40]!r}, expected {expected}")
    if message.comments or message.strings:
        yield _whole(name, message)


def _ends(message: _Message, match: re.Match[str] | None, apart: bool) -> bool:
    """Whether the message ends before this line: if it is obsolete, even without an empty one."""
    if match and message.strings and message.obsolete != bool(match["obsolete"]):
        return True
    if message.lacks("msgstr", "msgstr[0]") or not (apart or message.obsolete):
        return False
    return not match or bool(match["previous"]) or match["keyword"] in ("msgctxt", "msgid")


def _whole(name: str, message: _Message) -> _Message:
    """The message; raises Unreadable for one of which a part is missing."""
    missing = "msgid" if message.lacks("msgid") else "msgstr"
    if message.strings and message.lacks(missing, f"{missing}[0]"):
        finding = f"has no {missing}, expected a msgctxt, a msgid and a msgstr"
        raise _refused(name, message.line, message, finding)
    return message


def _refused(name: str, line: int, message: _Message, finding: str) -> Unreadable:
    subject = message.strings.get("msgctxt") or "catalog"
    return Unreadable(name, line, subject, finding, "correct the entry")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _UNESCAPED[match[1]], text)


def _header(text: str) -> dict[str, str]:
    """The fields in their order; a line that begins none, or one again, belongs to the last."""
    fields: dict[str, str] = {}
    last = ""
    for line in text.removesuffix("\n").split("\n"):
        match = _FIELD.fullmatch(line)
        if match and match[1] not in fields:
            last = match[1]
            fields[last] = match[2]
        elif line:
            fields[last] = f"{fields[last]}\n{line}" if last in fields else line
    return fields


def _entry(name: str, message: _Message) -> Entry:
    """An entry, without an id if a tool lost it. Raises Unreadable if no segment can have it."""
    rest = dict(message.strings)
    segment, zh = rest.pop("msgctxt", ""), rest.pop("msgid")
    if not message.obsolete and not ID.fullmatch(segment):
        segment = ""  # its Chinese will tell
    en = rest.pop("msgstr", None) or rest.pop("msgstr[0]", "")
    finding = ""
    if message.obsolete and not ID.fullmatch(segment):
        finding = f"msgctxt is {segment!r}, expected the id of a segment, such as areas-s1"
    elif not zh or re.search(r"[\n\r]", zh):
        fault = f"{zh!r} has a line break" if zh else "is empty"
        finding = f"msgid {fault}, expected the Chinese as the source has it"
    if finding:
        raise Unreadable(name, message.line, "entry", finding, "correct the entry")
    flags = [flag.strip() for line in message.noted("#,") for flag in line.split(",")]
    state: State = "untranslated" if not en else "stale" if "fuzzy" in flags else "translated"
    return Entry(
        id=segment,
        zh=zh,
        en=en,
        state=state,
        context="\n".join(message.noted("#.")),
        line=message.line,
        previous=rest.pop("#| msgid", ""),
        comments=tuple(line for line in message.comments if line[1:2] not in (".", ":", ",")),
        flags=tuple(dict.fromkeys(flag for flag in flags if flag not in ("", "fuzzy"))),
        references=" ".join(message.noted("#:")),
        rest=tuple(rest.items()),
    )


def restored(catalog: Catalog, known: Sequence[tuple[str, str]]) -> Catalog:
    """The catalog with the ids that a tool lost: those of the same Chinese, in their order.

    ``known`` are ids and their Chinese. Raises Unreadable for an entry that is of none of them.
    """
    taken, entries = {entry.id for entry in catalog.entries}, []
    for entry in catalog.entries:
        if not entry.id:
            free = [id for id, zh in known if zh == entry.zh and id not in taken]
            if not free:
                finding = f"has no msgctxt, and “{entry.zh[:20]}” is no sentence of the source"
                action = "write the id of its sentence, or take the entry out"
                raise Unreadable(catalog.path, entry.line, "entry", finding, action)
            entry = replace(entry, id=free[0], context="")
            taken.add(entry.id)
        entries.append(entry)
    return replace(catalog, entries=tuple(entries))


def contexts(document: Document) -> dict[str, str]:
    """What a translator is told of each segment: the section and item in which it stands.

    The id stands here once more, so that a slip of the pen in a msgctxt is noticed.
    """
    notes = {document.title.id: "Headline of the source"} if document.title else {}
    for section in document.sections:
        for segment in (*section.opening, *section.closing):
            notes[segment.id] = f"Section {section.id}"
        for item in section.items:
            marker = document.text(item.marker)
            where = f"Section {section.id}, item {item.marker.number} ({marker})"
            notes |= {segment.id: where for segment in item.body}
            notes[item.heading.id] = f"{where}: heading"
    return {name: f"{where} · {name}" for name, where in notes.items()}


def dump(
    header: Mapping[str, str],
    entries: Iterable[Entry],
    obsolete: Iterable[Entry] = (),
    comments: Iterable[str] = (),
) -> str:
    """The PO text of these entries, unwrapped, in the order given; obsolete ones at the end.

    ``comments`` are whole lines that stand above the header.
    """
    fields = (f"{field}: {value}" if field else value for field, value in header.items())
    lines = [line for field in fields for line in field.split("\n")]
    head = [*comments, 'msgid ""', 'msgstr ""', *(_quoted("", f"{line}\n") for line in lines)]
    blocks = [head, *(_block(entry) for entry in entries)]
    blocks += [_block(entry, obsolete="#~") for entry in obsolete]
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return text.replace("\\\n", "\\ \n")  # after a comment's backslash gettext misses the line end


def _block(entry: Entry, obsolete: str = "") -> list[str]:
    """The lines of an entry. Its keywords stand in the order of the alphabet, previous first."""
    flags = (*(("fuzzy",) if entry.state == "stale" else ()), *entry.flags)
    lines = list(entry.comments)
    lines += [f"#. {line}" for line in entry.context.split("\n") if line]
    lines += [f"#: {entry.references}"] if entry.references else []
    lines += [f"#, {', '.join(flags)}"] if flags else []
    rest = dict(entry.rest)
    msgstr = "msgstr[0]" if "msgid_plural" in rest else "msgstr"
    strings = {"msgctxt": entry.id, "msgid": entry.zh, msgstr: entry.en}
    strings |= {"#| msgid": entry.previous} if entry.previous else {}
    if entry.state == "translated" and not entry.previous:  # as in an entry that was accepted
        rest = {keyword: text for keyword, text in rest.items() if keyword[0] != "#"}
    for keyword, text in sorted((strings | rest).items()):
        mark = obsolete if keyword.startswith("#") else f"{obsolete} ".lstrip()
        lines.append(_quoted(f"{mark}{keyword.removeprefix('#' if obsolete else '')} ", text))
    return lines


def _quoted(keyword: str, text: str) -> str:
    return f'{keyword}"{text.translate(_ESCAPES)}"'
