"""From a person's records over the links, hop by hop: orders of the customer, tickets of the order. Pure: `fetch` does the reading.

A link is walked from what is referred to to what refers to it; the other way only where it was declared, for a record of a person may
refer to much that is not about them (a shop, a clerk), or across a table that does nothing but join people with what is theirs (the
parties of a tenancy), as far as few people share it. Cycles end, as no value is asked twice of a column and no row is found twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from scanner.coming import placed
from scanner.errors import Unreadable, unexpected
from scanner.model import Place, Unread
from scanner.plural import plural
from scanner.subject.links.edge import DECLARED, Edge
from scanner.subject.links.harvest import BETWEEN, Harvest, keys_of
from scanner.subject.links.rows import Seen
from scanner.subject.links.sample import folded

#: Reads the rows of a unit whose columns hold any of the keys (see `keys_of`): `fetch(source, unit, columns, keys)`.
Fetch = Callable[[str, str, Sequence[str], Sequence[str]], Iterator[pa.RecordBatch | Unread]]

#: Stands in every reason of a link that was not followed: what it leads to was searched all the same.
FOLLOWED = "not followed"
#: Which rows of a unit are about somebody else than the subject: `another(source, unit, batch)`.
Another = Callable[[str, str, pa.RecordBatch], Sequence[bool]]

#: The most rows of a table that joins people with something which one household may have there: more are a class, a club, a shop.
_FEW = 8

#: What stands in a column of keys where there is no key.
_NOTHING = re.compile(r"[0.x*?_/ -]+|-1|n/?a|none|null|nil|nan|unknown|undefined|tb[acd]|test|missing")


@dataclass(frozen=True, slots=True)
class Reached:
    """Rows of one unit to which links lead, and the hops on the way: `crm: orders.customer_id = customers.id`.

    `back`: one of the hops went against its link's direction, from a gift to the order of whoever gave it. `another`: the rows are about
    somebody else, and lead nowhere. `over` are their columns of the last hop's key.
    """

    source: str
    unit: str
    rows: pa.Table = field(repr=False)
    via: tuple[str, ...]
    back: bool = False
    another: bool = False
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Step:
    """One way over a link; `back` where it goes against its direction, `across` where only a row of the person's own leads that way."""

    start: Place
    end: Place
    says: str
    own: tuple[str, ...]
    theirs: tuple[str, ...]
    back: bool = False
    across: bool = False


def walked(
    edges: Iterable[Edge],
    seeds: Mapping[tuple[str, str], pa.Table],
    fetch: Fetch,
    hops: int = 3,
    *,
    rows: int = 10_000,
    shared: int = 1_000,
    further: bool = True,
    another: Another = lambda source, unit, batch: [False] * batch.num_rows,
    before: Iterable[Mapping[tuple[str, str], pa.Table]] = (),
    across: Collection[Edge] = (),
) -> Iterator[Reached | Unread]:
    """What links lead to from the seeds (by source and unit), nearest first, in an order that is always the same.

    An answer is cut after `rows` rows, a value that more than `shared` rows have is not followed, nor is what stands for no value; each
    is said in an `Unread`, as is what lies `further` off than `hops`. What a hop against its link's direction leads to may be
    `another`'s. Seeds of a walk `before` this one are not come back to. Edges to a table that joins people with something are walked
    `across` it: both are one hop.
    """
    walk = _Walk(_steps(edges, across), fetch, another, rows, shared)
    for seeds_before in before:
        walk.see(seeds_before)
    yield from _once(_hops(walk, seeds, hops, further))


def _hops(walk: _Walk, seeds: Mapping[tuple[str, str], pa.Table], hops: int, further: bool) -> Iterator[Reached | Unread]:
    ahead = [Reached(source, unit, table, ()) for (source, unit), table in sorted(seeds.items(), key=lambda item: item[0])]
    walk.see(seeds)
    for hop in range(hops + 1):
        reached: list[Reached] = [] if hop else [*ahead]
        for item in walk.hop(ahead) if hop else ():
            if isinstance(item, Reached) and not item.another:
                reached.append(item)
            yield item
        for item in walk.hop([each for each in reached if not each.back], across=True):
            if isinstance(item, Reached) and not item.another:
                reached.append(item)
            yield item
        ahead = reached
    beyond = (
        {step.end for each in ahead for step in walk.steps(each) if not step.across and walk.values(each, step)[0]} if further else set()
    )
    yield from (Unread(place, f"lies more than {plural(hops, 'hop')} away: not followed") for place in sorted(beyond))


def _once(items: Iterable[Reached | Unread]) -> Iterator[Reached | Unread]:
    """What is not followed is said once, however many records lead to it."""
    said: set[Unread] = set()
    for item in items:
        if isinstance(item, Unread):
            if item in said:
                continue
            said.add(item)
        yield item


def _steps(edges: Iterable[Edge], across: Collection[Edge]) -> dict[tuple[str, str], list[_Step]]:
    found: dict[tuple[str, str], list[_Step]] = {}
    listed = list(edges)
    ways = {_Step(edge.start, edge.end, str(edge), edge.own, edge.theirs) for edge in listed}
    ways |= {_Step(edge.end, edge.start, str(edge), edge.theirs, edge.own, True) for edge in listed if edge.how == DECLARED}
    ways |= {_Step(edge.end, edge.start, str(edge), edge.theirs, edge.own, True, True) for edge in across if edge.how != DECLARED}
    for step in sorted(ways):
        found.setdefault((step.start.source, step.start.unit or ""), []).append(step)
    return found


