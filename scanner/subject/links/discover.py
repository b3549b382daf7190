"""Links that nobody declared: what databases know as foreign keys, and what a sample of every source's columns shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from scanner.config import Source
from scanner.errors import Unreadable, unexpected
from scanner.flatten import flatten
from scanner.listing import units
from scanner.model import Layout, Part, Place, Unread
from scanner.subject.links.agree import agreeing
from scanner.subject.links.edge import FOREIGN_KEY, Found, halves, of
from scanner.subject.links.sample import Sample, folded, sampled
from scanner.subject.reading import MESSAGES, Budget, Reading, parts_of, readings, records
from scanner.work import Connector

_SECONDS = 20.0  # that one question to a database may take


class Asks(Protocol):
    """What some connectors have beside the contract: what they know of a unit, and its rows by value."""

    def layout(self, unit: str) -> Layout: ...

    def lookup(
        self, unit: str, wanted: Mapping[str, Sequence[str]], *, rows: int, seconds: float, every: bool = False
    ) -> Iterator[pa.RecordBatch | Unread]: ...


@dataclass(slots=True)
class Discovery:
    """The links that were found, sorted, and what was not read on the way.

    By source and unit: `known` are the columns, `layouts` and `parts` what `fetching` needs to follow the links.
    """

    links: list[Found] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    known: dict[str, dict[str, frozenset[str] | None]] = field(default_factory=dict)
    layouts: dict[tuple[str, str], Layout] = field(default_factory=dict)
    parts: dict[tuple[str, str], tuple[Part, ...]] = field(default_factory=dict)


def asks(connector: Connector) -> Asks | None:
    """The connector, where it answers by layout and lookup."""
    able: Any = connector
    return able if hasattr(connector, "layout") and hasattr(connector, "lookup") else None


def discovered(
    sources: Sequence[Source], connectors: Mapping[str, Connector], *, rows: int = 20_000, tick: Callable[[str], None] = lambda source: None
) -> Discovery:
    """The links among the tables of all sources. Of each table at most about `rows` rows are read; `tick(source)` after each.

    A table that cannot be read is an `Unread`, and the others are told.
    """
    found = Discovery()
    samples: list[Sample] = []
    for source in sources:
        found.known[source.id] = {}
        for reading in _tables(source, connectors[source.id], found):
            samples += _unit(source.id, reading, connectors[source.id], rows, found).values()
            tick(source.id)
    keys = [each for place, layout in found.layouts.items() for each in foreign_keys(*place, layout)]
    seen = {each.edge.columns for each in keys} | halves(each.edge for each in keys)
    values = agreeing(samples, lambda place, texts: _held(connectors[place.source], found.layouts, place, texts))
    found.links = sorted(keys + _owned([each for each in values if each.edge.columns not in seen], keys, found.layouts))
    found.unread.sort(key=str)
    return found


def _owned(links: Sequence[Found], known: Sequence[Found], layouts: Mapping[tuple[str, str], Layout]) -> list[Found]:
    """The links without those that go round: where values agree with a primary key, or a foreign key is `known`, neither other tables that
    refer to it too are shown, nor the same link the other way round."""

    def is_key(each: Found) -> bool:
        layout = layouts.get((each.edge.source, each.edge.unit))
        return layout is not None and layout.key == each.edge.own

    right = [*known, *(each for each in links if is_key(each))]
    owned, ways = {each.edge.end for each in right}, {(each.edge.end, each.edge.start) for each in right}
    back = {(each.edge.end, each.edge.start) for each in known}
    left = [each for each in links if (each.edge.start, each.edge.end) not in back]
    return [each for each in left if is_key(each) or (each.edge.end not in owned and (each.edge.start, each.edge.end) not in ways)]


def foreign_keys(source: str, unit: str, layout: Layout) -> Iterator[Found]:
    """The links of a table that are foreign keys; one of several columns is one link."""
    for each in layout.references:
        start, end = [Place(source, each.unit, name) for name in each.to_columns], [Place(source, unit, name) for name in each.columns]
        yield Found(of(start, end, FOREIGN_KEY), "foreign key" if len(end) == 1 else f"foreign key of {len(end)} columns")


def _tables(source: Source, connector: Connector, found: Discovery) -> Iterator[Reading]:
    """The tables that a scan of the source would read, also those inside files; a text or a call has no keys."""
    for unit in units(source, connector, found.unread):
        for reading in readings(connector, source.id, unit, found.unread, Budget.of(None), lambda rows: None):
            inside = reading.unit
            if records(inside.form):
                found.known[source.id][inside.name] = None
                found.parts[source.id, inside.name] = parts_of(source.id, unit)
                if inside.form not in MESSAGES:  # that one mail answers another says nothing of people
                    yield reading
            if inside.form == "table" and inside.name == unit.name:
                break  # a plain table: nothing is inside, and what is left of it need not be read


def _unit(source: str, reading: Reading, connector: Connector, rows: int, found: Discovery) -> dict[str, Sample]:
    unit = reading.unit
    able, place = asks(connector), Place(source, unit.name)
    try:
        layout = able.layout(unit.name) if able else None
        columns = sampled(source, unit.name, reading.batches(), rows)
    except Unreadable as error:
        found.unread.append(Unread(place, str(error)))
        return {}
    except Exception as error:  # noqa: BLE001 - whatever a reader meets in hostile input; the text may hold anything
        found.unread.append(Unread(place, f"stopped: {unexpected(error)}"))
        return {}
    if layout is not None:
        found.layouts[source, unit.name] = layout
    found.known[source][unit.name] = frozenset(columns) | {column.name for column in (layout.columns if layout else ())}
    return columns


def _held(connector: Connector, layouts: Mapping[tuple[str, str], Layout], place: Place, texts: Sequence[str]) -> int | None:
    """How many of the values a column holds, by a lookup; None where the column has no index, or the answer is not whole."""
    layout, able = layouts.get((place.source, place.unit or "")), asks(connector)
    if layout is None or able is None or place.column not in layout.leading:
        return None
    held: set[str] = set()
    try:
        for item in able.lookup(place.unit or "", {place.column or "": texts}, rows=10 * len(texts), seconds=_SECONDS):
            if isinstance(item, Unread):
                return None
            for cells in flatten(item.select([place.column])):
                held.update(pc.unique(folded(cells.text)).to_pylist())
    except Unreadable:
        return None
    return len(held.intersection(folded(pa.array(texts, pa.string())).to_pylist()))
