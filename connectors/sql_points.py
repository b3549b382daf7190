"""Geometries as their points in writing, `POINT(-2.24 53.33)`: whatever shape it has, it may say where somebody was."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

_PAIR = re.compile(r"([-+.\de]+),([-+.\de]+)")
_POINT, _LINE, _POLYGON, _CIRCULAR, _TRIANGLE = 1, 2, 3, 8, 17
_COLLECTIONS = frozenset((4, 5, 6, 7, 9, 10, 11, 12, 15, 16))
_SRID, _Z, _M = 0x20000000, 0x80000000, 0x40000000
_DEEPEST = 32
#: Bytes of the reference system with which MariaDB and MySQL store a geometry (MariaDB knowledge base, "WKB").
_PREFIX = 4


def plane_point(column: pa.Array) -> pa.Array:
    """PostgreSQL's `point` as it is written (`(x,y)`), as well-known text."""
    return pc.replace_substring_regex(column, r"^\(([^,]+),([^)]+)\)$", r"POINT(\1 \2)")


def plane_points(column: pa.Array) -> pa.Array:
    """The points of PostgreSQL's other plane types (manual, 8.8), a list a cell."""
    return _listed(None if cell is None else [f"POINT({x} {y})" for x, y in _PAIR.findall(cell)] for cell in column.to_pylist())


def stored_point(column: pa.Array) -> pa.Array:
    """A column of points as MariaDB and MySQL store them, as well-known text; NULL where one is no point."""
    cells = (None if cell is None else next(_points_of(cell[_PREFIX:]), None) for cell in column.to_pylist())
    return pa.array(list(cells), pa.string())


def stored_points(column: pa.Array) -> pa.Array:
    """The points of any geometry as MariaDB and MySQL store it."""
    return _listed(None if cell is None else list(_points_of(cell[_PREFIX:])) for cell in column.to_pylist())


def hexadecimal_points(column: pa.Array) -> pa.Array:
    """The points of any geometry as PostGIS writes it: extended well-known binary in hexadecimal (PostGIS manual, "EWKB")."""
    return _listed(None if cell is None else list(_points_of(bytes.fromhex(cell))) for cell in column.to_pylist())


def _listed(cells: Iterator[list[str] | None]) -> pa.Array:
    return pa.array(list(cells), pa.list_(pa.string()))


def _points_of(data: bytes) -> Iterator[str]:
    """The points of well-known binary (OGC 06-103r4, and with Z, M and SRID as PostGIS has them), as far as it is whole."""
    try:
        yield from _geometry(_Reader(data), 0)
    except struct.error:
        return


class _Reader:
    """Takes numbers off the bytes of a geometry."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.order = data, 0, "<"

    def take(self, form: str) -> tuple[float, ...]:
        found = struct.unpack_from(self.order + form, self.data, self.at)
        self.at += struct.calcsize(self.order + form)
        return found

    def whole(self) -> int:
        return int(self.take("I")[0])


def _geometry(reader: _Reader, depth: int) -> Iterator[str]:
    reader.order = "<" if reader.take("B")[0] else ">"
    code = reader.whole()
    if code & _SRID:
        reader.whole()
    kind, extra = (code & 0xFFFF) % 1000, (code & 0xFFFF) // 1000
    size = 2 + (bool(code & _Z) + bool(code & _M) or (0, 1, 1, 2)[extra % 4])
    if kind == _POINT:
        yield from _points(reader, size, 1)
    elif kind in (_LINE, _CIRCULAR):
        yield from _points(reader, size, reader.whole())
    elif kind in (_POLYGON, _TRIANGLE):
        for _ in range(reader.whole()):
            yield from _points(reader, size, reader.whole())
    elif kind in _COLLECTIONS and depth < _DEEPEST:
        for _ in range(reader.whole()):
            yield from _geometry(reader, depth + 1)


def _points(reader: _Reader, size: int, count: int) -> Iterator[str]:
    for _ in range(count):
        x, y = islice(reader.take(f"{size}d"), 2)
        if x == x and y == y:  # an empty point is made of NaN
            yield f"POINT({x!r} {y!r})"
