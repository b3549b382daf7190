"""Plain text inside files that are not text: programs, fonts, and kinds that nothing here reads.

A program holds no records of people, but may hold an address, a key or a number that somebody wrote into it. Names are not looked for in
programs: thousands of identifiers look like some, and none says anything of anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal

import pyarrow as pa

from connectors.readers import text
from connectors.readers.node import Item, Node

#: Media types of what is compiled or drawn for programs. All have their text as it is, apart from web fonts, which hold but their makers'.
PROGRAMS = (
    "application/x-executable",
    "application/vnd.microsoft.portable-executable",
    "application/x-mach-binary",
    "application/java-vm",
    "application/wasm",
    "application/x-python-code",
    "application/x-gettext-translation",
    "application/tzif",
    "font/*",
)
_BLOCK, _LONGEST = 1 << 20, 1 << 16
_ROWS = 1 << 14
# Runs of printable characters: ASCII, which is all that patterns ask for, or UTF-8; then UTF-16 in either order. Possessive, so linear.
_ASCII = re.compile(rb"[\t\x20-\x7e]{8,}+")
_UTF8 = re.compile(rb"(?:[\t\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){8,}+")
_UTF16 = re.compile(rb"(?:[\t\x20-\x7e\xa0-\xff]\0){8,}+|(?:\0[\t\x20-\x7e\xa0-\xff]){8,}+")
# What a pattern may find: an address, three digits not far from one another, a key of its own make.
_TELLING = re.compile(rb"@|\d\D{0,7}?\d\D{0,7}?\d|-----BEGIN")
_WORDS = re.compile(rb"[A-Za-z\x80-\xff]\0?[A-Za-z\x80-\xff]\0?[ ,.;:]\0?[ ]?\0?[A-Za-z\x80-\xff]\0?[A-Za-z\x80-\xff]")


def programs(file: BinaryIO, node: Node) -> Iterator[Item]:
    """The strings of a program or a font in which a pattern may find something; then whatever is packed behind it is named as unread."""
    yield from _batches(_text(run) for run in runs(file, (_ASCII, _UTF16)) if _TELLING.search(run))
    if _packed(file):
        yield node.unread("data behind a program, as in an installer: only the plain text in it was read")


def unknown(file: BinaryIO) -> Iterator[pa.RecordBatch]:
    """The strings of a file of an unknown kind that hold words, numbers or an address. Whoever asks says that no more was read."""
    yield from _batches(_text(run) for run in runs(file, (_UTF8, _UTF16)) if _TELLING.search(run) or _WORDS.search(run))


def runs(file: BinaryIO, kinds: tuple[re.Pattern[bytes], ...]) -> Iterator[bytes]:
    """Runs of at least eight printable characters, from the beginning; those longer than 64 kB come in parts. Memory stays flat."""
    file.seek(0)
    rest = b""
    while block := file.read(_BLOCK):
        data = rest + block
        found = [match.span() for kind in kinds for match in kind.finditer(data)]
        # One that touches the end may go on in the next block.
        unended = [start for start, end in found if end > len(data) - 2 and end - start < _LONGEST]
        at = min(unended) if unended else max([len(data) - 16, *(end for _, end in found)])
        yield from (data[start:end] for start, end in found if start < at)
        rest = data[max(at, 0) :]
    yield from (match[0] for kind in kinds for match in kind.finditer(rest))


def _text(run: bytes) -> str:
    return run.replace(b"\0", b"").decode("latin-1") if b"\0" in run else run.decode("utf-8", "replace")


def _batches(found: Iterable[str]) -> Iterator[pa.RecordBatch]:
    rows: list[str] = []
    size = 0
    for run in found:
        rows.append(run)
        size += len(run)
        if len(rows) >= _ROWS or size > text.PIECE * 4:
            yield from text.body(pa.array(rows, pa.string()))
            rows, size = [], 0
    yield from text.body(pa.array(rows, pa.string()))


def _packed(file: BinaryIO) -> bool:
    """Whether more lies behind a program than belongs to it: more than 64 kB behind all that its headers name."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(4096)
    end = _elf_end(head) if head.startswith(b"\x7fELF") else _pe_end(head) if head.startswith(b"MZ") else 0
    return 0 < end < size - (1 << 16)


def _elf_end(head: bytes) -> int:
    """Where an ELF file ends: behind its table of sections, which stands last (System V ABI, "ELF header"); 0 where it has none."""
    order: Literal["little", "big"] = "little" if head[5:6] == b"\1" else "big"
    wide = head[4:5] == b"\2"
    at, width, counts = (40, 8, 58) if wide else (32, 4, 46)
    table = int.from_bytes(head[at : at + width], order)
    entry, number = (int.from_bytes(head[counts + skip : counts + skip + 2], order) for skip in (0, 2))
    return table + entry * number if table else 0


def _pe_end(head: bytes) -> int:
    """Where a Windows program ends: behind its last section and its signatures (Microsoft, "PE Format"); 0 where the head does not tell."""
    at = int.from_bytes(head[60:64], "little")
    if head[at : at + 4] != b"PE\0\0":
        return 0
    sections, optional = (int.from_bytes(head[at + place : at + place + 2], "little") for place in (6, 20))
    start = at + 24
    wide = head[start : start + 2] == b"\x0b\x02"
    signed = start + (112 if wide else 96) + 4 * 8
    ends = [int.from_bytes(head[signed : signed + 4], "little") + int.from_bytes(head[signed + 4 : signed + 8], "little")]
    for section in range(start + optional, start + optional + 40 * sections, 40):
        length, place = (int.from_bytes(head[section + field : section + field + 4], "little") for field in (16, 20))
        ends.append(place + length)
    return max(ends) if start + optional + 40 * sections <= len(head) else 0
