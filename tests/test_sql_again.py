"""A server that has no room for a moment is asked again, one that is gone is not waited for table by table."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from connectors.sql import Sql
from connectors.sql_again import RESTS, Again
from scanner.errors import Unreadable
from tests import services
from tests.services import table

FULL, REFUSED, WRONG = (
    f"cannot connect: {clause} (db.example.org:5432)"
    for clause in ("the server has no free connection", "connection refused", 'user "the server has no free connection" does not exist')
)


def _server(*answers: str) -> Iterator[str]:
    """Reasons for which a server turns connections away, one after the other; "" lets one in."""
    yield from answers
    while True:
        yield answers[-1]


class _Refused(Exception):
    pass


def _asked(again: Again, answers: Iterator[str], known: bool = True) -> str:
    """Why there is no connection; "" where there is one."""

    def connect() -> str:
        if answer := next(answers):
            raise _Refused(answer)
        return "connection"

    try:
        assert again.connected(connect, str, known=known) == "connection"
    except Unreadable as error:
        assert error.__cause__ is None and error.__suppress_context__
        return str(error)
    return ""


def test_a_server_that_is_full_for_a_moment_is_asked_again() -> None:
    rests = list[float]()
    again = Again(rests.append)
    assert _asked(again, _server(FULL, FULL, REFUSED, "")) == "" and rests == list(RESTS[:3])
    assert _asked(again, _server("")) == "" and rests == list(RESTS[:3])


def test_one_that_stays_full_is_waited_for_once_until_it_answers() -> None:
    rests = list[float]()
    again = Again(rests.append)
    assert [_asked(again, _server(FULL)) for _ in range(3)] == [FULL] * 3 and rests == list(RESTS)
    assert _asked(again, _server("")) == ""
    assert _asked(again, _server(FULL)) == FULL and rests == [*RESTS, *RESTS]


def test_what_waiting_does_not_change_is_said_at_once() -> None:
    rests = list[float]()
    again = Again(rests.append)
    assert _asked(again, _server(WRONG, "")) == WRONG
    assert _asked(again, _server(REFUSED, ""), known=False) == REFUSED, "a wrong port, before anything was listed"
    assert rests == []
    assert _asked(again, _server(REFUSED, "")) == "" and rests == [RESTS[0]], "no wrong user takes away the patience"


def test_a_table_is_read_when_another_program_lets_a_connection_go(monkeypatch: pytest.MonkeyPatch) -> None:
    with services.postgresql() as server:
        server.run(f"CREATE ROLE {server.name} LOGIN CONNECTION LIMIT 1", f"GRANT USAGE ON SCHEMA {server.name} TO {server.name}",
                   "CREATE TABLE S.t AS SELECT 7 AS id", f"GRANT SELECT ON S.t TO {server.name}")  # fmt: skip
        try:
            source = pickle.loads(pickle.dumps(Sql(server.login(server.name))))  # as a worker gets it
            held = create_engine(server.login(server.name).replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool).connect()
            threading.Timer(1.0, held.close).start()
            assert table(source, server.unit("t")) == {"id": [7]}
        finally:
            server.run(f"DROP OWNED BY {server.name}", f"DROP ROLE {server.name}")
