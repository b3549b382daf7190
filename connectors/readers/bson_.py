"""BSON, as `mongodump` writes the collections of MongoDB: a row a document, a column a path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from connectors.readers.node import Item, Node
from connectors.readers.records import Records, collect
from scanner.errors import Unreadable

MEDIA = "application/bson"
#: Most bytes of a document: the server's limit of 16 MB and what it adds itself (https://www.mongodb.com/docs/manual/reference/limits/).
_LARGEST = 17 << 20
_SMALLEST = 5
#: Types that an `_id` may have (https://bsonspec.org/spec.html): all but arrays, expressions and what is undefined.
#: What of a value is written where it has no text by itself; a date beyond the calendar is a number of milliseconds.
_WITHIN = {"Regex": "pattern", "DBRef": "id", "DatetimeMS": "_value"}
_TYPES = tuple(bytes([kind]) for kind in range(0x01, 0x14) if kind not in (0x04, 0x06, 0x0B))


def is_documents(head: bytes) -> bool:
    """Whether the first bytes of a file are a document of a collection: its size, then its `_id`, with which the server begins each."""
    return _SMALLEST < int.from_bytes(head[:4], "little") <= _LARGEST and head[4:5] in _TYPES and head[5:9] == b"_id\0"


def read(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Batches of documents; needs the extra `mongodb`. Bytes that are no text (pictures, parts of GridFS) are told as not read.

    Raises `Unreadable` where a document is cut off or damaged, after those before it.
    """
    try:
        import bson
    except ImportError:
        raise Unreadable('needs pymongo: pip install "noticegap[mongodb]"') from None
    options: Any = bson.CodecOptions(unicode_decode_error_handler="replace", datetime_conversion=bson.DatetimeConversion.DATETIME_AUTO)
    records, opaque = Records(), dict[str, None]()
    try:
        while data := _document(file):
            collect(records, _plain(bson.decode(data, options), "", opaque))
            records.end_row()
            if records.full():
                yield from records.flush()
    except (bson.errors.BSONError, ValueError, RecursionError, ArithmeticError, OverflowError):
        yield from records.flush()
        raise Unreadable("truncated or damaged BSON: what follows was not read") from None
    yield from records.flush()
    for column in opaque:
        yield node.unread("holds bytes that are no text: they were not read", column)


def _document(file: BinaryIO) -> bytes:
    """The bytes of the next document; none at the end. ValueError where it is cut off or too large."""
    head = file.read(4)
    size = int.from_bytes(head, "little")
    if not head:
        return b""
    if len(head) < 4 or not _SMALLEST <= size <= _LARGEST or len(rest := file.read(size - 4)) < size - 4:
        raise ValueError
    return head + rest


def _plain(value: Any, path: str, opaque: dict[str, None]) -> Any:
    """A decoded value as JSON has it: dates as ISO 8601 writes them, identifiers as they are written."""
    if isinstance(value, dict):
        return {key: _plain(inner, f"{path}.{key}" if path else key, opaque) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, f"{path}[]", opaque) for inner in value]
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, bytes):  # a binary value of any subtype is one, too; a UUID says so itself
        return _text(value, path, opaque)
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return _written(value)


def _written(value: Any) -> str | None:
    """What has no form in JSON, in writing; nothing for the ends of a range."""
    name = type(value).__name__
    if name in ("MinKey", "MaxKey"):
        return None
    if name == "Timestamp":
        return str(value.as_datetime().isoformat(" "))
    return str(getattr(value, _WITHIN[name]) if name in _WITHIN else value)


def _text(value: bytes, path: str, opaque: dict[str, None]) -> str | None:
    subtype = getattr(value, "subtype", 0)
    if subtype in (3, 4) and len(value) == 16:
        return str(value.as_uuid(subtype))  # type: ignore[attr-defined]
    try:
        return value.decode()
    except UnicodeDecodeError:
        opaque[path] = None
        return None
