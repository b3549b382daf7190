"""Applies the statements of SQL scripts to a schema, in order: CREATE, ALTER, RENAME, DROP and COMMENT, in five dialects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from scanner.gate.schemas.alter import alter_table
from scanner.gate.schemas.create import create_table, create_virtual
from scanner.gate.schemas.other import (
    alter_type,
    comment_on,
    create_domain,
    create_type,
    drop_table,
    drop_type,
    included,
    procedure,
    rename_tables,
)
from scanner.gate.schemas.script import Script, Statement
from scanner.gate.schemas.statements import Piece, statements
from scanner.gate.schemas.tokens import Reader, Unreadable, dialect_of, tokenize, wordset

_DDL = re.compile(
    r"\b(?:(?:CREATE|ALTER|DROP)\s+(?:(?:GLOBAL|LOCAL|UNLOGGED|FOREIGN|EXTERNAL|COLUMN|HYBRID|ROW|MULTISET|SET|OR|REPLACE|TRANSIENT)\s+)*"
    r"(?:TABLE|VIRTUAL\s+TABLE|TYPE|DOMAIN)|RENAME\s+TABLE|COMMENT\s+ON|(?:EXEC|EXECUTE|CALL)?\s*(?:sys\.|dbo\.)?sp_(?:rename|addextendedproperty))\b",
    re.IGNORECASE,
)
_SQL = re.compile(
    r"(?:CREATE|ALTER|DROP|RENAME|COMMENT|EXEC|EXECUTE|CALL|DO|BEGIN|IF|DECLARE|WITH|EXPLAIN|ATTACH|DETACH|REINDEX|REFRESH|CLUSTER|RESET|"
    r"SAVEPOINT|RELEASE|PREPARE|DEALLOCATE|FLUSH|OPTIMIZE|DISCARD|NOTIFY|LISTEN|SECURITY|IMPORT|WHENEVER|PROMPT|REM|EXIT|QUIT|ELSE|ELSIF|END|"
    r"RETURN|RAISE|EXCEPTION|WHEN|LOOP|FOR|WHILE|PERFORM|FETCH|OPEN|CLOSE|NULL|THROW|WAITFOR|GOTO|VALUES|KILL|DBCC|DENY|DEFINE|SPOOL|SET|"
    r"INSERT|UPDATE|DELETE|SELECT|GRANT|REVOKE|USE|TRUNCATE|COPY|MERGE|LOCK|UNLOCK|ANALYZE|VACUUM|COMMIT|ROLLBACK|START|PRINT|REPLACE|PRAGMA|SHOW|CONNECT|"
    r"LOAD|HANDLER|PURGE|INSTALL|CHECKPOINT|REASSIGN|SIGNAL|LEAVE|ITERATE|REPEAT|CASE|\w+\s*:=|<<|/\*!|\{|\()",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(r"\s*CREATE\s+(?:OR\s+REPLACE\s+)?(?:(?:GLOBAL|LOCAL|PRIVATE)\s+)?TEMP(?:ORARY)?\b", re.IGNORECASE)
_BODY = re.compile(r"\$(?P<tag>\w*)\$(?P<body>.*)\$(?P=tag)\$", re.DOTALL)
_PROGRAM = re.compile(
    r"CREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:ALGORITHM\s*=\s*\w+\s+)?(?:DEFINER\s*=\s*\S+\s+)?(?:EDITIONABLE\s+)?"
    r"(?:SQL\s+SECURITY\s+\w+\s+)?"
    r"(?:FUNCTION|PROCEDURE|PROC|TRIGGER|PACKAGE|VIEW|MATERIALIZED|RULE|EVENT)\b",
    re.IGNORECASE,
)
_DYNAMIC = re.compile(r"\b(?:EXECUTE\s+(?:IMMEDIATE\b|format\b|'|\w+\s*\|\|)|sp_executesql\b|PREPARE\s+\w+\s+FROM\b)", re.IGNORECASE)
_BATCH = re.compile(r"\n(?=[ \t]*(?:CREATE|ALTER|DROP|EXEC(?:UTE)?|IF|BEGIN|END|PRINT|INSERT|DECLARE|UPDATE)\b)", re.IGNORECASE)
_LONGEST = 2_000_000  # characters of one statement: no table is declared in more


def apply(text: str, script: Script, include: Callable[[str, int], None]) -> None:
    """Applies a script's text; `include(file, line)` is called for each file that the script names. What cannot be read is in `unread`."""
    for statement in statements(text, script.dialect):
        if statement.directive:
            script.known += 1
            if named := included(statement.text):
                include(named, statement.line)
            continue
        for part in _batch(statement, script.dialect):
            _statement(part, script)


