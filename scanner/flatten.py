"""Columns of any Arrow type as columns of text: nested ones become paths, numbers and dates their written form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.tally import Values

# What a cell of text looks like as a whole: told cell by cell, so that it does not depend on how a table is cut into batches.
_LOOKS = {
    "integer": r"^[+-]?[0-9]{1,20}$",
    "float": r"^[+-]?(?:(?:0|[1-9][0-9]{0,14})?\.[0-9]{1,25})(?:[eE][+-]?[0-9]{1,3})?$",  # `.0145`, `2.58e-07`: as programs print them
    "date": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.,Z+ -]{4,24})?|[0-9]{1,2}[/.-][0-9]{1,2}[/.-]([0-9]{2}|[0-9]{4}))$",
    "boolean": r"^(?i:true|false|yes|no|y|n|t|f)$",
}
#: A date with its time and its zone; no number is longer.
_LONGEST = 35
#: What a byte within a number or a date is: a digit, a point, another sign of a date, one of a time, an exponent's letter, anything else.
_POINT, _DATE, _TIME, _POWER, _OTHER = 1, 2, 4, 8, 16
_SIGNS = {b".": _POINT, b"-/": _DATE, b" T:,Z+": _TIME, b"eE": _POWER, b"0123456789": 0}
_KINDS = bytes(next((kind for signs, kind in _SIGNS.items() if b in signs), _OTHER) for b in range(256))
#: Bytes of ASCII that are no blank.
_VISIBLE = bytes(range(0x21, 0x7F))


@dataclass(frozen=True, slots=True)
class Cells:
    """One flat column of a batch: its path, its kind by type (see `pattern.KINDS`), its text, and the batch row of each cell."""

    name: str
    kind: str
    text: pa.Array
    rows: NDArray[np.int64]


def flatten(batch: pa.RecordBatch) -> Iterator[Cells]:
    """Every flat column below the columns of a batch (`address.postcode`, `items[].sku`), in order. Columns without cells are left out.

    A column that is called a path (`items[].sku`) may be a list, if a row has several: the path says so already.
    """
    rows = np.arange(batch.num_rows, dtype=np.int64)
    for name, array in zip(batch.schema.names, batch.columns, strict=True):
        here = rows
        while ("[]" in name or "{}" in name) and pa.types.is_list(array.type):
            here, array = here[pc.list_parent_indices(array).to_numpy()], pc.list_flatten(array)
        yield from _flat(name, array, here)


def _flat(name: str, array: pa.Array, rows: NDArray[np.int64]) -> Iterator[Cells]:
    kind = array.type
    if pa.types.is_dictionary(kind):
        yield from _flat(name, array.cast(kind.value_type), rows)
    elif pa.types.is_struct(kind):
        for index, field in enumerate(kind):
            yield from _flat(f"{name}.{field.name}" if name else field.name, pc.struct_field(array, index), rows)
    elif pa.types.is_map(kind):
        for part, entries, here in _entries(array, rows):
            yield from _flat(f"{name}[].{part}", entries, here)
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        inside = f"{name}[]" if name else name  # the blocks of a page are its body
        yield from _flat(inside, pc.list_flatten(array), rows[pc.list_parent_indices(array).to_numpy()])
    elif not pa.types.is_null(kind):
        yield Cells(name, _kind(kind), _text(array), rows)


def _entries(array: pa.MapArray, rows: NDArray[np.int64]) -> Iterator[tuple[str, pa.Array, NDArray[np.int64]]]:
    """The keys and the values of maps, and the row of each: of a slice its own alone, and none of what is null."""
    offsets = array.offsets.to_numpy()
    first, lengths = int(offsets[0]) if len(offsets) else 0, np.diff(offsets)
    kept = np.repeat(array.is_valid().to_numpy(zero_copy_only=False), lengths)
    here = np.repeat(rows, lengths)[kept]
    for part, entries in (("key", array.keys), ("value", array.items)):
        yield part, entries.slice(first, len(kept)).filter(pa.array(kept)), here


def _kind(kind: pa.DataType) -> str:
    if pa.types.is_boolean(kind):
        return "boolean"
    if pa.types.is_integer(kind) or (pa.types.is_decimal(kind) and kind.scale == 0):
        return "integer"
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return "float"
    return "date" if pa.types.is_date(kind) or pa.types.is_timestamp(kind) else "text"


def _text(array: pa.Array) -> pa.Array:
    if pa.types.is_binary(array.type) or pa.types.is_large_binary(array.type) or pa.types.is_fixed_size_binary(array.type):
        try:
            return array.cast(pa.large_binary()).cast(pa.large_string())
        except pa.ArrowInvalid:  # not UTF-8 everywhere: read what is text in it
            return pa.array([v if v is None else v.decode("utf-8", "replace") for v in array.to_pylist()], pa.large_string())
    try:
        if pa.types.is_floating(array.type):
            return _float_text(array)
        if pa.types.is_timestamp(array.type) and array.type.tz == "UTC":
            return _utc_text(array)
        return array.cast(pa.large_string())
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):  # types without a text cast, e.g. intervals or zones that are not known
        return pa.array([None if v is None else str(v) for v in array.to_pylist()], pa.large_string())


def _utc_text(array: pa.Array) -> pa.Array:
    """What Arrow makes of an instant in UTC, in a tenth of its time: it looks the zone up for each."""
    plain = array.cast(pa.timestamp(array.type.unit)).cast(pa.large_string())
    zone, nothing = pa.scalar("Z", pa.large_string()), pa.scalar("", pa.large_string())
    written: pa.Array = pc.binary_join_element_wise(plain, zone, nothing)
    return written


def _float_text(array: pa.Array) -> pa.Array:
    """Whole numbers without exponent or point: a card number in a double column must keep its digits."""
    numbers = array.cast(pa.float64())
    whole = pc.fill_null(pc.and_(pc.equal(pc.floor(numbers), numbers), pc.less(pc.abs(numbers), 2.0**63)), False)
    integers = pc.if_else(whole, numbers, 0.0).cast(pa.int64()).cast(pa.large_string())
    return pc.if_else(whole, integers, numbers.cast(pa.large_string()))


def values(cells: Cells, first_row: int) -> Values:
    """Distinct values of the cells that hold something; row ordinals count from `first_row`, the ordinal of the batch's first row."""
    _, text, rows = _filled(cells.text, cells.rows)
    encoded = _encoded(text)
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    distinct = encoded.dictionary.cast(pa.large_string())
    return Values(distinct, codes, rows + first_row, np.bincount(codes, minlength=len(distinct)).astype(np.int64))


