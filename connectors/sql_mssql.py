"""SQL Server and Azure SQL through pymssql: the catalogue of one database, read from a snapshot where the database allows one.

Sources: Microsoft Learn, Transact-SQL reference: "sys.partitions" (`rows`: the approximate number of rows; unlike the dynamic
management views it needs no right of its own), "FROM" (TABLESAMPLE: of tables only, by whole pages), "HAS_PERMS_BY_NAME", "SET
TRANSACTION ISOLATION LEVEL". No stamp: `last_user_update` of sys.dm_db_index_usage_stats is lost when the server restarts.
"""

from __future__ import annotations

from typing import Any

from connectors.sql_dialect import Dialect, family
from connectors.sql_family import Family
from connectors.sql_limits import PATIENCE, Limits

# index_id 0 or 1 is the table itself; of a columnstore (type 5) no pages are sampled, and external tables have no partitions here.
_TABLES = """
SELECT s.name AS unit_schema, o.name AS unit_name, p.unit_rows, CASE WHEN o.type = 'U' AND p.index_type IN (0, 1) THEN 1 ELSE 0 END
  AS unit_samples, '' AS unit_stamp
FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN (SELECT r.object_id, SUM(r.rows) AS unit_rows, MAX(i.type) AS index_type FROM sys.partitions r
  JOIN sys.indexes i ON i.object_id = r.object_id AND i.index_id = r.index_id WHERE r.index_id IN (0, 1) GROUP BY r.object_id) p
  ON p.object_id = o.object_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""
# A masked column answers with X's, and one encrypted by its application with bytes: both would pass for read.
_COLUMNS = """
SELECT c.name, TYPE_NAME(c.user_type_id), CASE
  WHEN HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'SELECT', c.name, 'COLUMN') = 0
    THEN 'permission denied for this column'
  WHEN c.encryption_type IS NOT NULL THEN 'encrypted by its application (Always Encrypted)'
  WHEN c.is_masked = 1 AND COALESCE(HAS_PERMS_BY_NAME(QUOTENAME(s.name) + '.' + QUOTENAME(o.name), 'OBJECT', 'UNMASK', c.name, 'COLUMN'),
    HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UNMASK')) = 0 THEN 'masked for this user'
  ELSE '' END
FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = :s AND o.name = :t AND c.is_hidden = 0 ORDER BY c.column_id
"""
_HIDDEN = """
SELECT DISTINCT 'row-level security may hide rows from this user'
FROM sys.security_predicates p JOIN sys.security_policies y ON y.object_id = p.object_id
JOIN sys.objects o ON o.object_id = p.target_object_id JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE y.is_enabled = 1 AND p.predicate_type = 0 AND s.name = :s AND o.name = :t
"""
#: Numbers of errors (Microsoft Learn, "Database engine events and errors").
_FAILURES = {
    "18456": "the server rejects the user or the password",
    "4060": "the database does not exist, or this user may not open it",
    "916": "this user may not open the database",
    "229": "permission denied",
    "230": "permission denied for some of its columns",
    "208": "it does not exist any more, or something that it uses is missing",
    "207": "something that it uses is missing or broken",
    "4413": "something that it uses is missing or broken",
    "1205": "cancelled by the server because of a deadlock",
    "1222": "it is locked",
    "3960": "its rows changed too fast for a snapshot",
    "3961": "it was altered while it was read",
    "20002": "no connection",
    "20003": f"no answer within {PATIENCE} seconds, or a statement took longer than its limit",
    "20009": "the server cannot be reached",
    "20047": "the connection was lost",
}
DIALECT = Dialect(
    port=1433,
    tables=_TABLES,
    columns=_COLUMNS,
    hidden=_HIDDEN,
    forms={
        "sql_variant": "CAST({} AS nvarchar(max))",
        "hierarchyid": "{}.ToString()",
        "geometry": "{}.ToString()",
        "geography": "{}.ToString()",
    },
    sample=" TABLESAMPLE ({percent} PERCENT) REPEATABLE ({seed})",
    quotes=("[", "]"),
    code=lambda error: _number(error.args[0]),
    failures=_FAILURES,
    arguments=lambda limits: {
        "appname": "noticegap",
        "read_only": True,  # ApplicationIntent=ReadOnly: an availability group may send it to a secondary
        "login_timeout": PATIENCE,
        "timeout": round(limits.statement_seconds or 0),
    },
    session=lambda limits: _session(limits),
)


def sql_server() -> Family:
    """SQL Server through pymssql."""
    return family(DIALECT)


def _session(limits: Limits) -> tuple[str, ...]:
    """Without snapshots the level stays READ COMMITTED: never NOLOCK, which reads rows twice or not at all and does not say so."""
    return (
        f"SET LOCK_TIMEOUT {round(limits.lock_seconds * 1000)}",
        "SET DEADLOCK_PRIORITY LOW",
        "IF (SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()) = 1 SET TRANSACTION ISOLATION LEVEL SNAPSHOT",
    )


def _number(first: Any) -> str:
    """pymssql's exceptions hold a number and the server's text, those of connecting in a pair of their own."""
    number = first[0] if isinstance(first, tuple) else first
    return str(number) if isinstance(number, int) else ""