class _Walk:
    def __init__(self, steps: Mapping[tuple[str, str], list[_Step]], fetch: Fetch, another: Another, rows: int, shared: int) -> None:
        self._steps, self._fetch, self._another, self._rows, self._shared = steps, fetch, another, rows, shared
        self._asked: dict[Place, set[str]] = {}
        self.seen = Seen()

    def see(self, seeds: Mapping[tuple[str, str], pa.Table]) -> None:
        """Seeds, which are no news."""
        for (source, unit), table in seeds.items():
            self.seen.add(source, unit, table.to_batches())

    def steps(self, at: Reached) -> Sequence[_Step]:
        return self._steps.get((at.source, at.unit), ())

    def hop(self, ahead: Sequence[Reached], across: bool = False) -> Iterator[Reached | Unread]:
        for at in ahead:
            for step in (step for step in self.steps(at) if step.across is across):
                values, empty = self.values(at, step)
                values = self._own(step, values) if across and values else values
                if empty:
                    yield Unread(step.start, f"{plural(empty, 'value')} that may stand for nothing: not followed")
                if values:
                    yield from self._step(at, step, values)

    def values(self, at: Reached, step: _Step) -> tuple[list[str], int]:
        """The values to follow, each as written and once, and the number of those that stand for nothing."""
        found: dict[str, str] = {}
        for batch in at.rows.to_batches():
            cells = keys_of(batch, step.own)
            if cells is not None:
                written = pc.unique(cells.text).drop_null()
                found.update(zip(folded(written).to_pylist(), pc.utf8_trim_whitespace(written).to_pylist(), strict=True))
        found.pop("", None)
        asked = self._asked.get(step.end, set())
        real = {plain: text for plain, text in found.items() if _says(plain, len(step.own))}
        return sorted(text for plain, text in real.items() if plain not in asked), len(found) - len(real)

    def _own(self, step: _Step, values: list[str]) -> list[str]:
        """Of the values of a table that joins people with something those that few of its rows have; whose the others are is not asked."""
        harvest = Harvest(step.own, values, self._rows, _FEW)
        for item in self._fetch(step.start.source, step.start.unit or "", step.own, values):
            if not isinstance(item, Unread) and not harvest.add(item):
                break
        held = [keys_of(batch, step.own) for batch in harvest.batches()]
        few = {key for cells in held if cells is not None for key in folded(cells.text).to_pylist()}
        return [] if harvest.cut else [text for text in values if folded(pa.array([text], pa.large_string()))[0].as_py() in few]

    def _step(self, at: Reached, step: _Step, values: list[str]) -> Iterator[Reached | Unread]:
        plain = folded(pa.array(values, pa.large_string())).to_pylist()
        for place in (
            (step.end,) if step.back and not step.across else (step.end, step.start)
        ):  # a key is of one record: going back would find that one
            self._asked.setdefault(place, set()).update(plain)
        harvest = Harvest(step.theirs, values, self._rows, self._shared)
        yield from self._read(step, values, harvest)
        yield from (Unread(step.end, reason) for reason in harvest.says())
        source, unit = step.end.source, step.end.unit or ""
        fresh = [batch.filter(pa.array(self.seen.fresh(source, unit, batch))) for batch in harvest.batches()]
        self.seen.add(source, unit, fresh)
        others = [pa.array(self._another(source, unit, batch) if step.back else [False] * batch.num_rows, pa.bool_()) for batch in fresh]
        for another in (False, True):
            some = [batch.filter(mask if another else pc.invert(mask)) for batch, mask in zip(fresh, others, strict=True)]
            yield from (
                Reached(source, unit, table, (*at.via, step.says), at.back or step.back, another, step.theirs) for table in _tables(some)
            )

    def _read(self, step: _Step, values: list[str], harvest: Harvest) -> Iterator[Unread]:
        source, unit = step.end.source, step.end.unit or ""
        try:
            for item in self._fetch(source, unit, step.theirs, values):
                if isinstance(item, Unread):
                    yield placed(item, source, unit)
                elif not harvest.add(item):
                    return
        except Unreadable as error:
            yield Unread(step.end, str(error))
        except Exception as error:  # noqa: BLE001 - the other links are followed; its text may hold anything
            yield Unread(step.end, f"stopped: {unexpected(error)}")


def _says(key: str, columns: int) -> bool:
    """Whether a key stands for anything; of several columns one may well hold a 0."""
    parts = key.split(BETWEEN) if columns > 1 else [key]
    return len(parts) == columns and not all(part == "" or _NOTHING.fullmatch(part) for part in parts)


def _tables(batches: Sequence[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The batches that hold rows as tables, one for each run of the same types: a column of a batch may be text where cells do not fit."""
    run: list[pa.RecordBatch] = []
    for batch in batches:
        if not batch.num_rows:
            continue
        if run and not batch.schema.equals(run[0].schema):
            yield pa.Table.from_batches(run)
            run = []
        run.append(batch)
    if run:
        yield pa.Table.from_batches(run)
