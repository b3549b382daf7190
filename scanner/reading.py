"""What a scan reads, and in which order: units of its sources, cut into parts, dealt out, and taken in as they come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from scanner.catalog.history import History
from scanner.config import Source
from scanner.engines import local
from scanner.gathered import Open, State, take
from scanner.listing import Watch, units
from scanner.masking import masks
from scanner.model import Part, Place, Unit, Unread
from scanner.ordering import largest_first, ordered
from scanner.plan import Plan
from scanner.remembered import Remembered
from scanner.settled import settled
from scanner.work import USED_UP, Connector, Detector, Worker


@dataclass(frozen=True, slots=True)
class Reading:
    """The units of the sources on their way into `state`.

    With a time budget `history` says which come first; those of which `remembered` knows the outcome are not read again. `report_test`:
    values that are reserved for tests count as real ones.
    """

    sources: Sequence[Source]
    connectors: Mapping[str, Connector]
    state: State
    engine: Detector
    watch: Watch
    plan: Plan
    history: History
    remembered: Remembered
    report_test: bool

    def run(self, pool: local.Helpers | None) -> None:
        """Reads everything, here or by those in the pool. KeyboardInterrupt where a person stops it: what came so far is in the state."""
        listed = self._listed()
        if self.plan.until is not None:
            listed = self._ordered(listed)
        elif pool:
            listed = largest_first(listed)
        parts, until = self._parts(listed), self.plan.until
        most = {source: most for source, each in self.connectors.items() if (most := getattr(each, "max_connections", None))}
        dealt = pool and pool.results(parts, self.watch.rows, most=most, until=until, version=self.engine.version)
        worker = Worker(self.connectors, self.engine, self.report_test, until, partial(settled, self.engine))
        with closing(dealt or local.alone(worker, parts, self.watch.rows)) as results:
            for result in results:
                done = take(result, self.state, self.engine, self.watch)
                if done:
                    self.remembered.keep(result.part.source, done, self.state)

    def _listed(self) -> Iterator[tuple[Source, Unit]]:
        """Units that are to be read, listed lazily; a source that cannot be listed is an `Unread`, and so is a glob that names nothing."""
        state = self.state
        for source in self.sources:
            state.waiting.remove(source.id)
            if self.plan.over:
                state.unread.append(Unread(Place(source.id), f"{USED_UP} before it was listed"))
                continue
            state.listing = source.id
            listed = self._in_time(units(source, self.connectors[source.id], state.unread), source)
            for unit in self.remembered.unread(source.id, listed, state, self.watch):
                state.units[source.id, unit.name] = Open(unit, len(unit.parts))
                state.listed[source.id] += 1
                self.watch.listed(source.id)
                yield source, unit
            state.listing = None

    def _in_time(self, units: Iterable[Unit], source: Source) -> Iterator[Unit]:
        """The units that are listed before the time is up."""
        for unit in units:
            if self.plan.over:
                self.state.unread.append(Unread(Place(source.id), f"{USED_UP} before all of it was listed"))
                return
            yield unit

    def _ordered(self, listed: Iterable[tuple[Source, Unit]]) -> Iterator[tuple[Source, Unit]]:
        """The units, all listed before the first is read, in the order of their need."""
        every = list(listed)
        names = sorted({unit.name for _, unit in every})
        yield from ordered(every, self.history, masks(names, self.engine) if self.history else {})

    def _parts(self, listed: Iterable[tuple[Source, Unit]]) -> Iterator[Part]:
        for source, unit in listed:
            size = unit.size if len(unit.parts) == 1 else None
            yield from (Part(source.id, unit.name, part, size, self.plan.sample_of(source)) for part in unit.parts)
