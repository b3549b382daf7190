"""MariaDB's refusals and failures as sentences, from the number of an error (https://mariadb.com/kb/en/mariadb-error-codes/)."""

from __future__ import annotations

from sqlalchemy import URL

from connectors.sql_family import cause, split_name
from connectors.sql_refused import FULL, STOPPING, clause_of
from connectors.sql_refused import refused as refused_because
from scanner.errors import unexpected

#: No right to a database, table, column, or routine.
DENIED = (1044, 1142, 1143, 1227, 1370)
_REFUSALS = {
    1045: 'password authentication failed for user "{user}"',
    1698: 'password authentication failed for user "{user}"',
    1044: 'permission denied for database "{database}"',
    1049: 'database "{database}" does not exist',
    1040: FULL,
    1203: FULL,
    1226: FULL,
    1053: STOPPING,
    1129: "the server admits no connection from here",
    1130: "the server admits no connection from here",
    2026: "the server and the url do not agree on SSL",
}
_FAILURES = {
    1146: "it does not exist any more",
    1356: "it is a view, and something that it uses is missing or forbidden",
    1449: "it is a view, and the user who defined it does not exist",
    1205: "it is locked",
    1317: "cancelled by the server",
    1969: "cancelled by the server, by a timeout",
    3024: "cancelled by the server, by a timeout",
    1412: "its columns were changed while it was read",
    1153: "a row is larger than the server can send",
    1286: "its storage engine is missing",
    1932: "its storage engine does not know it",
    **dict.fromkeys((126, 127, 145, 1034, 1194, 1195), "the server finds its data damaged"),
    **dict.fromkeys((1053, 1927, 2006, 2013, 2014), "the connection was lost"),
}


def _number(error: BaseException) -> int | None:
    args = getattr(cause(error), "args", ())
    return args[0] if args and isinstance(args[0], int) else None


def _origin(error: BaseException) -> BaseException | None:
    return getattr(error, "original_exception", None) or error.__context__


def refused(error: BaseException, url: URL) -> str:
    """Why there is no connection, from the error's number."""
    clause = _REFUSALS.get(_number(error) or 0) or clause_of(_origin(cause(error)))
    return refused_because(url, 3306, clause and clause.format(user=url.username, database=url.database))


def failed(error: BaseException, unit: str) -> str:
    """Why listing or reading stopped, from the error's number."""
    number = _number(error)
    if number in DENIED:
        return f"permission denied for table {split_name(unit)[1]}" if unit else "permission denied for the catalogue"
    if number is None or number == 0:
        return unexpected(error)
    return f"{_FAILURES.get(number, 'the server reports an error')} (error {number})"
