"""logfmt: `level=info msg="signed in" user=jane@example.org`; the keys are the columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyarrow as pa

from connectors.readers import text
from connectors.readers.records import Records

_PAIR = re.compile(r'([A-Za-z_][\w.\-/@]{0,63})=("(?:[^"\\]++|\\.)*+"|[^\s"]*+)')
_LINE = re.compile(rb'^(?:[A-Za-z_][\w.\-/@]{0,63}=(?:"(?:[^"\\\n]++|\\.)*+"|[^\s"=]*+)(?:[ \t]++|\r?$)){3,}+', re.M)
_ESCAPE = re.compile(r"\\(.)")
_CONTROL = {"n": "\n", "t": "\t", "r": "\r"}


def is_logfmt(head: bytes) -> bool:
    """Whether at least half of the first lines are three or more pairs of key and value, and nothing else."""
    lines = [line for line in head[: 1 << 16].splitlines()[:200] if line.strip()]
    if len(lines) < 2 or head.count(b"=") * 2 < 3 * len(lines):  # most texts hold hardly any
        return False
    return sum(_LINE.fullmatch(line) is not None for line in lines) * 2 >= len(lines)


def logfmt(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """A row a line; what stands between the pairs of a line, and lines without pairs, are the body."""
    records = Records()
    for block in text.whole_lines(stream):
        for line in block.decode("utf-8", "replace").split("\n"):
            rest = _PAIR.sub(lambda pair: _add(records, pair), line).strip()
            if rest:
                records.add("", rest)
            records.end_begun()
            if records.full():
                yield from records.flush()
    yield from records.flush()


def _add(records: Records, pair: re.Match[str]) -> str:
    value = pair[2]
    if value.startswith('"'):
        value = _ESCAPE.sub(lambda found: _CONTROL.get(found[1], found[1]), value[1:-1])
    records.add(records.step("", pair[1]), value)
    return ""
