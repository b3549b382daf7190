"""`db/schema.rb` of Ruby on Rails: calls of a small language, one a line, as ActiveRecord's SchemaDumper writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from scanner.gate.schema import NOWHERE, Column, Said, Schema, Table, Unread
from scanner.gate.schemas.keys import KEY, add_keys
from scanner.gate.types import kinds

_STRING = r"""["'](?P<{0}>(?:[^"'\\]|\\.)*)["']"""
_TABLE = re.compile(rf"\s*create_table\s*\(?\s*:?{_STRING.format('name')}(?P<rest>.*)")
_TABLE_SYMBOL = re.compile(r"\s*create_table\s*\(?\s*:(?P<name>\w+)(?P<rest>.*)")
_COLUMN = re.compile(rf"\s*t\.(?P<type>\w+)\s*\(?\s*(?:{_STRING.format('name')}|:(?P<symbol>\w+))(?P<rest>.*)")
_OPTION = re.compile(r"""\b(limit|comment|precision|scale|array):\s*("(?:[^"\\]|\\.)*"|'[^']*'|\d+|true)""")
_KEY = re.compile(rf"\s*add_foreign_key\s+{_STRING.format('table')},\s*{_STRING.format('other')}(?P<rest>.*)")
_ENUM = re.compile(rf"\s*create_enum\s+:?{_STRING.format('name')},\s*\[(?P<values>.*?)\]")
_SAID = re.compile(r"#\s*noticegap:\s*(?P<text>.*)", re.IGNORECASE)
_JSON = re.compile(r"\st\.jsonb?\b.*\bdefault:\s*\{(.*)\}")
_HASH = re.compile(r'"?(\w+)"?(?:=>|:)')
_VIEW = re.compile(rf"\s*create_view\s*\(?\s*:?{_STRING.format('name')},.*<<[-~]?[\"']?(?P<end>\w+)")
_NO_COLUMN = frozenset(("index", "timestamps", "check_constraint", "exclusion_constraint", "unique_constraint", "foreign_key"))
_WORDS = {"bigint": "bigint", "citext": "text", "references": "bigint", "belongs_to": "bigint", "binary": "blob"}


def read_rails(text: str, file: str, schema: Schema) -> None:
    """Adds the tables of a schema.rb; a line in a table that is no call of a known form is unread."""
    table: Table | None = None
    before: Table | None = None
    said: Said | None = None
    enums: dict[str, tuple[str, ...]] = {}
    found = 0
    for line, row in enumerate(text.split("\n"), 1):
        comment = _SAID.search(row)
        if comment:
            said = Said(comment["text"].strip(), file, line)
        if opened := _TABLE.match(row) or _TABLE_SYMBOL.match(row):
            found += 1
            table = Table(opened["name"], comment=_options(opened["rest"]).get("comment", ""), file=file, line=line)
            before = schema.own(table.name)
            schema.add(table)
        elif enum := _ENUM.match(row):
            enums[enum["name"]] = tuple(re.findall(r'"([^"]*)"', enum["values"]))
        elif key := _KEY.match(row):
            _refer(schema, key["table"], key["other"], key["rest"])
        elif table is not None and re.match(r"\s*end\b", row):
            table.keep(before)
            schema.notes += [Unread(said.file, said.line, NOWHERE)] if said else []
            table = said = None
        elif table is not None and (column := _column(row, file, line, enums)):
            table.add(replace(column, said=(said,)) if said else column)
            for key in _HASH.findall(options[1]) if (options := _JSON.search(row)) else ():
                table.add(Column(f"{column.name}.{key}", KEY, file=file, line=line))
            add_keys(table, row, file, line)
            said = None
        elif table is not None and re.match(r"\s*t\.(?:index|check_constraint)\b", row):
            add_keys(table, row, file, line)
        elif table is not None and row.strip() and not re.match(r"\s*(?:#|t\.(?:" + "|".join(_NO_COLUMN) + r")\b)", row):
            schema.unread.append(Unread(file, line, f"{table.name}: this line declares nothing that is known"))
    _views(text, file, schema)
    if not found:
        schema.unread.append(Unread(file, 0, "holds no create_table: it is no schema.rb"))


def _views(text: str, file: str, schema: Schema) -> None:
    """Adds the views that the gem Scenic dumps: `create_view "people", sql_definition: <<-SQL`."""
    rows = text.split("\n")
    for line, row in enumerate(rows, 1):
        if (view := _VIEW.match(row)) is None:
            continue
        from scanner.gate.schemas.queries import add_view  # here: sqlglot costs a quarter of a second, and most have no view

        body = list(takewhile(lambda each: each.strip() != view["end"], rows[line:]))
        add_view(view["name"], "\n".join(body).strip().rstrip(";"), file, line, schema)


def _column(row: str, file: str, line: int, enums: dict[str, tuple[str, ...]]) -> Column | None:
    found = _COLUMN.match(row)
    if found is None or found["type"] in _NO_COLUMN:
        return None
    name, options = found["name"] or found["symbol"], _options(found["rest"])
    reference = found["type"] in ("references", "belongs_to")
    if found["type"] == "column":
        options["type"] = next(iter(re.findall(r",\s*[\"':](\w+)", found["rest"])), "")
    declared = options.get("type") or _WORDS.get(found["type"], found["type"])
    limit = options.get("limit")
    scale = f"({options['precision']},{options.get('scale', '0')})" if "precision" in options and declared == "decimal" else ""
    size = f"({limit})" if limit and declared in ("string", "text") else scale
    values = next((values for enum, values in enums.items() if f'enum_type: "{enum}"' in found["rest"]), ())
    return Column(
        f"{name}_id" if reference else name,
        f"{declared}{size}",
        kinds(f"{declared}{size}"),
        int(limit) if limit and declared in ("string", "text") else None,
        values,
        options.get("comment", ""),
        name if reference else None,
        file,
        line,
    )


def _options(rest: str) -> dict[str, str]:
    return {key: value.strip("\"'").replace('\\"', '"') for key, value in _OPTION.findall(rest)}


def _refer(schema: Schema, table: str, other: str, rest: str) -> None:
    """`add_foreign_key "orders", "users", column: "buyer_id"`: without a column, the singular of the other table's name with `_id`."""
    named = re.search(r'column:\s*["\':](\w+)', rest)
    singular = re.sub(r"ies$", "y", other) if other.endswith("ies") else other.removesuffix("s")
    found = schema.find(table)
    for name in [named[1]] if named else [f"{singular}_id", f"{other}_id", f"{other.removesuffix('es')}_id"]:
        if found and found.change(name, refers=other):
            return
