"""Oracle through python-oracledb, without a client library: the ALL_ views, and rows in one read-only transaction.

Sources: Oracle Database Reference (ALL_ALL_TABLES, ALL_TAB_COLS, ALL_POLICIES, ALL_USERS) and SQL Language Reference (SELECT,
`sample_clause`; SET TRANSACTION). Rows come as Python's values, not as `fetch_df_batches` gives them: there a NUMBER without a precision
is a float, which has fifteen digits, and a card number sixteen. No stamp: ALL_TAB_MODIFICATIONS is written now and then only.
"""

from __future__ import annotations

from typing import Any

from connectors.sql_dialect import Dialect, family
from connectors.sql_family import Family
from connectors.sql_limits import PATIENCE, Limits

# Tables inside tables are read through those, overflow segments through theirs. A table in the recycle bin still holds what it held.
_TABLES = """
SELECT t.owner AS unit_schema, t.table_name AS unit_name, t.num_rows AS unit_rows, CASE WHEN t.iot_type IS NULL AND NOT EXISTS
  (SELECT 1 FROM all_external_tables e WHERE e.owner = t.owner AND e.table_name = t.table_name) THEN 1 ELSE 0 END AS unit_samples,
  '' AS unit_stamp
FROM all_all_tables t WHERE t.nested = 'NO' AND t.secondary = 'N' AND (t.iot_type IS NULL OR t.iot_type = 'IOT')
  AND t.owner NOT IN (SELECT username FROM all_users WHERE oracle_maintained = 'Y')
UNION ALL SELECT v.owner, v.view_name, NULL, 0, '' FROM all_views v
WHERE v.owner NOT IN (SELECT username FROM all_users WHERE oracle_maintained = 'Y')
"""
# `SELECT *` leaves invisible columns out, which hold data, too.
_COLUMNS = """
SELECT c.column_name, c.data_type, CASE
  WHEN c.data_type = 'BFILE' THEN 'files outside of the database (BFILE) are not read'
  WHEN c.data_type_owner IS NOT NULL AND c.data_type <> 'XMLTYPE' THEN 'object types are not read' END
FROM all_tab_cols c
WHERE c.owner = :s AND c.table_name = :t AND (c.hidden_column = 'NO' OR c.user_generated = 'YES') ORDER BY c.internal_column_id
"""
_HIDDEN = """
SELECT DISTINCT 'a policy (VPD) may hide rows or values from this user' FROM all_policies p
WHERE p.object_owner = :s AND p.object_name = :t AND p.sel = 'YES' AND p.enable = 'YES'
  AND NOT EXISTS (SELECT 1 FROM session_privs WHERE privilege = 'EXEMPT ACCESS POLICY')
"""
#: Codes of errors (Oracle Database Error Messages; python-oracledb's own begin with DPY).
_FAILURES = {
    "ORA-01017": "the server rejects the user or the password",
    "ORA-28000": "the account is locked",
    "ORA-28001": "the password has expired",
    "ORA-01045": "this user may not log on",
    "ORA-12514": "the server has no such service",
    "ORA-12541": "no server answers",
    "DPY-6001": "the server has no such service",
    "DPY-6003": "the server has no such SID",
    "DPY-6005": "the server cannot be reached",
    "DPY-4011": "the connection was lost",
    "DPY-4024": "a statement took longer than its limit",
    "ORA-00942": "it does not exist any more, or this user may not read it",
    "ORA-01031": "permission denied",
    "ORA-41900": "permission denied",
    "ORA-04063": "something that it uses is missing or broken",
    "ORA-01555": "its old rows were gone before they were read (snapshot too old)",
    "ORA-01466": "it was altered while it was read",
    "ORA-08103": "it was altered while it was read",
    "ORA-29913": "its external file cannot be read",
    "ORA-00054": "it is locked",
}
DIALECT = Dialect(
    port=1521,
    tables=_TABLES,
    columns=_COLUMNS,
    hidden=_HIDDEN,
    sample=" SAMPLE BLOCK ({percent}) SEED ({seed})",
    code=lambda error: str(error.args[0].full_code),
    failures=_FAILURES,
    arguments=lambda limits: {"tcp_connect_timeout": PATIENCE},
    session=lambda limits: ("SET TRANSACTION READ ONLY",),
    prepare=lambda raw, limits: _prepare(raw, limits),
    commit=False,  # it would end the transaction that is read-only
)


def oracle() -> Family:
    """Oracle through python-oracledb in its thin mode."""
    return family(DIALECT)


def _prepare(raw: Any, limits: Limits) -> None:
    """Large objects come whole instead of as handles, and numbers with all their digits: by the driver, not by SQLAlchemy's conversions.

    Those would take a large object for a text of at most 131,072 characters. The driver counts its limit anew from answer to answer.
    """
    import oracledb

    oracledb.defaults.fetch_lobs, oracledb.defaults.fetch_decimals = False, True
    raw.outputtypehandler = None
    raw.module = "noticegap"
    raw.call_timeout = round((limits.statement_seconds or 0) * 1000)
