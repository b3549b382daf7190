"""Applies the statements of SQL scripts to a schema, in order: CREATE, ALTER, RENAME, DROP and COMMENT, in five dialects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from scanner.gate.schemas.alter import alter_table
from scanner.gate.schemas.calls import made_by
from scanner.gate.schemas.create import alter_view, create_table, create_view, create_virtual, select_into
from scanner.gate.schemas.declarations import DDL, TEMPORARY, VIEW, Declaration, declarations
from scanner.gate.schemas.keys import json_keys
from scanner.gate.schemas.other import (
    alter_type,
    comment_on,
    create_domain,
    create_type,
    drop_table,
    drop_type,
    drop_view,
    import_schema,
    included,
    procedure,
    rename_tables,
)
from scanner.gate.schemas.script import Script, Statement
from scanner.gate.schemas.statements import Piece, masked, statements
from scanner.gate.schemas.tokens import Reader, Unreadable, dialect_of, tokenize, wordset

_SQL = re.compile(
    r"(?:CREATE|ALTER|DROP|RENAME|COMMENT|EXEC|EXECUTE|CALL|DO|BEGIN|IF|DECLARE|WITH|EXPLAIN|ATTACH|DETACH|REINDEX|REFRESH|CLUSTER|RESET|"
    r"SAVEPOINT|RELEASE|PREPARE|DEALLOCATE|FLUSH|OPTIMIZE|DISCARD|NOTIFY|LISTEN|SECURITY|IMPORT|WHENEVER|PROMPT|REM|EXIT|QUIT|ELSE|ELSIF|END|"
    r"RETURN|RAISE|EXCEPTION|WHEN|LOOP|FOR|WHILE|PERFORM|FETCH|OPEN|CLOSE|NULL|THROW|WAITFOR|GOTO|VALUES|KILL|DBCC|DENY|DEFINE|SPOOL|SET|"
    r"INSERT|UPDATE|DELETE|SELECT|GRANT|REVOKE|USE|TRUNCATE|COPY|MERGE|LOCK|UNLOCK|ANALYZE|VACUUM|COMMIT|ROLLBACK|START|PRINT|REPLACE|PRAGMA|SHOW|CONNECT|"
    r"LOAD|HANDLER|PURGE|INSTALL|CHECKPOINT|REASSIGN|SIGNAL|LEAVE|ITERATE|REPEAT|CASE|\w+\s*:=|<<|/\*!|\{|\()",
    re.IGNORECASE,
)
_BATCH = re.compile(
    r"\n(?=[ \t]*(?:CREATE|ALTER|DROP|EXEC(?:UTE)?|IF|BEGIN|END|PRINT|INSERT|DECLARE|UPDATE|COMMIT|ROLLBACK|RETURN|RAISERROR|TRUNCATE|"
    r"USE|GRANT|DENY|REVOKE)\b)",
    re.IGNORECASE,
)
#: What may be meant to declare something: `ALTR TABLE users ADD …`
_MISSPELT = re.compile(r"\A\W*\w+\s+(?:TABLE|COLUMN|VIEW)\b|\b(?:ADD|MODIFY|CHANGE|RENAME|ALTER)\s+COLUMN\b", re.IGNORECASE)
_OBJECT = re.compile(r"(?:CREATE|ALTER|DROP)\s+(?:OR\s+REPLACE\s+)?(?P<word>[A-Z]+)\b", re.IGNORECASE)
_OBJECTS = wordset("TABLE TABLES VIEW STABLE")
_NEAR = 0.75  # of the letters of two words, in order
_INDEX = re.compile(r"CREATE\s+(?:UNIQUE\s+)?INDEX\b", re.IGNORECASE)
_DYNAMIC = "the statement is put together by a program: what it declares cannot be told"
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
    if dialect != "tsql" or VIEW.match(statement.text):
        yield statement
        return
    ends = [found.start() for found in _BATCH.finditer(masked(statement.text))]
    for begin, end in zip([0, *ends], [*ends, len(statement.text)], strict=True):
        line = statement.line + statement.text.count("\n", 0, begin) + (begin > 0)
        yield Piece(statement.text[begin:end].strip(), line, statement.complete or end < len(statement.text))


def _statement(statement: Piece, script: Script) -> None:
    """Reads one statement; whatever stops that is an `Unread` with its line."""
    text = statement.text
    if not _SQL.match(text) and not DDL.search(masked(text)):
        if not script.known:  # what follows a statement may be the tail of a program's body
            script.unread(statement.line, "this is no SQL statement")
            script.known = 1  # said once for a file that is no SQL at all
        elif _MISSPELT.search(masked(text)):
            script.unread(statement.line, "this is no SQL statement, and speaks of a table", text)
        return
    script.known += 1
    if not statement.complete:
        script.unread(statement.line, "a quote or a comment that opens in this statement is never closed", text)
        return
    if _misspelt(text):
        script.unread(statement.line, "this statement speaks of a table, and is none that is known", text)
        return
    for declaration in declarations(statement, script.dialect):
        if not _apply_one(declaration, script, text) and declaration.quoted and declaration.later:
            script.schema.makers |= made_by(text)
        json_keys(declaration.text, declaration.line, script.file, script.schema)
    if _INDEX.match(text):
        json_keys(text, statement.line, script.file, script.schema)


def _misspelt(text: str) -> bool:
    """Whether a word that is nearly TABLE or VIEW stands where one may: `ALTER TABEL users ADD COLUMN dob date`."""
    found = _OBJECT.match(text)
    word = found["word"].upper() if found else "TABLE"
    return word not in _OBJECTS and bool(get_close_matches(word, ("TABLE", "VIEW"), 1, _NEAR))


def _apply_one(declaration: Declaration, script: Script, whole: str) -> bool:
    """Reads one declaration of the statement `whole`; False where it cannot be told: noted in a program that nothing runs."""
    text, line = declaration.text, declaration.line
    if len(text) > _LONGEST:
        script.unread(line, "this statement is longer than 2 MB", text)
        return False
    if TEMPORARY.match(text):
        return True
    verb = re.match(r"\w+", text)
    assert verb is not None
    words = "_" * verb.end() + text[verb.end() :]  # sqlglot takes what follows some verbs as one piece of text
    try:
        reader = Reader(tokenize(words, dialect_of(text, script.dialect))[1:])
        _apply(verb[0], reader, Statement(text, line, script))
    except Unreadable as error:
        reason = _DYNAMIC if declaration.quoted else str(error)
        if declaration.later:
            script.note(line, reason)
        else:
            script.unread(line, reason, " ".join(whole.split()))
        return False
    return True


def _apply(verb: str, reader: Reader, at: Statement) -> None:
    verb = verb.upper()
    if verb == "SELECT":
        select_into(at)
        return
    if VIEW.match(at.text):
        while reader.token().text.upper() != "VIEW":
            pass
        (alter_view if verb == "ALTER" else create_view)(reader, at)
        return
    while reader.word() in _BETWEEN:
        reader.at += 1
    if verb in ("CREATE", "ALTER", "DROP", "RENAME"):
        verb = f"{verb} {reader.token().text.upper()}"
    if verb in _VERBS:
        _VERBS[verb](reader, at)
    elif verb.startswith(("EXEC", "CALL", "SP_", "SYS", "DBO")):
        procedure(reader, at)


_BETWEEN = wordset("OR REPLACE GLOBAL LOCAL UNLOGGED FOREIGN EXTERNAL COLUMN HYBRID ROW MULTISET SET TRANSIENT ONLINE IGNORE")
_VERBS: Mapping[str, Callable[[Reader, Statement], None]] = {
    "CREATE TABLE": create_table,
    "IMPORT": import_schema,
    "CREATE VIRTUAL": create_virtual,
    "ALTER TABLE": alter_table,
    "DROP TABLE": drop_table,
    "DROP VIEW": drop_view,
    "DROP MATERIALIZED": drop_view,
    "DROP TYPE": drop_type,
    "RENAME TABLE": rename_tables,
    "COMMENT": comment_on,
    "CREATE TYPE": create_type,
    "CREATE DOMAIN": create_domain,
    "ALTER TYPE": alter_type,
}
