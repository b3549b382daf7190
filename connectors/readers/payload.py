"""Files that are written as text into a cell: base64 (RFC 4648, both alphabets), and `data:` URLs (RFC 2397)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from connectors.readers.encoding import utf8
from connectors.readers.magic import magic
from connectors.readers.mail.headers import base64
from connectors.readers.sniff import plain

#: Text of fewer characters is no payload, unless something beside it says that it is.
SHORTEST = 24
#: What begins so may be a payload; a run of digits and A to F is a number, a digest or a UUID.
BEGINS = f"^(?:data:|[A-Za-z0-9+/_-]{{{SHORTEST}}})"
#: Of an unknown kind more bytes than this are told: fewer are keys, signatures, certificates and digests, of which JSON is full.
LARGEST_KEY = 4096
_HEAD = 8192
_KINDS = "application|audio|chemical|font|image|message|model|multipart|text|video"
_DATA = re.compile(rf"data:(?:(?:{_KINDS})/[\w.+-]{{1,80}}(?:;[\w.=+\"-]{{1,80}}){{0,4}}|;base64),", re.I)
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_SAFE = bytes.maketrans(b"-_", b"+/")
# Marks of one to three bytes, which one random value in a thousand begins with: only what is larger than a key is taken for such.
_WEAK = re.compile(r"image/bmp|audio/(?:mpeg|aac)|application/(?:vnd\.microsoft|vnd\.apache\.orc|x-compress|x-bzip2|x-lzma|x-python)")
# Text that somebody wrote: `User:1234`, of which the keys of many interfaces are made, is none.
_WRITTEN = re.compile(rb"[\s@]|^[{\[<]")


@dataclass(frozen=True, slots=True)
class Payload:
    """What a cell holds. `text`: it is written text. `told`: a URL or what stands beside it says that it is a file. `known`: of a kind
    that its first bytes tell."""

    data: bytes = field(repr=False)
    text: bool
    told: bool
    known: bool


def payload(cell: str, told: bool = False) -> Payload | None:
    """What a cell holds, None where it holds what it says; `told`: something beside it says that it is base64."""
    data, sure, told = _bytes(cell, told)
    if not data:
        return None
    head = data[:_HEAD]
    if plain(head) and utf8(data) and not head.startswith((b"%PDF-", b"{\\rtf")):
        written = told or (len(cell) >= SHORTEST and _WRITTEN.search(head) is not None)
        return Payload(data, True, told, True) if written and sure else None
    known = _is_file(data)
    return Payload(data, False, told, known) if known or (sure and (told or _is_much(data))) else None


def _bytes(cell: str, told: bool) -> tuple[bytes, bool, bool]:
    """The bytes (b"" for none), whether nothing but they is in the cell, and whether the cell or what stands beside it says so."""
    where = _DATA.match(cell)
    written = cell[where.end() if where else 0 :].encode("utf-8", "replace")
    if where and not where[0].lower().endswith(";base64,"):
        return unquote_to_bytes(written), True, True
    told = told or where is not None
    if where and b"%" in written[-12:]:  # the padding, as URLs are written
        written = unquote_to_bytes(written)
    if b"-" in written or b"_" in written:
        written = written.translate(_SAFE)
    rest = written.rstrip(b"= \r\n\t").translate(None, _LETTERS)
    letters = len(written.rstrip(b"= \r\n\t")) - len(rest)
    sure = not rest.strip(b"\r\n\t") and letters % 4 != 1
    # Little else among the letters is damage; much is a text.
    return (base64(written), sure, told) if sure or len(rest) * 20 <= letters else (b"", False, told)


def _is_much(data: bytes) -> bool:
    """Whether bytes are more than a key, and vary as those of files do: a letter, or a word, again and again is no base64."""
    return len(data) > LARGEST_KEY and len(set(data[:LARGEST_KEY])) > 64


def _is_file(data: bytes) -> bool:
    found = magic(data[:_HEAD])
    if found == "application/gzip":  # RFC 1952, 2.3: deflate, and no flag that is reserved
        return data[2:3] == b"\x08" and data[3] < 32
    return found is not None and (len(data) > LARGEST_KEY if _WEAK.match(found) else len(data) >= 16)
