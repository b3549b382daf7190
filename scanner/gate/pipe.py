"""What another program writes: `alembic upgrade head --sql | noticegap gate -`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from scanner.errors import ConfigError

#: What reports call it.
NAME = "<stdin>"


class Piped:
    """Standard input as one file of SQL. Raises ConfigError where nothing comes: the program before the pipe failed."""

    def __init__(self, source: BinaryIO) -> None:
        self._data = source.read()
        if not self._data.strip():
            raise ConfigError("gate: standard input is empty: the program before the pipe wrote nothing. Nothing was judged.")

    def kind(self, path: str) -> str | None:
        """A file, if it is this one."""
        return "file" if path == NAME else None

    def walk(self, folder: str) -> Iterator[str]:
        """Nothing: it is no folder."""
        return iter(())

    def closed(self, folder: str) -> Iterator[tuple[str, str]]:
        """Nothing: it is no folder."""
        return iter(())

    def read(self, path: str) -> bytes:
        """What came."""
        return self._data
