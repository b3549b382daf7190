"""Redshift through psycopg2: local tables, views, and external tables (Spectrum), which it reads from S3 and bills by the byte.

Sources: Amazon Redshift Database Developer Guide: SVV_TABLES (what this user may see), SVV_TABLE_INFO (`tbl_rows`; it leaves empty
tables out, and who is no superuser has to be granted it: without, there are no estimates), BEGIN (READ ONLY), "query_group",
"statement_timeout". It has no TABLESAMPLE: tables are read as a whole. No stamp: nothing tells when rows changed.
"""

from __future__ import annotations

from connectors.sql_dialect import Dialect, family
from connectors.sql_family import Family
from connectors.sql_limits import PATIENCE
from connectors.sql_postgresql_errors import FAILURES

_TABLES = """
SELECT table_schema AS unit_schema, table_name AS unit_name, NULL AS unit_rows, 0 AS unit_samples, '' AS unit_stamp
FROM svv_tables WHERE table_schema <> 'information_schema' AND LEFT(table_schema, 3) <> 'pg_'
"""
_ESTIMATES = (
    "SELECT has_table_privilege('pg_catalog.svv_table_info', 'select')",
    'SELECT "schema", "table", tbl_rows FROM svv_table_info',
)
DIALECT = Dialect(
    port=5439,
    tables=_TABLES,
    estimates=_ESTIMATES,
    code=lambda error: str(error.pgcode or ""),
    failures={"42501": "permission denied", **FAILURES},
    arguments=lambda limits: {"application_name": "noticegap", "connect_timeout": PATIENCE},
    options={"use_native_hstore": False, "execution_options": {"postgresql_readonly": True}},
    session=lambda limits: (
        "SET query_group TO 'noticegap'",
        f"SET statement_timeout TO {round((limits.statement_seconds or 0) * 1000)}",
    ),
)


def redshift() -> Family:
    """Redshift through psycopg2."""
    return family(DIALECT)
