"""SQLite's names in its own quotes, the connection under SQLAlchemy's, and its file."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def raw_of(connection: Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection


def path_of(connection: Connection) -> str:
    """The database's file."""
    return str(connection.exec_driver_sql("PRAGMA database_list").one()[2])
