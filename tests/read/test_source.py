from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from scripts.model.problem import Unreadable
from scripts.read.source import LONGEST, read

NAME = "seeds/2017/source.zh.txt"
NOT_UTF_8 = "is not UTF-8; save the text as UTF-8 and replace the file."


@pytest.mark.parametrize(
    "text",
    [
        "会议召开。",
        "会议召开。\n",
        "\ufeff会议召开。",
        "会议\r\n召开。\r\n",
        "\u3000\u3000会议\t召开",
        "会议\ue000召\U000f0000开",
        "会" * LONGEST,
    ],
    ids=["plain", "final line break", "BOM", "CRLF", "white space", "private use", "longest"],
)
def test_every_character_is_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "source.zh.txt"
    path.write_bytes(text.encode("utf-8"))
    source = read(path, NAME)
    assert (source.path, source.text) == (NAME, text)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "会议\n召开".encode("gb18030"),
            "1: source: byte 0xbb at offset 0 " + NOT_UTF_8,
        ),
        (
            "会议\n召开\n".encode() + b"\xff",
            "3: source: byte 0xff at offset 14 " + NOT_UTF_8,
        ),
        (
            "会议".encode()[:-1],
            "1: source: byte 0xe8 at offset 3 " + NOT_UTF_8,
        ),
        (
            "会议\n召\x00开".encode(),
            "2: source: control character U+0000 at character 4; remove it from the file.",
        ),
        (
            "会议\x0b召开\x7f".encode(),
            "1: source: control character U+000B at character 2; remove it from the file.",
        ),
        (
            b"\n\xed\xa0\x80",
            "2: source: byte 0xed at offset 1 " + NOT_UTF_8,
        ),
        (
            "会\uffff议".encode(),
            "1: source: noncharacter U+FFFF at character 1; remove it from the file.",
        ),
        (
            "会议".encode() * 50_001,
            "1: source: has 100002 characters, expected at most 100000; "
            "see whether it is the right file.",
        ),
        (b"", "1: source: holds no text; put the communiqué there."),
        (
            "\ufeff\u3000\r\n \t\n".encode(),
            "1: source: holds no text; put the communiqué there.",
        ),
    ],
    ids="""
        GB-18030 stray-byte cut-short NUL vertical-tab surrogate U+FFFF long empty blank
    """.split(),
)
def test_unreadable_says_where_and_what_to_do(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "source.zh.txt"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as error:
        read(path, NAME)
    assert str(error.value) == f"{NAME}:{message}"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as error:
        read(tmp_path / "source.zh.txt", NAME)
    expected = f"{NAME}:1: source: cannot be read (No such file or directory); add the file."
    assert str(error.value.problem) == expected


def test_c1_control_character(tmp_path: Path) -> None:
    path = tmp_path / "source.zh.txt"
    path.write_text("会议\x85召开", "utf-8")
    with pytest.raises(Unreadable):
        read(path, NAME)


@pytest.mark.parametrize("text", ["\u00a0", "\u200b\n", "\u2028", "\x85"])
def test_text_without_a_paragraph(tmp_path: Path, text: str) -> None:
    path = tmp_path / "source.zh.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable):
        read(path, NAME)


def test_line_of(tmp_path: Path) -> None:
    path = tmp_path / "source.zh.txt"
    path.write_bytes("一\r\n二\n三".encode())
    source = read(path, NAME)
    assert [source.line_of(source.text.index(char)) for char in "一二三"] == [1, 2, 3]
