"""What a query calls its columns: those of views, of CREATE TABLE … AS and of SELECT … INTO. sqlglot parses it; nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from scanner.gate.schema import Column, Schema, Table, Unread
from scanner.gate.schemas.keys import paths
from scanner.gate.schemas.tokens import Unreadable

#: What may stand behind the query of a view or a table.
_TAIL = re.compile(
    r"\bWITH\s+(?:(?:NO\s+)?DATA|(?:(?:CASCADED|LOCAL)\s+)?CHECK\s+OPTION|READ\s+ONLY|NO\s+SCHEMA\s+BINDING)\b[^()]*\Z", re.IGNORECASE
)
_FORMS = (exp.Cast, exp.TryCast, exp.Lower, exp.Upper, exp.Trim, exp.Coalesce, exp.Paren)  # what changes the form of a value, no more
_DEEPEST = 50  # queries within queries
_MOST = 10_000  # columns: a `*` of a `*` may double them each time

Known = Mapping[str, list[Column] | None]  # what a query may read, by the name it has there; None: nobody knows its columns


class Unknown(Unreadable):
    """A `*` stands for columns that nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Query:
    """The text of a query, where it stands, and the schema that its names lead to."""

    text: str
    file: str
    line: int
    dialect: str
    schema: Schema

    def columns(self) -> list[Column]:
        """The columns that the query gives, in order. What comes as it is from a column that is known keeps its type and comment.

        Raises Unreadable where the query cannot be parsed, or a `*` stands for columns that nobody knows.
        """
        try:
            parsed = sqlglot.parse_one(_TAIL.sub("", self.text), read=self.dialect)
        except (SqlglotError, RecursionError, ValueError):
            raise Unreadable("its query cannot be parsed") from None
        return self._of(parsed, {}, 0)

    def into(self) -> tuple[str, list[Column]] | None:
        """The table that SELECT … INTO makes, with its columns; None where it makes none that stays."""
        try:
            parsed = sqlglot.parse_one(self.text, read=self.dialect)
        except (SqlglotError, RecursionError, ValueError):
            raise Unreadable("a SELECT … INTO that cannot be parsed") from None
        target = parsed.args.get("into") if isinstance(parsed, exp.Select) else None
        if target is None or not isinstance(target.this, exp.Table) or target.args.get("temporary") or target.this.name.startswith("#"):
            return None
        return _name(target.this), self._of(parsed, {}, 0)

    def _of(self, query: exp.Expr, known: Known, depth: int) -> list[Column]:
        """The columns of a query; `known` are those that WITH names."""
        if depth > _DEEPEST:
            raise Unreadable("its query is nested too deeply")
        with_ = query.args.get("with_") or query.args.get("with")
        for each in with_.expressions if with_ else ():
            known = {**known, each.alias.casefold(): _called(self._of_part(each.this, known, depth), each.args.get("alias"))}
        if isinstance(query, exp.Subquery):
            return self._of(query.this, known, depth + 1)
        if isinstance(query, exp.SetOperation):
            return self._of(query.left, known, depth + 1)
        if not isinstance(query, exp.Select):
            raise Unreadable("its columns cannot be told")
        sources = dict(self._sources(query, known, depth))
        found = list(islice((column for each in query.selects for column in self._selected(each, sources)), _MOST + 1))
        if len(found) > _MOST:
            raise Unreadable(f"its query gives more than {_MOST:,} columns")
        return found

    def _of_part(self, query: exp.Expr, known: Known, depth: int) -> list[Column] | None:
        """The columns of a query within: None where they cannot be told, which may not matter."""
        try:
            return self._of(query, known, depth + 1)
        except Unreadable:
            return None

    def _sources(self, query: exp.Select, known: Known, depth: int) -> Iterator[tuple[str, list[Column] | None]]:
        """What the query reads, by the name it has there, with the columns where they are known."""
        begin = query.args.get("from_") or query.args.get("from")
        for each in ([begin] if begin else []) + list(query.args.get("joins") or ()):
            source = each.this
            if isinstance(source, exp.Subquery):
                yield source.alias.casefold(), _called(self._of_part(source.this, known, depth), source.args.get("alias"))
            elif isinstance(source, exp.Table):
                table = self.schema.find(_name(source))
                table = None if table and table.name in self.schema.later else table
                own = None if source.db else known.get(source.name.casefold())
                columns = own or (list(_shown(table)) if table else None)
                yield source.alias_or_name.casefold(), _called(columns, source.args.get("alias"))
            else:
                yield source.alias_or_name.casefold(), None

    def _selected(self, each: exp.Expr, sources: Known) -> Iterator[Column]:
        """The columns that one item of the list gives: several for a `*`; what has no name keeps its place."""
        if each.is_star:
            for name in [each.table.casefold()] if isinstance(each, exp.Column) else sources:
                columns = sources.get(name)
                if columns is None:
                    raise Unknown(f"has the columns of {name or 'a query'}, which nothing before it created")
                yield from (replace(column, file=self.file, line=self._line(each), was=()) for column in columns)
            return
        name, plain = each.alias_or_name if isinstance(each, exp.Alias | exp.Column) else "", each.unalias()
        origin = _origin(plain, sources) if isinstance(plain, exp.Column) else None
        found = replace(origin, was=()) if origin else Column(name)
        own = _taken(plain)
        name = name or (own if "." in own or not isinstance(plain, exp.Column) else "")
        own = own if own.casefold() != name.casefold() else ""
        comment = found.comment or own.replace("_", " ").replace(".", " ")  # `nino AS c1`: the name that it had says what it is
        yield replace(found, name=name, comment=comment, file=self.file, line=self._line(each))

    def _line(self, each: exp.Expr) -> int:
        """The line on which an item ends."""
        lines = [part.meta["line"] for part in each.walk() if "line" in part.meta]
        return self.line + (max(lines) - 1 if lines else 0)


