"""Statements that say something of columns besides CREATE and ALTER TABLE: comments, enums, domains, T-SQL's procedures."""

from __future__ import annotations

import re

from scanner.gate.schema import Column, Table
from scanner.gate.schemas.alter import alter_table, moved, rename_column, rename_table
from scanner.gate.schemas.create import declared
from scanner.gate.schemas.script import Statement
from scanner.gate.schemas.tokens import Reader, Unreadable, items, texts

_INCLUDE = re.compile(r"(?:\\ir?\s+|@{1,2}|:r\s+|SOURCE\s+)[\"']?(?P<file>[^\"'\s;]+)", re.IGNORECASE)


def included(directive: str) -> str | None:
    """The file that a client's directive names: `\\i`, `\\ir` of psql, `@` of SQL*Plus, `:r` of sqlcmd, `source` of mysql."""
    found = _INCLUDE.match(directive)
    return found["file"] if found else None


def drop_table(reader: Reader, at: Statement) -> None:
    """DROP TABLE; one that nothing created before is noted. IF EXISTS, as dumps have it, takes no table of another service away."""
    sure = not reader.take("IF", "EXISTS")
    for item in items(reader.rest()):
        name = Reader(item).name()
        table = at.script.schema.find(name) if sure else at.script.schema.own(name)
        if table:
            at.script.schema.drop(table)
        elif sure:
            at.script.note(at.line, f"drops the table {name}, which nothing before it created")


def import_schema(reader: Reader, at: Statement) -> None:
    """IMPORT FOREIGN SCHEMA of PostgreSQL: what tables another server has, nobody can tell here."""
    raise Unreadable("the tables that it brings are declared on another server: give a dump of its schema")


def drop_view(reader: Reader, at: Statement) -> None:
    """DROP VIEW, materialized or not. One that nothing created may have been made where no schema file says it."""
    reader.take("VIEW")
    reader.take("IF", "EXISTS")
    for item in items(reader.rest()):
        if table := at.script.schema.find(Reader(item).name()):
            at.script.schema.drop(table)


def drop_type(reader: Reader, at: Statement) -> None:
    """DROP TYPE: of several fields; enums and domains say nothing once their columns are gone."""
    reader.take("IF", "EXISTS")
    for item in items(reader.rest()):
        if table := at.script.schema.find(Reader(item).name()):
            at.script.schema.drop(table)


def rename_tables(reader: Reader, at: Statement) -> None:
    """RENAME TABLE of MySQL: pairs of names."""
    for pair in items(reader.rest()):
        names = Reader(pair)
        old = names.name()
        if names.take("TO"):
            rename_table(old, names.name(), at.script, at.line)


def comment_on(reader: Reader, at: Statement) -> None:
    """COMMENT ON TABLE and COLUMN; one on anything else says nothing of columns."""
    reader.take("ON")
    what = reader.word()
    reader.at += 1
    if what not in ("TABLE", "COLUMN"):
        return
    name = reader.name()
    if not reader.take("IS"):
        return
    said = "".join(texts(reader.rest()))
    if what == "TABLE":
        if table := at.script.schema.find(name):
            table.comment = said
        return
    owner, _, column = name.rpartition(".")
    table = at.script.table(owner, at.line)
    known = table.find(column)
    if known is not None:
        table.change(known, comment=said, **moved(table.columns[known], at.script.file, at.line))
    else:
        table.add(Column(column, comment=said, file=at.script.file, line=at.line))


def create_type(reader: Reader, at: Statement) -> None:
    """CREATE TYPE … AS ENUM; one of several fields, or of a table's rows, is judged as a table: whatever has that type collects them."""
    whole = reader.name()
    if reader.take("AS", "ENUM"):
        at.script.types[whole.rpartition(".")[2].lower()] = ("", texts(reader.rest()))
        return
    taken = [reader.take(word) for word in ("AS", "IS", "OBJECT", "TABLE")]
    if any(taken) and reader.word() == "(":  # without a word it is a base type: `(INPUT = f, …)`
        fields = Table(whole, file=at.script.file, line=at.line)
        declared(fields, items(reader.bracket()), at)
        at.script.schema.add(fields)


def create_domain(reader: Reader, at: Statement) -> None:
    """CREATE DOMAIN: a type with a name, and what its CHECK lists."""
    name = reader.name().rpartition(".")[2].lower()
    reader.take("AS")
    declared = at.column([reader.tokens[0], *reader.rest()])
    checks = "IN" in {token.text.upper() for token in reader.rest()}
    at.script.types[name] = (declared.type, texts(reader.rest()) if checks else ())


def alter_type(reader: Reader, at: Statement) -> None:
    """ALTER TYPE … ADD VALUE, or what ALTER TABLE does to a type of several fields."""
    begin, whole = reader.at, reader.name()
    name = whole.rpartition(".")[2].lower()
    base, values = at.script.types.get(name, ("", ()))
    if reader.take("ADD", "VALUE"):
        at.script.types[name] = (base, (*values, *texts(reader.rest())[:1]))
    elif name not in at.script.types:
        reader.at = begin
        alter_table(reader, at)


def procedure(reader: Reader, at: Statement) -> None:
    """sp_rename and sp_addextendedproperty, sp_updateextendedproperty (MS_Description) of SQL Server."""
    said, name = texts(reader.rest()), at.text.lower()
    if "sp_rename" in name and len(said) >= 2:
        old = said[0].replace("[", "").replace("]", "")
        if len(said) > 2 and said[2].upper() == "COLUMN":
            table, _, column = old.rpartition(".")
            rename_column(table, column, said[1], at)
        elif len(said) == 2:
            rename_table(old, said[1], at.script, at.line)
    elif "extendedproperty" in name and len(said) >= 8 and said[0] == "MS_Description" and said[6].upper() == "COLUMN":
        at.script.table(f"{said[3]}.{said[5]}".strip("."), at.line).change(said[7], comment=said[1])
