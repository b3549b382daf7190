"""The tables of a catalogue, as this version of noticegap writes them (`VERSION`).

Names of units and columns stand in them as in reports: masked. Times are ISO 8601 in UTC. Lists are JSON.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Double, ForeignKey, Integer, MetaData, String, Table, Text, TypeDecorator
from sqlalchemy.dialects.mysql import LONGTEXT
from sqlalchemy.engine import Dialect

#: Goes up by one with each change of the tables; `scanner.catalog.versions` has the steps.
VERSION = 2

_LONG = Text().with_variant(LONGTEXT(), "mysql", "mariadb")
_NOT_STORABLE = re.compile("[\\\\\0\ud800-\udfff]")
_WRITTEN_OUT = re.compile(r"\\u([0-9a-f]{4})")


class Words(TypeDecorator[str]):
    r"""Text that may hold what databases refuse (NUL, lone surrogates of file names): written out as `\u0000`, a backslash as `\u005c`."""

    impl = _LONG
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _NOT_STORABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _WRITTEN_OUT.sub(lambda match: chr(int(match[1], 16)), value)


class Json(TypeDecorator[Any]):
    """Lists and tables as ASCII JSON: every database stores it, and gives the same back."""

    impl = _LONG
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


metadata = MetaData()

schema_version = Table("noticegap_version", metadata, Column("version", Integer, nullable=False))

#: Each notice once, however many runs were held against it: `hash` is that of all it says.
notices = Table(
    "noticegap_notices",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("notice", Json, nullable=False),
)

#: A scan. `sources` are what it was asked for, `declared` the matrix of the notice, `sums` the units listed and read, `config` a hash of
#: the configuration without its secrets, `settings` one of those of each source by its id, `exit_code` that of `--fail-on undeclared`.
runs = Table(
    "noticegap_runs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("started", String(40), nullable=False, index=True),
    Column("ended", String(40), nullable=False),
    Column("interrupted", Boolean, nullable=False),
    Column("tool", String(40), nullable=False),
    Column("detectors", String(80), nullable=False),
    Column("notice", Words, nullable=False),
    Column("notice_hash", String(64), ForeignKey(notices.c.hash), nullable=False),
    Column("config", String(64), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("exit_code", Integer, nullable=False),
    Column("summary", Json, nullable=False),
    Column("sources", Json, nullable=False),
    Column("settings", Json, nullable=False),
    Column("declared", Json, nullable=False),
    Column("sums", Json, nullable=False),
    Column("test_data", BigInteger, nullable=False),
)


def _of_a_run(name: str, *columns: Column[Any]) -> Table:
    """A table of rows that belong to a run, in the order of its report."""
    run = Column("run", String(64), ForeignKey(runs.c.id), primary_key=True)
    return Table(f"noticegap_{name}", metadata, run, Column("n", Integer, primary_key=True, autoincrement=False), *columns)


def _place() -> tuple[Column[Any], ...]:
    return Column("source", Words, nullable=False), Column("unit", Words), Column("place_column", Words)


#: What was read of a unit. `columns` are their names and kinds in a database, `schema_hash` is a hash of these; of files neither.
#: `read_in` is the run that read it, null where it was this one.
units = _of_a_run(
    "units",
    Column("source", Words, nullable=False),
    Column("unit", Words, nullable=False),
    Column("form", Words, nullable=False),
    Column("rows_read", BigInteger, nullable=False),
    Column("rows_estimated", BigInteger),
    Column("sampled", Boolean, nullable=False),
    Column("could_miss", Double, nullable=False),
    Column("note", Words, nullable=False),
    Column("columns", Json, nullable=False),
    Column("schema_hash", String(64)),
    Column("read_in", String(64)),
)

findings = _of_a_run(
    "findings",
    Column("id", String(16), nullable=False, index=True),
    *_place(),
    Column("category", Words, nullable=False),
    Column("entity", Words, nullable=False),
    Column("status", String(40), nullable=False),
    Column("purposes", Json, nullable=False),
    Column("notes", Json, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("rows_read", BigInteger, nullable=False),
    Column("rows_hit", BigInteger, nullable=False),
    Column("distinct_values", BigInteger, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("shape", Words),
    Column("rows_where", Json, nullable=False),
    Column("clear", Boolean, nullable=False),
    Column("via", Words),
    Column("row_is", Words, nullable=False),
    Column("moments", Json, nullable=False),
    Column("subject", Words),
)

unread = _of_a_run("unread", *_place(), Column("reason", Words, nullable=False))

reserved = _of_a_run(
    "reserved",
    *_place(),
    Column("entity", Words, nullable=False),
    Column("category", Words, nullable=False),
    Column("cells", BigInteger, nullable=False),
    Column("cells_hit", BigInteger, nullable=False),
)

#: Tables whose rows belong to a run, in the order in which they may be emptied.
OF_A_RUN = (units, findings, unread, reserved)

#: What became of units that were read whole (see `scanner.memory`): `read_in` is the run that read it, `run` the last one for which that
#: was still true. Neither need be stored: a run that was killed leaves bookmarks, too. Each run has its own: scans at the same time do not
#: wait for one another.
bookmarks = Table(
    "noticegap_bookmarks",
    metadata,
    Column("bookmark", String(64), primary_key=True),
    Column("run", String(64), primary_key=True),
    Column("source", Words, nullable=False),
    Column("read_in", String(64), nullable=False),
    Column("outcome", Json, nullable=False),
    sqlite_with_rowid=False,
)

#: Scans that began and have not ended well, with the sources that they are of and the runs that they go on with.
begun = Table(
    "noticegap_begun",
    metadata,
    Column("run", String(64), primary_key=True),
    Column("sources", Json, nullable=False),
    Column("goes_on", Json, nullable=False),
)
