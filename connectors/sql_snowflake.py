"""Snowflake through its connector: the information schema of one database. There are no read-only transactions: the role decides.

Sources: Snowflake Documentation: "TABLES view" (`row_count`; `last_altered` is "updated when" there is DDL, DML on a table, "even when no
rows are affected", or maintenance of its metadata: so it is a table's stamp; for a view it says nothing), "SAMPLE / TABLESAMPLE". Rows are
sampled one by one (BERNOULLI): by blocks, of which even a big table has few, a sample of some thousand rows would mostly be empty.
Rows come as Python's values, not as Arrow: there a NUMBER with a scale is a float. A query is billed by the time that its warehouse runs.
"""

from __future__ import annotations

from connectors.sql_dialect import Dialect, family
from connectors.sql_family import Family

_TABLES = """
SELECT table_schema AS unit_schema, table_name AS unit_name, row_count AS unit_rows,
  CASE WHEN table_type = 'BASE TABLE' THEN 1 ELSE 0 END AS unit_samples,
  CASE WHEN table_type = 'BASE TABLE' THEN COALESCE(TO_VARCHAR(DATE_PART(epoch_nanosecond, last_altered)), '') ELSE '' END AS unit_stamp
FROM information_schema.tables WHERE table_schema <> 'INFORMATION_SCHEMA'
"""
#: Numbers of errors as the server and the connector give them, and SQLSTATE classes.
_FAILURES = {
    "390100": "the server rejects the user or the password",
    "250001": "the server cannot be reached, or rejects the user",
    "2003": "it does not exist any more, or this user may not read it",
    "3001": "permission denied",
    "606": "no warehouse is running: name one in the url (?warehouse=)",
    "604": "cancelled by the server: a statement took longer than its limit",
    "630": "cancelled by the server: a statement took longer than its limit",
    "2037": "something that it uses is missing or broken",
    "2057": "something that it uses is missing or broken",
}
DIALECT = Dialect(
    tables=_TABLES,
    sample=" SAMPLE BERNOULLI ({percent}) SEED ({seed})",
    code=lambda error: str(error.errno) if error.errno > 0 else "",
    failures=_FAILURES,
    arguments=lambda limits: {
        "session_parameters": {
            "QUERY_TAG": "noticegap",
            "TIMEZONE": "UTC",
            **({"STATEMENT_TIMEOUT_IN_SECONDS": max(1, round(limits.statement_seconds))} if limits.statement_seconds else {}),
        },
    },
)


def snowflake() -> Family:
    """Snowflake through snowflake-connector-python."""
    return family(DIALECT)
