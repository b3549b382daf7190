"""The written tables and notices: each column and each item of a notice with the categories that it means.

`tables/*.txt`: `[sector | system]`, then names of tables, then their columns, two blanks before each: name, type, "comment", ` = `, labels.
`items/*.txt`: `[sector]`, then items, two blanks before each, ` = `, labels. `-` is nothing personal, `?` what nobody could tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r'  (?P<name>\S.*?)(?: (?P<type>[A-Za-z]+\d*(?:\([0-9, ]+\))?(?:\[\])?))?(?: "(?P<says>[^"]*)")? = (?P<labels>\S.*)')
_KINDS = (
    ("boolean", "boolean bool bit bln yn yesno logical checkbox booleanfield"),
    ("date", "date time timestamp datetime timestamptz datetime2 smalldatetime dats tims datefield datetimefield"),
    ("float", "float double decimal numeric number money real dec currency curr quan packed zoned decimalfield"),
    (
        "integer",
        "int integer bigint smallint mediumint tinyint serial bigserial smallserial long integerfield autonumber positivesmallintegerfield "
        "uint uint8 uint16 uint32 uint64 int8 int16 int32 int64 int2 int4",
    ),
    (
        "text",
        "char varchar varchar2 nvarchar nvarchar2 text string clob json jsonb uuid citext enum character mediumtext longtext nchar ntext "
        "tinytext charfield textfield memo alpha textarea numc picklist keyword uniqueidentifier inet",
    ),
)
#: Types that are words of headers, too: `Start date`.
_WORDS = frozenset(("date", "time", "number", "money", "real", "string", "long", "character", "text", "year"))
_HEADER = re.compile(r" |^[A-Z][a-z]+$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `kind` is one of `scanner.pattern.KINDS`, "" where it is not said; no `labels` where nothing is personal, None: unknown."""

    name: str
    kind: str
    says: str
    labels: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a system."""

    sector: str
    name: str
    columns: tuple[Column, ...]


def tables(folder: Path) -> Iterator[Table]:
    """All tables of a folder's files. ValueError for a line that is none of the format."""
    for path in sorted(folder.glob("*.txt")):
        sector, name, columns = "", "", list[Column]()
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("  "):
                columns.append(_column(line))
            elif line.strip():
                if columns:
                    yield Table(sector, name, tuple(columns))
                columns = []
                sector, name = (line.strip("[]"), name) if line.startswith("[") else (sector, line.strip())
        if columns:
            yield Table(sector, name, tuple(columns))


def items(folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All items of notices of a folder's files, with their labels."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("  "):
                phrase, _, labels = line.strip().rpartition(" = ")
                yield phrase, _labels(labels) or ()


def _column(line: str) -> Column:
    read = _LINE.fullmatch(line.rstrip())
    if read is None:
        raise ValueError(f"no column: {line}")
    name, told = read["name"], read["type"] or ""
    written = told.lower().partition("(")[0].removesuffix("[]")
    kind = next((kind for kind, types in _KINDS if written in types.split()), "")
    if told.isalpha() and _HEADER.search(name) and (not kind or written in _WORDS):  # the last word of a header with blanks
        name, kind = f"{name} {told}", ""
    return Column(name, kind, read["says"] or "", _labels(read["labels"]))


def _labels(written: str) -> tuple[str, ...] | None:
    labels = tuple(label.strip() for label in written.split(","))
    return None if "?" in labels or labels == ("other",) else tuple(label for label in labels if label not in ("-", "other"))
