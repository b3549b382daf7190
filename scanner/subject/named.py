"""Files and folders that are called after somebody: told once, by themselves, and not again by the listing in which their names stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import pyarrow as pa

#: What parts the words of a name.
PARTS = re.compile(r"[_\-.]+")
_PLAIN = re.compile(r"[\W_]+")
#: The column in which folders and archives list names.
LISTED = "file name"
#: The folder of a source itself, as a unit.
_ROOT = "./"
#: Source, folder or archive, and the name in it without what parts its words.
Named = tuple[str, str, str]


def apart(unit: str) -> tuple[str, str]:
    """Where a unit lies, and what it is called there: a folder and a file in it, an archive and a file anywhere in it.

    >>> apart("letters/a.docx"), apart("people/Jane/"), apart("b.zip!old/x.csv"), apart("a.txt")
    (('letters/', 'a.docx'), ('people/', 'Jane'), ('b.zip', 'x.csv'), ('./', 'a.txt'))
    """
    holder, inside, name = unit.rpartition("!")
    folder, slash, last = name.rstrip("/").rpartition("/")
    return (holder if inside else (folder + slash) or _ROOT), last


def told(units: Iterable[tuple[str, str]]) -> frozenset[Named]:
    """The units (source, name) that are told by their names, as `listed` knows them."""
    return frozenset((source, holder, plain(name)) for source, unit in units for holder, name in [apart(unit)])


def listed(place: tuple[str, str], batch: pa.RecordBatch, rows: Collection[int], known: Collection[Named]) -> bool:
    """Whether the rows of a listing (of a folder, of an archive) hold nothing but names of what is told by itself."""
    if not known or not rows or LISTED not in batch.schema.names or max(rows) >= batch.num_rows:
        return False
    names = batch.column(LISTED).take(pa.array(sorted(rows))).to_pylist()
    return all(isinstance(name, str) and (*place, plain(name.rstrip("/").rpartition("/")[2])) in known for name in names)


def plain(name: str) -> str:
    """A name without its case and what parts its words, which a listing may show otherwise."""
    return _PLAIN.sub("", name.casefold())
