"""The smallest change that would make a failing column pass, ready to paste."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath

from scanner.gate.order import PROGRAMS, SQL
from scanner.gate.pipe import NAME
from scanner.gate.result import Entry
from scanner.model import Notice
from scanner.taxonomy import Taxonomy

_YEAR = timedelta(days=365)


def advice(entry: Entry, purposes: tuple[str, ...], notice: Notice, taxonomy: Taxonomy, today: date) -> tuple[str, ...]:
    """Lines that say what to write, and where."""
    return tuple(_lines(entry, purposes, notice, taxonomy, today))


def _lines(entry: Entry, purposes: tuple[str, ...], notice: Notice, taxonomy: Taxonomy, today: date) -> Iterator[str]:
    if entry.category is None:
        return
    if entry.status == "prohibited":
        yield "must not be kept: drop the column. If it holds something else, say so where it stands:"
        yield f"    {_mark(entry, 'none')}"
        return
    category = taxonomy.categories[entry.category]
    wanted = next((purpose for purpose in notice.purposes if purpose.id in purposes), None)
    if wanted is not None:
        yield f"declare it: add to the notice, under “{wanted.says}”, and to purpose {wanted.id} in notice.toml:"
        yield f"    {{ says = {json.dumps(category.label, ensure_ascii=False)}, keys = [{json.dumps(entry.category)}] }},"
    beside = entry.column is not None and "://" not in entry.file and entry.file != NAME and not entry.file.endswith((".json", ".avsc"))
    yield f"or record the decision {'where the column stands' if beside else 'in noticegap.toml'}:"
    if beside:
        yield f"    {_mark(entry, entry.category)}"
        return
    yield "    [[accept]]"
    yield f"    column = {json.dumps(entry.place, ensure_ascii=False)}"
    yield f'    category = "{entry.category}"'
    yield from ('    reason = "REASON"', '    owner = "WHO"', f"    until = {today + _YEAR}")


def _mark(entry: Entry, key: str) -> str:
    """The comment that decides, in the language of the file."""
    words = f"noticegap: {key}, REASON"
    if entry.file.endswith((".rb", ".graphql", ".graphqls", ".gql", ".tf", ".hcl")):
        return f"# {words}"
    if entry.file.endswith((".prisma", ".zmodel", ".proto", ".dbml")):
        return f"// {words}"
    if entry.file.endswith((".yml", ".yaml")):
        others = f'Liquibase: remarks: "{words}"; OpenAPI, JSON Schema: x-noticegap: "{key}, REASON"'
        return f'meta: {{ noticegap: "{key}, REASON" }}    ({others})'
    if entry.file.endswith(".xml"):
        return f"<!-- {words} -->"
    if entry.file.lower().endswith(SQL):
        return f"-- {words}"
    if PurePosixPath(entry.file).suffix.lower() in PROGRAMS and not entry.file.endswith(".py"):
        return f"{'#' if entry.file.endswith('.exs') else '//'} {words}"
    return f'info={{"noticegap": "{key}, REASON"}}    (Django: db_comment="{words}"; in a migration: # {words})'
