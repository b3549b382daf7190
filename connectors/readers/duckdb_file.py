"""Tables and views of a DuckDB file. The library is shut in: one thread, no other file, no extension, no settings from within."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, BinaryIO

from connectors.readers.columnar import cut
from connectors.readers.databases import descriptor
from connectors.readers.node import Item, Node
from scanner.errors import Unreadable

_CONFIG = {
    "threads": "1",
    "memory_limit": "512MB",
    "max_temp_directory_size": "0KB",
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
_ROWS = 1 << 14
#: A larger file (bytes) is not copied.
_COPIED = 1 << 30
_LISTED = """
SELECT schema_name, table_name, false FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
UNION ALL SELECT schema_name, view_name, regexp_matches(sql, '(?i)\\brecursive\\b') FROM duckdb_views()
WHERE NOT internal AND database_name = current_database() ORDER BY 1, 2
"""
_COLUMNS = """
SELECT column_name, data_type FROM duckdb_columns()
WHERE database_name = current_database() AND schema_name = ? AND table_name = ? ORDER BY column_index
"""
#: Types without an Arrow form that keeps every digit.
_AS_TEXT = ("HUGEINT", "UHUGEINT", "BIGNUM", "VARINT", "BIT", "INTERVAL", "TIME WITH TIME ZONE", "UUID")


def read(library: Any, file: BinaryIO, node: Node) -> Iterator[Item]:
    """Batches of each table and view; raises `Unreadable` where the file is damaged, encrypted, or of another version of DuckDB."""
    with _path(file, node) as path:
        try:
            connection = library.connect(path, read_only=True, config=_CONFIG)
        except (library.Error, RuntimeError) as error:
            word = (
                "encrypted DuckDB database" if "encrypt" in str(error).lower() else "DuckDB cannot open it: damaged, or of another version"
            )
            raise Unreadable(word) from None
        with closing(connection):
            if not path.startswith("/proc/"):
                os.remove(path)  # it stays open: nothing of it is left behind, whatever becomes of this process
            try:
                listed = connection.execute(_LISTED).fetchall()
            except (library.Error, RuntimeError):
                raise Unreadable("damaged DuckDB database") from None
            for schema, name, recursive in listed:
                child = node.inner(name if schema == "main" else f"{schema}.{name}")
                yield child.begins("table")
                if recursive:
                    yield child.unread("a recursive view, which may never end, was not read")
                    continue
                try:
                    yield from _rows(connection, schema, name)
                except (library.Error, RuntimeError):
                    yield child.unread("DuckDB cannot read it to its end: damaged, or something that it uses is missing")


def _rows(connection: Any, schema: str, name: str) -> Iterator[Item]:
    columns = connection.execute(_COLUMNS, [schema, name]).fetchall()
    shown = [f"CAST({_quoted(c)} AS VARCHAR) AS {_quoted(c)}" if kind.upper().startswith(_AS_TEXT) else _quoted(c) for c, kind in columns]
    result = connection.sql(f"SELECT {', '.join(shown)} FROM {_quoted(schema)}.{_quoted(name)}")
    # The reader's name since duckdb 1.4, and before.
    reader = result.to_arrow_reader if hasattr(result, "to_arrow_reader") else result.fetch_arrow_reader
    for batch in reader(_ROWS):
        yield from cut(batch)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _path(file: BinaryIO, node: Node) -> Iterator[str]:
    """A path to the bytes. The library locks what it opens, so that its owner could not write to it: it is given a copy in the work
    folder, with a name, since it follows descriptors to their names. Only a file too large for that is opened itself.
    """
    size = file.seek(0, 2)
    file.seek(0)
    number = descriptor(file, file.read(16)) if size > _COPIED else None
    file.seek(0)
    if number is not None and os.path.exists(f"/proc/self/fd/{number}"):
        yield f"/proc/self/fd/{number}"
        return
    # A file, not a folder: the reading process may make none.
    handle, path = tempfile.mkstemp(".duckdb", dir=node.work)
    try:
        with os.fdopen(handle, "wb") as copy:
            shutil.copyfileobj(file, copy, 1 << 20)
        yield path
    finally:
        with suppress(FileNotFoundError):
            os.remove(path)
