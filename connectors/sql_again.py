"""A server that has no room for a moment is asked again: a restart, or a program with all connections, would cost every table then due."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import TypeVar

from connectors.sql_refused import FULL, REFUSED, STARTING, STOPPING
from scanner.errors import Unreadable

#: Seconds to wait before a server is asked once more.
RESTS = (0.5, 1.0, 2.0, 4.0)

T = TypeVar("T")


class Again:
    """Opens connections, and waits for a server that is full or restarts; not again for the next table where waiting was of no use."""

    def __init__(self, rest: Callable[[float], None] = sleep) -> None:
        self._rest, self._hope = rest, True

    def connected(self, connect: Callable[[], T], refused: Callable[[BaseException], str], *, known: bool) -> T:
        """What `connect` gives; else Unreadable with what `refused` says of the last error.

        That nobody listens is waited for only where the server is `known` to be there: it has listed its tables.
        """
        rests = iter(RESTS if self._hope else ())
        while True:
            try:
                connection = connect()
            except Exception as error:  # noqa: BLE001 - drivers raise what they like, and its text may hold the URL
                reason = refused(error)
            else:
                self._hope = True
                return connection
            rest = next(rests, None) if _passing(reason, known) else None
            if rest is None:
                self._hope = self._hope and not _passing(reason, known)
                raise Unreadable(reason) from None
            self._rest(rest)


def _passing(reason: str, known: bool) -> bool:
    """Whether it may be over in a moment."""
    return any(f"cannot connect: {clause} (" in reason for clause in (FULL, STARTING, STOPPING, *[REFUSED] * known))
