"""The properties in one storage of an Outlook message ([MS-OXMSG], section 2)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from connectors.readers.header import is_name
from connectors.readers.mail.charset import decode
from connectors.readers.mail.outlook_names import LONG_IDS, NAMES

#: What a damaged compound file makes olefile raise.
DAMAGE = (OSError, ValueError, ArithmeticError, LookupError, struct.error, RecursionError, AttributeError, TypeError)
_STREAM = re.compile(r"__substg1\.0_([0-9a-f]{4})(001e|001f|101e|101f)(?:-[0-9a-f]{8})?")
_FIXED = "__properties_version1.0"
_NAMED = "__nameid_version1.0"
# Length of what stands before the entries, by the kind of storage (section 2.4.1).
_BEFORE = {"__recip": 8, "__attach": 8, "__substg": 24}
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


class Properties:
    """The properties in the storage at `path` of a compound file of `size` bytes; `names` are those of named properties."""

    def __init__(self, ole: Any, path: tuple[str, ...], names: dict[int, str], size: int) -> None:
        self.ole, self.path, self.names, self.size = ole, path, names, size
        self.entries = _entries(ole, path)
        self.damaged = False
        self.fixed = self._fixed()

    def _fixed(self) -> dict[int, tuple[int, bytes]]:
        data = self._read(_FIXED) if _FIXED in self.entries else b""
        found: dict[int, tuple[int, bytes]] = {}
        for at in range(first_entry(self.path, data), len(data) - 15, 16):
            kind, tag = int.from_bytes(data[at : at + 2], "little"), int.from_bytes(data[at + 2 : at + 4], "little")
            found.setdefault(tag, (kind, data[at + 8 : at + 16]))
        return found

    def _read(self, name: str) -> bytes:
        """The bytes of a stream of this storage; b"" where it is damaged."""
        try:
            return _stream(self.ole, (*self.path, name), self.size)
        except DAMAGE:
            self.damaged = True
            return b""

    def storages(self) -> list[str]:
        """Names of the storages inside, in order."""
        return sorted(name for name, entry in self.entries.items() if entry.entry_type == 1)

    def has_storage(self, name: str) -> bool:
        """Whether there is a storage of that name inside."""
        return name in self.entries and self.entries[name].entry_type == 1

    def texts(self) -> Iterator[tuple[int, str]]:
        """Every property that is text, by its identifier."""
        for name, entry in self.entries.items():
            match = _STREAM.fullmatch(name) if entry.entry_type == 2 else None
            if match and (value := self._text(name, match[2])):
                yield int(match[1], 16), value

    def text(self, tag: int) -> str:
        """One property as text; "" if there is none."""
        for kind in ("001f", "001e"):
            if (name := f"__substg1.0_{tag:04x}{kind}") in self.entries:
                return self._text(name, kind)
        return ""

    def _text(self, name: str, kind: str) -> str:
        if kind.startswith("10") and "-" not in name:
            return ""  # the lengths of several values, each of which has a stream of its own
        data = self._read(name)
        said = data.decode("utf-16-le", "replace") if kind.endswith("f") else self.decode(data, 0x3FFD)
        return said.rstrip("\0").replace("\r\n", "\n")

    def decode(self, data: bytes, tag: int) -> str:
        """Bytes in the code page that the property `tag` names, or what they look like."""
        page = self.number(tag)
        return decode(data, {65001: "utf-8", 20127: "us-ascii", 28591: "iso-8859-1"}.get(page, f"cp{page}") if page else "")

    def binary(self, tag: int) -> bytes:
        """One binary property; b"" if there is none."""
        name = f"__substg1.0_{tag:04x}0102"
        return self._read(name) if name in self.entries else b""

    def number(self, tag: int) -> int:
        """One property that is a number; 0 if there is none."""
        return int.from_bytes(self.fixed.get(tag, (0, b""))[1][:4], "little")

    def times(self) -> Iterator[tuple[int, str]]:
        """Every property that is a time, as ISO 8601 writes it (UTC)."""
        for tag, (kind, value) in self.fixed.items():
            if kind == 0x0040 and 0 < (ticks := int.from_bytes(value, "little")) < 1 << 60:
                yield tag, (_EPOCH + timedelta(microseconds=ticks // 10)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def column(self, tag: int) -> str:
        """The column of a property; "other" where it has no name that may stand in a report."""
        return NAMES.get(tag) or self.names.get(tag, "other")


def first_entry(path: tuple[str, ...], data: bytes) -> int:
    """Where the entries of a property stream begin. Some programs write as much before those of an embedded message as of any other."""
    before = next((length for kind, length in _BEFORE.items() if path and path[-1].startswith(kind)), 32)
    return 32 if before == 24 and data[24:32] == bytes(8) else before


def named(ole: Any, size: int) -> dict[int, str]:
    """Names of the properties that have no fixed identifier (section 2.2.3)."""
    entries = _entries(ole, (_NAMED,)) if _NAMED in _entries(ole, ()) else {}
    listed, strings = (
        _stream(ole, (_NAMED, name), size) if name in entries else b"" for name in ("__substg1.0_00030102", "__substg1.0_00040102")
    )
    found = {}
    for at in range(0, len(listed) - 7, 8):
        first, kind, index = (int.from_bytes(listed[at + i : at + j], "little") for i, j in ((0, 4), (4, 6), (6, 8)))
        name = LONG_IDS.get(first, "")
        if kind & 1:
            length = int.from_bytes(strings[first : first + 4], "little")
            name = strings[first + 4 : first + 4 + min(length, 200)].decode("utf-16-le", "replace").lower()
        if name and is_name(name):
            found[0x8000 + index] = name
    return found


def _entries(ole: Any, path: tuple[str, ...]) -> dict[str, Any]:
    """What lies in a storage, by name in lower case."""
    entry = ole.root
    for name in path:
        entry = entry.kids_dict[name]
    return {name.lower(): kid for name, kid in entry.kids_dict.items()}


def _stream(ole: Any, path: tuple[str, ...], size: int) -> bytes:
    """The bytes of a stream. OSError where it says that it is larger than the file: its sectors go round in a circle."""
    if ole.get_size(list(path)) > size:
        raise OSError("size")
    data: bytes = ole.openstream(list(path)).read()
    return data
