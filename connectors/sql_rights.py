"""Whether the credentials of a database could write: a scanner's should not."""

from __future__ import annotations

import os

from sqlalchemy import URL, Connection, text

from connectors import sql_mariadb_rights

# As this user, or as any role that it may become (SET ROLE): rows of tables and of what leads to them, whole or by column; numbers of
# sequences; new tables. Reading all (pg_read_all_data) is no writing.
_POSTGRESQL = text("""
WITH role AS (SELECT r.* FROM pg_catalog.pg_roles r WHERE pg_catalog.pg_has_role(r.oid, 'MEMBER')), schema AS (
  SELECT n.* FROM pg_catalog.pg_namespace n WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)')
SELECT EXISTS (SELECT FROM role WHERE rolsuper OR rolcreaterole
    OR rolname IN ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program'))
  OR EXISTS (SELECT FROM role, pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
    AND pg_catalog.has_database_privilege(role.oid, d.oid, 'CREATE'))
  OR EXISTS (SELECT FROM role, schema WHERE pg_catalog.has_schema_privilege(role.oid, schema.oid, 'CREATE'))
  OR EXISTS (SELECT FROM role, schema, pg_catalog.pg_class c WHERE c.relnamespace = schema.oid
    AND pg_catalog.has_schema_privilege(role.oid, schema.oid, 'USAGE') AND CASE
      WHEN c.relkind IN ('r', 'p', 'f', 'v') THEN pg_catalog.has_table_privilege(role.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        OR pg_catalog.has_any_column_privilege(role.oid, c.oid, 'INSERT, UPDATE') OR pg_catalog.pg_has_role(role.oid, c.relowner, 'USAGE')
      WHEN c.relkind = 'm' THEN pg_catalog.pg_has_role(role.oid, c.relowner, 'USAGE')
      WHEN c.relkind = 'S' THEN pg_catalog.has_sequence_privilege(role.oid, c.oid, 'USAGE, UPDATE') END)
""")


def could_write(connection: Connection, url: URL) -> bool:
    """Whether anything in the database could be changed with these credentials; a dialect that is not known counts as no.

    What a function with its owner's rights (SECURITY DEFINER) would do is not known.
    """
    if url.drivername.startswith("postgresql"):
        return bool(connection.execute(_POSTGRESQL).scalar())
    if url.drivername.startswith(("mysql", "mariadb")):
        return sql_mariadb_rights.could_write(connection)
    return url.drivername.startswith("sqlite") and os.access(url.database or "", os.W_OK)
