"""Whether the credentials of a database could write: a scanner's should not."""

from __future__ import annotations

import os

from sqlalchemy import URL, Connection, text

from connectors import sql_mariadb_rights

_POSTGRESQL = text("""
SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
""")


def could_write(connection: Connection, url: URL) -> bool:
    """Whether any table of the database could be changed with these credentials; a dialect that is not known counts as no."""
    if url.drivername.startswith("postgresql"):
        return bool(connection.execute(_POSTGRESQL).scalar())
    if url.drivername.startswith(("mysql", "mariadb")):
        return sql_mariadb_rights.could_write(connection)
    return url.drivername.startswith("sqlite") and os.access(url.database or "", os.W_OK)
