"""Database files read as databases: each table and view a unit. Nothing is written, in the file or beside it."""

from __future__ import annotations

import io
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import Any, BinaryIO

from connectors.readers.blobs import Blobs, is_file
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

_HEAD = b"SQLite format 3\0"
#: Without a descriptor that can be opened again, a database is taken into memory up to so many bytes.
_IN_MEMORY = 256 << 20
#: A row may be so large (bytes).
_ROW = 256 << 20
# Steps of SQLite's machine that a file may take, and steps more for each byte of it: a table takes some 10 a cell.
_STEPS = 200_000_000
_STEPS_A_BYTE = 50
_EVERY = 1_000_000
_DENIED = frozenset((sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH))
_FAILURES = {
    "SQLITE_INTERRUPT": "takes far more work than the size of the file lets expect (a view without end?): the rest was not read",
    "SQLITE_TOOBIG": "holds a row larger than 256 MB: from there on it was not read",
    "SQLITE_CORRUPT": "the database is damaged: from there on it was not read",
    "SQLITE_NOTADB": "truncated or damaged SQLite database",
    "SQLITE_NOMEM": "needs more memory than there is: from there on it was not read",
    "SQLITE_IOERR": "truncated or damaged SQLite database",
}
_MISSING = "SQLite cannot read it: something that it uses is missing, broken or not allowed in a file from elsewhere"


def sqlite(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Tables and views of a SQLite database (https://sqlite.org/fileformat2.html); raises `Unreadable` where it is none, or damaged."""
    head = file.read(100)
    size = file.seek(0, 2)
    if not head.startswith(_HEAD) or len(head) < 100:
        raise Unreadable("truncated or damaged SQLite database")
    if head[18] == 2:
        yield node.unread("in write-ahead mode: changes that stand only in the log file beside it were not read")
    with closing(_opened(file, size, node)) as connection:
        try:
            names = _names(connection)
        except sqlite3.Error as error:
            raise Unreadable(_why(error)) from None
        _limited(connection, size)
        for name in names:
            yield from _table(connection, node, name)


def _opened(file: BinaryIO, size: int, node: Node) -> sqlite3.Connection:
    """A connection to the open file itself, never to its name; Unreadable where that is not possible."""
    try:
        connection = _by_descriptor(file, node)
        connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
        for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "temp_store = MEMORY", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action in _DENIED else sqlite3.SQLITE_OK)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _ROW)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    except sqlite3.Error as error:
        raise Unreadable(_why(error)) from None
    return connection


def _by_descriptor(file: BinaryIO, node: Node) -> sqlite3.Connection:
    number = descriptor(file, _HEAD)
    if number is not None:
        for folder in ("/proc/self/fd", "/dev/fd"):
            if os.path.exists(folder):
                return sqlite3.connect(f"file:{folder}/{number}?mode=ro&immutable=1", uri=True, cached_statements=8)
    return _in_memory(file)


def descriptor(file: BinaryIO, head: bytes) -> int | None:
    """The descriptor of the file, if it has one that shows these same bytes: a stream within another file has that file's."""
    try:
        number = file.fileno()
        return number if os.pread(number, len(head), 0) == head else None
    except (OSError, AttributeError, io.UnsupportedOperation):
        return None


def _in_memory(file: BinaryIO) -> sqlite3.Connection:
    """The database in memory; its mode becomes that of a rollback journal, since memory has no write-ahead log."""
    file.seek(0)
    data = bytearray(file.read(_IN_MEMORY + 1))
    if len(data) > _IN_MEMORY:
        raise Unreadable("a database within another file is read in memory, and this one is larger than 256 MB")
    data[18:20] = b"\1\1"
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(data))
    return connection


def _names(connection: sqlite3.Connection) -> list[str]:
    """Tables, then virtual tables and views (which may be without end), without SQLite's own and those where virtual tables keep theirs."""
    listed = connection.execute("PRAGMA main.table_list").fetchall()
    if not listed:  # older than 3.37
        listed = connection.execute("SELECT 'main', name, type FROM main.sqlite_master WHERE type IN ('table', 'view')").fetchall()
    asked = [row for row in listed if row[0] == "main" and row[2] != "shadow" and not str(row[1]).lower().startswith("sqlite_")]
    return [str(row[1]) for row in sorted(asked, key=lambda row: (row[2] != "table", str(row[1])))]


def _table(connection: sqlite3.Connection, node: Node, name: str) -> Iterator[Item]:
    """The rows of one table or view, then the files that lie in its cells."""
    from connectors.sql_family import row_batches
    from connectors.sql_json import Documents
    from connectors.sql_sqlite import select
    from connectors.sql_sqlite_names import quoted

    child = node.inner(name)
    yield child.begins("table")
    blobs, documents = Blobs(), Documents()
    try:
        found = connection.execute("SELECT name FROM pragma_table_xinfo(?, 'main') WHERE hidden <> 1 ORDER BY cid", (name,))
        columns = [str(column) for (column,) in found]
        rows = connection.execute(select(columns, name)) if columns else ()
        for batch in row_batches(rows, columns, lambda at, cells: blobs.array(columns[at], cells)):
            yield from documents.opened(batch)
        for column in columns:
            yield from blobs.unread(child, column)
        for column in (column for column in columns if blobs.files.get(column)):
            cells = (cell for (cell,) in connection.execute(f"SELECT {quoted(column)} FROM main.{quoted(name)}"))
            yield from _files(node, f"{name}.{column}", cells, blobs)
    except sqlite3.Error as error:
        yield child.unread(_why(error))


def _files(node: Node, name: str, cells: Iterable[Any], blobs: Blobs) -> Iterator[Item]:
    """The files in the cells of a column, each by what it is; its name ends with the number of its row."""
    for row, cell in enumerate(cells, 1):
        if is_file(cell):
            yield from node.read(io.BytesIO(cell), node.inner(f"{name}/{row}"))


def _limited(connection: sqlite3.Connection, size: int) -> None:
    """Lets all that follows take so many steps, then interrupts it."""
    left = (_STEPS + _STEPS_A_BYTE * size) // _EVERY

    def tick() -> int:
        nonlocal left
        left -= 1
        return int(left < 0)

    connection.set_progress_handler(tick, _EVERY)


def _why(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    return next((reason for start, reason in _FAILURES.items() if name.startswith(start)), _MISSING)


def duckdb(file: BinaryIO, node: Node) -> Iterator[Item]:
    """Tables and views of a DuckDB database (https://duckdb.org/docs/internals/storage); needs the extra `duckdb`."""
    try:
        import duckdb as library
    except ImportError:
        raise Unreadable('needs duckdb: pip install "noticegap[duckdb]"') from None
    from connectors.readers import duckdb_file

    yield from duckdb_file.read(library, file, node)
