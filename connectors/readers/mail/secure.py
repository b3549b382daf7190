"""What is inside an S/MIME message (RFC 8551) that is signed, not encrypted; and the extensions of parts without a name."""

from __future__ import annotations

from collections.abc import Iterator

#: Object identifiers of the Cryptographic Message Syntax (RFC 5652), as DER writes them.
SIGNED = bytes.fromhex("2a864886f70d010702")
SEALED = (bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d0109100117"))
MEDIA = ("application/pkcs7-mime", "application/x-pkcs7-mime")
#: A signed message of more bytes is not opened: it would have to be held in memory.
LARGEST = 64 << 20
_EXTENSIONS = {
    "text/html": ".html",
    "text/plain": ".txt",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/directory": ".vcf",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "message/rfc822": ".eml",
    "message/global": ".eml",
}


def extension(media: str) -> str:
    """The extension of a text that does not tell by its content what it is; "" for others."""
    return _EXTENSIONS.get(media, "")


def signed(data: bytes) -> bytes | None:
    """The content of signed data (RFC 5652, section 5.2), without any check of the signature; None where it is something else.

    Both DER and BER with unknown lengths are read. ValueError where it is damaged.
    """
    _, at, end = _element(data, 0, len(data))
    _, at, after = _element(data, at, end)
    if data[at:after] != SIGNED:
        return None
    _, at, end = _element(data, after, end)
    _, at, end = _element(data, at, end)
    for _ in range(2):
        at = _after(data, at, end)
    _, at, end = _element(data, at, end)
    at = _after(data, at, end)
    if at >= end or data[at] != 0xA0:
        return None
    _, at, end = _element(data, at, end)
    return b"".join(_octets(data, at, end))


def _element(data: bytes, at: int, end: int) -> tuple[int, int, int]:
    """Tag of the element at `at`, and where its content begins and ends; one of unknown length ends where what is around it does."""
    if at + 2 > end:
        raise ValueError("cut")
    size, begin = data[at + 1], at + 2
    if size == 0x80:
        return data[at], begin, end
    if size > 0x80:
        begin += size - 0x80
        size = int.from_bytes(data[at + 2 : begin][:8])
    if begin + size > end:
        raise ValueError("cut")
    return data[at], begin, begin + size


def _after(data: bytes, at: int, end: int) -> int:
    """Where the element after the one at `at` begins."""
    if data[at + 1 : at + 2] != b"\x80":
        return _element(data, at, end)[2]
    open_, at = 1, at + 2
    while open_ and at + 2 <= end:
        if data[at : at + 2] == b"\0\0":
            open_, at = open_ - 1, at + 2
        elif data[at + 1] == 0x80:
            open_, at = open_ + 1, at + 2
        else:
            at = _element(data, at, end)[2]
    return at


def _octets(data: bytes, at: int, end: int) -> Iterator[bytes]:
    """Octet strings, primitive or made of others, one after the other until something else comes."""
    while at + 2 <= end and data[at] in (0x04, 0x24):
        tag, begin, after = _element(data, at, end)
        if tag == 0x04:
            yield data[begin:after]
            at = after
        else:
            at = begin
