"""Units inside files, for whoever asks for them one after the other: a file is read once, and what is wanted of it is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import pyarrow as pa

from scanner.errors import Unreadable
from scanner.model import Part, Unit, Unread
from scanner.opened import Opened, only
from scanner.work import Connector

Item: TypeAlias = pa.RecordBatch | Unread


@dataclass(slots=True)
class _Kept:
    """What is kept of the file that was read last; `over` are the units that were too large. `error` is what its reading ended with."""

    part: Part | None = None
    units: dict[str, list[Item]] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    error: Exception | None = None


class Shelf:
    """`wanted` are the (source, unit) that are asked for. Of one file at most `most` bytes are kept; what is beyond is read again."""

    def __init__(self, wanted: Collection[tuple[str, str]], most: int = 64 << 20) -> None:
        self._wanted = frozenset(wanted)
        self._most = most
        self._kept = _Kept()

    def items(self, connector: Connector, part: Part, unit: str) -> Iterator[Item]:
        """The items of a unit that the part is or holds; raises what the connector raises, and `Unreadable` where it is
        not there."""
        if unit == part.unit or (part.source, unit) not in self._wanted:
            yield from only(connector, part, unit)
            return
        if self._kept.part != part:
            self._kept = _Kept(part)
            self._read(connector, part)
        kept = self._kept
        if unit in kept.over:
            yield from only(connector, part, unit)
        elif unit in kept.units:
            yield from kept.units[unit]
        elif kept.error is not None:
            raise kept.error
        else:
            raise Unreadable("is not in its file any more")

    def _read(self, connector: Connector, part: Part) -> None:
        """Keeps what is wanted of the part. What it was at when an error came is not kept: whoever asks for it gets the error."""
        kept, room = self._kept, self._most
        opened = Opened(connector, part, Unit(part.unit))
        try:
            more = True
            while more:
                name = opened.unit.name
                if name != part.unit and (part.source, name) in self._wanted:
                    items, room = _held(opened, room)
                    if items is None:
                        kept.over.add(name)
                    else:
                        kept.units[name] = items
                more = opened.next()
        except Exception as error:  # noqa: BLE001 - raised again where the units are asked for that it cost
            kept.error = error


def _held(opened: Opened, room: int) -> tuple[list[Item] | None, int]:
    """The items of the unit that is open, None where they are larger than the room; and the room that is left."""
    items: list[Item] = []
    left = room
    for item in opened.items():
        left -= item.nbytes if isinstance(item, pa.RecordBatch) else 0
        if left < 0:
            return None, room
        items.append(item)
    return items, left
