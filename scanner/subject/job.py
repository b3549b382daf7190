"""The search: every unit of every source, one after another, for all subjects at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from scanner.calls import OF_TURNS
from scanner.coming import placed
from scanner.config import Source
from scanner.errors import Unreadable, unexpected
from scanner.listing import Watch, units
from scanner.model import Layout, Part, Place, Unit, Unread
from scanner.subject.alone import few
from scanner.subject.finder import Finder
from scanner.subject.indexed import SECONDS, wanted_values
from scanner.subject.passages import Passage, Text, after_whom
from scanner.subject.reading import MESSAGES, Budget, Reading, parts_of, readings, records
from scanner.subject.result import Searched
from scanner.subject.rivals import Rivals, rivals
from scanner.subject.sharing import Bearer, others
from scanner.subject.table import MOST, Judged, Table
from scanner.subject.weigh.judge import Judgement
from scanner.work import Connector

Told = TypeVar("Told", Judged, Passage, tuple[int, str, Bearer], str)
One = TypeVar("One", Judged, Passage)

#: People among whom a subject is taken to be one where no table tells.
FEWEST = 10_000


@dataclass(frozen=True, slots=True)
class Wish:
    """How to search: `only` these sources (none: all), by index alone or in full, in at most `seconds`, over at most `hops` links."""

    only: Sequence[str] = ()
    indexed: bool = False
    seconds: float | None = None
    hops: int = 3


@dataclass(slots=True)
class Gathered:
    """What the search saw, for all subjects: rows and passages by unit, units that are called after somebody, what was searched or not.

    `unread_of` is what was not read for one subject, by index: links that lead from her records.
    """

    tables: dict[tuple[str, str], Table] = field(default_factory=dict)
    texts: dict[tuple[str, str], Text] = field(default_factory=dict)
    rows: dict[tuple[str, str], list[Judged]] = field(default_factory=dict)
    passages: dict[tuple[str, str], list[Passage]] = field(default_factory=dict)
    named: dict[tuple[str, str], list[tuple[int, Judgement]]] = field(default_factory=dict)
    columns: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    units: dict[tuple[str, str], Unit] = field(default_factory=dict)
    layouts: dict[tuple[str, str], Layout] = field(default_factory=dict)
    searched: list[Searched] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unread_of: dict[int, list[Unread]] = field(default_factory=dict)
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    interrupted: bool = False
    #: By subject the mailboxes and national numbers that records of other people have, too, and of how many; what is to be told of them.
    shared: list[dict[str, int]] = field(default_factory=list, repr=False)
    #: The subjects of whom too many texts and records have nothing but the surname for them to be told (see `alone`).
    surnames: Collection[int] = frozenset()
    notes: list[tuple[str, ...]] = field(default_factory=list)
    #: By source and unit: the parts to be read for it (those of the file that it lies in), and where in `searched` it stands.
    parts: dict[tuple[str, str], tuple[Part, ...]] = field(default_factory=dict)
    noted: dict[tuple[str, str], int] = field(default_factory=dict)

    def searched_for(self, subject: int) -> Iterator[Searched]:
        """How each unit was searched for one subject: others may have given ids of which it has none."""
        for each in self.searched:
            table = self.tables.get((each.source, each.unit))
            yield replace(each, how=table.told(subject, each.how)) if table is not None else each


def gathered(
    sources: Sequence[Source], connectors: Mapping[str, Connector], finder: Finder, wish: Wish, watch: Watch, budget: Budget
) -> Gathered:
    """Searches the sources one unit after another, as far as the budget goes. Ctrl-C ends the search, and what was not searched is told."""
    found = Gathered()
    waiting = [source.id for source in sources]
    try:
        for source in sources:
            for unit in units(source, connectors[source.id], found.unread):
                watch.listed(source.id)
                _unit(source.id, unit, connectors[source.id], finder, wish, budget, found, watch)
                watch.done(source.id, unit.name)
            waiting.remove(source.id)
    except KeyboardInterrupt:
        found.interrupted = True
        found.unread += [Unread(Place(source), "the search was stopped before all of it was searched") for source in waiting]
    _settle(found, finder)
    return found


def _settle(found: Gathered, finder: Finder) -> None:
    """Judges what was seen, once it is known among how many people the subjects are: the rows of the largest table of people."""
    people = max((table.people for table in found.tables.values()), default=0)
    people = max(people, FEWEST)
    for key, table in found.tables.items():
        for column in dict.fromkeys(_each(key, table.births(), found)):
            finder.births(*key, column)
    found.shared = _shared(found, finder)
    finder.share(found.shared)
    rows = {key: _each(key, table.judged(people), found) for key, table in found.tables.items()}
    known = rivals(rows)
    alone = Counter((key, row.subject) for key, some in rows.items() for row in some if row.judgement.tier == "name-only")
    found.rows = {key: [_clear(row, known, alone[key, row.subject], key) for row in some] for key, some in rows.items() if some}
    passages = {key: _each(key, text.passages(people), found) for key, text in found.texts.items()}
    found.passages = {key: [_clear(each, known) for each in some] for key, some in passages.items() if some}
    files = (key for key in found.units if key not in found.layouts)
    found.named = {key: named for key in files if (named := after_whom(key[1], finder, people))}
    found.surnames = few(found.rows, found.passages, found.named)


def _shared(found: Gathered, finder: Finder) -> list[dict[str, int]]:
    """For each subject the mailboxes and numbers that records of other people have, too, and of how many."""
    met: dict[tuple[int, str], list[Bearer]] = {}
    for key, table in found.tables.items():
        for subject, word, bearer in _each(key, table.bearers(), found):
            met.setdefault((subject, word), []).append(bearer)
    shared: list[dict[str, int]] = [{} for _ in finder.subjects]
    for (subject, word), some in met.items():
        if count := others(finder.known[subject], some):
            shared[subject][word] = count
    return shared


def _each(key: tuple[str, str], told: Iterable[Told], found: Gathered) -> list[Told]:
    """What was told, as far as it could be: one unit that breaks must not lose the others."""
    some: list[Told] = []
    try:
        some.extend(told)
    except Exception as error:  # noqa: BLE001 - values of any source came here, and the text of the exception may hold them
        found.unread.append(Unread(Place(*key), f"what fits the identifiers was not judged to the end: {unexpected(error)}"))
    return some


def _clear(one: One, known: Rivals, records: int = 0, unit: tuple[str, str] | None = None) -> One:
    return replace(one, judgement=known.settled(one.judgement, one.agreed, one.subject, records, unit))


def _unit(source: str, unit: Unit, connector: Connector, finder: Finder, wish: Wish, budget: Budget, found: Gathered, watch: Watch) -> None:
    """Searches one unit, by index where that is wished and the source can, else in full."""
    key = (source, unit.name)
    found.units[key] = unit
    layout = _layout(connector, unit, found, source)
    if layout is not None:
        found.layouts[key] = layout
    if budget.spent:
        found.unread.append(Unread(Place(source, unit.name), "the time for the search was over before it was read"))
        return
    if layout is not None and wish.indexed:
        found.parts[key] = parts_of(source, unit)
        _by_index(source, unit, connector, layout, finder, found)
        return
    for reading in readings(connector, source, unit, found.unread, budget, watch.rows):
        _read((source, reading.unit.name), parts_of(source, unit), reading, finder, found)


def _read(key: tuple[str, str], parts: tuple[Part, ...], reading: Reading, finder: Finder, found: Gathered) -> None:
    """Searches what is read: as records where it is a table of some kind, else as text."""
    found.units[key], found.parts[key] = reading.unit, parts
    if records(reading.unit.form):
        _table(key, reading, finder, found)
    else:
        _text(key, reading.unit, reading, finder, found)


def _table(key: tuple[str, str], reading: Reading, finder: Finder, found: Gathered) -> None:
    if reading.unit.form in MESSAGES:
        finder.messages(*key)
    table = found.tables[key] = found.tables.get(key) or Table(*key, finder)
    try:
        for batch in reading.batches():
            table.add(batch)
    except Exception as error:  # noqa: BLE001 - as for what a reader meets
        reading.lost(f"searched in part: {unexpected(error)}")
    finally:  # what was found before a person stopped it is told all the same
        _keep(key, table, reading.whole, found)


def _keep(key: tuple[str, str], table: Table, whole: bool, found: Gathered) -> None:
    found.columns[key] = table.columns
    if table.full:
        found.unread.append(Unread(Place(*key), f"more than {MOST:,} rows fit the identifiers: those behind them were not looked at"))
    if whole or table.rows:
        _searched(Searched(*key, table.rows, "read in full", whole and not table.full), found)


def _text(key: tuple[str, str], unit: Unit, reading: Reading, finder: Finder, found: Gathered) -> None:
    text = found.texts[key] = found.texts.get(key) or Text(finder, whole=unit.form in OF_TURNS)
    try:
        for batch in reading.batches():
            text.add(batch)
    except Exception as error:  # noqa: BLE001 - as for what a reader meets
        reading.lost(f"searched in part: {unexpected(error)}")
    finally:
        what = {"text": "lines", **dict.fromkeys(OF_TURNS, "turns")}.get(unit.form, "text")
        if reading.whole or text.rows:
            _searched(Searched(*key, text.rows, f"read in full; {what} searched for every form", reading.whole), found)


def _searched(one: Searched, found: Gathered) -> None:
    """Notes how a unit was searched, once, also where its rows came after what is inside it."""
    at = found.noted.setdefault((one.source, one.unit), len(found.searched))
    if at < len(found.searched):
        one = replace(one, whole=one.whole and found.searched[at].whole)
    found.searched[at : at + 1] = [one]


def _by_index(source: str, unit: Unit, connector: Connector, layout: Layout, finder: Finder, found: Gathered) -> None:
    wanted = wanted_values(source, unit.name, layout, finder)
    if not wanted:
        found.unread.append(Unread(Place(source, unit.name), "no index leads to an identifier of the request: it was not searched"))
        return
    table = found.tables[source, unit.name] = Table(source, unit.name, finder, population=unit.rows, ordinals=False)
    try:
        for item in connector.lookup(unit.name, wanted, rows=MOST, seconds=SECONDS):  # type: ignore[attr-defined]
            if isinstance(item, Unread):
                found.unread.append(placed(item, source, unit.name))
            else:
                table.add(item)
    except Unreadable as error:
        found.unread.append(Unread(Place(source, unit.name), str(error)))
    except Exception as error:  # noqa: BLE001 - a driver may raise anything, and the other tables are searched
        found.unread.append(Unread(Place(source, unit.name), f"the lookup was stopped: {unexpected(error)}"))
    found.columns[source, unit.name] = frozenset(column.name for column in layout.columns)
    found.unread.append(Unread(Place(source, unit.name), "searched by index only: other columns were not looked at"))
    found.searched.append(Searched(source, unit.name, unit.rows or table.rows, f"indexed lookup on {', '.join(wanted)}", False))


def _layout(connector: Connector, unit: Unit, found: Gathered, source: str) -> Layout | None:
    """What the database knows of the table; None for sources that know nothing, or where it cannot be had (the table is read in full)."""
    asked = getattr(connector, "layout", None)
    if asked is None:
        return None
    try:
        layout: Layout = asked(unit.name)
    except Unreadable:  # its reading says why
        return None
    except Exception as error:  # noqa: BLE001 - a driver may raise anything; the table is read in full all the same
        found.unread.append(Unread(Place(source, unit.name), f"its keys are not known: {unexpected(error)}"))
        return None
    return layout
