"""`--models`: the tables of SQLAlchemy metadata (`package.module:Base`) or of a Django project (`django:project.settings`)."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import sys
from collections.abc import Mapping
from typing import Any

from scanner.errors import ConfigError, unexpected
from scanner.gate.schema import Column, Said, Schema, Table
from scanner.gate.schemas.dbt import TAGS, tag
from scanner.gate.types import kinds, length


def read_models(spec: str) -> Schema:
    """Imports the models and reads their tables. This runs the project's own code. ConfigError where it cannot be imported."""
    module, colon, name = spec.partition(":")
    if not colon or not module or not name:
        raise ConfigError(f'--models "{spec}": write it like package.module:Base, or django:project.settings.')
    if os.getcwd() not in sys.path:
        sys.path.insert(0, os.getcwd())
    if module == "django":
        return _django(name)
    found: Any = _import(module, spec)
    for part in name.split("."):
        if not hasattr(found, part):
            raise ConfigError(f'--models "{spec}": {module} has no {part}.')
        found = getattr(found, part)
    return _sqlalchemy(found, spec)


def _import(module: str, spec: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ConfigError(
            f'--models "{spec}": there is no module {error.name} here. Run noticegap where the project is installed.'
        ) from None
    except Exception as error:  # noqa: BLE001 - the project's own code may raise anything, and its text may hold anything
        raise ConfigError(f'--models "{spec}": {module} cannot be imported: {unexpected(error)}.') from None


def _sqlalchemy(base: Any, spec: str) -> Schema:
    from sqlalchemy import MetaData

    metadata = base if isinstance(base, MetaData) else getattr(base, "metadata", None)
    if not isinstance(metadata, MetaData):
        raise ConfigError(f'--models "{spec}": is no declarative base and no MetaData.')
    places = _classes(base)
    schema = Schema()
    for table in metadata.tables.values():
        file, line, source = places.get(table.fullname, (spec, 1, ""))
        found = Table(table.fullname, comment=table.comment or "", file=file, line=line)
        for column in table.columns:
            found.add(_column(column, file, line, source))
        schema.add(found)
    if not schema.tables:
        raise ConfigError(f'--models "{spec}": no table is known there. Name a module that imports all models.')
    return schema


def _column(column: Any, file: str, line: int, source: str) -> Column:
    declared = _type(column.type)
    values = tuple(map(str, getattr(column.type, "enums", None) or ()))
    refers = next((key.target_fullname.rpartition(".")[0] for key in column.foreign_keys), None)
    at = _line(source, (column.key, column.name), line)
    comment = column.comment or column.doc or ""
    said = tuple(Said(text, file, at) for key in TAGS if (text := tag(column.info.get(key), key)) is not None)
    return Column(column.name, declared, kinds(declared), length(declared), values, comment, refers, file, at, said)


def _type(declared: Any) -> str:
    try:
        return str(declared.compile()).lower()
    except Exception:  # noqa: BLE001 - a type of one dialect, or the project's own, may not compile without it
        return str(getattr(declared, "__visit_name__", type(declared).__name__)).lower()


def _classes(base: Any) -> Mapping[str, tuple[str, int, str]]:
    """File, first line and text of the class that declares each table."""
    registry = getattr(base, "registry", None)
    places: dict[str, tuple[str, int, str]] = {}
    for mapper in getattr(registry, "mappers", ()):
        try:
            lines, first = inspect.getsourcelines(mapper.class_)
            file = os.path.relpath(inspect.getsourcefile(mapper.class_) or "")
        except (OSError, TypeError, ValueError):
            continue
        places[mapper.local_table.fullname] = (file.replace(os.sep, "/"), first, "".join(lines))
    return places


def _line(source: str, names: tuple[str, ...], first: int) -> int:
    """The line of an attribute in the text of its class."""
    for name in names:
        if found := re.search(rf"^[ \t]+{re.escape(name)}\s*[:=]", source, re.MULTILINE):
            return first + source.count("\n", 0, found.start())
    return first


def _django(settings: str) -> Schema:
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    django = _import("django", f"django:{settings}")
    try:
        django.setup()
        models = importlib.import_module("django.apps").apps.get_models(include_auto_created=True)
        connection = importlib.import_module("django.db").connection
        schema = Schema()
        for model in models:
            schema.add(_model(model, connection))
    except Exception as error:  # noqa: BLE001 - the project's own code may raise anything, and its text may hold anything
        raise ConfigError(f'--models "django:{settings}": the project cannot be set up: {unexpected(error)}.') from None
    return schema


def _model(model: Any, connection: Any) -> Table:
    try:
        lines, first = inspect.getsourcelines(model)
        file = os.path.relpath(inspect.getsourcefile(model) or "").replace(os.sep, "/")
    except (OSError, TypeError, ValueError):
        lines, first, file = [], 1, model.__module__
    table = Table(model._meta.db_table, file=file, line=first)
    for field in model._meta.local_concrete_fields:
        declared = str(field.db_type(connection) or "").lower()
        line = _line("".join(lines), (field.name,), first)
        listed = tuple(str(value) for value, _ in field.flatchoices) if field.choices else ()
        said = next((str(text) for text in (getattr(field, "db_comment", ""), field.help_text, field.verbose_name) if text), "")
        refers = field.related_model._meta.db_table if field.is_relation and field.related_model else None
        table.add(Column(field.column, declared, kinds(declared), length(declared), listed, said, refers, file, line))
    return table
