"""Changelogs of Liquibase in XML, YAML and JSON (docs.liquibase.com, change types): each change is read as the SQL that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from scanner.gate.schema import Schema, Unread, digest
from scanner.gate.schemas.marked import Mark, line_of, mappings
from scanner.gate.schemas.sql import Types, attach, read_sql
from scanner.gate.schemas.statements import comments
from scanner.gate.schemas.tokens import wordset

_TOLD = "is a change of Liquibase that cannot be read: give its SQL (`liquibase update-sql`)"
#: What no change is, beside those of a change set: what it undoes, asks first, or says of itself.
_BESIDE = wordset("rollback preconditions validchecksum comment property modifysql id author removechangesetproperty")
#: Changes of what is no column, and of data.
_HARMLESS = wordset(
    "addautoincrement adddefaultvalue addforeignkeyconstraint addnotnullconstraint addprimarykey adduniqueconstraint addcheckconstraint "
    "altersequence createsequence delete dropallforeignkeyconstraints dropcheckconstraint dropdefaultvalue "
    "dropforeignkeyconstraint dropindex dropnotnullconstraint dropprimarykey dropprocedure dropfunction droptrigger dropsequence "
    "dropuniqueconstraint empty enabletrigger disabletrigger enablecheckconstraint disablecheckconstraint droppackage insert loaddata "
    "loadupdatedata output renamesequence stop tagdatabase update renametrigger renameview"
)  # fmt: skip
_DEEPEST = 50


@dataclass(slots=True)
class _Node:
    """An element of XML, or a mapping: its name, what it is given, and what lies within."""

    name: str
    line: int
    given: dict[str, str] = field(default_factory=dict)
    inner: list[_Node] = field(default_factory=list)
    text: str = ""

    def get(self, *keys: str) -> str:
        """The first of these attributes that there is; "" without one."""
        return next((self.given[key] for key in keys if self.given.get(key)), "")


def read_changelog(document: Any, file: str, schema: Schema) -> None:
    """Applies a changelog in YAML or JSON."""
    found = document.get("databaseChangeLog")
    if found and not isinstance(found, list):
        schema.unread.append(Unread(file, 0, f"databaseChangeLog, which is no list, {_TOLD}"))
    root = _Node("databaseChangeLog", 1, inner=list(_nodes(found, 0)))
    _apply(root, file, schema, {})


def read_xml(text: str, file: str, schema: Schema, types: Types) -> None:
    """Applies a changelog in XML. Entities of its own making are not followed: one that has some is unread."""
    try:
        root = _parsed(text)
    except expat.ExpatError as error:
        schema.unread.append(Unread(file, error.lineno, "is no XML: give the changelog as it is run", digest(text)))
        return
    except ValueError:
        schema.unread.append(Unread(file, 0, "declares entities of its own, which are not followed", digest(text)))
        return
    _apply(root, file, schema, types)
    attach(schema, file, ((line, said.partition("-->")[0].strip()) for line, said in comments(text, "noticegap:")))


def _parsed(text: str) -> _Node:
    root, parser = _Node("", 0), expat.ParserCreate()
    open_ = [root]

    def begin(name: str, given: dict[str, str]) -> None:
        node = _Node(name.rpartition(":")[2], parser.CurrentLineNumber, given)
        open_[-1].inner.append(node)
        open_.append(node)

    def said(text: str) -> None:
        open_[-1].text += text

    def refused(*entity: object) -> None:
        raise ValueError

    parser.StartElementHandler, parser.EndElementHandler = begin, lambda name: open_.pop()
    parser.CharacterDataHandler, parser.EntityDeclHandler = said, refused
    parser.buffer_text = True
    parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    return root


def _nodes(found: Any, depth: int) -> Iterator[_Node]:
    """The nodes of a list of mappings with one key each: `- addColumn: {tableName: …}`."""
    for each in mappings(found) if depth < _DEEPEST else ():
        for name, value in each.items():
            node = _Node(name, line_of(each, name))
            if isinstance(value, Mark):
                node.given = {key: str(inner) for key, inner in value.items() if isinstance(inner, str)}
                parts = [value.get(key) for key in ("changes", "columns")]
                node.inner = [inner for part in parts for inner in _nodes(part, depth + 1)]
                if isinstance(value.get("constraints"), Mark):
                    rules = value["constraints"]
                    node.inner.append(_Node("constraints", node.line, {key: str(rule) for key, rule in rules.items()}))
                node.text = node.get("sql", "selectQuery", "procedureText")
                node.line = line_of(value, "name", node.line) if name == "column" else node.line
            yield node


def _apply(root: _Node, file: str, schema: Schema, types: Types) -> None:
    for node in _changes(root):
        name = node.name.lower()
        told = name in _MADE and all(each.get("name") for each in _columns(node))
        sql = _placed([each for each in _MADE[name](node) if each[1]]) if told else ""
        if sql.strip():
            read_sql(sql, file, schema, types, None if name in ("sql", "createprocedure") else "postgres", lambda name, line: None)
        elif name in ("include", "includeall", "sqlfile"):
            schema.wanted.append((file, node.line, node.get("file", "path")))
        elif name not in _HARMLESS:
            schema.unread.append(Unread(file, node.line, f"{node.name} {_TOLD}", digest(f"{node.given}{node.text}")))


def _changes(node: _Node) -> Iterator[_Node]:
    """The changes of all change sets, in order."""
    for each in node.inner:
        if each.name.lower() in ("databasechangelog", "changeset"):
            yield from _changes(each)
        elif each.name.lower() not in _BESIDE:
            yield each


def _placed(lines: list[tuple[int, str]]) -> str:
    """The texts as one, each on its own line of the file as far as that can be."""
    text, at = "", 1
    for line, each in lines:
        missing = max(0, line - at)
        text += "\n" * missing + each + " "
        at += missing + each.count("\n")
    return text


def _name(*parts: str) -> str:
    return ".".join('"' + part.replace('"', '""') + '"' for part in parts if part)


def _table(node: _Node, *keys: str) -> str:
    return _name(node.get("schemaName"), node.get(*(keys or ("tableName",))))


def _said(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _columns(node: _Node) -> list[_Node]:
    return [each for each in node.inner if each.name.lower() == "column"]


def _declared(column: _Node) -> str:
    """`"name" type REFERENCES other`."""
    rules = next((each for each in column.inner if each.name.lower() == "constraints"), _Node("", 0))
    other = rules.get("referencedTableName") or rules.get("references").partition("(")[0]
    return f"{_name(column.get('name'))} {_type(column.get('type'))}" + (f" REFERENCES {_name(other)}" if other else "")


def _type(declared: str) -> str:
    """The type as databases call it: `java.sql.Types.VARCHAR(9)` is one, too."""
    return declared.rpartition("java.sql.Types.")[2]


def _remarks(node: _Node, column: _Node) -> Iterator[tuple[int, str]]:
    if said := column.get("remarks"):
        yield column.line, f"COMMENT ON COLUMN {_table(node)}.{_name(column.get('name', 'columnName'))} IS {_said(said)};"


def _create_table(node: _Node) -> Iterator[tuple[int, str]]:
    if not (columns := _columns(node)):
        return
    yield node.line, f"CREATE TABLE {_table(node)} ("
    yield from ((each.line, _declared(each) + ("," if each is not columns[-1] else "")) for each in columns)
    yield node.line, ");"
    if said := node.get("remarks"):
        yield node.line, f"COMMENT ON TABLE {_table(node)} IS {_said(said)};"
    for each in columns:
        yield from _remarks(node, each)


def _add_column(node: _Node) -> Iterator[tuple[int, str]]:
    for each in _columns(node):
        yield each.line, f"ALTER TABLE {_table(node)} ADD COLUMN {_declared(each)};"
        yield from _remarks(node, each)


def _drop_column(node: _Node) -> Iterator[tuple[int, str]]:
    names = [node.get("columnName"), *(each.get("name") for each in _columns(node))]
    yield from ((node.line, f"ALTER TABLE {_table(node)} DROP COLUMN {_name(name)};") for name in names if name)


def _rename_column(node: _Node) -> Iterator[tuple[int, str]]:
    yield node.line, f"ALTER TABLE {_table(node)} RENAME COLUMN {_name(node.get('oldColumnName'))} TO {_name(node.get('newColumnName'))};"
    renamed = _Node("column", node.line, {"name": node.get("newColumnName"), "remarks": node.get("remarks")})
    yield from _remarks(node, renamed)


def _retype(node: _Node) -> Iterator[tuple[int, str]]:
    yield node.line, f"ALTER TABLE {_table(node)} ALTER COLUMN {_name(node.get('columnName'))} TYPE {_type(node.get('newDataType'))};"


def _merge(node: _Node) -> Iterator[tuple[int, str]]:
    yield node.line, f"ALTER TABLE {_table(node)} ADD COLUMN {_name(node.get('finalColumnName'))} {_type(node.get('finalColumnType'))};"


def _lookup(node: _Node) -> Iterator[tuple[int, str]]:
    name = _name(node.get("newTableSchemaName"), node.get("newTableName"))
    yield node.line, f"CREATE TABLE {name} ({_name(node.get('newColumnName'))} {_type(node.get('newColumnDataType'))});"


def _index(node: _Node) -> Iterator[tuple[int, str]]:
    """An index, which may take a key from JSON."""
    names = [each.get("name") for each in _columns(node)]
    keys = ", ".join(name if "(" in name or "'" in name else _name(name) for name in names)
    yield node.line, f"CREATE INDEX {_name(node.get('indexName'))} ON {_table(node)} ({keys});"


_MADE: dict[str, Callable[[_Node], Iterator[tuple[int, str]]]] = {
    "createtable": _create_table,
    "addcolumn": _add_column,
    "dropcolumn": _drop_column,
    "renamecolumn": _rename_column,
    "modifydatatype": _retype,
    "createindex": _index,
    "mergecolumns": _merge,
    "addlookuptable": _lookup,
    "setcolumnremarks": lambda node: _remarks(node, node),
    "settableremarks": lambda node: iter([(node.line, f"COMMENT ON TABLE {_table(node)} IS {_said(node.get('remarks'))};")]),
    "renametable": lambda node: iter(
        [(node.line, f"ALTER TABLE {_table(node, 'oldTableName')} RENAME TO {_name(node.get('newTableName'))};")]
    ),
    "droptable": lambda node: iter([(node.line, f"DROP TABLE {_table(node)};")]),
    "dropview": lambda node: iter([(node.line, f"DROP VIEW {_table(node, 'viewName')};")]),
    "createview": lambda node: iter([(node.line, f"CREATE OR REPLACE VIEW {_table(node, 'viewName')} AS {node.text.strip()};")]),
    "sql": lambda node: iter([(node.line, node.text)]),
    "createprocedure": lambda node: iter([(node.line, node.text)]),
}
