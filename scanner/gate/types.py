"""What kinds of values a declared type can hold, in whatever language the schema is written."""

from __future__ import annotations

import re

from scanner.pattern import KINDS

_WORD = re.compile(r"[a-z_]+[0-9]*")
_SIZE = re.compile(r"\(\s*(\d+)\s*(?:(?:char|byte)\s*)?(?:,\s*(\d+)\s*)?\)")


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_INTEGER = _set(
    "int integer tinyint smallint mediumint bigint hugeint serial bigserial smallserial long short byte year uint ubigint usmallint sint "
    "int2 int4 int8 int16 int32 int64 uint8 uint16 uint32 uint64 serial4 serial8"
)
_FLOAT = _set("float double real money smallmoney binary_float binary_double half")
_DECIMAL = _set("decimal numeric number dec bigdecimal")
_DATE = _set(
    "date datetime timestamp timestamptz timestampltz timestampntz timestamp_s timestamp_ms smalldatetime datetime2 datetime64 "
    "datetimeoffset"
)
_BOOLEAN = _set("boolean bool bit")
_OTHER = _set("json jsonb uuid blob clob bytea xml inet time interval array uniqueidentifier nclob longtext mediumtext tinytext citext")
_SIZED = _set("varchar char nvarchar nchar varchar2 nvarchar2 character bpchar string text varying")


def kinds(declared: str) -> tuple[str, ...]:
    """Kinds (`scanner.pattern.KINDS`) that values of a type can be: all of them where the type says nothing or is not known as narrow.

    >>> kinds("varchar(20)"), kinds("decimal(10,2)"), kinds("number(10)"), kinds("timestamp with time zone"), kinds("")
    (('text',), ('float',), ('integer',), ('date',), ('text', 'integer', 'float', 'date', 'boolean'))
    """
    found = _WORD.match(declared.lower())
    if not found:
        return KINDS
    word = found[0]
    if word in _DECIMAL:
        return _decimal(declared)
    if word in _BOOLEAN or re.match(r"u?tinyint\(1\)", declared.lower()):
        return ("boolean", "integer") if word == "tinyint" or "tinyint" in word else ("boolean",)
    for names, kind in ((_INTEGER, "integer"), (_FLOAT, "float"), (_DATE, "date")):
        if word in names:
            return (kind,)
    return KINDS if word in ("any", "variant", "sql_variant", "unknown", "anydata", "number_or_string") else ("text",)


def is_known(word: str) -> bool:
    """Whether a word is a type that databases have."""
    return any(word.lower() in names for names in (_INTEGER, _FLOAT, _DECIMAL, _DATE, _BOOLEAN, _SIZED, _OTHER))


def length(declared: str) -> int | None:
    """How many characters fit: of `varchar(20)` 20, of `uuid` and `numeric(10,2)` None."""
    found, size = _WORD.match(declared.lower()), _SIZE.search(declared.lower())
    return int(size[1]) if found and size and found[0] in _SIZED and len(size[1]) < 10 else None


def _decimal(declared: str) -> tuple[str, ...]:
    size = _SIZE.search(declared)
    if size is None:
        return ("integer", "float")
    return ("float",) if size[2] and int(size[2]) else ("integer",)
