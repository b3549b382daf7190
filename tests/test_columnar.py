"""Arrow, Feather, ORC and Avro: columns as they are, memory flat, and a reason where a file is damaged."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import fastavro
import pyarrow as pa
import pytest
from pyarrow import feather, orc

from connectors.readers import columnar
from connectors.readers.inside import root
from connectors.readers.node import Budget, Spent
from scanner.errors import Unreadable

TABLE = pa.table(
    {"email": [f"jane{i}@example.org" for i in range(5000)], "n": list(range(5000)), "a": [{"city": "Bath", "tags": ["x"]}] * 5000}
)
SCHEMA = {
    "type": "record",
    "name": "Person",
    "fields": [
        {"name": "email", "type": "string"},
        {"name": "photo", "type": ["null", "bytes"]},
        {"name": "address", "type": {"type": "record", "name": "Address", "fields": [{"name": "city", "type": "string"}]}},
        {"name": "born", "type": {"type": "int", "logicalType": "date"}},
    ],
}


def ipc(kind: Callable[..., pa.ipc.RecordBatchStreamWriter], compression: str | None = None) -> bytes:
    out = io.BytesIO()
    with kind(out, TABLE.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as writer:
        writer.write_table(TABLE, max_chunksize=2000)
    return out.getvalue()


def feathered() -> bytes:
    out = io.BytesIO()
    feather.write_feather(TABLE, out)
    return out.getvalue()


def orced() -> bytes:
    out = io.BytesIO()
    orc.write_table(TABLE, out, compression="zlib")
    return out.getvalue()


def avroed(codec: str = "deflate") -> bytes:
    out = io.BytesIO()
    people = [{"email": f"jane{i}@example.org", "photo": b"as text", "address": {"city": "Bath"}, "born": 3711} for i in range(5000)]
    fastavro.writer(out, SCHEMA, people, codec=codec)
    return out.getvalue()


MADE = {
    "Arrow file": (columnar.arrow, lambda: ipc(pa.ipc.new_file)),
    "Arrow file, lz4": (columnar.arrow, lambda: ipc(pa.ipc.new_file, "lz4")),
    "Arrow stream": (columnar.arrow, lambda: ipc(pa.ipc.new_stream, "zstd")),
    "Feather 2": (columnar.arrow, feathered),
    "ORC": (columnar.orc, orced),
}


def read(reader: Callable[..., object], data: bytes, budget: Budget | None = None) -> list[pa.RecordBatch]:
    return list(reader(io.BytesIO(data), root("a", budget or Budget())))  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", MADE)
def test_columns_come_as_they_are(kind: str) -> None:
    reader, made = MADE[kind]
    assert pa.Table.from_batches(read(reader, made())).equals(TABLE)


def test_avro_records_become_paths() -> None:
    for codec in ("null", "deflate"):
        table = pa.Table.from_batches(read(columnar.avro, avroed(codec)))
        assert table.num_rows == 5000
        assert table.slice(7, 1).to_pydict() == {
            "email": ["jane7@example.org"],
            "photo": ["as text"],
            "address.city": ["Bath"],
            "born": ["1980-02-29"],
        }


@pytest.mark.parametrize("kind", [*MADE, "Avro"])
def test_damage_is_a_reason(kind: str) -> None:
    reader, made = MADE.get(kind, (columnar.avro, avroed))
    whole = made()
    chance = random.Random(7)
    wrong = 0
    for i in range(60):
        at = chance.randrange(9, len(whole) - 9)
        data = whole[:at] if i % 2 else whole[:at] + chance.randbytes(8) + whole[at + 8 :]
        try:
            read(reader, data)
        except Unreadable as error:
            assert str(error) == f"truncated or damaged {kind.split()[0].replace('Feather', 'Arrow')} file"
            wrong += 1
    assert wrong >= 28


def test_rows_before_the_damage_are_kept() -> None:
    whole = ipc(pa.ipc.new_stream)
    rows = 0
    with pytest.raises(Unreadable):
        for batch in columnar.arrow(io.BytesIO(whole[: len(whole) - 2000]), root("a", Budget())):
            rows += batch.num_rows
    assert rows == 4000


def test_a_length_that_lies_allocates_nothing() -> None:
    with pytest.raises(Unreadable, match="Arrow"):
        read(columnar.arrow, b"\xff\xff\xff\xff\xff\xff\xff\x7f" + bytes(100))
    with pytest.raises(Unreadable, match="Arrow"):
        read(columnar.arrow, b"ARROW1\0\0" + bytes(100) + b"\xff\xff\xff\x7fARROW1")


def test_feather_1_is_refused_with_the_reason() -> None:
    with pytest.raises(Unreadable, match=r"^Feather file of version 1, which no library reads safely"):
        read(columnar.arrow, b"FEA1" + bytes(100))


def test_what_is_unpacked_counts() -> None:
    out = io.BytesIO()
    table = pa.table({"a": ["jane " * 200] * 100_000})
    with pa.ipc.new_file(out, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    with pytest.raises(Spent):
        read(columnar.arrow, out.getvalue(), Budget(unpacked=10 << 20))


def test_large_batches_are_cut() -> None:
    out = io.BytesIO()
    table = pa.table({"a": [str(i).zfill(1000) for i in range(60_000)]})
    with pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    found = read(columnar.arrow, out.getvalue())
    assert sum(batch.num_rows for batch in found) == 60_000 and len(found) >= 4


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "record", "name": "L", "fields": [{"name": "next", "type": ["null", "L"]}]},
        {"type": "record", "name": "R", "fields": [{"name": "a", "type": {"type": "array", "items": "null"}}]},
        {"type": "record", "name": "R", "fields": [{"name": "a", "type": "null"}]},
    ],
)
def test_a_schema_that_would_take_the_process_down_is_refused(schema: dict[str, object]) -> None:
    out = io.BytesIO()
    fastavro.writer(out, schema, [])
    with pytest.raises(Unreadable, match=r"^its schema refers to itself, is nested too deeply"):
        read(columnar.avro, out.getvalue())
