"""Columns by a sample of their rows: how many different values, and the smallest of their hashes. Memory does not grow with the rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.flatten import Cells, flatten, looks, values
from scanner.model import Place
from scanner.sketch import Hashes, Sketch, hash_spans

KEPT = 1024  # hashes of a column, 8 KB
ASKED = 200  # values of a column that are kept to be looked up elsewhere
_LONG = 64  # bytes: what is longer on average is prose
_ENOUGH = 1000  # cells after which a column of prose or dates is known as such
_DIGITS = r"^[0-9]{1,18}$"
#: A number that is padded: one of five digits and more behind its zeros, or one of eight places. 01234 may be another's than 1234.
_PADDED = "|".join([r"^0+[1-9][0-9]{4,}$", *(rf"^0{{{8 - digits},}}[1-9][0-9]{{{digits - 1}}}$" for digits in range(1, 5))])
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]*)?")
_FRACTION = re.compile(r"-?[0-9]+\.[0-9]*[1-9][0-9]*")
_PROSE = r"\pL.*\s|\s.*\pL"


@dataclass(frozen=True, slots=True)
class Sample:
    """A column: its filled cells, the sketch of its values, and some of these, chosen by their hashes as if by lot.

    `whole` tells that all rows were read. `span` is the lowest and highest value where all are whole numbers. `unlike` is the share
    of values that look like no key: letters and blanks, a date, a number with a fraction.
    """

    place: Place
    cells: int
    size: int = field(repr=False)
    unlike: float
    sketch: Sketch = field(repr=False)
    texts: dict[int, str] = field(repr=False)
    span: tuple[int, int] | None = field(repr=False)
    whole: bool = False

    @property
    def distinct(self) -> int:
        """Different values, an estimate where there are many."""
        return self.sketch.count()

    @property
    def is_key(self) -> bool:
        """Whether (nearly) every cell has a value of its own."""
        return self.distinct >= 0.9 * self.cells

    @property
    def joins(self) -> bool:
        """Whether the column could be one end of a link: several values, short, no words in a row, and no amounts."""
        return self.distinct >= LEAST and self.size <= _LONG * self.cells and self.unlike < 0.1 and not self.measured

    @property
    def measured(self) -> bool:
        """Whether all values are numbers and one has a fraction: rents of 98, 112.4 and 120 are no keys, however many are whole."""
        said = [text.strip() for text in self.texts.values()]
        return all(map(_NUMBER.fullmatch, said)) and any(map(_FRACTION.fullmatch, said))

    @property
    def coded(self) -> bool:
        """Whether its values are codes of letters and digits (`TG-00731`), which no two columns share by chance, however few."""
        return bool(self.texts) and all(_CODE.fullmatch(text.strip()) for text in self.texts.values())

    @property
    def numbered(self) -> bool:
        """Whether each value has a digit: sizes and states are told by the same few words everywhere."""
        return bool(self.texts) and all(any(map(str.isdigit, text)) for text in self.texts.values())

    @property
    def counts(self) -> bool:
        """Whether most values are whole numbers, which any two columns may share: numbers of houses, of which some are `12a`."""
        said = [text.strip() for text in self.texts.values()]
        return self.span is not None or 2 * sum(map(str.isdecimal, said)) > len(said)

    @property
    def hopeless(self) -> bool:
        """Whether more rows would not make it one: then they are not looked at."""
        return self.cells >= _ENOUGH and (self.unlike > 0.5 or self.size > 2 * _LONG * self.cells)

    @property
    def density(self) -> float:
        """How closely whole numbers stand: 1.0 for a serial number, 0.0 for anything else."""
        return 0.0 if self.span is None else self.distinct / (self.span[1] - self.span[0] + 1)


FEWEST = 20  # different values under which an agreement says nothing by itself
LEAST = 3  # under which it says nothing at all
_CODE = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9].*[0-9])[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+)*")


def sampled(source: str, unit: str, batches: Iterable[pa.RecordBatch], most: int) -> dict[str, Sample]:
    """The columns of a unit by its first `most` rows or so: reading stops with the batch that reaches them."""
    found: dict[str, Sample] = {}
    rows, whole = 0, True
    for batch in batches:
        if rows >= most:
            whole = False
            break
        rows += batch.num_rows
        hopeless = {name for name, each in found.items() if each.hopeless}
        for each in _columns(source, unit, batch, hopeless):
            name = each.place.column or ""
            found[name] = _added(found[name], each) if name in found else each
    return {name: Sample(*_fields(each), whole=whole) for name, each in found.items()}


def _columns(source: str, unit: str, batch: pa.RecordBatch, but: Collection[str]) -> Iterator[Sample]:
    for cells in flatten(batch):
        if cells.kind not in ("date", "boolean") and cells.name not in but:
            sample = _column(Place(source, unit, cells.name), cells)
            if sample is not None:
                yield sample


def _column(place: Place, cells: Cells) -> Sample | None:
    held = values(cells, 0)
    if not len(held.distinct):
        return None
    plain = folded(held.distinct)
    hashes = hashed(plain)
    order = np.unique(hashes, return_index=True)[1][:ASKED]
    some = held.distinct.take(pa.array(order))
    texts = dict(zip(hashes[order].tolist(), some.to_pylist(), strict=True))
    unlike = float(np.mean(_unlike(cells.kind, some)))  # of some: a regex over all would cost more than all the rest
    size = int((pc.binary_length(plain).to_numpy() * held.counts).sum())
    return Sample(place, int(held.counts.sum()), size, unlike, Sketch.of(hashes, KEPT), texts, _span(plain, order))


def _span(plain: pa.LargeStringArray, order: NDArray[np.int64]) -> tuple[int, int] | None:
    """Lowest and highest, if all are whole numbers: some are looked at before all are."""
    for texts in (plain.take(pa.array(order)), plain):
        if not pc.all(pc.match_substring_regex(texts, _DIGITS)).as_py():
            return None
    bounds = pc.min_max(plain.cast(pa.int64())).as_py()
    return bounds["min"], bounds["max"]


def _added(a: Sample, b: Sample) -> Sample:
    cells = a.cells + b.cells
    unlike = (a.unlike * a.cells + b.unlike * b.cells) / cells
    span = (min(a.span[0], b.span[0]), max(a.span[1], b.span[1])) if a.span and b.span else None
    texts = dict(sorted({**a.texts, **b.texts}.items())[:ASKED])
    return Sample(a.place, cells, a.size + b.size, unlike, a.sketch + b.sketch, texts, span)


def _fields(each: Sample) -> tuple[Place, int, int, float, Sketch, dict[int, str], tuple[int, int] | None]:
    return each.place, each.cells, each.size, each.unlike, each.sketch, each.texts, each.span


def _unlike(kind: str, distinct: pa.LargeStringArray) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = pc.match_substring_regex(distinct, _PROSE).to_numpy(zero_copy_only=False)
    for look, mask in looks(kind, distinct).items():
        if look in ("date", "float", "boolean"):
            found = found | mask
    return found


def folded(texts: pa.Array) -> pa.Array:
    """Texts as links compare them: without case, blanks around them, and the zeros that pad a number: one system keeps 00020011 as text,
    the next one 20011 as a number."""
    plain = pc.utf8_lower(pc.utf8_trim_whitespace(texts.cast(pa.large_string())))
    padded = pc.match_substring_regex(plain, _PADDED)
    return pc.if_else(padded, pc.utf8_ltrim(plain, "0"), plain) if pc.any(padded).as_py() else plain


def hashed(texts: pa.Array) -> Hashes:
    """A hash of every text; there must be no null among them."""
    _, offsets, data = texts.buffers()
    edges = np.frombuffer(offsets, np.int64)[texts.offset : texts.offset + len(texts) + 1]
    return hash_spans(np.frombuffer(data or b"", np.uint8), edges[:-1], np.diff(edges))
