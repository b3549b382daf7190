"""SQL scripts: dialect, statements, and what the author says of columns in comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from scanner.gate.schema import NOWHERE, Said, Schema, Unread
from scanner.gate.schemas.calls import calls
from scanner.gate.schemas.ddl import apply
from scanner.gate.schemas.prepared import prepared
from scanner.gate.schemas.script import Script
from scanner.gate.schemas.statements import comments, guess

_NEAR = 3  # lines between a comment and its column: more of the comment, and `ALTER TABLE …`

Types = dict[str, tuple[str, tuple[str, ...]]]


def read_sql(text: str, file: str, schema: Schema, types: Types, dialect: str | None, include: Callable[[str, int], None]) -> None:
    """Applies a script to the schema. `types` are those that scripts before it made; `include(name, line)` reads another file."""
    script = Script(schema, types, file, dialect or guess(text))
    given = prepared(text)
    apply(given, script, include)
    for line, name, call in calls(given, schema.makers):
        script.unread(line, f"calls {name}, which puts a statement together: what it declares cannot be told", " ".join(call.split()))
    attach(schema, file, comments(text, "noticegap:"))


def attach(schema: Schema, file: str, said: Iterable[tuple[int, str]]) -> None:
    """Gives every comment to the columns on its line, else to those of the next line below it: `-- noticegap: demog.dob, needed for …`."""
    found = list(said)
    if not found:
        return
    placed = ((column.line, table, column.name) for table, column in schema.columns() if column.file == file)
    lines = sorted(placed, key=lambda each: (each[0], each[1].name, each[2]))
    for line, text in found:
        at = [each for each in lines if line <= each[0] <= line + _NEAR]
        mine = [each for each in at if each[0] == at[0][0]]
        if not mine:
            schema.notes.append(Unread(file, line, NOWHERE))
        for _, table, name in mine:
            one = table.columns[name]
            made = Said(text.partition(":")[2].strip(), file, line, shared=len(mine) > 1)
            table.columns[name] = replace(one, said=(*one.said, made) if made not in one.said else one.said)
