"""What programs write into one cell: PHP's and Python's values, XML, YAML, a form's fields, and sessions in base64."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from connectors.readers.written import BEGINS, packed, parsed
from connectors.sql_json import Documents
from tests.structured import body, read, rows

PERSON = {"date_of_birth": "1984-02-29", "city": "Leeds", "tags": ["a", "b"], "nobody": None}
SERIALIZED = 's:13:"date_of_birth";s:10:"1984-02-29";s:4:"city";s:5:"Leeds";s:4:"tags";a:2:{i:0;s:1:"a";i:1;s:1:"b";}s:6:"nobody";N;'
SESSION = 'user_id|i:7;email|s:15:"ann@example.org";seen|a:1:{s:2:"ip";s:9:"192.0.2.7";}'
SEEN = {"user_id": "7", "email": "ann@example.org", "seen": {"ip": "192.0.2.7"}}


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def urlsafe(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


SIGNED = ":1tXyzA:" + "aB3-_" * 8 + "abc"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (f"a:4:{{{SERIALIZED}}}", PERSON),
        (f'O:4:"User":4:{{{SERIALIZED}}}', PERSON),
        ('O:4:"User":1:{s:12:"\0User\0secret";s:1:"x";}', {"secret": "x"}),
        ('a:3:{s:1:"a";b:1;s:1:"b";d:0.5;s:1:"c";i:-3;}', {"a": "true", "b": "0.5", "c": "-3"}),
        ('a:1:{s:4:"city";s:7:"Zürich";}', {"city": "Zürich"}),
        ('a:1:{s:4:"city";s:6:"Zürich";}', {"city": "Zürich"}),  # counted in Latin-1
        ('a:2:{s:1:"a";s:4:"x";y";s:1:"b";R:1;}', {"a": 'x";y', "b": None}),
        ('a:1:{s:4:"kind";E:11:"Suit:Hearts";}', {"kind": "Suit:Hearts"}),
        ('a:1:{s:1:"o";C:11:"ArrayObject":25:{a:1:{s:2:"ip";s:3:"::1";}}}', {"o": {"ip": "::1"}}),
        (SESSION, SEEN),
        ("{'city': 'Leeds', 'ages': (41, 7), 'nobody': None}", {"city": "Leeds", "ages": ["41", "7"], "nobody": None}),
        ("<r><city>Leeds</city><a:phone kind='home'>x</a:phone></r>", {"city": "Leeds", "phone": {"@kind": "home", "text": "x"}}),
        ("<?xml version='1.0'?><r><p>a</p><p>b</p></r>", {"p": ["a", "b"]}),
        ("---\n:city: Leeds\n:tags:\n- a\n- b\n", {"city": "Leeds", "tags": ["a", "b"]}),
        ("--- !ruby/hash:ActiveSupport::HashWithIndifferentAccess\ncity: &1 Leeds\ntown: *1\n", {"city": "Leeds", "town": None}),
        ("first_name=Ann+Lee&tel=020&tel=021", {"first_name": "Ann Lee", "tel": ["020", "021"]}),
    ],
)  # fmt: skip
def test_what_programs_write_is_read_by_its_names(cell: str, value: Any) -> None:
    assert parsed(cell) == value
    assert re.match(BEGINS, cell) and pc.match_substring_regex(pa.array([cell]), BEGINS)[0].as_py()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (encoded(SESSION), SEEN),
        (encoded(json.dumps(PERSON)), PERSON),
        (encoded(f"a:4:{{{SERIALIZED}}}"), PERSON),
        (urlsafe(json.dumps(PERSON).encode()) + SIGNED, PERSON),
        ("." + urlsafe(zlib.compress(json.dumps(PERSON).encode())) + SIGNED, PERSON),
        ("." + urlsafe(zlib.compress(json.dumps(PERSON).encode())) + ".Zk3xyA." + "aB3-_" * 5 + "ab", PERSON),
        (encoded("0a" * 20 + ":" + json.dumps(PERSON)), PERSON),
        (base64.encodebytes(json.dumps(PERSON).encode()).decode(), PERSON),
    ],
)
def test_sessions_in_base64_are_read(cell: str, value: Any) -> None:
    assert packed(cell) == value
    assert pc.match_substring_regex(pa.array([cell]), BEGINS)[0].as_py()


@pytest.mark.parametrize(
    "cell",
    [
        "a:2:{s:4:", f"a:9:{{{SERIALIZED}}}", f"a:4:{{{SERIALIZED}}}x", "a:1:{i:0;" * 5000, "a: note", "O:1", "N;", "E:1:x",
        "name|someone", "a|b|c", "x|s:3:", "(see above)", "{broken}", "[1, 2", "{'a': call()}", "{" * 300, "'text'",
        "<p>Hello</p>", "<b>bold</b> and more", "<svg><path d='x'/></svg>", "<r>only text</r>", "<r><a></r>",
        "<!DOCTYPE r [<!ENTITY x 'y'>]><r><a>&x;</a></r>", "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x 'y'>]><r><a>&x;</a></r>",
        "<r>" * 500 + "</r>" * 500, "---\nJust a line of text\n", "---\ntitle: A\n---\nBody", "--- ",
        "https://example.org/?a=1&b=2", "a=b", "a & b = c & d", "x=1 y=2",
    ],
)  # fmt: skip
def test_other_text_is_none_of_these(cell: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        parsed(cell)


@pytest.mark.parametrize(
    "cell",
    [
        encoded("just some words of a text that is long enough"), encoded("123456789012345678901234"), "deadbeef" * 8, "x" * 40, encoded("[1, 2"),
        "." + urlsafe(zlib.compress(b" " * (17 << 20))) + SIGNED, "." + urlsafe(b"no stream of zlib here") + SIGNED, encoded("\xff\xfe" * 20),
        urlsafe(b'{"alg":"HS256","typ":"JWT"}') + "." + urlsafe(json.dumps(PERSON).encode()) + "." + "x" * 43,
    ],
)  # fmt: skip
def test_other_base64_is_none(cell: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        packed(cell)


def test_cells_become_columns_and_what_is_encoded_stays_as_well() -> None:
    cells = [f"a:4:{{{SERIALIZED}}}", "a note", encoded(SESSION), '{"city": "Bath"}', None]
    ((found),) = Documents().opened(pa.record_batch([pa.array(cells)], names=["data"]))
    columns = found.to_pydict()
    assert columns["data"] == [None, "a note", cells[2], None, None]
    assert columns["data.city"] == ["Leeds", None, None, "Bath", None]
    assert columns["data.seen.ip"] == [None, None, "192.0.2.7", None, None]


def test_text_in_binary_columns_is_opened_too() -> None:
    cells = [b'{"city": "Bath"}', b'a:1:{s:4:"city";s:5:"Leeds";}', b"text"]
    ((found),) = Documents().opened(pa.record_batch([pa.array(cells, pa.binary())], names=["data"]))
    assert found.to_pydict()["data.city"] == ["Bath", "Leeds", None]
    opaque = pa.record_batch([pa.array([b"\xff\x00"], pa.binary())], names=["data"])
    assert next(iter(Documents().opened(opaque))).to_pydict() == {"data": [b"\xff\x00"]}


_INSERT = "CREATE TABLE `m` (`id` int, `meta_value` text);\nINSERT INTO `m` VALUES (1,'{0}'),(2,'a note');\n"
_QUOTED = f"a:4:{{{SERIALIZED}}}"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("m.csv", 'id,meta_value\n1,"{}"\n2,a note\n'.format(_QUOTED.replace('"', '""'))),
        ("m.sql", _INSERT.format(_QUOTED.replace('"', '\\"'))),
        ("m.jsonl", json.dumps({"id": 1, "meta_value": _QUOTED}) + '\n{"id": 2, "meta_value": "a note"}\n'),
        ("m.jsonl", json.dumps({"id": 1, "meta_value": json.dumps(PERSON)}) + '\n{"id": 2, "meta_value": "a note"}\n'),
    ],
)
def test_cells_of_files_are_opened_as_those_of_databases(name: str, data: str) -> None:
    found = rows([item for items in read(data.encode(), name).values() for item in items])
    assert [row.get("meta_value") for row in found] == [None, "a note"]
    assert str(found[0]["meta_value.date_of_birth"])[:10] == "1984-02-29"
    assert found[0]["meta_value.city"] == "Leeds"


def test_lines_of_text_stay_as_they_are() -> None:
    assert body(read(b'id,city\n1,Bath\n{"city": "Ely"}\n2,York\n', "a.csv")["a.csv"]) == ['{"city": "Ely"}']
