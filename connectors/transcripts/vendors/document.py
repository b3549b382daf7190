"""Parts of a JSON document by their paths, streamed: what a vendor's reader asks for, in the order of the file, and nothing else.

Paths are those of `Head.paths`: "results.items[]" is each element of the list `items` in `results`, "results.*" the value of each key of
`results` that is an address, and "" a document that is an object.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

import ijson

from connectors.transcripts.guard import Guarded, Stream
from connectors.transcripts.turn import Said
from connectors.transcripts.vendors.order import ordered, relative
from scanner.errors import Unreadable

#: Stands for the end of an object or list whose path was asked for in `ends`.
END: Any = object()

LONGEST_PART = 16_000_000  # bytes of one part, which is held in memory
_DEEPEST, _DEEPEST_PART = 200, 50
_BOM = b"\xef\xbb\xbf"
_Events = Iterator[tuple[str, Any]]


class Seekable(Stream, Protocol):
    """What gives bytes, and again from its beginning."""

    def seek(self, offset: int, /) -> Any: ...


class Document:
    """A JSON document that can be read several times. Where it breaks off, a pass ends, and `failed` says why."""

    def __init__(self, stream: Seekable, pieces: bool = False):
        self._stream = stream
        self._pieces = pieces
        self.failed: Unreadable | None = None

    def parts(self, *wanted: str, ends: Collection[str] = ()) -> Iterator[tuple[str, Any]]:
        """(path, value) of everything at the paths `wanted`; (path, END) where an object or list at one of `ends` closes."""
        self._stream.seek(0)
        if self._stream.read(3) != _BOM:
            self._stream.seek(0)
        pass_ = _Pass(_Limited(Guarded(self._stream)), frozenset(wanted), frozenset(ends), self._pieces)
        try:
            yield from pass_.run()
        except (ijson.JSONError, ValueError, ArithmeticError):
            # The parser's own words quote the text where it stopped.
            self.failed = Unreadable("is not valid JSON from some point on" if pass_.begun else "is not valid JSON")
        except Unreadable as error:
            self.failed = error


def reader(read: Callable[[Document], Iterator[Said]], pieces: bool = False) -> Callable[[BinaryIO], Iterator[Said]]:
    """`Format.read` of a function that goes through a document: turns in order of time, then Unreadable if the document breaks off.

    `pieces`: one call may be several documents, one after the other.
    """

    def from_stream(stream: BinaryIO) -> Iterator[Said]:
        document = Document(stream, pieces)
        yield from relative(ordered(read(document)))
        if document.failed:
            raise document.failed

    return from_stream


@dataclass(slots=True)
class _Limited:
    """Refuses a part that is larger than memory should hold: counts bytes since `count` was set to 0, below 0 not at all."""

    stream: Guarded
    building: bool = False
    count: int = 0

    def read(self, size: int = -1, /) -> bytes:
        chunk = self.stream.read(size)
        self.count = self.count + len(chunk) if self.building else 0
        if self.count > LONGEST_PART:
            raise Unreadable("holds a single turn longer than 16 MB")
        return chunk


@dataclass(slots=True)
class _Pass:
    limited: _Limited
    wanted: frozenset[str]
    ends: frozenset[str]
    pieces: bool
    begun: bool = False

    def run(self) -> Iterator[tuple[str, Any]]:
        # Numbers as decimals: as floats, one that is too large would end the document.
        events = ijson.basic_parse(self.limited, multiple_values=self.pieces)
        above = frozenset(part for path in self.wanted | self.ends for part in _above(path))
        for event, _ in events:
            self.begun = True
            if event == "start_map" and "" in self.wanted:
                yield "", self._part(events, event, None)
            elif event in ("start_map", "start_array"):
                yield from self._within(events, "", event == "start_array", above)

    def _part(self, events: _Events, event: str, value: Any) -> Any:
        self.limited.building = True
        part = _built(events, event, value, 0)
        self.limited.building = False
        self.limited.count = 0
        return part

    def _within(self, events: _Events, path: str, is_list: bool, above: frozenset[str]) -> Iterator[tuple[str, Any]]:
        key = f"{path}[]"
        prefix = f"{path}." if path else ""
        wanted = self.wanted
        for event, value in events:
            if event == "map_key":
                key = prefix + ("*" if "://" in value else value)
            elif event in ("end_map", "end_array"):
                break
            elif key in wanted:
                yield key, self._part(events, event, value)
            elif event in ("start_map", "start_array"):
                if key in above:
                    yield from self._within(events, key, event == "start_array", above)
                else:
                    _skip(events)
        if path in self.ends:
            yield path, END


def _above(path: str) -> Iterator[str]:
    """Paths of what holds a path, and the path itself: "a.b[].c" lies in "a", "a.b", "a.b[]"."""
    for cut in re.finditer(r"\[\]|\.|$", path):
        yield path[: cut.start()]


def _built(events: _Events, event: str, value: Any, depth: int) -> Any:
    """A value; None for what is nested too deeply to be any vendor's."""
    if event == "start_map":
        return _map(events, depth)
    return _list(events, depth) if event == "start_array" else value


def _map(events: _Events, depth: int) -> dict[str, Any] | None:
    if depth >= _DEEPEST_PART:
        _skip(events)
        return None
    found: dict[str, Any] = {}
    key = ""
    for event, value in events:  # the most frequent events first: this is where the time goes
        if event == "map_key":
            key = value
        elif event == "string" or event == "number":
            found[key] = value
        elif event == "end_map":
            break
        elif event == "start_array":
            found[key] = _list(events, depth + 1)
        else:
            found[key] = _built(events, event, value, depth + 1)
    return found


def _list(events: _Events, depth: int) -> list[Any] | None:
    if depth >= _DEEPEST_PART:
        _skip(events)
        return None
    found: list[Any] = []
    for event, value in events:
        if event == "end_array":
            break
        found.append(_map(events, depth + 1) if event == "start_map" else _built(events, event, value, depth + 1))
    return found


def _skip(events: _Events) -> None:
    """Goes to the end of an open object or list without keeping anything."""
    depth = 1
    for event, _ in events:
        if event == "map_key" or event == "string":
            continue
        if event == "start_map" or event == "start_array":
            depth += 1
            if depth > _DEEPEST:
                raise Unreadable(f"is nested deeper than {_DEEPEST} levels")
        elif event == "end_map" or event == "end_array":
            depth -= 1
            if not depth:
                return
