"""What the families of databases share: how one is described, and how a table's name becomes a unit's name and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from sys import getsizeof
from typing import Any, TypeVar

import pyarrow as pa
from sqlalchemy import URL, Connection, Engine

from connectors.sql_limits import BATCH_BYTES, BATCH_ROWS, Limits
from scanner.model import Part, Unit, Unread

T = TypeVar("T")
Row = Sequence[Any]

_NAME = re.compile(r'"((?:[^"]|"")*)"|([^."]+)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Family:
    """How to open, list and read one family of databases, and how to say what went wrong without the driver's words.

    `read` makes batches of at most `limits.batch_rows` rows. `refused` gets what `engine(url, limits).connect()` raised, `failed` what
    `units` or `read` raised and the unit's name ("" while listing); both answer with a clause that holds no value of the source.
    """

    engine: Callable[[URL, Limits], Engine]
    units: Callable[[Connection, URL], list[Unit | Unread]]
    read: Callable[[Connection, Part, Limits], Iterator[pa.RecordBatch | Unread | Unit]]
    refused: Callable[[BaseException, URL], str]
    failed: Callable[[BaseException, str], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the catalogue knows it: `kind` is the family's own word for the type, `readable` whether this user may select it.

    `comment` is what the schema says of it.
    """

    name: str
    kind: str = ""
    readable: bool = True
    comment: str = ""


def told(unit: str, columns: Iterable[Column]) -> Iterator[Unit]:
    """The unit with the comments of its columns, where it has any."""
    comments = tuple((column.name, column.comment) for column in columns if column.comment)
    if comments:
        yield Unit(unit, comments=comments)


def unit_name(schema: str | None, table: str) -> str:
    """`schema.table`; a part with a dot or a quote stands in double quotes, so that two tables never share a name.

    >>> unit_name("public", "order lines"), unit_name("a.b", "c")
    ('public.order lines', '"a.b".c')
    """
    return ".".join(_quoted(part) for part in (schema, table) if part is not None)


def split_name(unit: str) -> tuple[str | None, str]:
    """Schema and table of a unit's name, the inverse of `unit_name`."""
    parts = [quoted.replace('""', '"') or plain for quoted, plain in _NAME.findall(unit)]
    return (parts[0], parts[1]) if len(parts) == 2 else (None, parts[0])


def cause(error: BaseException) -> Any:
    """The driver's exception inside SQLAlchemy's, or the exception itself."""
    return getattr(error, "orig", None) or error


def batches(
    rows: Iterable[T], weight: Callable[[T], int], made: Callable[[list[T]], pa.RecordBatch], most: int = BATCH_ROWS
) -> Iterator[pa.RecordBatch]:
    """Rows as batches of at most `most`, weighed (bytes) one by one so that memory stays flat. At least one batch, for its names.

    Rows that came before an error are handed over before it is raised.
    """
    held: list[T] = []
    size, some = 0, False
    try:
        for row in rows:
            held.append(row)
            size += weight(row)
            if size >= BATCH_BYTES or len(held) >= most:
                yield made(held)
                held, size, some = [], 0, True
    except Exception:
        if held:
            yield made(held)
        raise
    if held or not some:
        yield made(held)


def row_batches(
    rows: Iterable[Row], names: Sequence[str], array: Callable[[int, Sequence[Any]], pa.Array], most: int = BATCH_ROWS
) -> Iterator[pa.RecordBatch]:
    """Batches of rows of Python values; `array` makes a column of them, given its index and its cells."""

    def made(held: list[Row]) -> pa.RecordBatch:
        columns = zip(*held, strict=True) if held else [()] * len(names)
        return pa.RecordBatch.from_arrays([array(index, cells) for index, cells in enumerate(columns)], names=list(names))

    return batches(rows, lambda row: sum(map(getsizeof, row)), made, most)


def _quoted(part: str) -> str:
    return '"' + part.replace('"', '""') + '"' if "." in part or '"' in part or not part else part
