"""From the records that are surely somebody's along declared links and foreign keys, hop by hop, for each subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from scanner.config import Source
from scanner.errors import ConfigError, unexpected
from scanner.joins import Joins
from scanner.model import Layout, Place, Unread
from scanner.subject.answer import NOT_HERS, Key, Reached
from scanner.subject.enlarged import LIKELY
from scanner.subject.evidence import about_others
from scanner.subject.finder import Finder
from scanner.subject.job import Gathered, Wish
from scanner.subject.links.declared import declared_edges, identifying
from scanner.subject.links.discover import foreign_keys
from scanner.subject.links.edge import FOREIGN_KEY, Edge, of
from scanner.subject.links.fetch import fetching
from scanner.subject.links.joining import joins
from scanner.subject.links.ordinal import ordinal, plain, with_ordinals
from scanner.subject.links.places import Known
from scanner.subject.links.walk import Another, Fetch, walked
from scanner.subject.refs import by_person
from scanner.subject.table import OPEN, Judged
from scanner.subject.together import together
from scanner.work import Connector

#: Tiers from which links are followed, in turn, and the tier of what they lead to.
STARTS = {"exact": "linked", "linked": "linked", "probable": "probable"}
#: The tier of what a link leads back to.
_BACK = "probable"
#: The tier of what refers to the subject from among other people.
_OTHERS = "name-only"


def reached(
    found: Gathered, sources: Sequence[Source], connectors: Mapping[str, Connector], finder: Finder, wish: Wish
) -> list[list[Reached]]:
    """The rows that links lead to, for each subject. What is not followed goes into `found.unread`."""
    edges = list(edges_of(found, sources, found.unread))
    among = [edge for edge in edges if _among(edge, found, finder)]
    edges = [edge for edge in edges if edge not in among]
    joining = joins(edges, found.layouts, lambda *key: _people(found, finder, *key))
    hops, full = wish.hops, not wish.indexed
    keyed = {key: layout for key, layout in found.layouts.items() if not (full and by_person(key, layout, finder))}
    ends = {(place.source, place.unit or "") for edge in (*edges, *among) for place in (edge.start, edge.end)}
    fetch = fetching(connectors, keyed, found.parts, ends=ends, whole=full)
    result: list[list[Reached]] = [[] for _ in finder.subjects]
    try:
        for subject, rows in enumerate(result) if (edges or among) and hops else ():
            own = found.unread_of.setdefault(subject, [])
            try:
                another = _anothers(finder, subject)
                for item in _from(subject, found, (edges, among, joining), keyed, fetch, hops, another):
                    if isinstance(item, Reached):
                        rows.append(item)
                    elif item not in own:
                        own.append(item)
            except Exception as error:  # noqa: BLE001 - values of any source came here; what was found without links is told all the same
                own += [Unread(Place(source.id), f"its links were not followed to the end: {unexpected(error)}") for source in sources]
    except KeyboardInterrupt:
        found.interrupted = True
        found.unread += [Unread(Place(source.id), "its links were not followed to the end: the search was stopped") for source in sources]
    return result


def _from(
    subject: int,
    found: Gathered,
    edges: tuple[Sequence[Edge], Sequence[Edge], Sequence[Edge]],
    keyed: Mapping[Key, Layout],
    fetch: Fetch,
    hops: int,
    another: Another,
) -> Iterator[Reached | Unread]:
    """What the links lead to; of those among people one hop, for a person to decide: whom she sent is another."""
    before: list[Mapping[Key, pa.Table]] = []
    for start, tier in STARTS.items():
        starts = {key: [row for row in rows if row.subject == subject and _leads(row, start)] for key, rows in found.rows.items()}
        seeds = {key: _table(rows, keyed.get(key)) for key, rows in starts.items() if rows}
        score = min((row.judgement.score for rows in starts.values() for row in rows), default=0.0)
        for item in walked(edges[0], seeds, fetch, hops, another=another, before=before, across=edges[2]):
            if isinstance(item, Unread):
                yield item
            else:  # what her records refer to may be another's: the order that brought her gift, whom a mail in copy is about
                came = NOT_HERS if item.another else _BACK if item.back else tier
                yield from _rows((item.source, item.unit), item.rows, item.via, came, score, item.over)
        for item in walked(edges[1], seeds, fetch, 1, further=False):
            if isinstance(item, Unread):
                yield item
            else:
                yield from _rows((item.source, item.unit), item.rows, item.via, _OTHERS, min(score, OPEN))
        before.append(seeds)


def _anothers(finder: Finder, subject: int) -> Another:
    return lambda source, unit, batch: about_others(plain(batch), (source, unit), finder, subject)


def edges_of(found: Gathered, sources: Sequence[Source], unread: list[Unread]) -> Iterator[Edge]:
    """The links that are declared, and the foreign keys of what was searched; what is wrong with one goes into `unread`."""
    known: dict[str, dict[str, frozenset[str] | None]] = {source.id: {} for source in sources}
    for (owner, table), columns in found.columns.items():
        known.setdefault(owner, {})[table] = columns
    for source in sources:
        where = f'source "{source.id}":'
        if known.get(source.id):  # of a source that is down nothing is known: that is told already
            yield from _declared(where, source, known, found.layouts, unread)
    for (owner, table), layout in found.layouts.items():
        yield from (each.edge for each in foreign_keys(owner, table, layout))


def right_way(edge: Edge, layouts: Mapping[Key, Layout]) -> Edge:
    """A link as a foreign key would have it: what is declared the other way round, from a party's `person_id` to the person, is a
    reference to that person, who may be somebody else."""

    def is_key(source: str, unit: str, columns: tuple[str, ...]) -> bool:
        return (layout := layouts.get((source, unit))) is not None and layout.key == columns

    if not is_key(edge.to_source, edge.to_unit, edge.theirs) or is_key(edge.source, edge.unit, edge.own):
        return edge
    own, theirs = (
        [Place(end.source, end.unit, name) for name in names] for end, names in ((edge.start, edge.own), (edge.end, edge.theirs))
    )
    return of(theirs, own, edge.how)


def _declared(where: str, source: Source, known: Known, layouts: Mapping[Key, Layout], unread: list[Unread]) -> Iterator[Edge]:
    """The links of a source that lead between columns that are there. Of one that does not the others are followed all the same: which
    columns there are is known only now, and the search is not lost for it."""
    for number, pair in enumerate(source.joins.links, 1):
        try:
            yield from (right_way(edge, layouts) for edge in declared_edges(where, source.id, Joins(links=(pair,)), known, number))
        except ConfigError as error:
            unread.append(Unread(Place(source.id), f"a link was not followed: {error}"))
    try:
        identifying(where, source.id, source.joins, known)
    except ConfigError as error:  # a slip there is a column that nobody looked at as it was meant
        unread.append(Unread(Place(source.id), f"a column of its identity was not used: {error}"))


def _among(edge: Edge, found: Gathered, finder: Finder) -> bool:
    """Whether a foreign key leads from people to others of the same table: an employee's manager, who sent a customer."""
    if edge.how != FOREIGN_KEY or (edge.source, edge.unit) != (edge.to_source, edge.to_unit):
        return False
    return _people(found, finder, edge.source, edge.unit)


