"""JSON Lines: one record a line, with Arrow's parser where the records are alike, with Python's where they are not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json

from connectors.readers import text
from connectors.readers.header import is_name
from connectors.readers.records import PATHS, Records, collect, is_map

# A longer line is read as text: parsed, it would take many times its size in memory.
_LONGEST = 16 << 20
_KEY = re.compile(rb'"((?:[^"\\]++|\\.)*+)"\s*+:')


def read_lines(stream: Iterable[bytes]) -> Iterator[pa.RecordBatch]:
    """Batches of JSON Lines in valid UTF-8; a line that is not JSON comes as a row of the body."""
    records, schema, misses = Records(), None, 0
    for chunk in text.whole_lines(stream, _LONGEST):
        found = parse(chunk, schema) if schema else None
        if found is None and misses < 3:
            found = inferred(chunk)
        table = columns(found) if found is not None else None
        if found is None or table is None:
            misses += 1
            yield from _each(chunk, records)
        else:
            schema = found.schema
            yield from table.to_batches(max_chunksize=text.ROWS)
    yield from records.flush()


def _each(chunk: bytes, records: Records) -> Iterator[pa.RecordBatch]:
    """Line by line, with the columns of all keys."""
    broken: list[str] = []
    for line in chunk.decode("utf-8", "replace").split("\n" if b"\n" in chunk else "\r"):
        if not line.strip():
            continue
        try:
            collect(records, decoded(line))
            records.end_row()
        except (ValueError, RecursionError):
            broken.append(line)
        if records.full():
            yield from records.flush()
    yield from text.body(pa.array(broken, pa.string()))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that stands twice keeps all its values."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found = {key: [value for name, value in pairs if name == key] for key in found}
    return found


#: A JSON text as Python's values, its numbers as they are written. Raises ValueError, or RecursionError where it is nested too deeply.
decoded: Callable[[str], Any] = json.JSONDecoder(object_pairs_hook=_pairs, parse_int=str, parse_float=str, parse_constant=str).decode


def inferred(chunk: bytes, most: int = PATHS) -> pa.Table | None:
    """The chunk through Arrow's parser, or None where its lines are not alike, or hold more than `most` different keys.

    The keys are counted first: a chunk in which every line has its own would make a column of each, for all rows.
    """
    keys = {match[1] for match in _KEY.finditer(chunk)}
    found = parse(chunk, None) if len(keys) <= most else None
    if found is None or not _named(found.schema):
        return None
    # Only the types are taken from this pass. Arrow takes strings that look like dates for timestamps, which are read again as they are
    # written; and a list that begins with null is left with offsets beyond its values (apache/arrow#51305) unless its type is given.
    return parse(chunk, pa.schema([(field.name, _as_written(field.type)) for field in found.schema]))


def parse(chunk: bytes, schema: pa.Schema | None) -> pa.Table | None:
    """The chunk as `schema` says, or as it is found to be; None where a line is otherwise."""
    reading = pa.json.ReadOptions(use_threads=False, block_size=len(chunk) + 1)
    unknown = "error" if schema else "infer"
    try:
        found = pa.json.read_json(pa.py_buffer(chunk), reading, pa.json.ParseOptions(schema, unexpected_field_behavior=unknown))
        if schema:
            found.validate(full=True)
    except (pa.ArrowException, OSError):
        return None
    return found


def columns(found: pa.Table) -> pa.Table | None:
    """One column for each path, or None where a name would stand twice or digits be lost."""
    pairs = [pair for name in found.column_names for pair in flat(name, found[name].combine_chunks())]
    names = [name for name, _ in pairs]
    if not pairs or len(pairs) > PATHS or len(set(names)) < len(names) or not all(map(_exact, pairs)):
        return None
    return pa.table([column for _, column in pairs], names=names)


def _named(fields: Iterable[pa.Field]) -> bool:
    """Whether all keys, also those inside, are names rather than values."""
    todo = [list(fields)]
    while todo:
        record = todo.pop()
        keys = [field.name for field in record]
        if is_map(keys) or not all(map(is_name, keys)):
            return False
        for field in record:
            kind = field.type
            while pa.types.is_list(kind):
                kind = kind.value_type
            if pa.types.is_struct(kind):
                todo.append(list(kind))
    return True


def _as_written(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_timestamp(kind) or pa.types.is_time(kind) or pa.types.is_date(kind):
        return pa.string()
    if pa.types.is_list(kind):
        return pa.list_(_as_written(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _as_written(field.type)) for field in kind])
    return kind


def _exact(column: tuple[str, pa.Array]) -> bool:
    """Whether no digits are lost: floats only below 1e7, above which whole numbers (cards, phones) would be written with an exponent."""
    kind = column[1].type
    values = column[1]
    while pa.types.is_list(kind):
        values, kind = values.flatten(), kind.value_type
    if not pa.types.is_floating(kind):
        return True
    return bool((pc.max(pc.abs(values)).as_py() or 0) < 1e7)


def flat(path: str, values: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    """The leaves of a nested column with their paths; lists stay lists, one a row."""
    kind = values.type
    if pa.types.is_struct(kind):
        for field, inner in zip(kind, values.flatten(), strict=True):
            yield from flat(f"{path}.{field.name}", inner)
    elif pa.types.is_list(kind):
        for name, inner in flat(path + "[]", values.flatten()):
            yield name, pa.ListArray.from_arrays(_starts(values), inner)
    else:
        yield path, values


def _starts(values: pa.Array) -> pa.Array:
    """Offsets into the flattened values (rows without a list count none)."""
    counts = pc.fill_null(pc.list_value_length(values), 0)
    return pa.concat_arrays([pa.array([0], pa.int32()), pc.cumulative_sum(counts).cast(pa.int32())])
