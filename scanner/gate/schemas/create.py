"""CREATE TABLE and CREATE VIEW: from a list of columns, from another table, or from a query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from sqlglot import Token

from scanner.gate.schema import Column, Table, Unread
from scanner.gate.schemas.alter import rename_table
from scanner.gate.schemas.columns import constrain, is_constraint
from scanner.gate.schemas.queries import Query, Unknown, renamed
from scanner.gate.schemas.script import Statement
from scanner.gate.schemas.tokens import Reader, Unreadable, dialect_of, is_text, items

_REPLACES = re.compile(r"CREATE\s+OR\s+REPLACE\b", re.IGNORECASE)


def create_table(reader: Reader, at: Statement) -> None:
    """Applies one CREATE TABLE statement. Raises Unreadable where its columns cannot be told."""
    exists = reader.take("IF", "NOT", "EXISTS")
    table = Table(reader.name(), file=at.script.file, line=at.line)
    if not table.name:
        raise Unreadable("a table without a name")
    known = at.script.schema.own(table.name)
    if (exists and known and known.created) or reader.take("PARTITION", "OF"):
        return  # a partition's columns are its parent's
    body = reader.bracket() if reader.word() == "(" else None
    rest = reader.rest()
    if body is not None and not (body and body[0].text.upper() in ("SELECT", "WITH")):
        declared(table, items(body), at)
        table.comment = _comment(rest)
        if _asks(rest):
            _from_query(table, rest, at)
    elif not _extends(rest, at):
        _copied(table, rest or body or (), at)
    if _REPLACES.match(at.text):
        at.script.schema.add(table)
    else:  # two services, or a dump beside migrations: neither takes the other's columns away
        table.comment = table.comment or (known.comment if known else "")
        at.script.schema.declare(table)


def _copied(table: Table, item: Sequence[Token], at: Statement) -> None:
    """The columns of another table, or of a query."""
    try:
        if not _like(table, item, at):
            _from_query(table, item, at)
    except Unreadable as error:
        raise Unreadable(f"{table.name}: {error}") from None


def _from_query(table: Table, item: Sequence[Token], at: Statement) -> None:
    """The columns of a query, under the names that the table has for them, if it has names alone."""
    names = [] if any(column.type for column in table.columns.values()) else list(table.columns)
    for column in renamed(query_of(item, at).columns(), names):
        if column.name and (names or not table.find(column.name)):
            table.add(replace(column, of=None))
    if not table.columns:
        raise Unreadable("its columns cannot be told")


def _asks(item: Sequence[Token]) -> bool:
    return any(token.text.upper() == "SELECT" and not is_text(token) for token in item)


def _extends(item: Sequence[Token], at: Statement) -> bool:
    """Whether all columns are those of a type that is known and judged by itself: `CREATE TABLE a OF b`."""
    reader = Reader(item)
    return reader.take("OF") and at.script.schema.find(reader.name()) is not None


def query_of(item: Sequence[Token], at: Statement) -> Query:
    """The query that follows AS, or that stands there without it (MySQL). Raises Unreadable where there is none."""
    words = [token.text.upper() for token in item]
    begin = next((i + (word == "AS") for i, word in enumerate(words) if word in ("AS", "SELECT")), len(item))
    if begin >= len(item):
        raise Unreadable("its columns cannot be told")
    text = at.text[item[begin].start : item[-1].end + 1]
    return Query(text, at.script.file, at.line_of(item[begin]), dialect_of(text, at.script.dialect), at.script.schema)


def create_view(reader: Reader, at: Statement) -> None:
    """Applies CREATE VIEW, of any kind, and ALTER VIEW … AS: a view is judged as a table of what its query gives."""
    reader.take("IF", "NOT", "EXISTS")
    table = Table(reader.name(), file=at.script.file, line=at.line)
    names = [item[0].text for item in items(reader.bracket())] if reader.word() == "(" else []
    query = query_of(reader.rest(), at)
    at.script.schema.add(table)
    at.script.schema.later.pop(table.name, None)
    try:
        _show(table, renamed(query.columns(), names))
    except Unreadable as error:
        unread = Unread(at.script.file, at.line, f"the view {table.name}: {error}")
        if names:
            _show(table, [Column(name, file=at.script.file, line=at.line) for name in names])
        elif isinstance(error, Unknown):  # what it reads may be created in a file that comes later: folders have one for each
            at.script.schema.later[table.name] = partial(_again, table, query, unread)
        else:
            at.script.schema.unread.append(unread)


def _show(table: Table, columns: Sequence[Column]) -> None:
    for column in columns:
        if column.name:
            table.add(column)


def _again(table: Table, query: Query, unread: Unread, last: bool) -> bool:
    """Tries a view once more, when everything is read; the last time it says what is missing."""
    query.schema.home = table.home
    try:
        _show(table, query.columns())
    except Unreadable:
        if last:
            query.schema.unread.append(unread)
        return False
    return True


def declared(table: Table, parts: Sequence[Sequence[Token]], at: Statement) -> None:
    """Adds what items in brackets declare to the table; what cannot be told is unread, and the rest stays."""
    constraints = [item for item in parts if is_constraint(item)]
    for item in parts:
        try:
            if not _like(table, item, at) and not is_constraint(item):
                table.add(at.column(item))
        except Unreadable as error:
            at.script.unread(at.line_of(item[0]), f"{table.name}: {error}")
    for item in constraints:
        for name, changes in constrain(table.columns, item):
            table.change(name, **changes)


def _comment(tokens: Sequence[Token]) -> str:
    """The table's comment among its options: `COMMENT='people'`."""
    after = (tokens[at + 1 : at + 3] for at, token in enumerate(tokens) if token.text.upper() == "COMMENT" and not is_text(token))
    return next((token.text for option in after for token in option if is_text(token)), "")


