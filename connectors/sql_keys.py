"""Keys by number (`attribute_id` beside `value`): what another table calls them, so that the values can be told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile, takewhile

import pyarrow as pa

from connectors.sql_family import split_name
from scanner.errors import Unreadable
from scanner.model import Layout, Unit, Unread
from scanner.naming import plain_words
from scanner.words import ends, words

#: A table of more rows than these is not read for the names of keys.
_MOST = 1 << 16
#: So many tables are looked at for the one that holds the keys.
_NEAR = 8
#: What a table of keys calls the name of each, the likeliest first.
_CALLED = ("code", "key", "shortname", "name", "title", "label", "question", "text")
#: Tables that have the names of another one's rows, in several languages: `concept_name` those of `concept`.
_NAMES = ("name", "names", "label", "labels", "translation", "translations")
_LANGUAGES = ("locale", "language", "lang")


@dataclass(frozen=True, slots=True)
class Keys:
    """A table of keys: its column of numbers, that of what they are called, and that of the language of each name, if there is one."""

    unit: str
    number: str
    name: str
    language: str | None = None

    def named(self, found: Iterable[pa.RecordBatch | Unread | Unit]) -> dict[str, str]:
        """Name by number, from what was read of the table; of several names the first English one, else the first.

        Raises Unreadable where it has more rows than keys can be.
        """
        names: dict[str, str] = {}
        english: dict[str, str] = {}
        rows = 0
        for batch in found:
            if not isinstance(batch, pa.RecordBatch):
                continue
            rows += batch.num_rows
            if rows > _MOST:
                raise Unreadable(f"more than {_MOST:,} rows")
            columns = [batch.column(each).cast(pa.string()).to_pylist() for each in (self.number, self.name, self.language or self.name)]
            for number, name, language in zip(*columns, strict=True):
                if number and name:
                    names.setdefault(number, name)
                    if self.language and (language or "").lower().startswith("en"):
                        english.setdefault(number, name)
        return names | english


def keys_of(unit: str, column: str, units: Callable[[], Iterable[Unit | Unread]], layout: Callable[[str], Layout]) -> Keys | None:
    """The table that says what the numbers in `column` of `unit` mean; None where none is sure.

    It is the one that a foreign key names, or that with the names of its rows (`concept_name` of `concept`). Without a foreign key, it is
    the one of the schema that is called as the column is (`custom_fields` for `custom_field_id`), with names and a key of one column; of
    several the one that begins as `unit` does (`user_info_field` for `user_info_data`).
    Raises Unreadable where such a table shows no column.
    """
    for reference in layout(unit).references:
        if reference.columns == (column,):
            number, listed = reference.to_columns[0], [each.name for each in units() if isinstance(each, Unit)]
            apart = [_keys(each, number, layout(each)) for each in listed if _has_names_of(each, reference.unit)]
            return next(filter(None, apart), None) or _keys(reference.unit, number, _shown(reference.unit, layout(reference.unit)))
    schema, (*stem, last) = split_name(unit)[0], words(column)
    stem = stem or [last.removesuffix("id")]  # `fieldid`
    names = [each.name for each in units() if isinstance(each, Unit) and each.name != unit]
    near = [each for each in names if split_name(each)[0] == schema and ends(words(split_name(each)[1]), " ".join(stem))]
    found = [(each, layout(each)) for each in near[:_NEAR]]
    keys = [_keys(each, told.key[0], told) for each, told in found if len(told.key) == 1 and told.key[0].lower() in ("id", column.lower())]
    sure = [each for each in keys if each]
    alike = [_begins_alike(each.unit, unit) for each in sure]
    if not sure and len(found) == 1:
        _shown(*found[0])
    nearest = [each for each, much in zip(sure, alike, strict=True) if much == max(alike)]
    return nearest[0] if len(nearest) == 1 and len(near) <= _NEAR else None


def _shown(unit: str, layout: Layout) -> Layout:
    if not layout.columns:
        raise Unreadable(f"{unit}: this user may read none of its columns")
    return layout


def _has_names_of(unit: str, other: str) -> bool:
    (schema, name), (own, table) = split_name(unit), split_name(other)
    return schema == own and words(name)[:-1] == words(table) and words(name)[-1] in _NAMES


def _begins_alike(unit: str, other: str) -> int:
    """With how many words both tables begin."""
    pairs = zip(words(split_name(unit)[1]), words(split_name(other)[1]), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _keys(unit: str, number: str, layout: Layout) -> Keys | None:
    texts = [(plain_words(each.name), each.name) for each in layout.columns if each.kind == "text" and each.name != number]
    called = sorted((_CALLED.index(said[-1]), len(said), name) for said, name in texts if said and said[-1] in _CALLED)
    language = next((name for said, name in texts if said and said[0] in _LANGUAGES), None)
    return Keys(unit, number, called[0][-1], language) if called and any(each.name == number for each in layout.columns) else None


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
