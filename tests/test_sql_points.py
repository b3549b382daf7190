"""Geometries as points: the forms in which servers store and write them, whole and broken."""

from __future__ import annotations

import struct

import pyarrow as pa
import pytest

from connectors import sql_points
from tests import services
from tests.cells import scanned


def point(x: float, y: float, order: str = "<", code: int = 1, more: bytes = b"") -> bytes:
    return bytes((order == "<",)) + struct.pack(order + "I", code) + more + struct.pack(order + "2d", x, y)


def many(code: int, *inner: bytes) -> bytes:
    return b"\1" + struct.pack("<II", code, len(inner)) + b"".join(inner)


LINE = many(2, struct.pack("<4d", 1.5, 2.5, 3.5, 4.5))[:5] + struct.pack("<I4d", 2, 1.5, 2.5, 3.5, 4.5)
RING = b"\1" + struct.pack("<III6d", 3, 1, 3, 0, 0, 1, 0, 1, 1)


@pytest.mark.parametrize(
    ("data", "points"),
    [
        (point(-2.2384, 53.3281), ["POINT(-2.2384 53.3281)"]),
        (point(-2.2384, 53.3281, ">"), ["POINT(-2.2384 53.3281)"]),
        (point(1.5, 2.5, code=0x20000001, more=struct.pack("<I", 4326)), ["POINT(1.5 2.5)"]),
        (point(1.5, 2.5, code=0xA0000001, more=struct.pack("<I", 4326)) + struct.pack("<d", 9), ["POINT(1.5 2.5)"]),
        (point(1.5, 2.5, code=3001) + struct.pack("<2d", 8, 9), ["POINT(1.5 2.5)"]),
        (LINE, ["POINT(1.5 2.5)", "POINT(3.5 4.5)"]),
        (RING, ["POINT(0.0 0.0)", "POINT(1.0 0.0)", "POINT(1.0 1.0)"]),
        (many(4, point(1, 2), point(3, 4)), ["POINT(1.0 2.0)", "POINT(3.0 4.0)"]),
        (many(7, many(6, RING), point(3, 4, ">")), ["POINT(0.0 0.0)", "POINT(1.0 0.0)", "POINT(1.0 1.0)", "POINT(3.0 4.0)"]),
        (point(float("nan"), float("nan")), []),
        (LINE[:-1], ["POINT(1.5 2.5)"]),
        (b"", []),
        (b"\1" + struct.pack("<I", 99), []),
        (many(7, *[b""])[:5] * 100, []),
    ],
)
def test_points_of_well_known_binary(data: bytes, points: list[str]) -> None:
    assert sql_points.stored_points(pa.array([b"\0\0\0\0" + data, None])).to_pylist() == [points, None]
    assert sql_points.hexadecimal_points(pa.array([data.hex().upper(), None])).to_pylist() == [points, None]


@pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
def test_where_somebody_was_is_found(kind: str) -> None:
    with (services.postgresql if kind == "postgresql" else services.mariadb)() as server:
        made, line, form, path = ("point", "path", "point({}, {})", "'(({0},{1}),({1},{0}))'::path") if kind == "postgresql" else (
            "point", "linestring", "point({}, {})", "linestring(point({0},{1}),point({1},{0}))",
        )  # fmt: skip
        at = [(-2.2384 + n / 1000, 53.3281 + n / 1000) for n in range(20)]
        rows = ", ".join(f"({form.format(*each)}, {path.format(*each)})" for each in at)
        found, unread, _ = scanned(
            server.make(f"CREATE TABLE S.t (seen {made}, way {line})", f"INSERT INTO S.t VALUES {rows}"), server.unit("t")
        )
        assert unread == []
        assert {column: shown for (_, column), shown in found.items()} == {"seen": {"location"}, "way[]": {"location"}}
