"""A driver (DB-API 2.0) that records what is sent and answers from a table: for servers that no test can have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any


class FakeDriver:
    """`answers`: rows by a part of the statement, the first that fits; an exception is raised. `sent` are the statements in order."""

    def __init__(self, answers: Mapping[str, Any], names: Sequence[str] = ()) -> None:
        self.answers, self.names, self.sent, self.arguments = answers, names, list[str](), dict[str, Any]()
        self.parameters: list[Any] = []

    def connect(self, *_: object, **arguments: Any) -> FakeConnection:
        """As the driver's own, arguments by name."""
        self.arguments = arguments
        if isinstance(self.answers.get("connect"), Exception):
            raise self.answers["connect"]
        return FakeConnection(self)

    @property
    def queries(self) -> list[str]:
        """What was sent, in one line each."""
        return [re.sub(r"\s+", " ", each).strip() for each in self.sent]


class FakeConnection:
    """One connection, with the attributes that SQLAlchemy's dialects ask for."""

    version, max_identifier_length, readonly = "23.4.0.24.5", 128, False
    outputtypehandler: Any = "SQLAlchemy's"
    notices: tuple[str, ...] = ()

    def __init__(self, driver: FakeDriver) -> None:
        self.driver, self.paramstyle = driver, ""

    def cursor(self, *_: object, **__: object) -> FakeCursor:
        return FakeCursor(self)

    def commit(self) -> None:
        self.driver.sent.append("commit")

    def rollback(self) -> None:
        self.driver.sent.append("rollback")

    def close(self) -> None:
        self.driver.sent.append("close")

    def autocommit(self, on: bool) -> None:
        self.driver.sent.append(f"autocommit {on}")


class FakeCursor:
    """One cursor; rows are handed out as they are asked for."""

    arraysize, rowcount, prefetchrows = 1, -1, 1
    outputtypehandler: Any = None

    def __init__(self, connection: FakeConnection) -> None:
        self.connection, self.driver, self.description, self.rows = connection, connection.driver, None, iter(())  # type: Any, Any, Any, Any

    def __enter__(self) -> FakeCursor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def execute(self, statement: str, parameters: Any = None) -> FakeCursor:
        self.driver.sent.append(statement)
        self.driver.parameters.append(parameters)
        answer = next((rows for part, rows in self.driver.answers.items() if part in statement), [])
        if isinstance(answer, Exception):
            raise answer
        rows = list(answer)
        names = (
            self.driver.names if rows and len(rows[0]) == len(self.driver.names) else [f"c{n}" for n in range(len(rows[0]) if rows else 1)]
        )
        self.description = [(name, None, None, None, None, None, True) for name in names]
        self.rows = iter(rows)
        return self

    def setinputsizes(self, *_: object, **__: object) -> None:
        """What a driver is told of parameters beforehand."""

    def fetchone(self) -> Any:
        return next(self.rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return list(islice(self.rows, size))

    def fetchall(self) -> list[Any]:
        return list(self.rows)

    def close(self) -> None:
        self.rows = iter(())
