"""`--url`: the schema of a live database, from its catalogue. No row is read."""

from __future__ import annotations

import os
import re
from typing import Any

from sqlalchemy import URL, inspect

from connectors.sql import family_of
from connectors.sql_limits import Limits
from connectors.sql_url import address, database
from scanner.errors import ConfigError
from scanner.gate.schema import Column, Schema, Table, Unread
from scanner.gate.types import kinds, length

_SYSTEM = frozenset(("information_schema", "pg_catalog", "pg_toast", "mysql", "performance_schema", "sys", "guest", "INFORMATION_SCHEMA"))
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")


def read_live(url: str) -> Schema:
    """Tables and views of all schemas that are not the system's. ConfigError where the database cannot be reached or listed."""
    try:
        parsed = database(_expanded(url))
    except ConfigError as error:
        raise ConfigError(f"--url: {error}") from None
    family = family_of(parsed)
    try:
        with family.engine(parsed, Limits()).connect() as connection:
            return _read(inspect(connection), _shown(parsed))
    except Exception as error:  # noqa: BLE001 - drivers raise what they like, and its text may hold the URL
        raise ConfigError(f"--url: {_shown(parsed)}: {family.refused(error, parsed)}.") from None


def _read(inspector: Any, where: str) -> Schema:
    schema = Schema()
    default = inspector.default_schema_name
    named = inspector.dialect.name != "sqlite"
    for owner in inspector.get_schema_names():
        if owner in _SYSTEM or owner.startswith("pg_"):
            continue
        for table in sorted(_relations(inspector, owner)):
            name = f"{owner or default}.{table}" if named else table
            try:
                schema.add(_table(inspector, owner, table, name, where))
            except Exception as error:  # noqa: BLE001 - one table that cannot be described is unread; the text may hold anything
                schema.unread.append(Unread(where, 0, f"{name} cannot be described: {type(error).__name__}"))
    if not (schema.tables or schema.unread):
        schema.unread.append(Unread(where, 0, "shows this user no table: the database is empty, or the user may see nothing in it"))
    return schema


def _relations(inspector: Any, owner: str | None) -> set[str]:
    """Tables and views; materialized views, where the database has them, keep rows of their own."""
    try:
        stored = inspector.get_materialized_view_names(owner)
    except NotImplementedError:
        stored = []
    return {*inspector.get_table_names(owner), *inspector.get_view_names(owner), *stored}


def _table(inspector: Any, owner: str, table: str, name: str, where: str) -> Table:
    found = Table(name, file=where)
    refers = {
        key["constrained_columns"][0]: key["referred_table"]
        for key in inspector.get_foreign_keys(table, owner)
        if len(key["constrained_columns"]) == 1
    }
    for column in inspector.get_columns(table, owner):
        declared = _type(column["type"])
        values = tuple(map(str, getattr(column["type"], "enums", None) or ()))
        comment = column.get("comment") or ""
        found.add(Column(column["name"], declared, kinds(declared), length(declared), values, comment, refers.get(column["name"]), where))
    return found


def _type(declared: Any) -> str:
    try:
        return str(declared).lower()
    except Exception:  # noqa: BLE001 - a type that needs its dialect
        return type(declared).__name__.lower()


def _shown(url: URL) -> str:
    """The database without user, password and options."""
    return f"{url.get_backend_name()}://{address(url) if url.host else ''}/{url.database or ''}"


def _expanded(url: str) -> str:
    def value(found: re.Match[str]) -> str:
        if found[1] not in os.environ:
            raise ConfigError(f"${{{found[1]}}} is not set. Export it, or write the value in its place.")
        return os.environ[found[1]]

    return _VARIABLE.sub(value, url)
