"""A notice's file: encodings, and one sentence for each file that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import ConfigError
from scanner.notice.read import read_notice

INTRO = "We collect or use the following information to provide and improve products and services for clients:"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "notice.txt"
    file.write_bytes(f"{INTRO}\n· Gender – “naïve”\n".encode(encoding))
    assert [bullet.says for bullet in read_notice(file)[0].purposes[0].categories] == ["Gender – “naïve”"]


@pytest.mark.parametrize(
    "name, data, sentence",
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\x00\x01\x02\xff" * 500, "is not text"),
        ("a.txt", b"x" * 5_000_001, "is larger than 5 MB"),
        ("a.odt", b"PK\x03\x04", ".odt files cannot be read yet"),
        ("a.txt", b"{\\rtf1", "this kind of files cannot be read yet"),
        ("a.json", b"{", "is not JSON"),
        ("a.txt", b"Opening hours\n* Monday\n* Tuesday\n", "no list of collected personal information was found"),
        ("a.txt", f"{INTRO}\n".encode() + b"- a\n" * 10_001, "more than 10,000 paragraphs"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ConfigError) as refused:
        read_notice(tmp_path / name)
    assert str(refused.value).startswith(f"{tmp_path / name}: ") and sentence in str(refused.value)


def test_what_is_not_a_file_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt", Path("\0")):
        with pytest.raises(ConfigError):
            read_notice(path)
