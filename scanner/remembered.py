"""Which units a scan need not read, since an earlier one has; and what it leaves to the next one, unit by unit."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from itertools import islice
from time import monotonic

from scanner.config import Config, Source
from scanner.gathered import Open, State
from scanner.hashed import hash_of_settings
from scanner.listing import Watch
from scanner.masking import numbered, shown
from scanner.memory import SAMPLED, WHOLE, Bookmark, Memory, Outcome
from scanner.model import Place, Sample, Unit
from scanner.work import Detector

#: So many units are looked up together.
_TOGETHER = 256
#: What is done waits so many seconds at most before it is remembered; what took longer to read than so many rows does not wait.
_SECONDS, _ROWS = 1.0, 1000


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the outcome of any unit of a source depends on, but for the unit: text for a key, which is hashed and never kept itself, and
    how the key begins.
    """

    kind: str
    text: str


def facts_of(source: Source, config: Config, detectors: str, sample: Sample | None) -> Facts:
    """The facts of a source that is read with these detectors, all of it or by this sample.

    What the settings came to counts as well as how they are written: `${NAME}` may be another server today.
    """
    options = {key: os.path.abspath(value) if key == "path" and "://" not in str(value) else value for key, value in source.options.items()}
    facts = [source.id, source.hash, hash_of_settings(options), detectors, version("noticegap"), config.test_data]
    return Facts(SAMPLED if sample else WHOLE, json.dumps([*facts, asdict(sample) if sample else None]))


@dataclass(slots=True)
class Remembered:
    """The memory of one scan, if it has one. `facts` are those of each source (`facts_of`), `waiting` is done and not yet kept."""

    memory: Memory | None
    engine: Detector
    facts: Mapping[str, Facts]
    waiting: list[tuple[Bookmark, str, Outcome]] = field(default_factory=list)
    last: float = 0.0

    def begin(self, run: str) -> None:
        """A run over these sources begins."""
        if self.memory:
            self.memory.begin(run, {source: facts.kind for source, facts in self.facts.items()})

    def unread(self, source: str, units: Iterable[Unit], state: State, watch: Watch) -> Iterator[Unit]:
        """Those of the units that are to be read; of the others, the state gets what is remembered."""
        if self.memory is None:
            yield from units
            return
        units, told = iter(units), len(state.unread)
        while some := list(islice(units, _TOGETHER)):
            state.refused.update((one.place.source, one.place.unit) for one in state.unread[told:])
            told = len(state.unread)
            for unit, outcome in zip(some, self.memory.recall([self._mark(source, unit) for unit in some]), strict=True):
                if outcome is None:
                    yield unit
                else:
                    _put(source, unit.name, outcome, state, watch)
            self._settle()

    def keep(self, source: str, done: Open, state: State) -> None:
        """Remembers a unit whose last part was read, unless something of it was not."""
        unit = done.unit
        if self.memory is None or done.lost or (source, unit.name) in state.refused:
            return
        outcome = sum((state.judged[source, name] for name in done.inside), state.judged[source, unit.name])
        self.waiting.append((self._mark(source, unit), unit.name, outcome))
        self._settle(at_once=sum(one.rows_read for one in outcome.coverage) > _ROWS)

    def end(self) -> None:
        """Remembers what still waits."""
        self._settle(at_once=True)

    def _settle(self, at_once: bool = False) -> None:
        if self.memory is None or (not at_once and monotonic() - self.last < _SECONDS):
            return
        self.memory.keep(list(_portable(self.waiting, self.engine)))
        self.waiting, self.last = [], monotonic()

    def _mark(self, source: str, unit: Unit) -> Bookmark:
        facts = self.facts[source]
        key = hashlib.sha256(json.dumps([facts.text, unit.name, unit.stamp]).encode()).hexdigest()
        return Bookmark(source, facts.kind + key[len(facts.kind) :], unit.stamp != "")


def _put(source: str, unit: str, outcome: Outcome, state: State, watch: Watch) -> None:
    """Puts what is remembered of a unit where what was read of it would stand."""

    def place(one: Place) -> Place:
        return Place(source, unit + (one.unit or ""), one.column)

    found = tuple(replace(each, place=place(each.place)) for each in outcome.found)
    reserved = tuple(replace(each, place=place(each.place)) for each in outcome.reserved)
    coverage = tuple(replace(each, unit=unit + each.unit) for each in outcome.coverage)
    for _ in coverage:
        watch.listed(source)
        watch.done(source, unit)
    state.judged[source, unit] = replace(outcome, found=found, reserved=reserved, coverage=coverage)
    state.listed[source] += len(coverage)


def _portable(done: Iterable[tuple[Bookmark, str, Outcome]], engine: Detector) -> Iterator[tuple[Bookmark, Outcome]]:
    """Outcomes as they may be kept: names masked, and relative to the unit.

    One whose inner names do not say where they lie is left out, and so is one whose name had to be masked and has no stamp beside it: who
    guesses the name could tell it by the key, a hash.
    """
    done = [one for one in done if all(each.unit == one[1] or each.unit.startswith(one[1] + "!") for each in one[2].coverage)]
    told = {name for _, unit, outcome in done if len(outcome.coverage) > 1 for name in (unit, *(c.unit for c in outcome.coverage))}
    names = sorted(told | {unit for mark, unit, _ in done if not mark.stamped})
    masked = dict(zip(names, engine.mask_names(names), strict=True)) if names else {}
    done = [one for one in done if one[0].stamped or masked[one[1]] == one[1]]
    columns = shown(engine, {}, [outcome for *_, outcome in done])
    for mark, unit, outcome in done:
        start = len(masked.get(unit, unit))
        below = {each.unit[len(unit) :]: masked.get(each.unit, each.unit)[start:] for each in outcome.coverage}
        names_below = {name: name for name in below} | numbered(below, below)
        named = replace(columns, units={unit + name: told for name, told in names_below.items()})
        yield (
            mark,
            Outcome(
                tuple(named.evidence(each) for each in outcome.found if each.rows_hit or each.place.column is None),
                tuple(map(named.reserved, outcome.reserved)),
                outcome.test_data,
                tuple(map(named.coverage, outcome.coverage)),
            ),
        )
