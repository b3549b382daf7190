"""One column's declaration in SQL: name, type, and what its constraints say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlglot import Token, TokenType

from scanner.gate.schema import Column
from scanner.gate.schemas.tokens import Reader, Unreadable, is_text, items, texts, wordset
from scanner.gate.types import is_known, kinds, length

_CONSTRAINTS = wordset("PRIMARY UNIQUE FOREIGN CHECK KEY INDEX FULLTEXT SPATIAL EXCLUDE PERIOD LIKE SUPPLEMENTAL")
_END_OF_TYPE = wordset(
    "CONSTRAINT NOT NULL DEFAULT PRIMARY UNIQUE CHECK REFERENCES COLLATE COMMENT GENERATED AS AUTO_INCREMENT AUTOINCREMENT IDENTITY ON "
    "ENCODE MASKED SPARSE ROWGUIDCOL VISIBLE INVISIBLE ENABLE DISABLE OPTIONS STORAGE COMPRESSION VIRTUAL STORED FIRST AFTER CHARSET "
    "USING ENCRYPT ENCRYPTED KEY FILESTREAM HIDDEN ASC DESC SIGNED ZEROFILL SORTKEY DISTKEY DEFERRABLE INITIALLY ALWAYS"
)
#: Words of a type behind its first one, and first ones that are nothing by themselves.
_MORE = wordset(
    "PRECISION VARYING WITH WITHOUT LOCAL TIME ZONE YEAR MONTH DAY HOUR MINUTE SECOND TO UNSIGNED ARRAY LARGE OBJECT RAW BYTE OF "
    "BIG INT INTEGER BINARY"
)
_BEFORE = wordset("NATIONAL LONG NATIVE VARYING CHAR CHARACTER BINARY BIG UNSIGNED TABLE OF REF SETOF DOUBLE INT BIT")
_NAME = re.compile(r"[^\W\d]|[@#$\d]+[^\W\d]")
_LONGEST = 60  # characters of a type that a person still reads


def column(item: Sequence[Token], source: str, file: str, line: int) -> Column:
    """The column that an item of CREATE TABLE or ADD declares; `line` is that of the statement. Raises Unreadable for what is none."""
    reader = Reader(item)
    first = reader.token()
    quoted = first.token_type is TokenType.IDENTIFIER or is_text(first)
    if not first.text or not (quoted or _NAME.match(first.text)):
        raise Unreadable("a column without a name")
    declared, values = _type(reader, source)
    found = Column(first.text, declared, kinds(declared), length(declared), values, file=file, line=line + first.line - 1)
    return _constrained(found, reader)


def _type(reader: Reader, source: str) -> tuple[str, tuple[str, ...]]:
    """The type as written, and what it lists if it is an enum."""
    begin, angles = reader.at, 0
    while reader.at < len(reader.tokens) and (angles or reader.word() not in _END_OF_TYPE):
        if reader.word() == "CHARACTER" and reader.word(1) == "SET":
            break
        if not angles and reader.at > begin and _ends(reader):
            break
        angles += reader.word().count("<") - reader.word().count(">")
        if reader.word() == "(":
            reader.bracket()
        else:
            reader.at += 1
    tokens = reader.tokens[begin : reader.at]
    if not tokens:
        return "", ()
    if is_known(reader.word()) and not is_known(tokens[0].text) and tokens[0].token_type is not TokenType.IDENTIFIER:
        raise Unreadable("a column of two types: a keyword may be misspelt")
    if tokens[0].text.lower() in ("enum", "set"):
        return tokens[0].text.lower(), texts(tokens)
    written = " ".join(source[tokens[0].start : tokens[-1].end + 1].lower().split())
    quoted = any(token.token_type is TokenType.IDENTIFIER for token in tokens)
    plain = re.sub(r'["\[\]]', "", written) if quoted else written
    return plain.replace(" (", "(")[:_LONGEST], ()


def _ends(reader: Reader) -> bool:
    """Whether the next word belongs to a type no more, though it is no known keyword: `varchar(9) END`."""
    before = reader.tokens[reader.at - 1]
    plain = re.fullmatch(r"[A-Z_]\w*", reader.word()) is not None
    return plain and before.text not in (".", "%") and reader.word() not in _MORE and before.text.upper() not in _BEFORE


def _constrained(found: Column, reader: Reader) -> Column:
    """The column with what follows its type: comment, references, a check's list."""
    while reader.at < len(reader.tokens):
        if reader.take("COMMENT") and reader.at < len(reader.tokens):
            found = replace(found, comment=reader.token().text)
        elif reader.take("REFERENCES"):
            found = replace(found, refers=reader.name())
        elif reader.take("CHECK") and reader.word() == "(":
            found = replace(found, values=found.values or listed(reader.bracket(), found.name))
        elif reader.word() == "(":
            reader.bracket()
        else:
            reader.at += 1
    return found


def listed(check: Sequence[Token], name: str) -> tuple[str, ...]:
    """The texts that a CHECK allows for the column: none where it is about something else (`length(x) > 3`, a pattern)."""
    words = {token.text.upper() for token in check}
    if not words & {"IN", "ANY", "=", "OR"} or words & {"LIKE", "~", "~*", "REGEXP", "RLIKE", "SIMILAR", "GLOB", "NOT"}:
        return ()
    about = any(token.text.casefold() == name.casefold() and not is_text(token) for token in check)
    return texts(check) if about and len(texts(check)) > 1 else ()


def is_constraint(item: Sequence[Token]) -> bool:
    """Whether an item of CREATE TABLE is no column. A column may be called `key` or `index`: then a type follows, not a list of columns."""
    reader = Reader(item)
    if reader.word() == "CONSTRAINT":
        return True
    if reader.word() not in _CONSTRAINTS:
        return False
    if reader.word() in ("PRIMARY", "FOREIGN"):
        return reader.word(1) == "KEY"
    if reader.word() in ("LIKE", "PERIOD", "EXCLUDE", "SUPPLEMENTAL"):
        return reader.word() == "LIKE" or reader.word(1) in ("FOR", "USING", "(", "LOG", "WITH")
    reader.at += 1
    while reader.word() in ("KEY", "INDEX", "NOT", "IF", "EXISTS"):
        reader.at += 1
    for ahead in (0, 1):  # a name may stand before the list of columns
        if reader.word(ahead) in ("(", "USING", "CLUSTERED", "NONCLUSTERED", "BTREE"):
            inner = item[reader.at + ahead + 1] if reader.at + ahead + 1 < len(item) else None
            return inner is None or inner.token_type is not TokenType.NUMBER
    return False


def constrain(table_columns: Mapping[str, Column], item: Sequence[Token]) -> list[tuple[str, dict[str, object]]]:
    """What a table constraint says of columns: `(column, changes)` for foreign keys of one column and for checks."""
    reader, found = Reader(item), list[tuple[str, dict[str, object]]]()
    if reader.take("CONSTRAINT"):
        reader.name()
    if reader.take("FOREIGN", "KEY"):
        while reader.word() not in ("(", "") or (reader.word() == "" and reader.at < len(item)):
            reader.at += 1
        names = [part[0].text for part in items(reader.bracket())] if reader.word() == "(" else []
        if reader.take("REFERENCES") and len(names) == 1:
            found.append((names[0], {"refers": reader.name()}))
    elif reader.take("CHECK") and reader.word() == "(":
        check = reader.bracket()
        for name in table_columns:
            if values := listed(check, name):
                found.append((name, {"values": values}))
    return found
