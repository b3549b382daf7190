"""Names of tables and columns that name somebody else: a table that was turned has people as its columns, a folder one a customer."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa

from scanner.subject.pack.own import Own
from scanner.work import Detector

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENOUGH = 0.4


def spoken(name: str) -> str:
    """A name as it would be written in a text.

    >>> spoken("tobias_wetherby"), spoken("TobiasWetherby (score)"), spoken("order_id2")
    ('Tobias Wetherby', 'Tobias Wetherby Score', 'Order Id')
    """
    return " ".join(word.title() for word in _WORD.findall(_HUMP.sub(" ", name)))


def naming_others(names: Sequence[str], engine: Detector, own: Own) -> set[str]:
    """Those of the names in which someone other than the subject is named, by two words at least: a column `mark` is no person's."""
    texts = pa.array([spoken(name) for name in names], pa.large_string())
    hits = engine.scan(texts)
    columns = [hits.column(name).to_pylist() for name in ("row", "start", "end", "pattern", "score", "valid")]
    found = set()
    for row, start, end, pattern, score, valid in zip(*columns, strict=True):
        said = texts[row].as_py().encode()[start:end].decode("utf-8", "replace")
        if valid and score >= _ENOUGH and engine.patterns[pattern].category == "person.name" and " " in said:
            found |= set() if own.holds("person.name", said) else {names[row]}
    return found
