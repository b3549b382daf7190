"""PostgreSQL's COPY TO STDOUT: one message a row, gathered as CSV and turned into Arrow's types a batch at a time."""

from __future__ import annotations

import select
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pyarrow as pa
import pyarrow.csv

from connectors.sql_arrow import typed
from connectors.sql_limits import BATCH_BYTES, Limits
from scanner.errors import Unreadable

# What the CSV reader makes of a column at once; all else is text first.
_TYPES = {
    "integer": pa.int64(), "float": pa.float64(), "boolean": pa.bool_(), "date": pa.date32(), "datetime": pa.timestamp("us"),
    "instant": pa.timestamp("us", "UTC"),
}  # fmt: skip
_CANCEL = 5  # seconds for the server to stop what nobody wants any more


def copied(raw: Any, query: Any, names: list[str], kinds: list[str], encoding: str, limits: Limits) -> Iterator[pa.RecordBatch]:
    """The rows of a query as batches of these names and kinds (see `sql_arrow.typed`); at least one, for its names.

    Rows that came before an error are handed over before it is raised. `raw` is psycopg's connection, and closed where not all was read.
    """
    from psycopg.sql import SQL

    command = SQL("COPY ({}) TO STDOUT (FORMAT csv, ENCODING {})").format(query, encoding).as_bytes(raw)
    ready = select.poll()
    ready.register(raw.pgconn.socket, select.POLLIN)
    most, silence = limits.batch_rows, limits.silence
    data, rows, some, ended = bytearray(), 0, False, False
    try:
        _start(raw.pgconn, command, ready, silence)
        while (message := _message(raw.pgconn, ready, silence)) is not None:
            data += message  # at once: to keep a million small messages costs more than to read them
            rows += 1
            if rows >= most or len(data) + 8 * len(names) * rows >= BATCH_BYTES:
                del message  # it may be large
                yield _batch(data, names, kinds)
                data, rows, some = bytearray(), 0, True
        ended = True
        _check(raw.pgconn)
    except Exception:
        if rows:
            yield _batch(data, names, kinds)
        raise
    finally:
        if not ended:
            _stop(raw)
    if rows or not some:
        yield _batch(data, names, kinds)


def _start(server: Any, command: bytes, ready: select.poll, seconds: float) -> None:
    """Begins a COPY. The server says so when it has some 8 kB of rows, or all of them."""
    from psycopg.errors import error_from_result
    from psycopg.pq import ExecStatus

    server.send_query(command)
    server.flush()
    while server.is_busy():
        _await(server, ready, seconds)
    result = server.get_result()
    if result.status != ExecStatus.COPY_OUT:
        raise error_from_result(result)


def _message(server: Any, ready: select.poll, seconds: float) -> memoryview | None:
    """The next message of a COPY, None after the last; Unreadable where the server sends nothing for so many seconds."""
    while True:
        length, message = server.get_copy_data(1)
        if length:
            return message if length > 0 else None
        _await(server, ready, seconds)


def _await(server: Any, ready: select.poll, seconds: float) -> None:
    if not ready.poll(seconds * 1000):
        raise Unreadable(f"the server sent no row for {seconds:g} s, the limit")
    server.consume_input()


def _check(server: Any) -> None:
    """Takes the results of a COPY that is over, all of them, so that the connection is of use again; raises where it failed."""
    from psycopg.errors import error_from_result
    from psycopg.pq import ExecStatus

    for result in list(iter(server.get_result, None)):
        if result.status != ExecStatus.COMMAND_OK:
            raise error_from_result(result)


def _stop(raw: Any) -> None:
    """Has the server stop, so that it does not go on for nobody, and closes the connection."""
    from psycopg import Error

    with suppress(Error):  # it is gone already, or does not answer: closing is all that is left
        raw.cancel_safe(timeout=_CANCEL)
    raw.close()


def _batch(data: bytearray, names: list[str], kinds: list[str]) -> pa.RecordBatch:
    if not data:
        return pa.RecordBatch.from_arrays([typed(pa.array([], pa.binary()), kind) for kind in kinds], names=names)
    try:
        columns = _parsed(data, [_TYPES.get(kind, pa.string()) for kind in kinds])
        arrays = [column if kind in _TYPES else typed(column, kind) for column, kind in zip(columns, kinds, strict=True)]
    except pa.ArrowInvalid:  # a cell that its type does not know (infinity, a year BC), or bytes that are no UTF-8
        arrays = [typed(column, kind) for column, kind in zip(_parsed(data, [pa.binary()] * len(kinds)), kinds, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=names)


def _parsed(data: bytearray, types: list[pa.DataType]) -> list[pa.Array]:
    keys = [str(index) for index in range(len(types))]
    table = pyarrow.csv.read_csv(
        pa.py_buffer(data),
        read_options=pyarrow.csv.ReadOptions(column_names=keys, use_threads=False, block_size=len(data) + 1),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict(zip(keys, types, strict=True)),
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    return [column.combine_chunks() for column in table.columns]
