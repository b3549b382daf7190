"""JSON in every shape: all scalars come back, keys that are values stay values, and nothing crashes."""

from __future__ import annotations

import io
import json
from collections import Counter
from decimal import Context, Decimal, InvalidOperation
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers import json_
from connectors.readers.elements import as_lines
from connectors.readers.inside import root
from connectors.readers.node import Budget


def batches(data: bytes, name: str = "a.json") -> list[pa.RecordBatch]:
    return list(json_.read(io.BytesIO(data), root(name, Budget())))


def flat(value: Any) -> list[str]:
    if isinstance(value, list):
        return [leaf for inner in value for leaf in flat(inner)]
    return [] if value is None else [value if isinstance(value, str) else str(value).lower()]


def columns(data: bytes, name: str = "a.json") -> dict[str, list[str]]:
    """All values by column."""
    found: dict[str, list[str]] = {}
    for batch in batches(data, name):
        for column, values in zip(batch.schema.names, batch.columns, strict=True):
            found.setdefault(column, []).extend(flat(values.to_pylist()))
    return found


def test_lines_that_are_alike() -> None:
    data = b'{"id":1,"address":{"postcode":"SK9 5AF"},"items":[{"sku":"a"},{"sku":"b"}]}\n{"id":2,"items":[]}\n'
    (batch,) = batches(data)
    assert batch.schema.names == ["id", "address.postcode", "items[].sku"]
    assert batch.to_pylist()[0] == {"id": 1, "address.postcode": "SK9 5AF", "items[].sku": ["a", "b"]}
    assert pa.types.is_integer(batch.schema.field("id").type)


def test_a_key_that_comes_late_is_not_dropped() -> None:
    data = b'{"a":"x"}\n' * 10 + b'{"a":1,"email":"jane@example.org"}\n'
    assert columns(data)["email"] == ["jane@example.org"]


def test_a_key_that_comes_in_a_later_chunk_is_not_dropped() -> None:
    data = b'{"name":"Jane Roe","notes":"called about the order"}\n' * 200_000 + b'{"email":"jane@example.org"}\n{"name":5}\n'
    found = columns(data, "a.jsonl")
    assert found["email"] == ["jane@example.org"]
    assert Counter(found["name"]) == {"Jane Roe": 200_000, "5": 1}


def test_mixed_types_and_lists_stay_aligned() -> None:
    (batch,) = batches(b'{"a":1,"b":["x","y"]}\n{"a":"t"}\n{"a":true,"b":["z"]}\n')
    assert batch.to_pylist() == [{"a": "1", "b[]": ["x", "y"]}, {"a": "t", "b[]": []}, {"a": "true", "b[]": ["z"]}]


@pytest.mark.parametrize(
    "value", ['"1984-02-29"', '"2020-01-01T10:00:00Z"', '"007"', "4111111111111111", "41111111111111111111", '"\\u0000"', "1.50", '" x "']
)
def test_values_are_as_written(value: str) -> None:
    expected = json.loads(value) if value.startswith('"') else value
    for other in ("", ',"b":1.5', ',"b":[1,"x"]'):
        found = columns(f'{{"a":{value}{other}}}\n{{"a":{value}{other}}}\n'.encode())
        assert found["a"] in ([expected] * 2, [expected.rstrip("0")] * 2)


def test_numbers_with_and_without_a_fraction_keep_their_digits() -> None:
    assert columns(b'{"a":1.5}\n{"a":4111111111111111}\n')["a"] == ["1.5", "4111111111111111"]


def test_lists_that_begin_with_null() -> None:
    assert columns(b'{"a":[null,"x"],"b":{"c":[[null,1]]}}\n{"a":[null]}\n') == {"a[]": ["x"], "b.c[][]": ["1"]}


def test_keys_that_stand_twice_keep_both_values() -> None:
    found = columns(b'{"a":"x","a":"y"}\n{"a":"z"}\n')
    assert sorted(value for values in found.values() for value in values) == ["x", "y", "z"]


def test_keys_that_are_values_are_scanned_and_name_nothing() -> None:
    for data in (
        b'{"users":{"jane@example.org":{"age":3},"Joe Roe":{"age":4}}}',
        b'{"users":{"jane@example.org":{"age":3},"Joe Roe":{"age":4}}}\n{"users":{}}\n',
    ):
        assert columns(data) == {"users{}": ["jane@example.org", "Joe Roe"], "users{}.age": ["3", "4"]}


def test_a_map_of_many_unknown_keys_names_nothing() -> None:
    people = {f"Roe{chr(97 + i)}": i for i in range(26)}
    found = columns((json.dumps(people) + "\n" + '{"a":1}\n').encode())
    assert set(found) == {"{}", "a"}
    assert set(people) < set(found["{}"])


def test_endless_new_keys_do_not_become_endless_columns() -> None:
    data = "".join(
        f'{{"key_{chr(97 + i % 26)}{"x" * (i % 37)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}":"v{i}"}}\n' for i in range(5000)
    )
    found = columns(data.encode(), "a.jsonl")
    assert len(found) < 2100
    assert {value for values in found.values() for value in values} >= {f"v{i}" for i in range(5000)}


def test_a_malformed_line_is_scanned_as_text() -> None:
    found = columns(b'{"a":1}\nnot json: jane@example.org\n{"a":2}\n', "a.jsonl")
    assert found == {"": ["not json: jane@example.org"], "a": ["1", "2"]}


