"""PostgreSQL's refusals and failures as sentences: from SQLSTATE where there is one, never the server's own text."""

from __future__ import annotations

from sqlalchemy import URL

from connectors.sql_family import cause
from connectors.sql_limits import PATIENCE
from connectors.sql_refused import FULL, STARTING, STOPPING
from connectors.sql_refused import refused as refused_because
from scanner.errors import unexpected

_REFUSALS = {
    "connection slots": FULL,
    "too many": FULL,
    "password authentication failed": 'password authentication failed for user "{user}"',
    "no password supplied": 'user "{user}" needs a password',
    "no pg_hba.conf entry": 'the server admits no user "{user}" from here',
    'role "': 'user "{user}" does not exist',
    "permission denied for database": 'permission denied for database "{database}"',
    'database "': 'database "{database}" does not exist',
    "SSL": "the server and the url do not agree on SSL",
    "starting up": STARTING,
    "not yet accepting": STARTING,
    "in recovery mode": STARTING,
    "shutting down": STOPPING,
    "invalid connection option": "the url has an option that the driver does not know",
}
#: SQLSTATE or its class (PostgreSQL manual, appendix A): what a person needs to know.
FAILURES = {
    "42P01": "it does not exist any more",
    "55000": "it is a materialized view that has not been populated",
    "0A000": "the server does not support it here: a standby has no table that is not logged",
    "25P03": "the server ended a transaction that had rested for too long",
    "57014": "cancelled by the server, by a timeout or by an administrator",
    "55P03": "it is locked",
    "40": "cancelled by a standby server because of a conflict with recovery",
    "57": "the server shut down",
    "53": "the server is out of resources",
    "54": "a row is larger than the server can send",
    "22": "the server cannot compute a value of it",
    "42": "something that it uses is missing or broken",
    "HV": "its foreign server cannot be read",
    "08": "a connection was lost",
    "XX": "the server finds its data damaged",
}


def refused(error: BaseException, url: URL) -> str:
    """Why there is no connection, from a phrase of the server or of libpq."""
    said = str(cause(error))  # looked into for a phrase of the server or libpq, never passed on
    clause = next((clause for phrase, clause in _REFUSALS.items() if phrase in said), None)
    if "timeout" in type(cause(error)).__name__.lower():
        clause = f"no answer within {PATIENCE} seconds"
    return refused_because(url, 5432, clause and clause.format(user=url.username, database=url.database))


def failed(error: BaseException, unit: str) -> str:
    """Why listing or reading stopped, from the SQLSTATE (PostgreSQL manual, appendix A)."""
    from psycopg import OperationalError

    inner = cause(error)
    state = getattr(inner, "sqlstate", None)
    if state == "42501":
        return f"permission denied for something that {unit} uses" if unit else "permission denied for the catalogue"
    if state is None:
        return "the connection was lost" if isinstance(inner, OperationalError) else unexpected(error)
    return (FAILURES.get(state) or FAILURES.get(state[:2]) or "the server reports an error") + f" (SQLSTATE {state})"
