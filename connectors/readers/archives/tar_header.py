"""The headers of a tar, read forwards only: names of any length, pax records, and what each member is.

Source: POSIX.1-2017 pax ("ustar Interchange Format", "pax Header Block"); GNU tar manual, "Basic Tar Format" and "Storing Sparse Files".
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from connectors.readers.archives.packed import Damaged

BLOCK = 512
#: Long names and pax records take no more; they are held in memory.
LONGEST = 1 << 20
_ZEROS = bytes(BLOCK)
_KINDS = {
    tarfile.LNKTYPE: "a hard link to another member, which is read under its own name",
    tarfile.SYMTYPE: "a symbolic link, which is not followed",
    tarfile.CHRTYPE: "a character device, which holds nothing",
    tarfile.BLKTYPE: "a block device, which holds nothing",
    tarfile.FIFOTYPE: "a named pipe, which holds nothing",
}
_LONG = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
_PAX = (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.XGLTYPE)


class Source:
    """Bytes that come once, in blocks of any size. Where the blocks end with `Damaged`, the bytes end, and `wrong` is the reason."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self.wrong: str | None = None
        self._blocks = blocks
        self._held = b""
        self._at = 0

    def some(self, most: int) -> bytes:
        """From one to `most` bytes; none at the end."""
        while self._at >= len(self._held):
            try:
                self._held, self._at = next(self._blocks, b""), 0
            except Damaged as error:
                self._held, self._at, self.wrong = b"", 0, str(error)
            if not self._held:
                return b""
        part = self._held[self._at : self._at + most]
        self._at += len(part)
        return part

    def exactly(self, size: int) -> bytes:
        """`size` bytes; fewer at the end only."""
        found = self.some(size)
        while len(found) < size and (more := self.some(size - len(found))):
            found += more
        return found

    def back(self, data: bytes) -> None:
        """Takes back what was just given, to give it again."""
        self._held, self._at = data + self._held[self._at :], 0

    def skip(self, size: int) -> None:
        """Leaves `size` bytes out, or what there is."""
        while size > 0 and (part := self.some(min(size, 1 << 20))):
            size -= len(part)


@dataclass(frozen=True, slots=True)
class Header:
    """A member: `size` bytes of it follow, in whole blocks. `why` says why it has no content that could be read."""

    name: str
    size: int
    folder: bool
    why: str | None = None

    @property
    def filling(self) -> int:
        """Number of bytes behind the content, up to a whole block."""
        return -self.size % BLOCK


def following(source: Source) -> Header | None:
    """The next member's header, or None at the end of the archive. Raises `Damaged` where there is something else, or nothing."""
    said: dict[str, str] = {}
    while True:
        block = source.exactly(BLOCK)
        if block == _ZEROS:
            if not _again(source):
                return None
            block = source.exactly(BLOCK)
        info = _info(block)
        if info.type in _LONG or info.type in _PAX:
            said |= _records(source, info)
            continue
        return _header(source, info, block, said)


def next_header(source: Source) -> bool:
    """Goes on to the next block that is a header, as after damage; whether there is one. Only those that name their format count."""
    while len(block := source.exactly(BLOCK)) == BLOCK:
        if block[257:262] == b"ustar" and _valid(block):
            source.back(block)
            return True
    return False


def _valid(block: bytes) -> bool:
    try:
        _info(block)
    except Damaged:
        return False
    return True


def _again(source: Source) -> bool:
    """Whether anything follows the zeros that end an archive; another archive may."""
    while block := source.exactly(BLOCK):
        if block != _ZEROS:
            source.back(block)
            return True
    return False


def _info(block: bytes) -> tarfile.TarInfo:
    if len(block) < BLOCK:
        raise Damaged("ends without the mark that ends a tar: it may have been cut off")
    try:
        info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        raise Damaged("damaged tar: a part of it could not be read") from None
    if not 0 <= info.size < 1 << 63:
        raise Damaged("damaged tar: a member says an impossible size, and a part could not be read")
    return info


def _records(source: Source, info: tarfile.TarInfo) -> dict[str, str]:
    """What a member before the real one says of it."""
    if info.size > LONGEST:
        raise Damaged("damaged tar: a header is larger than 1 MB, and a part could not be read")
    data = source.exactly(info.size)
    source.skip(-info.size % BLOCK)
    if info.type == tarfile.GNUTYPE_LONGNAME:
        return {"path": data.partition(b"\0")[0].decode("utf-8", "surrogateescape")}
    return {} if info.type in (tarfile.GNUTYPE_LONGLINK, tarfile.XGLTYPE) else dict(_pax(data))


def _pax(data: bytes) -> Iterator[tuple[str, str]]:
    """The records `length key=value` of a pax header."""
    at = 0
    while at < len(data):
        length, space, _ = data[at : at + 8].partition(b" ")
        if not space or not length.isdigit() or int(length) <= len(length) + 1:
            return
        key, _, value = data[at + len(length) + 1 : at + int(length)].removesuffix(b"\n").partition(b"=")
        yield key.decode("utf-8", "replace"), value.decode("utf-8", "surrogateescape")
        at += int(length)


def _header(source: Source, info: tarfile.TarInfo, block: bytes, said: Mapping[str, str]) -> Header:
    name = said.get("GNU.sparse.name") or said.get("path") or info.name
    size = _size(said.get("size"), info.size)
    if info.type == tarfile.GNUTYPE_SPARSE:
        _skip_map(source, block)
    if info.type == tarfile.GNUTYPE_SPARSE or any(key.startswith("GNU.sparse.") for key in said):
        return Header(name, size, False, "a file with holes, which is not read from a tar")
    if why := _KINDS.get(info.type):
        return Header(name, 0, False, why)
    if info.type == tarfile.DIRTYPE or info.type == b"D":
        return Header(name, size if info.type == b"D" else 0, True)
    # Other kinds are to be read as plain files (POSIX).
    return Header(name, size, False)


def _size(said: str | None, otherwise: int) -> int:
    """The size that a pax record says: the usual field ends at 8 GB."""
    if said is None:
        return otherwise
    if not (said.isascii() and said.isdigit() and len(said) < 19):
        raise Damaged("damaged tar: a member says an impossible size, and a part could not be read")
    return int(said)


def _skip_map(source: Source, block: bytes) -> None:
    """Leaves out the blocks that say where the parts of a file with holes belong."""
    more = block[482:483] != b"\0"
    while more:
        extension = source.exactly(BLOCK)
        more = len(extension) == BLOCK and extension[504:505] != b"\0"