def add_view(name: str, text: str, file: str, line: int, schema: Schema) -> None:
    """Adds a view whose query is `text`, from the line below `line`; one whose columns cannot be told is unread."""
    view = Table(name, file=file, line=line)
    try:
        dialect = "mysql" if "`" in text else "postgres"
        for column in Query(text, file, line + 1, dialect, schema).columns():
            if column.name:
                view.add(column)
    except Unreadable as error:
        schema.unread.append(Unread(file, line, f"the view {name}: {error}"))
    schema.add(view)


def _shown(table: Table) -> Iterator[Column]:
    """The columns of a table as a query sees them; one that shows another table's column passes on that."""
    return (replace(column, of=column.of or (table.name, column.name)) for column in table.columns.values())


def _origin(column: exp.Column, sources: Known) -> Column | None:
    """The column that is passed on as it is, where it is known."""
    wanted = [column.table.casefold()] if column.table else list(sources)
    named = (each for source in wanted for each in sources.get(source) or ())
    return next((each for each in named if each.name.casefold() == column.name.casefold()), None)


def _taken(plain: exp.Expr) -> str:
    """What an expression passes on, if its form is all that it changes: a column's name, or a key of JSON by its path."""
    if isinstance(plain, exp.Column):
        return plain.name
    found = paths(plain.sql("postgres"))
    if found:
        return found[0]
    while isinstance(plain, _FORMS):
        plain = plain.this
    return plain.name if isinstance(plain, exp.Column) else ""


def _called(columns: list[Column] | None, alias: exp.Expr | None) -> list[Column] | None:
    """The columns under the names of `AS t (a, b)`, where it gives some; None where neither is known."""
    names = [each.name for each in (alias.args.get("columns") or ())] if alias else []
    return renamed(columns or [], names) if names else columns


def renamed(columns: list[Column], names: list[str]) -> list[Column]:
    """The columns under other names, as far as there are names. What its maker gave a name is told by that too, as by a comment."""
    told = [
        replace(each, name=name, comment=each.comment or ("" if each.name.casefold() == name.casefold() else each.name.replace("_", " ")))
        for each, name in zip(columns, names, strict=False)
    ]
    return (told + [Column(name) for name in names[len(told) :]]) if names else columns


def _name(table: exp.Table) -> str:
    return ".".join(filter(None, (table.db, table.name)))
