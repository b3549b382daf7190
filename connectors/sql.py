"""Databases: one unit per table or view, streamed through a connection that can only read."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial

import pyarrow as pa
from sqlalchemy import URL, Connection

from connectors import (
    sql_bigquery,
    sql_generic,
    sql_generic_lookup,
    sql_mariadb,
    sql_mariadb_lookup,
    sql_postgresql,
    sql_postgresql_lookup,
    sql_sqlite,
    sql_sqlite_lookup,
)
from connectors.sql_again import Again
from connectors.sql_cells import looked_up, opened
from connectors.sql_family import Family
from connectors.sql_keys import keys_of, renamed
from connectors.sql_limits import Pace, limits_of, whole
from connectors.sql_lookup import Finder, Lookup
from connectors.sql_mssql import sql_server
from connectors.sql_oracle import oracle
from connectors.sql_redshift import redshift
from connectors.sql_rights import could_write
from connectors.sql_snowflake import snowflake
from connectors.sql_url import database
from scanner.errors import ConfigError, ScannerError, Unreadable
from scanner.keyed import numbered
from scanner.model import Layout, Part, Place, Unit, Unread

_FAMILIES = {
    "postgresql+psycopg": sql_postgresql.family,
    "mysql+pymysql": sql_mariadb.family,
    "mariadb+pymysql": sql_mariadb.family,
    "sqlite+pysqlite": sql_sqlite.family,
    "mssql+pymssql": sql_server,
    "oracle+oracledb": oracle,
    "snowflake": snowflake,
    "redshift+psycopg2": redshift,
    "bigquery": sql_bigquery.family,
}
_FINDERS = {
    "postgresql+psycopg": sql_postgresql_lookup.finder,
    "mysql+pymysql": sql_mariadb_lookup.finder,
    "mariadb+pymysql": sql_mariadb_lookup.finder,
    "sqlite+pysqlite": sql_sqlite_lookup.finder,
    "oracle+oracledb": sql_generic_lookup.finder_of_exact_names,
    "snowflake": sql_generic_lookup.finder_of_exact_names,
}


def family_of(url: URL) -> Family:
    """How to open and list the database of a URL that `sql_url.database` gave."""
    return _FAMILIES.get(url.drivername, sql_generic.family)()


class Sql:
    """A database by its SQLAlchemy URL. A unit is called `schema.table`, in SQLite `table`; system tables are left out.

    Cells become Arrow's numbers, dates, times, booleans, bytes and strings; arrays become lists of strings, geometries points. A batch
    whose cells do not fit their column's type (infinity, 0000-00-00, text in an integer column) has that column as strings. JSON becomes
    paths behind its column, and files in binary cells are read (see `sql_json` and `sql_blobs`).

    `max_rows_per_second` holds all connections together: there are at most `max_connections` (with it, one unless more are allowed), and
    each has its share. `statement_timeout` and `lock_timeout` are lengths of time, see `Limits`: a table that is locked for longer than
    ten seconds would hold up all others. `opaque` are globs on columns (`schema.table.column`) whose bytes nobody can read without a key:
    they are not looked into. ConfigError for what is none.
    """

    def __init__(
        self,
        url: str,
        max_rows_per_second: int | None = None,
        max_connections: int | None = None,
        statement_timeout: str | None = None,
        lock_timeout: str = "10s",
        opaque: Sequence[str] = (),
    ) -> None:
        self._url = database(url)
        self.max_connections = None if max_connections is None else whole("max_connections", max_connections)
        if max_rows_per_second is not None and self.max_connections is None:
            self.max_connections = 1  # nothing else could hold processes that do not know one another to one limit
        if not isinstance(opaque, list | tuple) or not all(isinstance(glob, str) for glob in opaque):
            raise ConfigError('"opaque" must be a list of columns in quotes, like ["public.customers.card_enc", "*.password"].')
        self._opaque = tuple(opaque)
        self._again = Again()
        self._limits = limits_of(max_rows_per_second, self.max_connections, statement_timeout, lock_timeout)

    def __repr__(self) -> str:
        return f"Sql({self._url.drivername}, {self._url.host}, {self._url.database})"  # no user, no password, no options

    def units(self) -> Iterator[Unit | Unread]:
        """Tables, foreign tables, views and materialised views, sorted by name.

        Raises Unreadable where the database cannot be reached, or shows none: rights that were taken away look so in MariaDB.
        """
        with self._connected("") as (family, connection):
            listed = family.units(connection, self._url)
        if not listed:
            raise Unreadable("holds no table that this user may see")
        yield from sorted(listed, key=lambda each: each.name if isinstance(each, Unit) else each.place.unit or "")

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread | Unit]:
        """One table in one snapshot, as batches of at most 50,000 rows or 16 MB; a table without rows gives one empty batch.

        Where keys by number stand beside values (`attribute_id`, `value`), these are given by the names that a small table has for them.
        """
        with closing(self._called(part)) as found:
            yield from opened(part.unit, found, whole=not part.part, opaque=self._opaque)

    def layout(self, unit: str) -> Layout:
        """Columns, keys, indexes and foreign keys of a table, from the catalogue: no row is read. Raises Unreadable."""
        with self._connected(unit) as (_, connection):
            return self._finder().layout(connection, unit)

    def lookup(
        self, unit: str, wanted: Mapping[str, Sequence[str]], *, rows: int, seconds: float, every: bool = False
    ) -> Iterator[pa.RecordBatch | Unread]:
        """All columns of the rows in which any of the columns (`every`: each) equals any of its values, as `read` gives them; at least one
        batch.

        Values are bound as parameters. Text is compared as the column's collation does, and without its case where an index is blind to
        it or no index begins with the column. At most `rows` rows and `seconds` seconds: an `Unread` says so where either cuts, and names
        the columns whose type has no values in writing. Raises Unreadable.
        """
        with self._connected(unit) as (_, connection):
            yield from looked_up(unit, self._finder().lookup(connection, unit, Lookup(wanted, rows, seconds, every)))

    def could_write(self) -> bool:
        """Whether these credentials could change a table, although a scan never does; raises Unreadable where there is no answer."""
        with self._connected("") as (_, connection):
            return could_write(connection, self._url)

    def _called(self, part: Part) -> Generator[pa.RecordBatch | Unread | Unit, None, None]:
        """As `_rows`; a table of keys by number is begun anew once their names are known, so that there is one connection at a time."""
        key = None
        with closing(self._rows(part)) as found:
            for item in found:
                key = numbered(tuple(item.schema.names)) if isinstance(item, pa.RecordBatch) else None
                if key:
                    break
                yield item
                if isinstance(item, pa.RecordBatch):
                    yield from found
        if key:
            try:
                known = self._keys(part.unit, key)
            except Unreadable as error:
                known = {}
                yield Unread(Place("", part.unit, key), f"the names of its numbers were not read, so values are not told apart: {error}")
            with closing(self._rows(part)) as found:
                yield from renamed(found, key, known)

    def _rows(self, part: Part) -> Generator[pa.RecordBatch | Unread | Unit, None, None]:
        with (
            self._connected(part.unit) as (family, connection),
            closing(Pace(self._limits).over(family.read(connection, part, self._limits))) as found,
        ):
            yield from found

    def _keys(self, unit: str, column: str) -> dict[str, str]:
        """Name by number of the keys in a column; none where no table tells. Raises Unreadable where one does and cannot be read."""
        with self._connected(unit) as (family, connection):
            keys = keys_of(unit, column, lambda: family.units(connection, self._url), partial(self._finder().layout, connection))
        if keys is None:
            return {}
        try:
            with closing(self._rows(Part("", keys.unit))) as found:
                return keys.named(found)
        except Unreadable as error:
            raise Unreadable(f"{keys.unit}: {error}") from None

    def _finder(self) -> Finder:
        return _FINDERS.get(self._url.drivername, sql_generic_lookup.finder)()

    @contextmanager
    def _connected(self, unit: str) -> Iterator[tuple[Family, Connection]]:
        family = family_of(self._url)
        engine = family.engine(self._url, self._limits)
        connection = self._again.connected(engine.connect, lambda error: family.refused(error, self._url), known=bool(unit))
        try:
            with connection:
                yield family, connection
        except ScannerError:
            raise
        except Exception as error:  # noqa: BLE001 - likewise, and its text may hold data
            reason = family.failed(error, unit)
            raise Unreadable(reason if unit else f"the tables cannot be listed: {reason}") from None