def test_a_malformed_document_is_scanned_as_text() -> None:
    assert columns(b'{"email": "jane@example.org",\n "b": [1, 2')[""] == ['{"email": "jane@example.org",', ' "b": [1, 2']


def test_an_array_that_breaks_off_keeps_its_elements() -> None:
    assert columns(b'[{"a":"x"},{"a":"y"},{"a":"z') == {"a": ["x", "y"], "": ['{"a":"z']}


@pytest.mark.parametrize(
    "deep", [b"[" * 100_000, b'{"a":' * 100_000, b'[{"a":' * 50_000, b'[{"a":1},' + b"[" * 100_000 + b"]" * 100_000 + b"]"]
)
def test_deep_nesting_is_text(deep: bytes) -> None:
    assert sum(len(value) for value in columns(deep)[""]) >= len(deep) * 0.9
    assert sum(len(value) for value in columns(deep + b"\n" + deep + b"\n", "a.jsonl")[""]) >= len(deep) * 1.8


def test_a_document_nested_beyond_reason_is_text() -> None:
    """The parser's stack would grow with every bracket."""
    assert columns(b"[" * 900 + b'"x"' + b"]" * 900) == {"[][]": ["x"]}
    assert set(columns(b"[" * 2000 + b'"x"' + b"]" * 2000)) == {""}


def test_documents_are_rows_of_their_outermost_arrays() -> None:
    data = b'{"total":2,"customers":[{"email":"x@example.org","n":[1,2]},{"email":"y@example.org"}],"tags":["a","b"]}'
    (batch,) = batches(data)
    assert batch.schema.names == ["total", "customers[].email", "customers[].n[]", "tags[]"]
    assert batch["customers[].email"].to_pylist() == [None, "x@example.org", "y@example.org", None, None]
    assert batch["customers[].n[]"].to_pylist() == [[], ["1", "2"], [], [], []]


@pytest.mark.parametrize("data", [b"", b"null", b"{}", b"[]", b"{}\n{}\n", b"[{}]"])
def test_nothing_in_it(data: bytes) -> None:
    assert columns(data) == {}


def test_scalars_and_documents_in_a_row() -> None:
    assert columns(b'"jane@example.org"') == {"": ["jane@example.org"]}
    assert columns(b'{"a":1} {"a":2}') == {"a": ["1", "2"]}


def test_half_a_surrogate_pair() -> None:
    assert columns(b'{"a":"x\\ud800"}\n{"b":1}\n')["a"] == ["x?"]


def test_other_encodings() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        assert columns('[{"name":"José"},{"name":"Zoë"}]'.encode(encoding)) == {"name": ["José", "Zoë"]}


def test_a_long_line_is_read() -> None:
    data = b'{"a":"' + b"word " * (6 << 20) + b'"}\n{"a":"y"}\n'
    found = columns(data, "a.jsonl")
    assert found["a"] == ["y"]
    assert sum(value.count("word") for value in found[""]) >= 6 << 20


LEAF = st.one_of(
    st.text(max_size=8), st.integers(-(2**70), 2**70), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False)
)
KEY = st.one_of(st.sampled_from(["name", "email", "a", "a.b", "items", "x@example.org", "Jane Roe", "", "0"]), st.text(max_size=6))
VALUE = st.recursive(LEAF, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEY, inner, max_size=4)), max_leaves=12)


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [] if value is None else [value if isinstance(value, str) else repr(value).lower()]


def same(text: str) -> str:
    """A number in one way of writing, since 1E+2, 100.0 and 100 are equal."""
    try:
        return str(Decimal(text).normalize(Context(prec=100)))
    except InvalidOperation:
        return text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.dictionaries(KEY, VALUE, max_size=4), min_size=1, max_size=6),
    st.sampled_from(["lines", "array", "pretty", "object", "utf-16"]),
)
def test_every_scalar_comes_back(records: list[dict[str, Any]], form: str) -> None:
    if form == "lines":
        data = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    elif form == "object":
        data = json.dumps({"data": records})
    else:
        data = json.dumps(records, indent=2 if form == "pretty" else None)
    raw = data.encode("utf-16" if form == "utf-16" else "utf-8", "replace")
    back = Counter(same(value) for values in columns(raw, "a.jsonl" if form == "lines" else "a.json").values() for value in values)
    assert not Counter(same(leaf) for leaf in leaves(records)) - back


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(st.text('a"\\[{,', max_size=4), VALUE, max_size=3), max_size=5), st.integers(1, 20), st.booleans())
def test_elements_of_an_array_become_lines(records: list[dict[str, Any]], size: int, pretty: bool) -> None:
    data = json.dumps(records, indent=1 if pretty else None).encode()
    lines = b"".join(as_lines(data[at : at + size] for at in range(0, len(data), size)))
    assert [json.loads(line) for line in lines.split(b"\n") if line.strip()] == records


def test_a_value_without_end_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_, "_LONGEST", 1 << 18)
    data = b'{"short": "kept", "long": "' + b"call Jane Example on 020 7946 0018 " * 60_000 + b'"}'
    found = batches(data)
    assert {name for batch in found for name in batch.schema.names} == {""}
    assert sum(text.count("Jane Example") for batch in found for text in batch.column("").to_pylist()) >= 60_000
