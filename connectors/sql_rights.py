"""Whether the credentials of a database could write: a scanner's should not."""

from __future__ import annotations

import os
import re

from sqlalchemy import URL, Connection, text

_POSTGRESQL = text("""
SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
""")
_GRANT = re.compile(r"^GRANT (.*?) ON ", re.IGNORECASE)
_WRITES = re.compile(r"\b(?:ALL PRIVILEGES|INSERT|UPDATE|DELETE|DROP|ALTER|CREATE)\b", re.IGNORECASE)


def could_write(connection: Connection, url: URL) -> bool:
    """Whether any table of the database could be changed with these credentials; a dialect that is not known counts as no."""
    if url.drivername.startswith("postgresql"):
        return bool(connection.execute(_POSTGRESQL).scalar())
    if url.drivername.startswith(("mysql", "mariadb")):
        grants = (_GRANT.match(str(row[0])) for row in connection.execute(text("SHOW GRANTS")))
        return any(grant and _WRITES.search(grant[1]) for grant in grants)
    return url.drivername.startswith("sqlite") and os.access(url.database or "", os.W_OK)
