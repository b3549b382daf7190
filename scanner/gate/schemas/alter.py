"""ALTER TABLE, action by action: columns added, renamed, retyped and dropped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from scanner.gate.schema import Column, Table
from scanner.gate.schemas.columns import constrain, is_constraint
from scanner.gate.schemas.keys import KEY
from scanner.gate.schemas.script import Script, Statement
from scanner.gate.schemas.tokens import Reader, Unreadable, items

_NOT_COLUMNS = frozenset(("CONSTRAINT", "PARTITION", "INDEX", "KEY", "PRIMARY", "FOREIGN", "CHECK", "UNIQUE", "DEFAULT"))
#: What may follow the comma after ADD, and adds no column.
_ACTIONS = frozenset(
    (("VALIDATE", "CONSTRAINT"), ("REORGANIZE", "PARTITION"), ("OWNER", "TO"), ("ENABLE", "TRIGGER"), ("DISABLE", "TRIGGER"),
     ("ENABLE", "ROW"), ("DISABLE", "ROW"), ("FORCE", "ROW"), ("CONVERT", "TO"), ("CLUSTER", "ON"), ("ORDER", "BY"))
)  # fmt: skip
_SKIPPED = (("IF", "EXISTS"), ("ONLY",), ("WITH", "CHECK"), ("WITH", "NOCHECK"), ("*",))


def alter_table(reader: Reader, at: Statement) -> None:
    """Applies one ALTER TABLE statement, or ALTER TYPE for a type of several fields."""
    reader.take("IF", "EXISTS")
    reader.take("ONLY")
    found = at.script.table(reader.name(), at.line)
    while any(reader.take(*words) for words in _SKIPPED):
        pass
    verb, actions = "", items(reader.rest())
    if not actions:
        raise Unreadable("this statement ends too early")
    for item in actions:
        action = Reader(item)
        if action.word() in _VERBS:
            verb = action.word()
            action.at = 1
        elif verb != "ADD" or action.word(1) == "=" or (action.word(), action.word(1)) in _ACTIONS:  # T-SQL: ADD a int, b int
            _other(action)
            continue
        _VERBS[verb](action, found, at)
    if not found.created and not found.columns and found in at.script.schema.of_name(found.name):
        at.script.schema.drop(found)  # an index, an owner: nothing about columns


def _set(action: Reader, found: Table, at: Statement) -> None:
    """SET SCHEMA of PostgreSQL: the table lies elsewhere, and may be for other purposes there. Everything else is about no column."""
    if action.take("SCHEMA"):
        rename_table(found.name, f"{action.name()}.{found.name.rpartition('.')[2]}", at.script, at.line)


def _other(action: Reader) -> None:
    """An action that is about no column. Raises Unreadable for what is no action, and for one that adds a column all the same."""
    if not re.match(r"\w", action.word() or "_") or any(action.word(i) in ("ADD", "MODIFY", "RENAME") for i in range(len(action.tokens))):
        raise Unreadable("a change of a table that is not understood")


def _add(action: Reader, found: Table, at: Statement) -> None:
    for words in (("COLUMN",), ("COLUMNS",), ("ATTRIBUTE",), ("IF", "NOT", "EXISTS")):
        action.take(*words)
    if _of_parts(action):
        return
    for part in items(action.bracket()) if action.word() == "(" else [action.rest()]:
        if is_constraint(part):
            for name, changes in constrain(found.columns, part):
                found.change(name, **changes)
        else:
            found.add(at.column(part))


def _of_parts(action: Reader) -> bool:
    """Whether the action is about parts of the table or where they lie: a column may be called `partition`, and has a type."""
    named = action.word() in ("PARTITION", "SUBPARTITION")
    return (named and (action.word(1) == "(" or action.word(2) in ("VALUES", "("))) or (action.word() == "LOB" and action.word(1) == "(")


def _modify(action: Reader, found: Table, at: Statement) -> None:
    """MODIFY of MySQL and Oracle: a declaration of a column that is there."""
    if _of_parts(action):
        return
    action.take("COLUMN")
    for part in items(action.bracket()) if action.word() == "(" else [action.rest()]:
        _retype(found, at.column(part))


def _change(action: Reader, found: Table, at: Statement) -> None:
    """CHANGE of MySQL: an old name, then a declaration."""
    action.take("COLUMN")
    old, new = action.token().text, at.column(action.rest())
    if old.casefold() != new.name.casefold():
        _rename(found, old, new.name, at.script.file, new.line)
    _retype(found, new)


def _alter(action: Reader, found: Table, at: Statement) -> None:
    """ALTER [COLUMN] name [SET DATA] TYPE type; T-SQL leaves TYPE out."""
    if action.word() in ("INDEX", "CHECK", "CONSTRAINT") and action.word(1) not in ("SET", "DROP", "TYPE", ""):
        return
    action.take("COLUMN")
    name = action.token()
    typed = action.take("SET", "DATA", "TYPE") or action.take("TYPE")
    if typed or action.word() not in ("SET", "DROP", "ADD", "RESTART", ""):
        _retype(found, at.column([name, *action.rest()]))


def _retype(found: Table, new: Column) -> None:
    """Gives a column the new declaration; what it does not say stays."""
    known = found.find(new.name)
    was = found.columns[known] if known else new
    declared = new if new.type else was
    found.add(
        replace(
            was,
            type=declared.type,
            kinds=declared.kinds,
            length=declared.length,
            values=new.values or was.values,
            comment=new.comment or was.comment,
            file=new.file,
            line=new.line,
        )
    )


def _drop(action: Reader, found: Table, at: Statement) -> None:
    if action.word() in _NOT_COLUMNS:
        return
    for words in ("COLUMN", "COLUMNS", "ATTRIBUTE"):
        action.take(words)
    sure = not action.take("IF", "EXISTS")
    for token in [item[0] for item in items(action.bracket())] if action.word() == "(" else [action.token()]:
        known = found.find(token.text)
        if known:
            for name in [n for n, each in found.columns.items() if n == known or (each.type == KEY and n.startswith(f"{known}."))]:
                del found.columns[name]
        elif sure and found.created:
            at.script.note(at.line_of(token), f"drops the column {found.name}.{token.text}, which nothing before it created")


def _renamed(action: Reader, found: Table, at: Statement) -> None:
    if action.word() in ("CONSTRAINT", "INDEX", "KEY", "PARTITION"):
        return
    if action.take("TO") or action.take("AS"):
        rename_table(found.name, action.name(), at.script, at.line)
        return
    _ = action.take("COLUMN") or action.take("ATTRIBUTE")
    old = action.token()
    if not action.take("TO"):
        raise Unreadable("RENAME without TO")
    _rename(found, old.text, action.token().text, at.script.file, at.line_of(old))


def rename_column(table: str, old: str, new: str, at: Statement) -> None:
    """Gives a column another name; it remembers the old one."""
    _rename(at.script.table(table, at.line), old, new, at.script.file, at.line)


def _rename(found: Table, old: str, new: str, file: str, line: int) -> None:
    known = found.find(old)
    column = found.columns[known] if known else Column(old)
    renamed = replace(column, name=new, was=(*column.was, (found.name, column.name)), file=file, line=line)
    if known:
        found.rename(known, renamed)
    elif not found.find(new):
        found.add(renamed)


def moved(column: Column, file: str, line: int) -> dict[str, Any]:
    """Where a change to the column stands, if that is another file: a reviewer looks at what the change touches.

    In its own file a decision in a comment belongs to the line that declares it.
    """
    return {} if column.file == file else {"file": file, "line": line}


def rename_table(old: str, new: str, script: Script, line: int) -> None:
    """Gives a table another name; its columns remember the old one."""
    found = script.schema.find(old)
    if found is None:
        script.note(line, f"renames the table {old}, which nothing before it created")
        found = Table(old, file=script.file, line=line, created=False)
    else:
        script.schema.drop(found)
    schema = found.name.rpartition(".")[0]
    name = new if "." in new or not schema else f"{schema}.{new}"
    columns = {
        key: replace(each, was=(*each.was, (found.name, each.name)), **moved(each, script.file, line))
        for key, each in found.columns.items()
    }
    script.schema.add(replace(found, name=name, columns=columns))


_VERBS = {"ADD": _add, "MODIFY": _modify, "CHANGE": _change, "ALTER": _alter, "DROP": _drop, "RENAME": _renamed, "SET": _set}
