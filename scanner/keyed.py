"""Rows of a key and a value (`meta_key`, `meta_value`): what stands under a key is in effect a column of that name.

Shops, forms, surveys and clinics keep people so: "date_of_birth" is no column of theirs but the key of some rows. Told row by row and by
what the key says, so that it hardly depends on how a table is cut into batches; a value whose key says nothing stays in its column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from scanner.flatten import Cells, flatten
from scanner.pattern import Pattern
from scanner.words import endings, spellings, words

#: Whether what stands under a key is a column: of its path and the key as written.
Says: TypeAlias = Callable[[str, str], bool]

_VALUES = frozenset(("value", "val", "answer", "response"))
_TYPES = frozenset(("string", "int", "integer", "long", "double", "float", "bool", "boolean", "array"))
_ANY = (("data",),)  # values only beside keys by number (Moodle's `fieldid`, `data`): anything may be called so
_BY_NUMBER = 4
_PARTS = ("attribute", "attr", "property", "prop", "field", "metafield", "characteristic")
_ASKED = ("setting", "parameter", "param", "variable", "option", "question", "system")
_KEYS = frozenset(("key", *_PARTS, *_ASKED))
_NUMBERED = frozenset((*_PARTS, "question", "concept"))  # "concept": what records of patients call what is observed
_ENTITLED = (("title",), ("name",), ("label",), ("key",), ("code",), ("shortname",))
_CALLED = frozenset(("key", "name", "code", "label", "title"))
_LANGUAGE = frozenset(("locale", "lang", "language"))
# What no column is called: an address, a number, a line. It may be a value, and a name of a column stands in reports.
_VALUE = re.compile(r"[@\r\n\t\0]|\d{2}|\d.*\d.*\d")
_LONGEST = 80
#: Words of questions, which are asked in keys and stand in no name of a column.
_QUESTIONS = """
what which who whose when where how please enter give tell state select your you my our their do does did are is was were have has had the a
an and or any of for if to in on at by with not no yes all other
"""
#: Of more different ones in a batch most are no keys of columns but values themselves: those are looked at which come most often, and so
#: often at least.
_MOST, _OFTEN = 1024, 5


@dataclass
class Keyed:
    """Columns of batches, those of keys and values told apart by the names that these patterns know."""

    patterns: Sequence[Pattern]

    def columns(self, batch: pa.RecordBatch, *, some: bool = False) -> Iterator[Cells]:
        """As `flatten` gives them; the values of each key that says what they are as `value.key`, the others as they were.

        A table in which no key comes twice is a list of settings, of which only secrets are told, unless it is somebody's form and has
        their name; `some`: these are only some rows of a table.
        """

        def says(keys: pa.Array) -> Says:
            return self._saying(self._names if some or self._of_people(keys) else self._secrets)

        yield from keyed(list(flatten(batch)), says)

    def _of_people(self, keys: pa.Array) -> bool:
        distinct = keys.unique().drop_null()[: _MOST + 1].to_pylist()
        return len(distinct) < len(keys) - keys.null_count or any(not endings(words(key)).isdisjoint(self._people) for key in distinct)

    def _saying(self, names: frozenset[str]) -> Says:
        """Keys that end with one of the names; but for words that nobody knows and that are written as a person's or a place's is."""

        def says(path: str, key: str) -> bool:
            written = key.split()
            named = (word for word in written if word[0].isupper()) if len(written) > 1 else ()
            return not endings(words(key)).isdisjoint(names) and all(self._known.issuperset(words(word)) for word in named)

        return says

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(_QUESTIONS.split()).union(*(name.split() for name in self._names))

    @cached_property
    def _names(self) -> frozenset[str]:
        return self._of("")

    @cached_property
    def _people(self) -> frozenset[str]:
        return self._of("person.name")

    @cached_property
    def _secrets(self) -> frozenset[str]:
        return self._of("auth.secret")

    def _of(self, category: str) -> frozenset[str]:
        return frozenset().union(*(spellings(each.names) for each in self.patterns if each.category.startswith(category)))


def keyed(columns: Sequence[Cells], says: Callable[[pa.Array], Says]) -> Iterator[Cells]:
    """The columns, of which values are cut by the keys beside them, where `says` of all keys tells which of them, by path, are columns.
    Measurements stay as they are."""
    keys = dict(pairs(tuple(cells.name for cells in columns)))
    columns = _entitled(columns, {key for beside in keys.values() for key in beside})
    for at, value in enumerate(columns):
        for key in keys.get(at, ()) if value.kind != "float" else ():
            *told, value = _cut(columns[key], value, says(columns[key].text))
            yield from told
        if len(value.rows) or at not in keys:
            yield value


def _entitled(columns: Sequence[Cells], keys: Collection[int]) -> Sequence[Cells]:
    """The columns, with names in place of ids in `keys` where another list of theirs has both (`fields[].id`, `ticket_fields[].title`)."""
    numbers = [at for at in keys if _leaf(columns[at]) == ("id",)]
    if not numbers:
        return columns
    lists = [_names_by_id(ids, each) for ids in columns for each in columns if _lists(ids, each)]
    made = list(columns)
    for at in numbers:
        found = columns[at].text.unique().drop_null().to_pylist()
        names = next((each for each in lists if 2 * sum(id in each for id in found) >= len(found)), {})
        made[at] = replace(columns[at], text=pa.array([names.get(each, each) for each in columns[at].text.to_pylist()], pa.string()))
    return made


def _lists(ids: Cells, names: Cells) -> bool:
    """Whether both are of one list, of ids and of what these are called."""
    beside = ids.name.rpartition(".")[0] == names.name.rpartition(".")[0]
    return beside and _leaf(ids) == ("id",) and _leaf(names)[-1:] in _ENTITLED and np.array_equal(ids.rows, names.rows)


def _names_by_id(ids: Cells, names: Cells) -> dict[str, str]:
    pairs = zip(ids.text.to_pylist(), names.text.to_pylist(), strict=True)
    return {id: name for id, name in pairs if id and name}


def _leaf(cells: Cells) -> tuple[str, ...]:
    return words(cells.name.rpartition(".")[2])


def _cut(key: Cells, value: Cells, says: Says) -> Iterator[Cells]:
    """The cells of a value by the key of each, and what is left last; rows of which one has more than the other stay as they are."""
    most = int(max(key.rows.max(initial=-1), value.rows.max(initial=-1))) + 1
    alike = np.bincount(key.rows, minlength=most) == np.bincount(value.rows, minlength=most)
    named, here = alike[key.rows], np.flatnonzero(alike[value.rows])
    encoded = key.text.filter(pa.array(named)).dictionary_encode()
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    left = np.ones(len(value.rows), np.bool_)
    for code in _looked_at(codes, len(encoded.dictionary)):
        said = encoded.dictionary[code].as_py()
        path = _path(value.name, said)
        if path is not None and says(path, said):
            at = here[codes == code]
            left[at] = False
            yield Cells(path, value.kind, value.text.take(pa.array(at)), value.rows[at])
    yield value if left.all() else Cells(value.name, value.kind, value.text.filter(pa.array(left)), value.rows[left])


def _looked_at(codes: NDArray[np.int64], many: int) -> Sequence[int]:
    """The keys, by their codes, that may be columns."""
    if many <= _MOST:
        return range(many)
    counts = np.bincount(codes[codes >= 0], minlength=many)
    most = np.argsort(-counts, kind="stable")[:_MOST]
    return sorted(most[counts[most] >= _OFTEN].tolist())


def _path(column: str, key: str) -> str | None:
    """The column of a key; of an address that says what is identified (`https://fhir.nhs.uk/Id/nhs-number`) its last part."""
    said = key.strip().rpartition("/")[2]
    return None if not said or len(said) > _LONGEST or _VALUE.search(said) else f"{column}.{said}"


@lru_cache(1 << 10)
def numbered(names: tuple[str, ...]) -> str | None:
    """The column that has the keys of values by their number in another table; None where keys stand beside them in writing.

    >>> numbered(("entity_id", "attribute_id", "value")), numbered(("field_id", "field_name", "value")), numbered(("order_id", "value"))
    ('attribute_id', None, None)
    """
    keys = {places for _, places in pairs(names)}
    first = names[next(iter(keys))[0]] if len(keys) == 1 else ""
    return first if first and _number(words(first)) and "." not in first else None


@lru_cache(1 << 10)
def pairs(names: tuple[str, ...]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Which columns hold values, and which the keys of these, the likeliest first, as their places among the names.

    >>> pairs(("user_id", "meta_key", "meta_value")), pairs(("fields[].name", "fields[].value")), pairs(("name", "price"))
    (((2, (1,)),), ((1, (0,)),), ())
    >>> pairs(("event_params[].key", "event_params[].value.string_value"))
    ((1, (0,)),)
    """
    split = [_untyped(name).rpartition(".") for name in names]
    said = [words(leaf) for *_, leaf in split]
    found = []
    for at, value in enumerate(said):
        if value and (value in _ANY or value[-1] in _VALUES or (value[0] in _VALUES and len(value) == 2 and value[1] != "id")):
            beside = [n for n in range(len(names)) if n != at and split[n][0] == split[at][0] and said[n]]
            translated = any(not _LANGUAGE.isdisjoint(said[n]) for n in beside)
            least = _BY_NUMBER if value in _ANY else 1
            ids = _of_fields(split[at][0])
            ranks = ((_BY_NUMBER if ids and said[n] == ("id",) else _rank(said[n], value, translated), n) for n in beside)
            ranked = sorted(each for each in ranks if each[0] >= least)
            found += [(at, tuple(n for _, n in ranked))] if ranked else []
    return tuple(found)


