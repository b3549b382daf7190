"""Files in binary cells: what is read of them counts for their column, what is not is said once, and nothing is left behind."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from connectors.sql import Sql
from connectors.sql_blobs import Blobs
from connectors.sql_opaque import is_opaque
from scanner.demo.media import jpeg, wav
from scanner.demo.office import message, pdf
from scanner.errors import ConfigError
from scanner.model import Part, Unit, Unread
from tests import services
from tests.cells import scanned

SECRET = bytes(range(128, 256)) * 2


def letter(number: int, *, locked: bool = False) -> bytes:
    """A letter that names a person and a number."""
    return pdf([f"Dear Ann Example{number}", f"E-mail ann{number}@example.org", f"NI number AB{number + 100000:06d}C"], locked)


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Sql]:
    def made(columns: str, *rows: tuple[Any, ...]) -> Sql:
        with sqlite3.connect(tmp_path / "a.db") as database:
            database.execute(f"CREATE TABLE paper ({columns})")
            database.executemany(f"INSERT INTO paper VALUES ({', '.join('?' * len(rows[0]))})", rows)
        return Sql(f"sqlite:///{tmp_path / 'a.db'}")

    return made


def read(source: Sql) -> tuple[list[pa.RecordBatch], list[Unread], list[Unit]]:
    """Batches of the table, what was not read, and the units inside it."""
    items = list(source.read(Part("", "paper")))
    inside = [item for item in items if isinstance(item, Unit)]
    first = items.index(inside[0]) if inside else len(items)
    return (
        [each for each in items[:first] if isinstance(each, pa.RecordBatch)],
        [each for each in items if isinstance(each, Unread)],
        inside,
    )


def test_what_documents_hold_is_found_in_their_column(make: Callable[..., Sql]) -> None:
    mail = message("ann@example.org", "joe@example.org", "Hello", "Mon, 1 Jan 2024 10:00:00 +0000", "Please ring 020 7946 0018")
    rows = [
        (letter(n), mail, f"write to joe{n}@example.org".encode(), jpeg(53.3281 + n / 100, -2.2384, "2024:01:01 10:00:00"))
        for n in range(6)
    ]
    found, unread, state = scanned(make("scan blob, mail blob, note blob, photo blob", *rows), "paper")
    assert found["paper", "scan"] >= {"contact.email", "id.national"}
    assert found["paper", "mail"] >= {"contact.phone"}
    assert found["paper", "note"] >= {"contact.email"}
    assert found["paper", "photo.latitude"] == found["paper", "photo.longitude"] == {"location"}
    assert [(each.place.column, each.reason) for each in unread] == [
        ("photo", "files in 6 rows: picture: only what it says of itself was read, not what it shows"),
    ]  # fmt: skip
    assert "media.photo" in found["paper!photo.photograph", None]
    assert {each.unit: each.rows_read for each in state.coverage} == {
        "paper": 6, "paper!scan.pdf": 6, "paper!mail.rfc822": 6, "paper!photo.photograph": 6,
    }  # fmt: skip


def test_what_is_not_read_is_said_once_for_each_reason_with_a_count(make: Callable[..., Sql]) -> None:
    rows = [(letter(n, locked=n < 2), wav(0.1), SECRET if n < 3 else None, b"\x80" * 32) for n in range(4)]
    _, unread, inside = read(make("scan blob, voice blob, secret blob, hash blob", *rows))
    assert [(each.place.column, each.reason) for each in unread if each.place.column != "voice"] == [
        ("scan", "files in 2 rows: encrypted PDF"),
        ("secret", "binary values in 3 rows: of no known kind: only the plain text in them was read"),
    ]
    assert [each.reason.startswith("files in 4 rows: recording") for each in unread if each.place.column == "voice"] == [True]
    assert [(each.name, each.form) for each in inside] == [
        ("paper!scan.pdf", "application/pdf"), ("paper!voice.wav", "audio/wav"),
    ]  # fmt: skip


def test_rows_keep_their_places(make: Callable[..., Sql]) -> None:
    rows = [(1, b"plain text"), (2, letter(2)), (3, None), (4, letter(4)), (5, b"\xff\x00")]
    ((batch,), _, _) = read(make("id int, scan blob", *rows))
    cells = batch.to_pydict()
    assert cells["id"] == [1, 2, 3, 4, 5]
    assert [cell and cell.splitlines()[-1] for cell in cells["scan"]] == [
        "plain text", "NI number AB100002C", None, "NI number AB100004C", "\ufffd\0",
    ]  # fmt: skip


def test_files_among_texts_are_read(make: Callable[..., Sql]) -> None:
    ((batch,), unread, _) = read(make("scan", ("none yet",), (letter(2),), (b"\xe9",), (None,)))
    assert unread == []
    assert [cell and cell.splitlines()[-1] for cell in batch["scan"].to_pylist()] == ["none yet", "NI number AB100002C", "\ufffd", None]


def test_files_among_texts_and_numbers_are_read(make: Callable[..., Sql]) -> None:
    """A column of SQLite takes anything, whatever its type says."""
    rows = [(7,), ("none yet",), (letter(3),), (1.5,), (None,), (bytes.fromhex("ff00") * 50,)]
    ((batch,), (unread,), _) = read(make("scan", *rows))
    assert (unread.place.column, unread.reason) == (
        "scan",
        "binary values in 1 row: of no known kind: only the plain text in them was read",
    )
    assert [cell and cell.splitlines()[-1] for cell in batch["scan"].to_pylist()[:5]] == [
        "7",
        "none yet",
        "NI number AB100003C",
        "1.5",
        None,
    ]


def test_what_is_read_of_a_table_is_limited_and_said(make: Callable[..., Sql], monkeypatch: pytest.MonkeyPatch) -> None:
    source = make("scan blob", *[(letter(n),) for n in range(2)])
    for name, value, reason in [
        ("_FILES", 1, "files in 1 row: no more of one batch are opened than 500"),
        ("_LARGEST", 100, "files in 2 rows: larger than 64 MB"),
        ("_TEXT", 10, "files in 2 rows: holds more text than is taken of a file in a cell: the rest was not read"),
        ("_ALL_SECONDS", 0, "files in 2 rows: the time for files in cells was over"),
    ]:
        with monkeypatch.context() as patch:
            patch.setattr(f"connectors.sql_blobs.{name}", value)
            _, unread, _ = read(source)
        assert [each.reason for each in unread] == [reason]


def test_no_file_is_left_behind(make: Callable[..., Sql], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = make("scan blob", (letter(1),))
    before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
    read(source)
    assert {each.name for each in tmp_path.iterdir()} == {"a.db"}
    if before:
        read(source)
        once = len(os.listdir("/proc/self/fd"))
        assert once <= before + 3  # the socket of the reading process, the lock of its folder, the database's file: they wait for the next
        read(source)
        assert len(os.listdir("/proc/self/fd")) <= once


def test_binary_columns_without_files_come_as_they_are() -> None:
    batch = pa.record_batch([pa.array([b"\0\1", None, b"text", SECRET[:32]])], names=["a"])
    assert Blobs("t").opened(batch).equals(batch)


def _ciphers(number: int, seed: int = 1) -> list[bytes]:
    """What pgcrypto makes of texts: a header that all share, and random bytes."""
    random = Random(seed)
    return [bytes.fromhex("c30d04070302") + random.randbytes(90 + row % 20) for row in range(number)]


def test_ciphertexts_are_said_to_be_unread_and_nothing_is_found_in_them_by_chance(make: Callable[..., Sql]) -> None:
    """In thirty thousand random cells stand e-mail addresses, ages, and heads of recordings."""
    hashes = [hashlib.sha256(cell).digest() for cell in _ciphers(30_000)]
    tokens = [b"token of ann@example.org" if row == 7 else None for row in range(30_000)]
    source = make("secret BLOB, hash BLOB, mixed BLOB", *zip(_ciphers(30_000), hashes, tokens, strict=True))
    found, unread, _ = scanned(source, "paper")
    assert found["paper", "mixed"] == {"contact.email"}
    assert not [place for place in found if "!" in place[0] or (place[1] in ("secret", "hash") and found[place] - {"auth.secret"})], (
        "by name only"
    )
    says = "binary values in 30,000 rows: encrypted, hashed or compressed, as their bytes are spread: not read (opaque says that this is meant)"
    assert [(each.place.column, each.reason) for each in unread] == [("secret", says)]


@pytest.mark.parametrize("head", [b"", b"owner ann@example.org, "])
def test_only_what_is_spread_like_random_bytes_is_taken_for_such(head: bytes) -> None:
    cells = [head[: len(head) - 9] + f"{row:09d}".encode()[: len(head)] + cell for row, cell in enumerate(_ciphers(400))]
    assert is_opaque(cells) is (head == b"")
    assert not is_opaque([letter(number) for number in range(20)])
    for count in (1, 2, 7):  # so large that few of them make a batch
        large = [(head or bytes(16)) + Random(number).randbytes(1 << 20) for number in range(count)]
        assert is_opaque(large) is (head == b"")
        assert not is_opaque([cell[: 1 << 14] + letter(1) * 100 + cell for cell in large[:1]])
    assert not is_opaque(_ciphers(10)) and not is_opaque([]) and not is_opaque([b"", b""]), "too little to tell"
    assert not is_opaque([f"Jos\xe9 Example{row}".encode("latin-1") for row in range(400)])
    assert not is_opaque([struct.pack("<8q", *range(row, row + 8)) for row in range(400)])


def test_what_the_configuration_calls_opaque_is_not_looked_into_and_no_reason_to_fail(make: Callable[..., Sql], tmp_path: Path) -> None:
    make("secret BLOB, letter BLOB", *((cell, letter(row)) for row, cell in enumerate(_ciphers(3))))
    source = Sql(f"sqlite:///{tmp_path / 'a.db'}", opaque=["*.secret"])
    items = list(source.read(Part("", "paper")))
    assert not [each for each in items if isinstance(each, Unread)]
    assert [each.note for each in items if isinstance(each, Unit) and each.note] == [
        "secret: opaque, says the configuration, and not looked into"
    ]
    batch = next(each for each in items if isinstance(each, pa.RecordBatch))
    assert not any("0" <= letter <= "z" for cell in batch["secret"].to_pylist() for letter in cell)
    assert "ann1@example.org" in batch["letter"][1].as_py()
    for wrong in ("*.secret", [1]):
        with pytest.raises(ConfigError, match='"opaque" must be a list'):
            Sql(f"sqlite:///{tmp_path / 'a.db'}", opaque=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
def test_servers(kind: str) -> None:
    with (services.postgresql if kind == "postgresql" else services.mariadb)() as server:
        made, write = ("bytea", "decode('{}', 'hex')") if kind == "postgresql" else ("longblob", "x'{}'")
        rows = ", ".join(f"({write.format(letter(n).hex())})" for n in range(3))
        found, unread, _ = scanned(server.make(f"CREATE TABLE S.t (scan {made})", f"INSERT INTO S.t VALUES {rows}"), server.unit("t"))
        assert unread == []
        assert found[server.unit("t"), "scan"] >= {"contact.email", "id.national"}


def test_files_in_arrays_of_postgresql_are_read() -> None:
    """Each for its own row, and what is no text is said to be unread."""
    with services.postgresql() as server:
        arrays = [f"ARRAY[convert_to('n', 'utf8'), NULL, decode('{letter(n).hex()}', 'hex')]" for n in range(3)]
        rows = ", ".join(f"({n}, {array}, ARRAY[decode('{'ff00' * 50}', 'hex')])" for n, array in enumerate((*arrays, "NULL", "'{}'")))
        made = "CREATE DOMAIN S.scans AS bytea[]", "CREATE TABLE S.t (id int, scan S.scans, rubbish bytea[])"
        source = server.make(*made, f"INSERT INTO S.t VALUES {rows}")
        found, unread, _ = scanned(source, server.unit("t"))
        assert found[server.unit("t"), "scan[]"] >= {"contact.email", "id.national"}
        assert [(each.place.column, each.reason) for each in unread] == [
            ("rubbish[]", "binary values in 5 rows: of no known kind: only the plain text in them was read")
        ]
        batch = next(item for item in source.read(Part("", server.unit("t"))) if isinstance(item, pa.RecordBatch))
        cells = batch["scan[]"].to_pylist()
        assert [cell and [text and text.splitlines()[-1] for text in cell] for cell in cells[:2]] == [
            ["n", None, "NI number AB100000C"], ["n", None, "NI number AB100001C"],
        ]  # fmt: skip
        assert not cells[3] and cells[4] == []
