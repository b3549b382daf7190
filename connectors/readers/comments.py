"""Comments of settings files: what a parser of the settings throws away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyarrow as pa

from connectors.readers import text

_HASH = re.compile(rb"(?:^|(?<=[ \t]))#([^\r\n]*)", re.M)


def comments(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """What stands behind `#`, at the start of a line or behind white space, as rows of the body. In strings it is found as well."""
    for block in text.whole_lines(stream):
        found = [said.decode("utf-8", "replace").strip() for said in _HASH.findall(block)]
        yield from text.body(pa.array([said for said in found if said], pa.string()))
