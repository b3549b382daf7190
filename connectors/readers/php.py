"""PHP's `serialize()` (https://www.php.net/manual/en/function.serialize.php) and the sessions that it keeps, as plain values.

Arrays with keys 0, 1, 2 … are lists, others objects; an object is its properties, by their names without class or visibility.
"""

from __future__ import annotations

import re
from typing import Any

_LENGTH = re.compile(rb"(\d{1,9}):")
_SCALAR = re.compile(rb"([^;]{1,64});")
_KEY = re.compile(rb"!?([^|!]{1,128})\|")
#: Deeper than this nobody nests, and Python may not.
_DEEPEST = 100


def unserialized(text: str) -> Any:
    """The value that the whole text is. Raises ValueError where it is none, or is cut off."""
    reader = _Reader(text.encode("utf-8", "surrogatepass"))
    value = reader.value()
    if reader.at < len(reader.data):
        raise ValueError
    return value


def session(text: str) -> dict[str, Any]:
    """The variables of a session as PHP's own handler writes them: `name|value`, one behind the other. Raises ValueError."""
    reader, found = _Reader(text.encode("utf-8", "surrogatepass")), {}
    while reader.at < len(reader.data):
        key = reader.take(_KEY)
        found[key.decode("utf-8", "replace")] = reader.value()
    return found


class _Reader:
    """Reads one value after the other from `at`."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.depth = data, 0, 0

    def take(self, form: re.Pattern[bytes]) -> bytes:
        found = form.match(self.data, self.at)
        if not found:
            raise ValueError
        self.at = found.end()
        return found[1]

    def skip(self, expected: bytes) -> None:
        if not self.data.startswith(expected, self.at):
            raise ValueError
        self.at += len(expected)

    def value(self) -> Any:
        """Numbers as they are written; None for null and for references to other values."""
        kind = self.data[self.at : self.at + 2]
        self.at += 2
        if kind == b"N;":
            return None
        if kind == b"a:":
            return self._members(listed=True)
        if kind in (b"s:", b"E:"):
            said = self._string()
            self.skip(b";")
            return said
        if kind in (b"O:", b"C:"):
            self._string()
            self.skip(b":")
            return self._members() if kind == b"O:" else self._custom()
        if kind in (b"i:", b"d:", b"b:", b"r:", b"R:"):
            said = self.take(_SCALAR).decode("ascii", "replace")
            if kind == b"b:":
                return {"0": "false", "1": "true"}.get(said, said)
            return said if kind in (b"i:", b"d:") else None
        raise ValueError

    def _string(self) -> str:
        length = int(self.take(_LENGTH))
        self.skip(b'"')
        end = self.at + length
        if self.data[end : end + 1] != b'"':  # it was counted in another encoding than that of the table
            end = min((at for mark in (b'";', b'":') if (at := self.data.find(mark, self.at)) >= 0), default=-1)
        if end < 0:
            raise ValueError
        said, self.at = self.data[self.at : end], end + 1
        return said.decode("utf-8", "replace")

    def _members(self, listed: bool = False) -> Any:
        count = int(self.take(_LENGTH))
        self.skip(b"{")
        self.depth += 1
        if count > len(self.data) or self.depth > _DEEPEST:
            raise ValueError
        pairs = [(str(self.value()).rpartition("\0")[2], self.value()) for _ in range(count)]
        self.depth -= 1
        self.skip(b"}")
        if listed and all(key == str(at) for at, (key, _) in enumerate(pairs)):
            return [value for _, value in pairs]
        return dict(pairs)

    def _custom(self) -> Any:
        """What a class of its own wrote: a value, or any text."""
        length = int(self.take(_LENGTH))
        self.skip(b"{")
        said = self.data[self.at : self.at + length]
        self.at += length
        self.skip(b"}")
        inner = _Reader(said)
        inner.depth = self.depth + 1
        try:
            value = inner.value()
        except ValueError:
            return said.decode("utf-8", "replace")
        return value if inner.at == len(said) else said.decode("utf-8", "replace")
