"""What connectors list and read: units, parts, samples, hits, and what a database knows of a table."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

#: Hits are columnar: one row a hit, no Python object per hit. `start` and `end` are byte offsets into the UTF-8 value, `pattern` is the
#: index into `Engine.patterns`, `score` is 0..1, `valid` says that the validator (if any) passed, `context` that a context phrase stands
#: near the value or in the column's name, `test` that the value is reserved for tests and examples.
HITS = pa.schema(
    [
        ("row", pa.int32()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("pattern", pa.uint16()),
        ("score", pa.float32()),
        ("valid", pa.bool_()),
        ("context", pa.bool_()),
        ("test", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a connector lists: a table, a file, a call.

    `name` is `schema.table`, the path relative to the source, or the call. `form` says what it is: "table", "text", "transcript",
    or the media type (RFC 6838) of a file that is evidence by its type ("audio/wav", "image/jpeg"). `rows` is the estimated number of
    rows, `size` the number of bytes (of a table: roughly), both None when unknown. `parts` are opaque keys that `read` understands, one
    piece of work each. `note` is what a person should know of it: that it is not what its name says.

    `stamp` is a text that is another one whenever the unit's content or its columns may be others: with the same stamp, nothing can have
    changed. It holds no value. "" where the source cannot tell. `sampled` is told while reading: no more than a sample of the rows comes;
    `spread` says that it is spread over all of them, so that it tells something of the others. So are `comments`: what the schema says
    of columns, by their names. They may hold anything, and are never reported.
    """

    name: str
    form: str = "table"
    rows: int | None = None
    size: int | None = None
    parts: tuple[str, ...] = ("",)
    note: str = ""
    stamp: str = ""
    sampled: bool = False
    spread: bool = True
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """Which rows of a table are read: about `rows` of them, spread over all of it; with the same `seed` the same ones.

    With `first`, about so many are read before: where these leave nothing open, they are the sample. A connector need not know of it.
    """

    rows: int
    seed: int = 0
    first: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A picklable piece of work; its worker opens its own connection. `size` is the number of bytes, None where that is not known.

    With `sample`, a connector that can may read no more than a sample of the rows; it says so (`Unit.sampled`). One that cannot reads all.
    """

    source: str
    unit: str
    part: str = ""
    size: int | None = None
    sample: Sample | None = None


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of a table, and what its cells are.

    `kind` is "text", "integer", "number" (exact), "float", "date", "datetime", "uuid", or "other": of those no row is looked up by value.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: `columns` of this table hold the values of `to_columns` of `unit`, in the same order."""

    columns: tuple[str, ...]
    unit: str
    to_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a database knows of a table: its columns, its primary key, the columns of each index, and the tables that it refers to.

    `folded` are the columns whose index is blind to case: one over `lower(x)`, or a collation that does not tell `A` from `a`.
    """

    columns: tuple[LayoutColumn, ...]
    key: tuple[str, ...] = ()
    indexed: tuple[tuple[str, ...], ...] = ()
    references: tuple[Reference, ...] = ()
    folded: tuple[str, ...] = ()

    @property
    def leading(self) -> frozenset[str]:
        """The columns by which a row is found without reading the table: an index begins with them."""
        return frozenset(columns[0] for columns in self.indexed if columns) | frozenset(self.folded)
