"""YAML, TOML and settings by line: key paths are columns, comments and what is malformed are text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.readers.kinds import kind
from tests.pace import seconds
from tests.structured import body, everything, read, rows


def columns(data: bytes, name: str) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for row in rows(read(data, name)[name]):
        for column, value in row.items():
            found.setdefault(column, []).extend(value if isinstance(value, list) else [value])
    return found


def test_yaml() -> None:
    data = b"""# owner: jane@example.org
users:
  - &j {name: Jane, email: jane@example.org}
  - *j
  - name: Jo
    note: |
      two
      lines
db: {password: s3cret}
---
second: x
"""
    found = columns(data, "a.yaml")
    assert found == {
        "users[].name": ["Jane", "Jo"], "users[].email": ["jane@example.org"], "users[].note": ["two\nlines\n"], "db.password": ["s3cret"], "second": ["x"],
    }  # fmt: skip
    assert body(read(data, "a.yaml")["a.yaml"]) == ["owner: jane@example.org"]


def test_yaml_constructs_nothing(tmp_path: object) -> None:
    found = columns(b"a: !!python/object/apply:os.system ['echo x']\nb: !!timestamp 2026-01-01\n", "a.yml")
    assert found == {"a[]": ["echo x"], "b": ["2026-01-01"]}


def test_aliases_are_not_expanded() -> None:
    data = b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [%s]\n" % (i, i, b",".join([b"*a%d" % (i - 1)] * 9)) for i in range(1, 12))
    assert sum(map(len, columns(data, "a.yaml").values())) == 1


LEAF = st.text(st.sampled_from("abé:#-'\" \n"), max_size=6)
TREE = st.recursive(
    LEAF,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["name", "email", "a b"]), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["name", "email", "items"]), TREE, max_size=3), st.booleans())
def test_every_scalar_of_yaml_comes_back(tree: object, flow: bool) -> None:
    def leaves(node: object) -> list[str]:
        inner = list(node.values()) if isinstance(node, dict) else node
        return [node] if isinstance(node, str) else [leaf for each in inner for leaf in leaves(each)]  # type: ignore[attr-defined]

    found = [value for values in columns(yaml.safe_dump(tree, default_flow_style=flow).encode(), "a.yaml").values() for value in values]
    for leaf in leaves(tree):
        assert not leaf or leaf in found


def test_toml() -> None:
    data = b'# by jane\ntitle="x"\nn=4111111111111111\n[owner]\nname="Jane"\ndob=1984-02-29\n[[u]]\nemail="a@example.org"\n[[u]]\nemail="b@example.org"\n'
    assert columns(data, "a.toml") == {
        "title": ["x"], "n": ["4111111111111111"], "owner.name": ["Jane"], "owner.dob": ["1984-02-29"], "u[].email": ["a@example.org", "b@example.org"],
    }  # fmt: skip
    assert body(read(data, "a.toml")["a.toml"]) == ["by jane"]


def test_settings_by_line() -> None:
    data = b"""; jane
[client]
user = jane
password = "x y z"
[jane@example.org]
smtp.host: mail.example.org
key = a \\
   b
just words
name=Jos\\u00e9
"""
    found = read(data, "a.ini")["a.ini"]
    assert body(found) == ["; jane", "just words"]
    assert rows(found) == [
        {"client.user": "jane", "client.password": "x y z"},
        {"{}": "jane@example.org", "{}.smtp.host": "mail.example.org", "{}.key": ["a", "b"], "{}.name": "José"},
    ]


@pytest.mark.parametrize("written", ["user.{}.email", "user[{}].email"])
def test_numbers_within_a_key_count_the_items_of_a_list(written: str) -> None:
    mails = [f"someone{n}@example.net" for n in range(4)]
    lines = [f"{written.format(n)}={mail}" for n, mail in enumerate(mails)]
    data = "\n".join([*lines, "java.version.1.8=x", "port.1=80"]).encode()
    assert columns(data, "x.properties") == {"user[].email": mails, "java.version[].8": ["x"], "port.1": ["80"]}


def test_an_environment_is_known_without_an_extension() -> None:
    data = b"# x\nDB_PASSWORD=hunter2\nexport EMAIL='jane@example.org'\n"
    for name in (".env", ".env.production", "settings"):
        assert kind(data, name) == "text/x-ini"
        assert columns(data, name) == {"DB_PASSWORD": ["hunter2"], "EMAIL": ["jane@example.org"]}
    assert kind(b"Dear Jane,\na = b\nyours\n", "letter") == "text/plain"


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"a: [1, 2\nb: jane@example.org", "a.yaml"), (b"a: b: c: jane@example.org", "a.yml"), (b"- " * 5000 + b"jane@example.org", "a.yaml"),
     (b"[" * 100_000 + b"jane@example.org", "a.yaml"), (b"{a: " * 50_000 + b"jane@example.org", "a.yaml"), (b"a = [1,\njane@example.org", "a.toml"),
     (b"a=" + b"[" * 100_000 + b"\njane@example.org", "a.toml"), (b"a" + b".a" * 100_000 + b"=1\nb='jane@example.org'", "a.toml"),
     (b"x=1\n" * 2_000_000 + b"jane@example.org", "a.toml"), (b"[" * 200_000 + b"\njane@example.org", "a.ini"), (b"jane@example.org" + b" a" * 200_000 + b"=b", "a.ini"),
     (b"a\0: jane@example.org", "a.yaml"), (b"? jane@example.org", "a.yaml"), (b"a: !!binary |\n  jane@example.org", "a.yaml")],
)  # fmt: skip
def test_what_is_broken_or_hostile_is_still_read(data: bytes, name: str) -> None:
    assert "jane@example.org" in everything(read(data, name)[name])
    assert seconds(lambda: read(data, name), enough=10) < 10
