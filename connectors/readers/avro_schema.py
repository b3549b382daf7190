"""Whether the schema of an Avro file can be read safely: the library follows it with the stack of the machine and believes its counts."""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO

from scanner.errors import Unreadable

_HEADER = 4 << 20
_DEEPEST = 64
_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*+"|([\[{])|([\]}])', re.S)
_UNSAFE = "its schema refers to itself, is nested too deeply, or holds lists of nothing: it cannot be read safely"


def check(file: BinaryIO) -> None:
    """Raises `Unreadable` for a schema that is not safe, ValueError for a damaged header; leaves the file at its start."""
    head = file.read(_HEADER)
    file.seek(0)
    schema = _schema(head)
    depth = 0
    for bracket in _BRACKET.finditer(schema):
        depth += bool(bracket[1]) - bool(bracket[2])
        if depth > _DEEPEST:
            raise Unreadable(_UNSAFE)
    if not _size(json.loads(schema), {}, ()):
        raise Unreadable(_UNSAFE)


def _schema(head: bytes) -> bytes:
    """The schema among the metadata of the header (https://avro.apache.org/docs/1.12.0/specification, object container files)."""
    at = 4
    while at < len(head):
        count, at = _long(head, at)
        if count < 0:
            _, at = _long(head, at)
        for _ in range(min(abs(count), 10_000)):
            key, at = _bytes(head, at)
            value, at = _bytes(head, at)
            if key == b"avro.schema":
                return value
        if not count:
            break
    raise ValueError


def _long(head: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while shift < 64:
        byte = head[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return (number >> 1) ^ -(number & 1), at
    raise ValueError


def _bytes(head: bytes, at: int) -> tuple[bytes, int]:
    size, at = _long(head, at)
    if not 0 <= size <= len(head) - at:
        raise ValueError
    return head[at : at + size], at + size


def _size(schema: Any, named: dict[str, int], around: tuple[str, ...]) -> int:
    """0 for a type whose values may take no byte, else 1; raises `Unreadable` for one that is not safe."""
    if isinstance(schema, list):
        return 1 if [_size(branch, named, around) for branch in schema] else 0
    kind = schema.get("type") if isinstance(schema, dict) else schema
    if isinstance(kind, (dict, list)):
        return _size(kind, named, around)
    if kind in ("array", "map"):
        if not _size(schema.get("items" if kind == "array" else "values", "null"), named, around) and kind == "array":
            raise Unreadable(_UNSAFE)
        return 1
    if kind in ("record", "error"):
        name = str(schema.get("name", "")).rpartition(".")[2]
        fields = [_size(field.get("type"), named, (*around, name)) for field in schema.get("fields", ())]
        named[name] = int(any(fields))
        return named[name]
    if kind == "fixed":
        named[str(schema.get("name", "")).rpartition(".")[2]] = int(schema.get("size", 0) > 0)
        return int(schema.get("size", 0) > 0)
    bare = str(kind).rpartition(".")[2]
    if bare in around:
        raise Unreadable(_UNSAFE)
    return named.get(bare, int(kind != "null"))
