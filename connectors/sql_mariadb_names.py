"""MariaDB's names in its own quotes, and the connection under SQLAlchemy's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from connectors.sql_family import split_name


def table_of(unit: str) -> str:
    """A unit's table as SQL names it."""
    return ".".join(quoted(name) for name in split_name(unit) if name is not None)


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return "`" + name.replace("`", "``") + "`"  # SQLAlchemy's would double a % for a driver that formats; this one does not


def raw_of(connection: Connection) -> Any:
    """The driver's own connection."""
    return connection.connection.driver_connection
