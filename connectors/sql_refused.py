"""Why a server cannot be reached, without the words of its driver: they may be in any language and hold anything."""

from __future__ import annotations

import socket

from sqlalchemy import URL

from connectors.sql_limits import PATIENCE
from connectors.sql_url import address

#: What may be over in a moment.
FULL, STARTING, STOPPING = "the server has no free connection", "the server is starting up", "the server is shutting down"
REFUSED = "connection refused"


def refused(url: URL, port: int, clause: str | None) -> str:
    """`cannot connect: connection refused (db.example.org:5432)`; where the driver's error gave no clause, a bare connection tells."""
    return f"cannot connect: {clause or _probe(url, port)} ({address(url, port)})"


def clause_of(error: BaseException | None) -> str | None:
    """What an error of the operating system says of a connection."""
    if isinstance(error, ConnectionRefusedError):
        return REFUSED
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE} seconds"
    if isinstance(error, socket.gaierror):
        return "unknown host"
    return "the host cannot be reached" if isinstance(error, OSError) else None


def _probe(url: URL, port: int) -> str:
    if url.host:
        try:
            socket.create_connection((url.host, url.port or port), PATIENCE).close()
        except (OSError, UnicodeError) as error:
            return clause_of(error) or "unknown host"
        return "the server turns the connection away"
    return "no server answers"
