"""Opens one file in its own encoding and gives it to the reader of its format, told by its content."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from charset_normalizer import from_bytes

from connectors.transcripts.batches import Turn
from connectors.transcripts.cues import cues
from connectors.transcripts.json_turns import json_turns
from connectors.transcripts.labels import Labels
from connectors.transcripts.listing import open_regular
from scanner.errors import Unreadable

_SAMPLE = 65_536
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")
_LONGEST_LINE = 1_000_000
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# A short text fits nearly every encoding: only those that exports are written in, Windows' own for Western Europe first.
_LIKELY = ["cp1252", "cp1250", "cp1251", "shift_jis", "gb18030", "big5"]


def turns(file: Path, labels: Labels) -> Iterator[Turn | str]:
    """Turns of a transcript, and reasons for what was skipped; Unreadable when it cannot be opened or is no transcript."""
    with open_regular(file) as stream:
        encoding = _encoding(stream)
        stream.seek(0)
        head = stream.read(_SAMPLE).decode(encoding, "replace")
        if len(_BINARY.findall(head)) > len(head) / 10:
            raise Unreadable("not a text, so no transcript that can be read")
        if head.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
            stream.seek(0)
            yield from json_turns(codecs.EncodedFile(stream, "utf-8", encoding, "replace"), labels)
        else:
            stream.seek(0)
            text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)
            yield from cues(iter(lambda: text.readline(_LONGEST_LINE), ""), labels)


def _encoding(stream: BinaryIO) -> str:
    """By the byte order mark, else UTF-8 if the whole file is, else UTF-16 by its zero bytes, else the likeliest by statistics."""
    head = stream.read(_SAMPLE)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    if head.count(0) > len(head) / 5:
        even, odd = head[::2].count(0), head[1::2].count(0)
        return "utf-16-be" if even > odd else "utf-16-le"
    sample = _not_utf8(stream, head)
    if sample is None:
        return "utf-8"
    for choice in (_LIKELY[:1], _LIKELY):
        if best := from_bytes(sample, cp_isolation=choice).best():
            return best.encoding
    return "utf-8"


def _not_utf8(stream: BinaryIO, head: bytes) -> bytes | None:
    """The first chunk that is not UTF-8, None when all are."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = head
    while True:
        try:
            decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return chunk or head
        if not chunk:
            return None
        chunk = stream.read(_SAMPLE)
