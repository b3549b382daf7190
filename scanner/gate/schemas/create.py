"""CREATE TABLE: from a list of columns, from another table, or from a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlglot
from sqlglot import Token, exp
from sqlglot.errors import SqlglotError

from scanner.gate.schema import Column, Table
from scanner.gate.schemas.columns import constrain, is_constraint
from scanner.gate.schemas.script import Statement
from scanner.gate.schemas.tokens import Reader, Unreadable, is_text, items


def create_table(reader: Reader, at: Statement) -> None:
    """Applies one CREATE TABLE statement. Raises Unreadable where its columns cannot be told."""
    exists = reader.take("IF", "NOT", "EXISTS")
    table = Table(reader.name(), file=at.script.file, line=at.line)
    if not table.name:
        raise Unreadable("a table without a name")
    known = at.script.schema.find(table.name)
    if (exists and known and known.created) or reader.take("PARTITION", "OF"):
        return  # a partition's columns are its parent's
    body = reader.bracket() if reader.word() == "(" else []
    if body and body[0].text.upper() not in ("SELECT", "WITH"):
        declared(table, items(body), at)
        table.comment = _comment(reader.rest())
    else:
        _copied(table, reader.rest() or body, at)
    at.script.schema.add(table)


def _copied(table: Table, item: Sequence[Token], at: Statement) -> None:
    """The columns of another table, or of a query."""
    try:
        if not (_like(table, item, at) or _selected(table, at)):
            raise Unreadable("its columns cannot be told")
    except Unreadable as error:
        raise Unreadable(f"{table.name}: {error}") from None


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
        table.add(replace(column, file=at.script.file, line=at.line, was=()))


def _selected(table: Table, at: Statement) -> bool:
    """AS SELECT: the names that the query gives; a `*` stands for the columns of tables that are known."""
    try:
        query = sqlglot.parse_one(at.text, read=at.script.dialect).find(exp.Select)
    except (SqlglotError, RecursionError):
        return False
    if query is None:
        return False
    for each in query.selects:
        if isinstance(each, exp.Star) or each.is_star:
            for source in query.find_all(exp.Table):
                if source.name and source.name.casefold() != table.name.rpartition(".")[2].casefold():
                    _copy(table, ".".join(filter(None, (source.db, source.name))), at)
        elif each.alias_or_name:
            table.add(Column(each.alias_or_name, file=at.script.file, line=at.line))
    return bool(table.columns)


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
