"""Keys by number (`attribute_id` beside `value`): what another table calls them, so that the values can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile

import pyarrow as pa

from connectors.sql_family import split_name
from scanner.model import Layout, Unit, Unread
from scanner.words import ends, plain_words, words

#: A table of more keys than these tells no columns apart.
_MOST = 1024
#: So many tables are looked at for the one that holds the keys.
_NEAR = 8
#: What a table of keys calls the name of each, the likeliest first.
_CALLED = ("code", "key", "shortname", "name", "title", "label", "question", "text")


@dataclass(frozen=True, slots=True)
class Keys:
    """A table of keys: its column of numbers, and that of what they are called."""

    unit: str
    number: str
    name: str

    def named(self, found: Iterable[pa.RecordBatch | Unread | Unit]) -> dict[str, str]:
        """Name by number, from what was read of the table: its first batch. None where it has more rows than keys can be."""
        batch = next((each for each in found if isinstance(each, pa.RecordBatch)), None)
        if batch is None or batch.num_rows > _MOST:
            return {}
        numbers, names = (batch.column(each).cast(pa.string()).to_pylist() for each in (self.number, self.name))
        return {number: name for number, name in zip(numbers, names, strict=True) if number and name}


def keys_of(unit: str, column: str, units: Callable[[], Iterable[Unit | Unread]], layout: Callable[[str], Layout]) -> Keys | None:
    """The table that says what the numbers in `column` of `unit` mean; None where none is sure.

    It is the one that a foreign key names. Without one, it is the only one of the schema that is called as the column is (`custom_fields`
    for `custom_field_id`), with names and a key of one column.
    """
    for reference in layout(unit).references:
        if reference.columns == (column,):
            return _keys(reference.unit, reference.to_columns[0], layout(reference.unit))
    schema, stem = split_name(unit)[0], " ".join(words(column)[:-1])
    names = [each.name for each in units() if isinstance(each, Unit) and each.name != unit]
    near = [each for each in names if split_name(each)[0] == schema and ends(words(split_name(each)[1]), stem)]
    found = [(each, layout(each)) for each in near[:_NEAR]]
    keys = [_keys(each, told.key[0], told) for each, told in found if len(told.key) == 1 and told.key[0].lower() in ("id", column.lower())]
    sure = [each for each in keys if each]
    return sure[0] if len(sure) == 1 and len(near) <= _NEAR else None


def _keys(unit: str, number: str, layout: Layout) -> Keys | None:
    texts = [(plain_words(each.name), each.name) for each in layout.columns if each.kind == "text" and each.name != number]
    called = sorted((_CALLED.index(said[-1]), len(said), name) for said, name in texts if said and said[-1] in _CALLED)
    return Keys(unit, number, called[0][-1]) if called else None


def renamed(
    found: Iterable[pa.RecordBatch | Unread | Unit], column: str, known: Mapping[str, str]
) -> Iterator[pa.RecordBatch | Unread | Unit]:
    """From the first batch on, with names instead of the numbers in `column`; a number that nothing is known of stays."""
    for item in dropwhile(lambda each: not isinstance(each, pa.RecordBatch), found):
        yield _renamed(item, column, known) if known and isinstance(item, pa.RecordBatch) else item


def _renamed(batch: pa.RecordBatch, column: str, known: Mapping[str, str]) -> pa.RecordBatch:
    encoded = batch.column(column).cast(pa.string()).dictionary_encode()
    said = pa.array([known.get(each, each) for each in encoded.dictionary.to_pylist()], pa.string())
    return batch.set_column(batch.schema.get_field_index(column), column, said.take(encoded.indices))
