"""Any text as a stream of valid UTF-8: byte order marks, UTF-16/32, Windows-1252, what charset-normalizer knows, and mixtures."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import pyarrow as pa
from charset_normalizer import from_bytes

from connectors.readers.codepages import code_page

BLOCK = 8 << 20
_SAMPLE = 1 << 16
# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252 with the five bytes that it leaves open read as in Latin-1: every byte has a character, so nothing is dropped.
_WINDOWS = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# Charset-normalizer prefers them to the Windows code pages, and hardly a file is written in them any more.
_MACINTOSH = ("mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_roman", "mac_turkish")
# Characters of UTF-8, and those of them that hardly stand in any other text: a capital before a sign of Windows-1252 (É») might.
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SURE = re.compile(rb"[\xc2-\xdf](?![\x85\x91-\x97\x99\xa0\xab\xb7\xbb])[\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY = re.compile("[\udc80-\udcff]")


def utf8(block: bytes) -> bool:
    """Whether `block` is valid UTF-8, told by Arrow without making Python text."""
    ends = pa.py_buffer(np.array([0, len(block)], dtype=np.int64))
    try:
        pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(block)]).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def whole(block: bytes) -> int:
    """Number of bytes of `block` that end with a complete UTF-8 character."""
    for back in range(1, min(4, len(block)) + 1):
        byte = block[-back]
        if byte >= 0xC0:
            need = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(block) - back if need > back else len(block)
        if byte < 0x80:
            break
    return len(block)


def _wide(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the zero bytes of Latin letters stand in every second (or all but one) place."""
    if len(head) < 4:
        return None
    a, b, c, d = (np.count_nonzero(np.frombuffer(head, np.uint8)[i::4] == 0) * 4 / len(head) > 0.6 for i in range(4))
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((bool(a), bool(b), bool(c), bool(d)))


def _mostly_utf8(head: bytes) -> bool:
    """Whether bytes that are no UTF-8 are the exception: a log that several programs wrote, a line pasted from elsewhere.

    In text of another encoding some pairs are characters of UTF-8 by chance, but more bytes are none: of GBK, the worst, two in three.
    """
    strays = sum(byte > 0x7F for byte in _CHARACTER.sub(b"", head[: whole(head)]))
    return len(_SURE.findall(head)) >= max(strays, 1)


def is_wide(head: bytes) -> bool:
    """Whether it is UTF-16 or UTF-32, in which zero bytes are no damage."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or _wide(head) is not None


def detect(head: bytes) -> tuple[str, int]:
    """The encoding that `head` shows, and the length of its byte order mark.

    Single-byte code pages are told by their letters (see `codepages`). What none of them explains is asked of charset-normalizer, for the
    encodings of East Asia above all, and its guess is believed only where most letters that it yields are not Latin: on short Western
    samples it names rare code pages ("José" as cp775), and Windows-1252 reads all ASCII of every one of them rightly.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    if wide := _wide(head):
        return wide, 0
    if utf8(head[: whole(head)]) or _mostly_utf8(head):
        return "utf-8", 0
    page, sure = code_page(head[:_SAMPLE])
    if sure:
        return page, 0
    best = from_bytes(head[:_SAMPLE], cp_exclusion=list(_MACINTOSH)).best()
    letters = [char for char in str(best or "") if char.isalpha()]
    foreign = sum(char > "\u024f" for char in letters)
    return (str(best.encoding) if best and foreign * 2 > len(letters) else "windows-1252"), 0


def _repair(block: bytes) -> bytes:
    """UTF-8 in which each byte that is not is read as Windows-1252."""
    text = block.decode("utf-8", "surrogateescape")
    return _STRAY.sub(lambda match: _WINDOWS[ord(match[0]) - 0xDC00], text).encode("utf-8")


def _from_utf8(file: BinaryIO, block: bytes, size: int) -> Iterator[bytes]:
    """Blocks cut at whole characters, repaired only where needed."""
    while block:
        end = whole(block)
        yield block[:end] if utf8(block[:end]) else _repair(block[:end])
        rest = block[end:]
        block = file.read(size)
        if not block and rest:
            yield _repair(rest)
        block = rest + block if block else b""


def _from_windows(file: BinaryIO, block: bytes, size: int) -> Iterator[bytes]:
    while block:
        yield codecs.charmap_decode(block, "strict", _WINDOWS)[0].encode("utf-8")
        block = file.read(size)


def _from_other(file: BinaryIO, block: bytes, size: int, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while block:
        following = file.read(size)
        yield decoder.decode(block, final=not following).encode("utf-8", "replace")
        block = following


def as_text(file: io.BufferedReader) -> io.TextIOWrapper:
    """`file` as text without byte order mark, line ends as they are; bytes that are none of its encoding as `blocks` has them.

    Only what lies in the buffer is looked at, so that lines of a pipe come as they are written.
    """
    encoding, mark = detect(file.peek(_SAMPLE)[:_SAMPLE])
    file.read(mark)
    errors = "noticegap.windows" if encoding in ("utf-8", "windows-1252") else "replace"
    return io.TextIOWrapper(file, encoding, errors, newline="\n")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """What a decoder is to write for bytes that it does not know."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return codecs.charmap_decode(error.object[error.start : error.end], "strict", _WINDOWS)[0], error.end


codecs.register_error("noticegap.windows", _as_windows)


def decoded(file: BinaryIO, encoding: str, size: int = BLOCK) -> Iterator[bytes]:
    """The rest of `file`, read as the encoding that it is said to have, as valid UTF-8 in blocks of about `size` bytes."""
    if encoding in ("cp1252", "iso8859-1", "ascii"):
        yield from _from_windows(file, file.read(size), size)
    else:
        yield from _from_other(file, file.read(size), size, encoding)


def blocks(file: BinaryIO, size: int = BLOCK) -> Iterator[bytes]:
    """The rest of `file` as valid UTF-8 without byte order mark, in blocks of about `size` bytes, never cut inside a character."""
    first = file.read(size)
    encoding, mark = detect(first[:_SAMPLE])
    first = first[mark:]
    if encoding == "utf-8":
        yield from _from_utf8(file, first, size)
    elif encoding == "windows-1252":
        yield from _from_windows(file, first, size)
    else:
        yield from _from_other(file, first, size, encoding)
