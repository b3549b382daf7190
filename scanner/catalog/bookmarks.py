"""Bookmarks in the catalogue: what became of each unit, for `scan --incremental`, and for `--resume` after a scan that did not end well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, and_, delete, insert, or_, select, update

from scanner.catalog.connect import exists, opened
from scanner.catalog.outcomes import outcome_object, outcome_of
from scanner.catalog.tables import begun, bookmarks, runs
from scanner.errors import ScannerError, unexpected
from scanner.memory import WHOLE, Bookmark, Outcome

#: So many keys in one question.
_AT_ONCE = 500

_T = TypeVar("_T")


def unfinished(engine: Engine, sources: Sequence[str]) -> tuple[str, ...]:
    """The last scan of one of these sources that did not end well, and those that it went on with; none: all of them did.

    Raises CatalogError and ConfigError, see `opened`.
    """
    if not exists(engine):
        return ()
    with opened(engine) as connection:
        for row in connection.execute(select(begun).order_by(begun.c.run.desc())).all():
            if set(row.sources) & set(sources):
                return (row.run, *row.goes_on)
    return ()


@dataclass(slots=True)
class Bookmarks:
    """The memory of a scan (see `scanner.memory.Memory`): with `incremental` all units whose stamp is known, with `resumed` those of these
    runs are recalled.

    The first trouble with the catalogue ends it: from then on nothing is recalled or kept, and `trouble` says why.
    """

    engine: Engine
    incremental: bool = False
    resumed: tuple[str, ...] = ()
    recalled: int = 0
    trouble: str = ""
    _run: str = ""
    _kinds: Mapping[str, str] = field(default_factory=dict)
    _used: dict[str, list[str]] = field(default_factory=dict)

    def begin(self, run: str, sources: Mapping[str, str]) -> None:
        """See `Memory`."""
        self._run, self._kinds = run, sources
        row = {"run": run, "sources": list(sources), "goes_on": list(self.resumed)}
        self._tried(lambda connection: connection.execute(insert(begun).values(row)))

    def recall(self, marks: Sequence[Bookmark]) -> Sequence[Outcome | None]:
        """See `Memory`."""
        asked = {mark.key: mark.stamped for mark in marks if self.resumed or (self.incremental and mark.stamped)}
        known = (self._tried(lambda connection: dict(self._known(connection, asked)), write=False) if asked else None) or {}
        for key, (run, _) in known.items():
            self._used.setdefault(run, []).append(key)
        self.recalled += len(known)
        return [known[mark.key][1] if mark.key in known else None for mark in marks]

    def keep(self, done: Sequence[tuple[Bookmark, Outcome]]) -> None:
        """See `Memory`."""
        if done or self._used:
            self._tried(lambda connection: self._keep(connection, done), times=2)
            self._used = {}

    def end(self, listed: Iterable[str]) -> None:
        """The run is over, nothing is left to go on with: forgets what it neither read nor recalled in sources `listed` to their end.

        A run that sampled a source knows nothing of whole readings of it, and forgets none of them; nor the other way round.
        """
        self._tried(lambda connection: self._end(connection, sorted(listed)))

    def _known(self, connection: Connection, asked: dict[str, bool]) -> Iterator[tuple[str, tuple[str, Outcome]]]:
        """By key the last run for which it was true, and the outcome: the last run comes last."""
        for keys in _chunks(list(asked)):
            for row in connection.execute(select(bookmarks).where(bookmarks.c.bookmark.in_(keys)).order_by(bookmarks.c.run)):
                if row.run in self.resumed or (self.incremental and asked[row.bookmark]):
                    outcome = outcome_of(row.outcome, row.source, row.read_in)
                    if outcome:
                        yield row.bookmark, (row.run, outcome)

    def _keep(self, connection: Connection, done: Sequence[tuple[Bookmark, Outcome]]) -> None:
        now = {"run": self._run, "read_in": self._run}
        for some in _chunks(sorted(done, key=lambda one: one[0].key)):
            rows = [{"bookmark": mark.key, "source": mark.source, **now, "outcome": outcome_object(outcome)} for mark, outcome in some]
            mine = bookmarks.c.run == self._run, bookmarks.c.bookmark.in_([row["bookmark"] for row in rows])
            if connection.execute(
                select(bookmarks.c.bookmark).where(*mine).limit(1)
            ).first():  # Ctrl-C came when they had just been written
                connection.execute(delete(bookmarks).where(*mine))
            connection.execute(insert(bookmarks), rows)
        for run, used in self._used.items():
            for keys in _chunks(sorted(used)):
                old = bookmarks.c.run == run, bookmarks.c.bookmark.in_(keys)
                connection.execute(update(bookmarks).where(*old).values(run=self._run))

    def _end(self, connection: Connection, listed: Sequence[str]) -> None:
        """Other scans may be on their way: those that began later stay, but for what a wrong clock has dated into the future."""
        future = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}~"
        past = select(begun).where(or_(begun.c.run <= self._run, begun.c.run > future))
        over = [row.run for row in connection.execute(past) if set(row.sources) <= self._kinds.keys()]
        connection.execute(delete(begun).where(begun.c.run.in_(over)))
        old = and_(bookmarks.c.run != self._run, or_(bookmarks.c.run < self._run, bookmarks.c.run > future))  # it may be set back meanwhile
        for source in listed:
            mine = bookmarks.c.source == source, bookmarks.c.bookmark.startswith(self._kinds.get(source, WHOLE))
            connection.execute(delete(bookmarks).where(*mine, old))

    def _tried(self, work: Callable[[Connection], _T], *, write: bool = True, times: int = 1) -> _T | None:
        """What comes of work in a transaction of its own; None where there is trouble."""
        why = self.trouble
        for _ in range(0 if why else times):
            try:
                with opened(self.engine, write=write) as connection:
                    return work(connection)
            except ScannerError as error:
                why = str(error)
            except Exception as error:  # noqa: BLE001 - whatever a database or its driver does, the scan goes on without it
                why = f"the catalogue: {unexpected(error)}."
        self.trouble = why
        return None


def forget_marks(connection: Connection, chosen: Sequence[str], before: str) -> None:
    """Deletes what is remembered for these runs as the last, and for runs that are not stored and whose ids sort before `before`."""
    for some in _chunks(list(chosen)):
        connection.execute(delete(bookmarks).where(bookmarks.c.run.in_(some)))
        connection.execute(delete(begun).where(begun.c.run.in_(some)))
    for table in (bookmarks, begun):
        connection.execute(delete(table).where(table.c.run < before, table.c.run.not_in(select(runs.c.id))))


def _chunks(things: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (things[at : at + _AT_ONCE] for at in range(0, len(things), _AT_ONCE))
