"""Bytes of a mail as text, whatever charset they are said to be in: nothing is lost, no byte raises an error."""

from __future__ import annotations

import codecs
import io

from connectors.readers.encoding import blocks, utf8

# What mail programs write, and the larger charset that they mean by it (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
    "unicode-1-1-utf-7": "utf-7",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}
_HIGH = bytes(range(128, 256))
#: Fewer bytes tell nothing of their encoding.
_SURE = 24
# No charsets of a mail, though Python decodes by them: they take quadratic time, or make of a text another one.
_NEVER = frozenset(("punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))


def _windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that the charset does not know, as Windows-1252 reads it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : max(error.end, error.start + 1)]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in stray), error.start + len(stray)


codecs.register_error("noticegap-windows", _windows)


def codec(charset: str) -> str | None:
    """Python's name of a charset, or None where it is not known (or none that text is written in)."""
    named = charset.strip(" \t\"'").partition("*")[0].lower()
    try:
        found = codecs.lookup(_MEANT.get(named, named)).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if found in _NEVER or not 0 < len(named) < 64 else found


def decode(data: bytes, charset: str = "") -> str:
    """`data` in the charset that is said, if it can be; else in the one it looks like.

    A few stray bytes in a text are read as Windows-1252, where many are the charset is not believed.
    """
    if data.isascii() and b"\x1b" not in data and b"\0" not in data and charset.strip(" \"'").lower() not in _SEVEN_BITS:
        return data.decode("ascii")
    name = codec(charset) if charset else None
    if name in (None, "ascii", "cp1252") and utf8(data):
        name = "utf-8"
    if name in (None, "ascii"):
        return _guessed(data)
    try:
        return data.decode(name or "utf-8")
    except (LookupError, ValueError):
        return _damaged(data, name or "utf-8")


# Charsets that write foreign letters in ASCII.
_SEVEN_BITS = frozenset(("utf-7", "unicode-1-1-utf-7", "hz-gb-2312", "hz", "imap4-utf-7", "utf7"))


def _damaged(data: bytes, name: str) -> str:
    try:
        strays = data.decode(name, "replace").count("\ufffd")
        if strays * 20 <= len(data) or name == "cp1252":
            return data.decode(name, "noticegap-windows")
    except (LookupError, ValueError):
        return _guessed(data)  # not a text encoding, or a codec that knows no error handler: what the bytes look like decides
    return _guessed(data)


def _guessed(data: bytes) -> str:
    """What bytes look like. A few of them, or mostly ASCII, look like anything: they are read as Windows-1252."""
    high = len(data) - len(data.translate(None, _HIGH))
    if b"\0" not in data and (len(data) < _SURE or high * 3 < len(data)):
        return data.decode("cp1252", "noticegap-windows")
    return b"".join(blocks(io.BytesIO(data))).decode("utf-8", "replace")
