"""Names of files and folders as text: they hold personal data like anything else (`Smith_John_grievance.docx`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyarrow as pa

from connectors.files.entry import shown

COLUMN = "file name"

_ROWS = 16_384
_EXTENSION = re.compile(r"\.(?=[A-Za-z][A-Za-z0-9]{0,4}\Z)")
# an address is a word of its own: what is left and right of it is not part of it
_ADDRESS = re.compile(r"[^\W_][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
# between digits they are part of a date or a number (1980-05-12, +44 20)
_SEPARATOR = re.compile(r"_|(?<!\d)[.-]|[.-](?!\d)|\+(?!\d)")
# camel humps; a Scottish or Irish name keeps its own
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?<!Mc)(?<!Mac)(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")


def readable(name: str) -> str:
    """A name as the words that it is made of, the extension last.

    >>> readable("Smith_John_grievance.docx"), readable("JaneExample-CV.pdf"), readable("jane.roe@example.org_1980-05-12.msg")
    ('Smith John grievance docx', 'Jane Example CV pdf', 'jane.roe@example.org 1980-05-12 msg')
    """
    stem, last = _cut(name) if "@" in name else (name, "")
    out, at = "", 0
    for address in _ADDRESS.finditer(stem) if "@" in stem else ():
        out += _words(stem[at : address.start()]) + address[0]
        at = address.end()
    return out + _words(stem[at:]) + last


def _cut(name: str) -> tuple[str, str]:
    """A name that holds an address, and its extension as a word, unless that is the end of the address."""
    dot = _EXTENSION.search(name)
    if dot and "." in name[: dot.start()].rpartition("@")[2]:
        return name[: dot.start()], " " + name[dot.end() :]
    return name, ""


def _words(name: str) -> str:
    return _HUMP.sub(" ", _SEPARATOR.sub(" ", name))


def batches(names: Iterable[str]) -> Iterator[pa.RecordBatch]:
    """The names, made readable, as batches with one column of text."""
    rows: list[str] = []
    for name in names:
        rows.append(readable(shown(name)))
        if len(rows) == _ROWS:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def _batch(rows: list[str]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(rows, pa.large_string())], [COLUMN])
