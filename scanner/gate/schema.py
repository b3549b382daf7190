"""What a schema says of its columns, whatever it is written in: the one type that all readers make."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from scanner.pattern import KINDS

#: Why a document is unread that is in order and no schema.
UNKNOWN = "is no schema that is known: JSON Schema, OpenAPI, AsyncAPI, Avro or dbt"
#: What is noted of a file without anything in it.
EMPTY = "is empty"


#: Why something that the author says is noted: nobody would otherwise learn that it does not count.
NOWHERE = "noticegap: stands at no column: write it on the column's line, or right above it"

#: What a tag says that names no category: `pii: true`.
PERSONAL = "personal"


@dataclass(frozen=True, slots=True)
class Said:
    """What the schema's author says of a column, where it stands: `noticegap: demog.dob, needed for …`, or a tag of dbt or SQLAlchemy.

    `shared`: it stands at several columns, and says of none of them what is in it, but what may be.
    """

    text: str
    file: str
    line: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column, field or property as it is declared.

    type    as written, lower case · kinds  those of `scanner.pattern.KINDS` that its values can be (all, where no type is said)
    length  characters that fit, where that is said · values  what an enum or a CHECK lists · refers  table that a foreign key names
    said    what its author says of it · was  earlier names `(table, column)`, the latest last · line  from 1
    of      the column `(table, column)` that a view shows as it is
    """

    name: str
    type: str = ""
    kinds: tuple[str, ...] = KINDS
    length: int | None = None
    values: tuple[str, ...] = ()
    comment: str = ""
    refers: str | None = None
    file: str = ""
    line: int = 1
    said: tuple[Said, ...] = ()
    was: tuple[tuple[str, str], ...] = ()
    of: tuple[str, str] | None = None


@dataclass(slots=True, eq=False)
class Table:
    """A table, model, message or schema object: columns by their name, in order.

    created  False where only changes to it were read · home  the folder, or the document, that declares it: two services may have `users`
    """

    name: str
    columns: dict[str, Column] = field(default_factory=dict)
    comment: str = ""
    file: str = ""
    line: int = 1
    created: bool = True
    home: str = ""
    _folded: dict[str, str] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._folded = {known.casefold(): known for known in self.columns}

    def add(self, column: Column) -> None:
        """Adds a column, or puts it in the place of one of its name."""
        known = self.find(column.name) or column.name
        self.columns[known] = column
        self._folded[known.casefold()] = known

    def keep(self, other: Table | None) -> None:
        """Adds what another table of this name has besides, and what its author said there of columns that both have."""
        for column in other.columns.values() if other else ():
            known = self.find(column.name)
            if known is None:
                self.add(column)
            elif not self.columns[known].said:
                self.change(known, said=column.said)

    def find(self, name: str) -> str | None:
        """The column's name as the table has it; unquoted names differ in case."""
        if name in self.columns:
            return name
        known = self._folded.get(name.casefold())
        return known if known in self.columns else None

    def rename(self, old: str, column: Column) -> None:
        """Puts a column in the place of the one that the table has as `old`."""
        self.columns = {(column.name if key == old else key): (column if key == old else each) for key, each in self.columns.items()}
        self._folded = {known.casefold(): known for known in self.columns}

    def change(self, name: str, **changes: object) -> bool:
        """Replaces fields of a column; False where there is no such column."""
        known = self.find(name)
        if known is not None:
            self.columns[known] = replace(self.columns[known], **changes)  # type: ignore[arg-type]
        return known is not None


@dataclass(frozen=True, slots=True, order=True)
class Unread:
    """What was given and not read, and why: never a value of the file. `of` is a digest of it: another text is unread anew."""

    file: str
    line: int
    reason: str
    of: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


def digest(text: str | bytes) -> str:
    """Tells one text from another, without holding it."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()[:16]


_ROUNDS = 20  # views of views that stand before what they show


@dataclass(slots=True)
class Schema:
    """All tables, what was not read, and notes on what was but looks wrong.

    tables  by name; of a name that several homes have, the later ones by name and home · home  where lies what is being read
    wanted  other files that one names, as (file, line, name): a changelog of Liquibase
    later   what waits for tables that come later · makers  names of programs that put declarations together: who calls one declares what
    nobody can tell
    """

    tables: dict[str, Table] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Unread] = field(default_factory=list)
    later: dict[str, Callable[[bool], bool]] = field(default_factory=dict)
    makers: set[str] = field(default_factory=set)
    wanted: list[tuple[str, int, str]] = field(default_factory=list)
    home: str = ""
    _by_name: dict[str, list[Table]] = field(default_factory=dict)

    def find(self, name: str) -> Table | None:
        """The table of this name, of what is being read or of another home; one without a schema where the other has it, if it is alone."""
        return self.own(name) or _named(name, self._by_name.get(_bare(name), []))

    def own(self, name: str, home: str | None = None) -> Table | None:
        """The table of this name in a home (that of what is being read), or in one around it or within it."""
        home = self.home if home is None else home
        near = [table for table in self._by_name.get(_bare(name), []) if related(table.home, home)]
        return _named(name, [table for table in near if table.home == home]) or _named(name, near)

    def of_name(self, name: str) -> list[Table]:
        """The tables of this name, of every home."""
        return [table for table in self._by_name.get(_bare(name), []) if table.name.casefold() == name.casefold()]

    def add(self, table: Table) -> None:
        """Adds a table, or puts it in the place of one of its name and home."""
        table.home = table.home or self.home
        before = next((each for each in self.of_name(table.name) if (each.name, each.home) == (table.name, table.home)), None)
        if before:
            self._by_name[_bare(table.name)].remove(before)
        taken = self.tables.get(table.name)
        self.tables[table.name if taken in (None, before) else f"{table.name}\0{table.home}"] = table
        self._by_name.setdefault(_bare(table.name), []).append(table)

    def declare(self, table: Table) -> None:
        """Adds what one of several files declares: two may have a `User`, and neither takes the other's columns away."""
        before = self.own(table.name)
        if before and before.name == table.name:
            table.home = before.home
            table.keep(before)
        self.add(table)

    def drop(self, table: Table) -> None:
        """Takes a table out."""
        self._by_name[_bare(table.name)].remove(table)
        del self.tables[next(key for key, each in self.tables.items() if each is table)]
        self.later.pop(table.name, None)

    def finish(self) -> None:
        """Does what had to wait until everything was read; one may wait for another. What never gets what it waits for says so."""
        for _ in range(_ROUNDS):
            done = [name for name, job in self.later.items() if job(False)]
            self.later = {name: job for name, job in self.later.items() if name not in done}
            if not done:
                break
        for job in self.later.values():
            job(True)
        self.later.clear()

    def columns(self) -> Iterator[tuple[Table, Column]]:
        """Every column with its table, in order."""
        for table in self.tables.values():
            for column in table.columns.values():
                yield table, column


def related(one: str, other: str) -> bool:
    """Whether two homes are the same database's: one is the other, or lies around it (`db/schema.sql` and `db/migrations/1.sql`)."""
    return one == other or not one or not other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def _named(name: str, among: list[Table]) -> Table | None:
    exact = next((table for table in among if table.name == name), None)
    folded = exact or next((table for table in among if table.name.casefold() == name.casefold()), None)
    near = [table for table in among if "." not in name or "." not in table.name]
    return folded or (near[0] if len(near) == 1 else None)


def _bare(name: str) -> str:
    """The name without its schema, as names that differ in case are compared."""
    return name.casefold().rpartition(".")[2]
