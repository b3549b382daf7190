"""Columns of a database as Arrow arrays: typed where every value of the batch allows it, else as text, never dropped."""

from __future__ import annotations

import datetime
import decimal
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from connectors.sql_points import hexadecimal_points, plane_point, plane_points, stored_point, stored_points

_PLAIN = (bool, int, float, str, bytes, datetime.date, datetime.time)
_FILE = 64
_WHOLE = r"^-?[0-9]{1,18}(\.0*)?$"
_SHORT = r"^(-?[0-9]{1,9}(\.[0-9]{0,6})?|NaN)$"


def typed(column: pa.Array, kind: str) -> pa.Array:
    """A server's bytes as `kind` (a key of `CASTS`, else text). The batch stays text where one value has no such form (0000-00-00)."""
    if kind in _RAW:
        return _RAW[kind](column)
    strings = _texts(column)
    try:
        return CASTS[kind](strings) if kind in CASTS else strings
    except (pa.ArrowException, ValueError):
        return strings


def values(column: Sequence[Any]) -> pa.Array:
    """Python values as a driver gives them. Types that do not go together, and all that Arrow has no plain type for, become text."""
    kinds = set(map(type, column)) - {type(None)}
    try:
        if kinds == {decimal.Decimal}:
            return _number(pa.array([None if value is None else format(value, "f") for value in column], pa.string()))
        if kinds <= {int, float} or (len(kinds) == 1 and issubclass(next(iter(kinds)), _PLAIN)):
            return pa.array(column)
        if kinds == {memoryview} or kinds == {bytearray}:
            return pa.array([None if value is None else bytes(value) for value in column], pa.binary())
        if bytes in kinds and any(isinstance(value, bytes) and _no_text(value) for value in column):
            return pa.array([value if value is None or isinstance(value, bytes) else _stored(value) for value in column], pa.binary())
    except (pa.ArrowException, UnicodeEncodeError, OverflowError):  # one value of the batch is out of Arrow's range, or no UTF-8
        return _as_text(column)
    return _as_text(column)


def _stored(value: Any) -> bytes:
    """A value beside files, as they are: the text that it would be, and of text the very bytes."""
    return (value if isinstance(value, str) else _text(value) or "").encode("utf-8", "surrogateescape")


def _no_text(value: bytes) -> bool:
    """Whether it may be a file: long, and no UTF-8. One among texts then stays as it is."""
    try:
        return len(value) >= _FILE and not value.decode()
    except UnicodeDecodeError:
        return True


def _as_text(column: Iterable[Any]) -> pa.Array:
    return pa.array([_text(value) for value in column], pa.string())


def _texts(column: pa.Array) -> pa.Array:
    try:
        return column.cast(pa.string())
    except pa.ArrowInvalid:
        return _as_text(column.to_pylist())


def _text(value: Any) -> str | None:
    """Bytes as UTF-8, else Windows-1252, so that a stray byte costs no cell; lists and dicts as JSON."""
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if not isinstance(value, (bytes, bytearray, memoryview)):
        value = str(value).encode("utf-8", "surrogateescape")
    try:
        return str(value, "utf-8")
    except UnicodeDecodeError:
        return str(value, "cp1252", "replace")


def _number(column: pa.Array) -> pa.Array:
    """Exact numbers: integers where all are whole, floats where all are short enough to keep their digits, else text."""
    if pc.all(pc.match_substring_regex(column, _WHOLE)).as_py():
        return pc.replace_substring_regex(column, r"\..*", "").cast(pa.int64())
    trimmed = pc.replace_substring_regex(column, r"(\.[0-9]*?)0+$", r"\1")
    if pc.all(pc.match_substring_regex(trimmed, _SHORT)).as_py():
        return trimmed.cast(pa.float64())
    return column


def _integer(column: pa.Array) -> pa.Array:
    try:
        return column.cast(pa.int64())
    except pa.ArrowInvalid:
        return column.cast(pa.uint64())


def _boolean(column: pa.Array) -> pa.Array:
    return pc.equal(column, "t")


def _hex(column: pa.Array) -> pa.Array:
    return pa.array([None if value is None else bytes.fromhex(value[2:]) for value in column.to_pylist()], pa.binary())


def _list(column: pa.Array) -> pa.Array:
    cells = [None if value is None else list(_leaves(json.loads(value))) for value in column.to_pylist()]
    return pa.array(cells, pa.list_(pa.string()))


def _files(column: pa.Array) -> pa.Array:
    cells = [
        None if value is None else [leaf and bytes.fromhex(leaf[2:]) for leaf in _leaves(json.loads(value))] for value in column.to_pylist()
    ]
    return pa.array(cells, pa.list_(pa.binary()))


def _leaves(value: Any) -> Iterator[str | None]:
    if isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield _text(value)


def _members(column: pa.Array) -> pa.Array:
    """No member holds a comma, and of none at all the server sends an empty text."""
    found = pc.split_pattern(column, ",")
    return pc.if_else(pc.equal(column, ""), pa.scalar([], found.type), found)


def _bits(column: pa.Array) -> pa.Array:
    return pa.array([None if value is None else int.from_bytes(value, "big") for value in column.to_pylist()], pa.uint64())


#: Kinds of columns by the text that a server sends: `instant` has an offset and `utc` none, `hex` is PostgreSQL's bytea (\x…),
#: `list` a JSON array of any depth, `files` one of such bytes, `set` members with commas between, `ewkb` PostGIS's geometries; `wkb` are
#: MariaDB's.
CASTS: dict[str, Callable[[pa.Array], pa.Array]] = {
    "integer": _integer,
    "number": _number,
    "float": lambda column: column.cast(pa.float64()),
    "boolean": _boolean,
    "date": lambda column: column.cast(pa.date32()),
    "datetime": lambda column: column.cast(pa.timestamp("us")),
    "instant": lambda column: column.cast(pa.timestamp("us", "UTC")),
    "utc": lambda column: column.cast(pa.timestamp("us")).cast(pa.timestamp("us", "UTC")),
    "hex": _hex,
    "list": _list,
    "files": _files,
    "set": _members,
    "point": plane_point,
    "points": plane_points,
    "ewkb": hexadecimal_points,
}
_RAW: dict[str, Callable[[pa.Array], pa.Array]] = {
    "binary": lambda column: column,
    "bit": _bits,
    "wkb point": stored_point,
    "wkb": stored_points,
}