def _like(table: Table, item: Sequence[Token], at: Statement) -> bool:
    """LIKE other: the columns of a table that is known."""
    reader = Reader(item)
    if not reader.take("LIKE"):
        return False
    _copy(table, reader.name(), at)
    return True


def _copy(table: Table, name: str, at: Statement) -> None:
    other = at.script.schema.find(name)
    if other is None:
        raise Unreadable(f"has the columns of {name}, which nothing before it created")
    for column in other.columns.values():
        table.add(replace(column, file=at.script.file, line=at.line, was=(), of=None))


def alter_view(reader: Reader, at: Statement) -> None:
    """ALTER VIEW: another query (MySQL, SQL Server), or another name."""
    ahead = Reader(reader.rest())
    name = ahead.name()
    if any(token.text.upper() in ("SELECT", "WITH") for token in ahead.rest()):
        create_view(reader, at)
    elif ahead.take("RENAME", "TO"):
        rename_table(name, ahead.name(), at.script, at.line)


def select_into(at: Statement) -> None:
    """SELECT … INTO: a new table of what the query gives."""
    script = at.script
    made = Query(at.text, script.file, at.line, dialect_of(at.text, script.dialect), script.schema).into()
    if made is None:
        return
    table = Table(made[0], file=script.file, line=at.line)
    for column in made[1]:
        if column.name:
            table.add(replace(column, of=None))
    script.schema.add(table)


def create_virtual(reader: Reader, at: Statement) -> None:
    """CREATE VIRTUAL TABLE of SQLite: the module's arguments are columns, but for its options (`content = ''`)."""
    reader.take("TABLE")
    reader.take("IF", "NOT", "EXISTS")
    table = Table(reader.name(), file=at.script.file, line=at.line)
    reader.take("USING")
    reader.name()
    for item in items(reader.bracket()) if reader.word() == "(" else []:
        if not any(token.text == "=" for token in item):
            table.add(Column(item[0].text, file=at.script.file, line=at.line_of(item[0])))
    at.script.schema.add(table)