def _people(found: Gathered, finder: Finder, source: str, unit: str) -> bool:
    """Whether a unit has columns for names of people."""
    fields = {finder.named(source, unit, column) for column in found.columns.get((source, unit)) or ()}
    return not fields.isdisjoint(("name", "given", "surname"))


def _leads(row: Judged, start: str) -> bool:
    """Whether links are followed from a row of a tier: a probable one has to be very probable, a duplicate, and not by what others have."""
    return row.judgement.tier == start and (start != "probable" or (row.judgement.score >= LIKELY and not row.shared))


def _table(rows: Sequence[Judged], layout: Layout | None) -> pa.Table:
    """The records as one table; where its rows have no key, each carries its ordinal, if it has one."""
    batches = [row.batch.slice(row.at, 1) for row in rows]
    if layout is None or not layout.key:
        ordinals = [pa.array([row.row], pa.int64()) for row in rows]
        batches = [with_ordinals(batch, each) for batch, each in zip(batches, ordinals, strict=True)]
    return pa.Table.from_batches([together(batches)])


def _rows(key: Key, table: pa.Table, via: tuple[str, ...], tier: str, score: float, over: tuple[str, ...] = ()) -> Iterator[Reached]:
    for batch in table.to_batches():
        for at in range(batch.num_rows):
            yield Reached(key, plain(batch), at, ordinal(batch, at), via, tier, score, over)
