"""The version of a catalogue's tables, and how older ones become this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Column, Connection, MetaData, String, Table, Text, insert, inspect, select, text, update
from sqlalchemy.dialects.mysql import LONGTEXT

from scanner.catalog.tables import VERSION, metadata, schema_version
from scanner.errors import ConfigError

Step = Callable[[Connection], None]


def _second(connection: Connection) -> None:
    """What is remembered of units. MariaDB keeps what a step has made before it failed: each part of it is made once."""
    long = Text().with_variant(LONGTEXT(), "mysql", "mariadb")
    made = MetaData()
    keys = (Column(name, String(64), primary_key=True) for name in ("bookmark", "run"))
    facts = (Column(name, kind, nullable=False) for name, kind in (("source", long), ("read_in", String(64)), ("outcome", long)))
    Table("noticegap_bookmarks", made, *keys, *facts, sqlite_with_rowid=False)
    lists = (Column(name, long, nullable=False) for name in ("sources", "goes_on"))
    Table("noticegap_begun", made, Column("run", String(64), primary_key=True), *lists)
    made.create_all(connection)
    if "read_in" not in {column["name"] for column in inspect(connection).get_columns("noticegap_units")}:
        connection.execute(text("ALTER TABLE noticegap_units ADD COLUMN read_in VARCHAR(64)"))


#: `STEPS[n]` makes version n + 2 of version n + 1. A step never uses `scanner.catalog.tables`, which tell how the newest version looks.
STEPS: Sequence[Step] = (_second,)

#: Who makes or changes tables does it alone: SQLite has locked the file already, PostgreSQL unlocks with the transaction, MariaDB with the
#: connection, or where it got no lock in a minute, fails when a table is there twice.
_ALONE = {
    "postgresql": "SELECT pg_catalog.pg_advisory_xact_lock(1852798057)",  # "noti"
    "mysql": "SELECT GET_LOCK(CONCAT('noticegap ', MD5(DATABASE())), 60)",
}


def brought_up(connection: Connection) -> None:
    """Makes the tables of an empty catalogue, or brings those of an older version up, within the transaction of the connection.

    Raises ConfigError for one that a newer noticegap made: nothing in it is touched.
    """
    found = version_of(connection)
    if found == VERSION:
        return
    if connection.dialect.name in _ALONE:
        connection.exec_driver_sql(_ALONE[connection.dialect.name])
        found = version_of(connection)  # another scan may have been quicker
    if found is None:
        metadata.create_all(connection)
        connection.execute(insert(schema_version).values(version=VERSION))
    elif found > VERSION:
        raise ConfigError(
            f"the catalogue was written by a newer noticegap (its tables have version {found}, this one knows {VERSION}). Update "
            "noticegap, or name another catalogue in the configuration."
        )
    elif found < VERSION:
        for step in STEPS[found - 1 : VERSION - 1]:
            step(connection)
        connection.execute(update(schema_version).values(version=VERSION))


def version_of(connection: Connection) -> int | None:
    """The version of the tables; None where there are none."""
    if not inspect(connection).has_table(schema_version.name):
        return None
    return connection.execute(select(schema_version.c.version)).scalar()
