"""Names of columns from JSON that says of each value of which type it is: what the column is called without that (`dob.S` is `dob`).

MongoDB's Extended JSON (`{"$date": …}`), DynamoDB's (`{"S": …}`), Firestore's (`{"stringValue": …}`) and that of Avro's unions
(`{"string": …}`) put the type where others have the name, and nothing of it says what the value is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

#: What no key of anything else is called: MongoDB Extended JSON v2, and the values of Firestore and other interfaces of Google's.
_MARKED = {
    *("$oid", "$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$uuid", "$binary", "$symbol", "$timestamp"),
    *("stringValue", "integerValue", "doubleValue", "booleanValue", "timestampValue", "bytesValue", "referenceValue"),
    *("geoPointValue", "mapValue", "arrayValue"),
}
#: What stands between a mark and the names within it; what Firestore calls a document's attributes.
_WITHIN, _ATTRIBUTES = {"mapValue": "fields", "arrayValue": "values[]", "$binary": "base64"}, "fields"
#: Types of Avro, one of which is the only key of its object.
_AVRO = {"string", "int", "long", "float", "double", "boolean", "bytes"}
#: Types of DynamoDB: they say so only where each second key is one.
_DYNAMO = {"S", "N", "B", "BOOL", "NULL", "M", "L", "SS[]", "NS[]", "BS[]"}
#: Fewest attributes of an item in DynamoDB's JSON that show it to be such.
_ENOUGH = 3


def typed(columns: Collection[str]) -> dict[str, str]:
    """Columns whose path has a type in it → the path without, and without what stands around all attributes (`Item`, `fields`).

    >>> typed(["born.$date", "pay.$numberDecimal", "mob"])
    {'born.$date': 'born', 'pay.$numberDecimal': 'pay'}
    >>> typed(["Item.dob.S", "Item.pay.N", "Item.home.M.town.S"])["Item.home.M.town.S"]
    'home.town'
    >>> typed(["documents[].fields.kin.mapValue.fields.dob.timestampValue"]).popitem()[1]
    'kin.dob'
    >>> typed(["size.S", "size.M", "colour"])
    {}
    """
    paths = {name: name.replace(".L[].", ".L[]").split(".") for name in columns}
    dynamo = _items(paths.values())
    children: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in paths.values():
        children[tuple(path[:-1])].add(path[-1])
    read = {name: ".".join(_untyped(path, dynamo, children[tuple(path[:-1])])) for name, path in paths.items()}
    return {name: plain for name, plain in read.items() if plain != name}


def _untyped(path: Sequence[str], dynamo: Collection[tuple[str, ...]], beside: Collection[str]) -> list[str]:
    for size in range(len(path)):
        if tuple(path[:size]) in dynamo and _alternates(path[size:]):
            return list(path[size::2])
    if path[-1] in _AVRO and len(beside) == 1 < len(path):
        return [*path[:-1]]
    kept: list[str] = []
    for before, part in pairwise(("", *path)):
        if (part in _MARKED and before) or _WITHIN.get(before) == part:
            continue
        if part == _ATTRIBUTES and path[-1] in _MARKED:
            kept = []
        else:
            kept.append(part)
    return kept or list(path)


def _items(paths: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    """What stands before the attributes of DynamoDB's items: all that is called so goes on with names and types by turns."""
    attributes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    others: set[tuple[str, ...]] = set()
    for path in paths:
        for size in range(max(1, len(path) - 1)):
            if _alternates(path[size:]):
                attributes[tuple(path[:size])].add(path[size])
            else:
                others.add(tuple(path[:size]))
    return {before for before, named in attributes.items() if len(named) >= _ENOUGH and before not in others}


def _alternates(path: Sequence[str]) -> bool:
    """Whether a path is names and types by turns; what a list holds is of one type with it (`L[]S`)."""
    return len(path) > 1 and len(path) % 2 == 0 and all(part.removeprefix("L[]") in _DYNAMO for part in path[1::2])
