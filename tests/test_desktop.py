"""What macOS, Windows and Office leave behind on shares is read, and says nothing of its own name."""

from __future__ import annotations

import io
import plistlib
import struct
import zlib

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.readers.desktop import DOUBLE, OWNER, SHORTCUT, STORE, told
from connectors.readers.kinds import kind, reader
from connectors.readers.named import misnamed
from connectors.readers.node import Node
from scanner.errors import Unreadable
from scanner.model import Unread


def double(attributes: dict[str, bytes], fork: bytes = b"") -> bytes:
    """An AppleDouble file (RFC 1740) with extended attributes (xnu, `bsd/vfs/vfs_xattr.c`) and a resource fork."""
    names = [name.encode() + b"\0" for name in attributes]
    entries = b"".join(struct.pack(">IIHB", 0, 0, 0, len(name)) + name + bytes(-(11 + len(name)) % 4) for name in names)
    start = 26 + 2 * 12 + 32 + 2 + 36 + len(entries)
    entries, at = b"", start
    for name, value in zip(names, attributes.values(), strict=True):
        entries += struct.pack(">IIHB", at, len(value), 0, len(name)) + name + bytes(-(11 + len(name)) % 4)
        at += len(value)
    held = b"".join(attributes.values())
    info = bytes(34) + struct.pack(">4sIIII12sHH", b"ATTR", 0, at, start, len(held), b"", 0, len(names)) + entries + held
    head = struct.pack(">II16sH", 0x00051607, 0x00020000, b"Mac OS X", 2)
    return head + struct.pack(">IIIIII", 9, 50, len(info), 2, 50 + len(info), len(fork)) + info + fork


def read(data: bytes, name: str) -> tuple[dict[str, list[object]], list[Unread]]:
    """The columns and what was told as unread, as a scan chooses the reader."""
    known = reader(kind(data[:8192], name))
    assert known is not None
    found, unread = dict[str, list[object]](), list[Unread]()
    for item in known.read(io.BytesIO(data), Node(name, known.read)):
        if isinstance(item, pa.RecordBatch):
            for column in item.schema.names:
                found.setdefault(column, []).extend(item[column].to_pylist())
        elif isinstance(item, Unread):
            unread.append(item)
    return found, unread


def test_attributes_of_macos_are_columns() -> None:
    froms = plistlib.dumps(["Amara Kallon <amara@example.org>", "Your scan"], fmt=plistlib.FMT_BINARY)
    data = double(
        {
            "com.apple.metadata:kMDItemWhereFroms": froms,
            "com.apple.quarantine": b"q/0001;56aa5f15;Mail;",
            "com.example.store": zlib.compress(b'{"account": "amara@example.net"}'),
            "com.example.mixed": b"\0\1amara\0",
        }
    )
    assert read(data, "._scan.pdf") == (
        {
            "where froms": [["Amara Kallon <amara@example.org>", "Your scan"]],
            "quarantine": ["q/0001;56aa5f15;Mail;"],
            "com example store": ['{"account": "amara@example.net"}'],
            "com example mixed": ["amara"],
        },
        [],
    )


def test_what_is_more_than_is_read_is_told() -> None:
    found, (unread,) = read(double({"com.apple.quarantine": b"q/0001"}) + bytes(1 << 24), "._a.doc")
    assert found == {"quarantine": ["q/0001"]} and "16 MB" in unread.reason
    found, (unread,) = read(b"\0\0\0\1Bud1" + bytes(1 << 24), ".DS_Store")
    assert not any(found.values()) and "16 MB" in unread.reason
    with pytest.raises(Unreadable, match="16 MB"):
        read(double({"com.example.bomb": zlib.compress(bytes(1 << 25))}), "._a.doc")
    assert read(double({"com.example.broken": b"x\x9cnot packed"}), "._a.doc")[0] == {"com example broken": ["not packed"]}


def test_an_empty_resource_fork_is_nothing_and_a_full_one_is_told() -> None:
    empty = struct.pack(">IIII", 16, 16, 0, 30) + bytes(300)
    assert read(double({}, empty), "._a.doc") == ({}, [])
    held = struct.pack(">IIII", 16, 60, 44, 30) + b"a clipping: write to amara@example.org soon"
    found, (unread,) = read(double({}, held), "._a.doc")
    assert found == {"": ["a clipping: write to amara@example.org soon"]}
    assert "resource fork" in unread.reason


def test_names_and_comments_of_a_folder_are_lines() -> None:
    def record(name: str, what: bytes, value: bytes) -> bytes:
        return struct.pack(">I", len(name)) + name.encode("utf-16-be") + what + value

    comment = "ask Zoë"
    data = b"\0\0\0\1Bud1" + bytes(28) + record("Zoë's P45.pdf", b"Iloc", b"blob" + struct.pack(">I", 16) + bytes(16))
    data += record("kai.txt", b"cmmt", b"ustr" + struct.pack(">I", len(comment)) + comment.encode("utf-16-be"))
    assert read(data, ".DS_Store") == ({"": ["Zoë's P45.pdf", "kai.txt", comment]}, [])


def test_paths_in_shortcuts_and_who_has_a_document_open() -> None:
    link = (
        b"L\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0F"
        + bytes(56)
        + "C:\\Users\\amara.kallon\\Desktop\\claims.xlsx".encode("utf-16-le")
        + bytes(8)
    )
    assert read(link, "claims.lnk") == ({"": ["C:\\Users\\amara.kallon\\Desktop\\claims.xlsx"]}, [])
    name = "Zoë Kallon".encode("cp1252")
    lock = (bytes([len(name)]) + name).ljust(54, b" ") + bytes([len(name), 0]) + "Zoë Kallon".encode("utf-16-le")
    assert read(lock.ljust(162, b"\0"), "~$claims.docx") == ({"last modified by": ["Zoë Kallon"]}, [])


@given(st.sampled_from([DOUBLE, STORE, SHORTCUT, OWNER]), st.binary(max_size=400), st.integers(0, 400))
def test_whatever_bytes_stand_there_nothing_breaks(media: str, noise: bytes, cut: int) -> None:
    known = reader(media)
    assert known is not None
    whole = double({"com.apple.metadata:kMDItemWhereFroms": b"bplist00" + noise, "zip": b"x\x9c" + noise}, noise)
    for data in (noise, whole[:cut], whole):
        list(known.read(io.BytesIO(data), Node("x", known.read)))


def test_the_name_is_that_of_the_file_beside_it() -> None:
    assert (misnamed(DOUBLE, "._arrests.csv"), misnamed(OWNER, "~$arrests.docx")) == ("", "")
    assert misnamed(STORE, "arrests.csv")


@pytest.mark.parametrize("name", ["~$a.docx", "a.docx"])
def test_only_office_s_own_name_makes_an_owner(name: str) -> None:
    assert (told(b"\5Amara".ljust(162, b"\0"), name) == OWNER) is name.startswith("~$")
