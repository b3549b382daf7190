"""What a part holds, one unit after the other: itself, and whatever is inside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from scanner.model import Part, Unit, Unread
from scanner.work import Connector


class Opened:
    """The units of one part, to be read one after the other: `unit` is the one whose `items` come now."""

    def __init__(self, connector: Connector, part: Part, listed: Unit) -> None:
        self._items = iter(connector.read(part))
        self._next: pa.RecordBatch | Unread | Unit | None = None
        self._over = False
        self._error: Exception | None = None
        self.own, self.unit = listed, listed

    @property
    def over(self) -> bool:
        """Whether the end has been seen; not so where reading stopped in the middle."""
        return self._over and self._next is None

    def begin(self) -> None:
        """Goes on to where the unit itself says what it is, if that comes first. What the connector raises comes with its items."""
        try:
            item = self._peek()
        except Exception as error:  # noqa: BLE001 - raised where the items are asked for
            self._error = error
            return
        if isinstance(item, Unit) and item.name == self.own.name:
            self.next()

    def items(self) -> Iterator[pa.RecordBatch | Unread]:
        """What is left of the unit; raises what the connector raises."""
        while (item := self._peek()) is not None and not isinstance(item, Unit):
            self._next = None
            yield item

    def next(self) -> bool:
        """Goes on to the next unit, past what is left of this one; False at the end."""
        for _ in self.items():
            continue
        item = self._peek()
        if not isinstance(item, Unit):
            return False
        self._next = None
        self.unit = item
        return True

    def _peek(self) -> pa.RecordBatch | Unread | Unit | None:
        if self._error is not None:
            error, self._error, self._over = self._error, None, True
            raise error
        if self._next is None and not self._over:
            self._next = next(self._items, None)
            self._over = self._next is None
        return self._next


def only(connector: Connector, part: Part, name: str) -> Iterator[pa.RecordBatch | Unread]:
    """The items of the unit called `name` alone, which the part is or holds."""
    opened = Opened(connector, part, Unit(part.unit))
    more = True
    while more:
        if opened.unit.name == name:
            yield from opened.items()
        before, more = opened.unit.name, opened.next()
        if before == name != part.unit and opened.unit.name != name:
            return


def holder(name: str, listed: Iterable[str]) -> str | None:
    """The listed unit that `name` is, or lies inside of; None where there is none."""
    return max((each for each in listed if name == each or name.startswith(each + "!")), key=len, default=None)