def _untyped(name: str) -> str:
    """The path of a value, without its type behind it (`value.string_value`, as Google Analytics and OpenTelemetry write it)."""
    before, _, leaf = name.rpartition(".")
    of_value = not _VALUES.isdisjoint(words(before.rpartition(".")[2])[-1:])
    return before if of_value and words(leaf)[1:] == ("value",) and words(leaf)[0] in _TYPES else name


def _rank(key: tuple[str, ...], value: tuple[str, ...], translated: bool) -> int:
    """How well a column's name says that it holds the keys of these values, 1 best; 0 where it does not. Texts of an interface have keys
    and a language, and are nobody's."""
    if len(key) == 1 and translated:
        return 0
    if len(key) > 1 and key[:-1] == value[:-1] and key[-1] in _CALLED | _KEYS:
        return 1
    if _number(key):
        return _BY_NUMBER
    if key[-1] in _KEYS or (len(key) > 1 and key[-1] in _CALLED and key[-2] in _KEYS):
        return 2
    return 3 if len(key) == 1 and key[0] in _CALLED else 0


def _of_fields(path: str) -> bool:
    """Whether it is a list of values of fields, so that the ids in it are those of the fields: `custom_fields[]`, `answers[]`."""
    said = words(path)
    return "[]" in path and bool(said) and said[-1].removesuffix("s") in (*_NUMBERED, *_VALUES)


def _number(key: tuple[str, ...]) -> bool:
    """Whether it is called the number of a key: `attribute_id`, `person_attribute_type_id`."""
    if key[-1].endswith("id") and key[-1][:-2] in _NUMBERED:  # written as one word: `fieldid`
        return True
    named = key[:-2] if key[-2:-1] in (("type",), ("definition",)) else key[:-1]
    return key[-1] == "id" and bool(named) and named[-1] in _NUMBERED