def joined(many: Sequence[Cells], first_rows: Sequence[int]) -> Values:
    """The same for many columns at once, each with its own values."""
    if len(many) == 1:
        return values(many[0], first_rows[0])
    sizes = [len(cells.rows) for cells in many]
    rows = np.concatenate([cells.rows for cells in many]) + np.repeat(np.array(first_rows, np.int64), sizes)
    filled, text, rows = _filled(pa.concat_arrays([cells.text for cells in many]), rows)
    column = np.repeat(np.arange(len(many)), sizes)[filled]
    encoded = _encoded(text)
    same = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    _, first, which, counts = np.unique(
        column * max(len(encoded.dictionary), 1) + same, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.argsort(first)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    edges = np.searchsorted(column[first[order]], np.arange(len(many) + 1))
    distinct = encoded.dictionary.take(pa.array(same[first[order]])).cast(pa.large_string())
    return Values(distinct, place[which], rows, counts[order].astype(np.int64), edges, np.searchsorted(column, np.arange(len(many) + 1)))


def _filled(text: pa.Array, rows: NDArray[np.int64]) -> tuple[NDArray[np.bool_], pa.Array, NDArray[np.int64]]:
    """Which cells hold something, their text and their rows."""
    mask = _begins(text, _VISIBLE)
    doubtful = np.flatnonzero(~mask & (pc.fill_null(pc.binary_length(text), 0).to_numpy(zero_copy_only=False) > 0))
    if len(doubtful):  # begins with a blank, or with a letter that may be one
        trimmed = pc.utf8_trim_whitespace(text.take(pa.array(doubtful)))
        mask[doubtful] = pc.greater(pc.binary_length(trimmed), 0).to_numpy(zero_copy_only=False)
    return (mask, text, rows) if mask.all() else (mask, text.filter(pa.array(mask)), rows[mask])


def _encoded(text: pa.Array) -> pa.DictionaryArray:
    encoded = text.dictionary_encode()
    return encoded.combine_chunks() if isinstance(encoded, pa.ChunkedArray) else encoded


def looks(kind: str, distinct: pa.LargeStringArray) -> dict[str, NDArray[np.bool_]]:
    """Which distinct values are of which kind: text may hold numbers, dates and truth values, floats whole numbers."""
    if kind not in ("text", "float"):
        return {kind: np.ones(len(distinct), np.bool_)}
    if kind == "float":
        whole = pc.match_substring_regex(distinct, _LOOKS["integer"]).to_numpy(zero_copy_only=False)
        return {"integer": whole, "float": ~whole}
    trimmed = pc.utf8_trim_whitespace(distinct)
    numeric = _begins(trimmed, b"0123456789+-.") & (pc.binary_length(trimmed).to_numpy() <= _LONGEST)
    signs = _signs(trimmed, numeric)
    asked = {
        "integer": numeric & (signs == 0),
        "float": numeric & (signs & _POINT > 0) & ((signs == _POINT) | (signs & _POWER > 0)) & (signs < _OTHER),
        "date": numeric & (signs & (_POINT | _DATE) > 0) & (signs < _POWER),
        "boolean": _begins(trimmed, b"tTfFyYnN"),
    }
    return {name: _matches(trimmed, regex, asked[name]) for name, regex in _LOOKS.items()}


def _signs(texts: pa.LargeStringArray, asked: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Of each of the texts that are asked about, none of which is empty: whether a point, another sign of dates, or anything else is in it
    besides its sign and digits; what stands behind a date's signs is told by its form."""
    found = np.zeros(len(texts), np.uint8)
    if asked.any():
        some = texts.filter(pa.array(asked))
        _, offsets, data = some.buffers()
        edges = np.frombuffer(offsets, np.int64)[some.offset : some.offset + len(some) + 1]
        held = np.frombuffer(data, np.uint8)[edges[0] : edges[-1]]
        kinds = np.frombuffer(held.tobytes().translate(_KINDS), np.uint8).copy()
        kinds[edges[:-1] - edges[0]] &= _POINT
        found[asked] = np.bitwise_or.reduceat(kinds, edges[:-1] - edges[0])
    return found


def _begins(texts: pa.LargeStringArray, bytes_: bytes) -> NDArray[np.bool_]:
    """Which texts begin with one of the bytes: a glance that spares most of them a regex."""
    _, offsets, data = texts.buffers()
    held = np.frombuffer(data, np.uint8) if data is not None else np.zeros(0, np.uint8)
    if not len(held):
        return np.zeros(len(texts), np.bool_)
    table = np.zeros(256, np.bool_)
    table[list(bytes_)] = True
    edges = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    found = table[held[np.minimum(edges[:-1], len(held) - 1)]] & (edges[1:] > edges[:-1])
    return np.asarray(found & texts.is_valid().to_numpy(zero_copy_only=False) if texts.null_count else found)


def _matches(texts: pa.LargeStringArray, regex: str, asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found = np.zeros(len(texts), np.bool_)
    if asked.any():
        found[asked] = pc.match_substring_regex(texts.filter(pa.array(asked)), regex).to_numpy(zero_copy_only=False)
    return found