def _batch(statement: Piece, dialect: str) -> Iterator[Piece]:
    """T-SQL needs no semicolons: a batch is cut where a line begins a statement."""
    if dialect != "tsql" or _PROGRAM.match(statement.text):
        yield statement
        return
    line, pieces = statement.line, _BATCH.split(statement.text)
    for number, piece in enumerate(pieces, 1):
        yield Piece(piece.strip(), line, statement.complete or number < len(pieces))
        line += piece.count("\n") + 1


def _statement(statement: Piece, script: Script) -> None:
    """Reads one statement; whatever stops that is an `Unread` with its line."""
    text = statement.text
    if not _SQL.match(text):
        if not script.known:  # what follows a statement may be the tail of a program's body
            script.unread(statement.line, "this is no SQL statement")
            script.known = 1  # said once for a file that is no SQL at all
        return
    script.known += 1
    if not statement.complete:
        script.unread(statement.line, "a quote or a comment that opens in this statement is never closed")
        return
    if _PROGRAM.match(text) or _TEMPORARY.match(text):
        return
    if re.match(r"DO\b", text, re.IGNORECASE) and (body := _BODY.search(text)):
        inner = statement.line + text.count("\n", 0, body.start("body"))
        for each in statements(body["body"], script.dialect):
            _ddl(replace(each, line=each.line + inner - 1), script)
        return
    _ddl(statement, script)


def _ddl(statement: Piece, script: Script) -> None:
    found = _DDL.search(statement.text)
    if found is None:
        return
    if _DYNAMIC.search(statement.text):
        script.unread(statement.line, "the statement is put together by a program: what it declares cannot be told")
        return
    line, text = statement.line + statement.text.count("\n", 0, found.start()), statement.text[found.start() :].lstrip()
    if len(text) > _LONGEST:
        script.unread(line, "this statement is longer than 2 MB")
        return
    if _TEMPORARY.match(text):
        return
    verb = re.match(r"\w+", text)
    assert verb is not None
    words = "_" * verb.end() + text[verb.end() :]  # sqlglot takes what follows some verbs as one piece of text
    try:
        _apply(verb[0], Reader(tokenize(words, dialect_of(text, script.dialect))[1:]), Statement(text, line, script))
    except Unreadable as error:
        script.unread(line, str(error))


def _apply(verb: str, reader: Reader, at: Statement) -> None:
    verb = verb.upper()
    while reader.word() in _BETWEEN:
        reader.at += 1
    if verb in ("CREATE", "ALTER", "DROP", "RENAME"):
        verb = f"{verb} {reader.token().text.upper()}"
    if verb in _VERBS:
        _VERBS[verb](reader, at)
    elif verb.startswith(("EXEC", "CALL", "SP_", "SYS", "DBO")):
        procedure(reader, at)


_BETWEEN = wordset("OR REPLACE GLOBAL LOCAL UNLOGGED FOREIGN EXTERNAL COLUMN HYBRID ROW MULTISET SET TRANSIENT")
_VERBS: Mapping[str, Callable[[Reader, Statement], None]] = {
    "CREATE TABLE": create_table,
    "CREATE VIRTUAL": create_virtual,
    "ALTER TABLE": alter_table,
    "DROP TABLE": drop_table,
    "DROP TYPE": drop_type,
    "RENAME TABLE": rename_tables,
    "COMMENT": comment_on,
    "CREATE TYPE": create_type,
    "CREATE DOMAIN": create_domain,
    "ALTER TYPE": alter_type,
}
